// The cases of testdata: counts agree with what the reports say, and the cases bring out every
// code.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "validator/coverage.h"
#include "validator/testing/case_facts.h"
#include "validator/testing/case_file.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/shipped_ruleset.h"

namespace assay {
namespace {

using testonly::Case;
using testonly::CaseFolder;

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

std::uint64_t CountIn(const std::map<std::string, std::uint64_t>& counts, std::string_view code) {
  const auto found = counts.find(std::string(code));
  return found == counts.end() ? 0 : found->second;
}

// The cases of a folder, all counted.
struct Counted {
  explicit Counted(const CaseFolder& folder)
      : validator(testonly::RulesetFile(folder.ruleset).MakeValidator()), coverage(validator) {
    Scratch scratch = validator->NewScratch();
    for (const Case& one : testonly::CasesOf(folder)) Add(one, scratch);
    summary = coverage.Summarize();
  }

  void Add(const Case& one, Scratch& scratch) {
    std::vector<Pair> views;
    Report report = validator->Validate(testonly::RequestOf(one, &views), scratch);
    report = report.Resolve(testonly::AnswersOf(one, testonly::FromReport(report)));
    coverage.Add(report);
    naive.Add(report);
  }

  std::shared_ptr<const Validator> validator;
  Coverage coverage;
  Naive naive;
  CoverageSummary summary;
};

class CasesTest : public ::testing::TestWithParam<CaseFolder> {
 protected:
  // Made once a folder.
  static const Counted& CountedOf(const CaseFolder& folder) {
    static std::map<std::string, Counted> all;
    return all.try_emplace(folder.name, folder).first->second;
  }

  const Naive& naive() const { return CountedOf(GetParam()).naive; }
  const CoverageSummary& summary() const { return CountedOf(GetParam()).summary; }
};

TEST_P(CasesTest, CountsAgreeWithReports) {
  ASSERT_GT(summary().verdicts.all(), 0u);
  std::map<std::string, std::uint64_t> broken;
  const auto add = [&](const std::vector<RuleCoverage>& rules) {
    for (const RuleCoverage& rule : rules) {
      const bool counted = rule.kind != RuleKind::kWarning && rule.broken > 0;
      if (counted) broken[std::string(rule.rule)] += rule.broken;
    }
  };
  add(summary().request_rules);
  for (const OperationCoverage& operation : summary().operations) add(operation.rules);
  EXPECT_EQ(broken, naive().broken);
  for (const CodeCoverage& code : summary().rulesets.at(0).codes) {
    EXPECT_EQ(code.first, CountIn(naive().first, code.code)) << code.code;
    EXPECT_EQ(code.any, CountIn(naive().any, code.code)) << code.code;
    EXPECT_TRUE(code.reachable || code.any == 0) << code.code;
  }
}

TEST_P(CasesTest, NoCountExceedsTheRequests) {
  for (const OperationCoverage& operation : summary().operations) {
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

INSTANTIATE_TEST_SUITE_P(Folders, CasesTest, ::testing::ValuesIn(testonly::CaseFolders()),
                         ::testing::PrintToStringParamName());

// Every code of the shipped ruleset that anything can answer with.
class CreateInstanceTest : public CasesTest {};
TEST_P(CreateInstanceTest, CasesBringOutEveryCode) {
  std::vector<std::string> lacking;
  for (const CodeCoverage& code : summary().rulesets.at(0).codes) {
    if (code.reachable && code.any == 0) lacking.emplace_back(code.code);
  }
  EXPECT_EQ(lacking, std::vector<std::string>());
  EXPECT_EQ(summary().totals[CoverageAspect::kCodes].covered, 18u);
}

INSTANTIATE_TEST_SUITE_P(Codes, CreateInstanceTest,
                         ::testing::Values(CaseFolder{"create_instance",
                                                      "rules/r-kvstore/2015-01-01.json"}));

}  // namespace
}  // namespace assay
