// The cases of testdata: counts agree with what the reports say, and the cases bring out every
// code.
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "validator/coverage.h"
#include "validator/load/facts_file.h"
#include "validator/testing/case_file.h"
#include "validator/testing/shipped_ruleset.h"

namespace assay {
namespace {

using testonly::Case;

std::vector<FactValue> Answers(const Case& one, const Report& report) {
  std::vector<FactValue> answers;
  if (one.facts.empty()) return answers;
  const load::FactsResult facts = load::LoadFacts("facts", one.facts);
  for (const NeededFact& fact : report.needed_facts()) {
    std::vector<std::string_view> arguments;
    for (std::size_t i = 0; i < fact.argument_count; ++i) {
      arguments.push_back(fact.arguments[i].value);
    }
    const auto answer = facts.table->Find(fact.id, arguments);
    answers.push_back(!answer   ? FactValue::kUnknown
                      : *answer ? FactValue::kTrue
                                : FactValue::kFalse);
  }
  return answers;
}

// What the public face of reports tells, counted naively.
struct Naive {
  void Add(const Report& report) {
    bool is_first = true;
    std::map<std::string, bool> told;
    for (const Violation& violation : report.violations()) {
      const std::string code(violation.code());
      if (is_first) ++first[code];
      is_first = false;
      if (!told[code]) ++any[code];
      told[code] = true;
      ++broken[std::string(violation.rule())];
      for (std::size_t i = 0; i < violation.also_count(); ++i) {
        ++broken[std::string(violation.also(i))];
      }
    }
    for (const Shadow& shadow : report.shadows()) ++broken[std::string(shadow.rule)];
  }

  std::map<std::string, std::uint64_t> first, any, broken;
};

class CasesTest : public ::testing::TestWithParam<std::pair<std::string, std::string>> {
 protected:
  void SetUp() override {
    const auto& [folder, path] = GetParam();
    validator_ = testonly::RulesetFile(path).MakeValidator();
    coverage_ = std::make_unique<Coverage>(validator_);
    Scratch scratch = validator_->NewScratch();
    for (const auto& entry : std::filesystem::directory_iterator("testdata/" + folder)) {
      if (entry.path().extension() != ".jsonl") continue;
      for (const Case& one : testonly::ReadCases(entry.path().string())) {
        std::vector<Pair> views;
        Report report = validator_->Validate(testonly::RequestOf(one, &views), scratch);
        report = report.Resolve(Answers(one, report));
        coverage_->Add(report);
        naive_.Add(report);
      }
    }
    summary_ = coverage_->Summarize();
  }

  std::shared_ptr<const Validator> validator_;
  std::unique_ptr<Coverage> coverage_;
  Naive naive_;
  CoverageSummary summary_;
};

TEST_P(CasesTest, CountsAgreeWithReports) {
  ASSERT_GT(summary_.verdicts.all(), 0u);
  std::map<std::string, std::uint64_t> broken;
  const auto add = [&](const std::vector<RuleCoverage>& rules) {
    for (const RuleCoverage& rule : rules) {
      const bool counted = rule.kind != RuleKind::kWarning && rule.broken > 0;
      if (counted) broken[std::string(rule.rule)] += rule.broken;
    }
  };
  add(summary_.request_rules);
  for (const OperationCoverage& operation : summary_.operations) add(operation.rules);
  EXPECT_EQ(broken, naive_.broken);
  for (const CodeCoverage& code : summary_.rulesets.at(0).codes) {
    EXPECT_EQ(code.first, naive_.first[std::string(code.code)]) << code.code;
    EXPECT_EQ(code.any, naive_.any[std::string(code.code)]) << code.code;
    EXPECT_TRUE(code.reachable || code.any == 0) << code.code;
  }
}

TEST_P(CasesTest, NoCountExceedsTheRequests) {
  for (const OperationCoverage& operation : summary_.operations) {
    const std::uint64_t all = operation.verdicts.all();
    for (const RuleCoverage& rule : operation.rules) {
      EXPECT_LE(rule.broken + *rule.held + rule.unanswered, all) << rule.rule;
    }
    for (const ConditionCoverage& one : operation.conditions) {
      const std::uint64_t sum = one.held + one.not_held + one.unknown;
      EXPECT_LE(sum, all) << one.of;
      EXPECT_TRUE(one.kind == ConditionKind::kDefault || sum == all) << one.of;
    }
    for (const ParameterCoverage& one : operation.parameters) {
      EXPECT_EQ(one.given + one.absent + one.empty, all) << one.name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Folders, CasesTest,
    ::testing::Values(std::pair("create_instance", "rules/r-kvstore/2015-01-01.json"),
                      std::pair("create_tair_instance",
                                "rules/r-kvstore/create-tair-instance.json"),
                      std::pair("create_key", "rules/kms/2016-01-20.json"),
                      std::pair("create_network_interface", "rules/ecs/2014-05-26.json"),
                      std::pair("language", "testdata/rulesets/language.json")),
    [](const auto& info) { return info.param.first; });

// Every code of the shipped ruleset that anything can answer with.
class CreateInstanceTest : public CasesTest {};
TEST_P(CreateInstanceTest, CasesBringOutEveryCode) {
  std::vector<std::string> lacking;
  for (const CodeCoverage& code : summary_.rulesets.at(0).codes) {
    if (code.reachable && code.any == 0) lacking.emplace_back(code.code);
  }
  EXPECT_EQ(lacking, std::vector<std::string>());
  EXPECT_EQ(summary_.totals[CoverageAspect::kCodes].covered, 17u);
}

INSTANTIATE_TEST_SUITE_P(Codes, CreateInstanceTest,
                         ::testing::Values(std::pair("create_instance",
                                                     "rules/r-kvstore/2015-01-01.json")));

}  // namespace
}  // namespace assay
