// Runs every case of testdata on both evaluators, a test each: FOLDER/CaseTest.Compiled/ID and
// FOLDER/CaseTest.Reference/ID.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/testing/case_facts.h"
#include "validator/testing/case_file.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/reference.h"
#include "validator/testing/shipped_ruleset.h"

namespace assay::testonly {
namespace {

// A case and the rule file that it is about.
struct RulesetCase {
  std::string ruleset;
  Case expected;
};

void PrintTo(const RulesetCase& one, std::ostream* out) { *out << one.expected.place; }

std::vector<RulesetCase> CasesOf(const std::string& folder, const std::string& ruleset) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator("testdata/" + folder)) {
    if (entry.path().extension() == ".jsonl") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<RulesetCase> cases;
  for (const std::string& path : paths) {
    for (Case& one : ReadCases(path)) cases.push_back({ruleset, std::move(one)});
  }
  return cases;
}

std::string TestName(const ::testing::TestParamInfo<RulesetCase>& info) {
  std::string name = info.param.expected.id;
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return info.param.expected.error.empty() ? name : name + "_" + std::to_string(info.index);
}

class CaseTest : public ::testing::TestWithParam<RulesetCase> {};

// Made once a rule file.
struct Compiled {
  explicit Compiled(const std::string& path)
      : validator(RulesetFile(path).MakeValidator()), scratch(validator->NewScratch()) {}
  std::shared_ptr<const Validator> validator;
  Scratch scratch;
};

Compiled& CompiledFile(const std::string& path) {
  static std::map<std::string, Compiled> compiled;
  return compiled.try_emplace(path, path).first->second;
}

TEST_P(CaseTest, Compiled) {
  const Case& expected = GetParam().expected;
  ASSERT_EQ(expected.error, "");
  auto& [validator, scratch] = CompiledFile(GetParam().ruleset);
  std::vector<Pair> views;
  Report report = validator->Validate(RequestOf(expected, &views), scratch);
  report = report.Resolve(AnswersOf(expected, FromReport(report)));
  EXPECT_EQ(Mismatch(expected, FromReport(report)), "") << expected.place;
}

TEST_P(CaseTest, Reference) {
  const Case& expected = GetParam().expected;
  ASSERT_EQ(expected.error, "");
  const Reference reference(RulesetFile(GetParam().ruleset).model);
  std::vector<Pair> views;
  PlainReport report = reference.Validate(RequestOf(expected, &views));
  report = reference.Resolve(report, AnswersOf(expected, report));
  EXPECT_EQ(Mismatch(expected, report), "") << expected.place;
}

INSTANTIATE_TEST_SUITE_P(CreateInstance, CaseTest,
                         ::testing::ValuesIn(CasesOf("create_instance",
                                                     "rules/r-kvstore/2015-01-01.json")),
                         TestName);
INSTANTIATE_TEST_SUITE_P(CreateTairInstance, CaseTest,
                         ::testing::ValuesIn(CasesOf("create_tair_instance",
                                                     "rules/r-kvstore/create-tair-instance.json")),
                         TestName);
INSTANTIATE_TEST_SUITE_P(CreateKey, CaseTest,
                         ::testing::ValuesIn(CasesOf("create_key", "rules/kms/2016-01-20.json")),
                         TestName);
INSTANTIATE_TEST_SUITE_P(CreateNetworkInterface, CaseTest,
                         ::testing::ValuesIn(CasesOf("create_network_interface",
                                                     "rules/ecs/2014-05-26.json")),
                         TestName);
INSTANTIATE_TEST_SUITE_P(Language, CaseTest,
                         ::testing::ValuesIn(CasesOf("language",
                                                     "testdata/rulesets/language.json")),
                         TestName);
INSTANTIATE_TEST_SUITE_P(Structures, CaseTest,
                         ::testing::ValuesIn(CasesOf("structures",
                                                     "testdata/rulesets/structures.json")),
                         TestName);

}  // namespace
}  // namespace assay::testonly
