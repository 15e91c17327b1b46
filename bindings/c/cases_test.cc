// The cases of testdata, by way of C: each report is that of C++, to the byte.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bindings/c/assay.h"
#include "gtest/gtest.h"
#include "validator/render.h"
#include "validator/testing/case_facts.h"
#include "validator/testing/case_file.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/shipped_ruleset.h"
#include "validator/validator.h"

namespace {

using assay::testonly::Case;

assay_text ToC(std::string_view text) { return {text.data(), text.size()}; }

std::vector<assay_pair> ToC(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::vector<assay_pair> all;
  for (const auto& [name, value] : pairs) all.push_back({ToC(name), ToC(value)});
  return all;
}

int Validate(assay_worker* worker, const Case& one, const std::vector<assay_pair>& pairs) {
  switch (one.form) {
    case assay::Request::Form::kPairs:
      return assay_validate_pairs(worker, pairs.data(), pairs.size());
    case assay::Request::Form::kJson:
      return assay_validate_json(worker, one.text.data(), one.text.size());
    case assay::Request::Form::kHttp: {
      assay_http http = {};
      http.struct_size = sizeof http;
      http.method = ToC(one.method);
      http.target = ToC(one.target);
      http.headers = pairs.data();
      http.header_count = pairs.size();
      http.body = ToC(one.text);
      return assay_validate_http(worker, &http);
    }
    default:
      return assay_validate_query(worker, one.text.data(), one.text.size());
  }
}

class CasesTest : public ::testing::TestWithParam<assay::testonly::CaseFolder> {
 protected:
  void SetUp() override {
    const assay::testonly::TestRuleset& ruleset = assay::testonly::RulesetFile(GetParam().ruleset);
    validator_ = ruleset.MakeValidator();
    const assay_file file = {ToC(ruleset.path), ToC(ruleset.text)};
    ASSERT_EQ(assay_rules_load(&file, 1, nullptr, &rules_, text_), ASSAY_OK);
    worker_ = assay_worker_new(rules_);
  }

  void TearDown() override {
    assay_worker_free(worker_);
    assay_rules_free(rules_);
    assay_string_free(text_);
  }

  void Compare(const Case& one, assay::Scratch& scratch) {
    std::vector<assay::Pair> views;
    assay::Report report = validator_->Validate(assay::testonly::RequestOf(one, &views), scratch);
    const std::vector<assay::FactValue> facts =
        assay::testonly::AnswersOf(one, assay::testonly::FromReport(report));
    report = report.Resolve(facts);
    std::string expected;
    assay::AppendRecord(report, {}, &expected);

    assay_worker_set_time(worker_, one.now.value_or(ASSAY_NO_TIME));
    const std::vector<assay_pair> pairs = ToC(one.pairs);
    ASSERT_GE(Validate(worker_, one, pairs), 0) << one.place;
    std::vector<int> answers;
    for (const assay::FactValue fact : facts) answers.push_back(static_cast<int>(fact));
    const int verdict = assay_resolve(worker_, answers.data(), answers.size());
    EXPECT_EQ(verdict, static_cast<int>(report.verdict())) << one.place;
    ASSERT_EQ(assay_record(worker_, 1, text_), ASSAY_OK);
    EXPECT_EQ(std::string(assay_string_data(text_)), expected) << one.place;
  }

  std::shared_ptr<const assay::Validator> validator_;
  assay_string* text_ = assay_string_new();
  assay_rules* rules_ = nullptr;
  assay_worker* worker_ = nullptr;
};

TEST_P(CasesTest, ReportsAreThoseOfCpp) {
  assay::Scratch scratch = validator_->NewScratch();
  std::size_t count = 0;
  for (const Case& one : assay::testonly::CasesOf(GetParam())) {
    Compare(one, scratch);
    ++count;
  }
  EXPECT_GT(count, 0u);
}

INSTANTIATE_TEST_SUITE_P(Folders, CasesTest, ::testing::ValuesIn(assay::testonly::CaseFolders()),
                         ::testing::PrintToStringParamName());

}  // namespace
