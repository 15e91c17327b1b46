// The cases of testdata: counters agree with what the reports say, operation by operation.
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "validator/live.h"
#include "validator/testing/case_facts.h"
#include "validator/testing/case_file.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/shipped_ruleset.h"

namespace assay {
namespace {

using testonly::Case;

struct Counts {
  std::array<std::uint64_t, 3> verdicts{};
  std::map<std::string, std::uint64_t> violated, shadow_violated, answered;

  bool operator==(const Counts&) const = default;
};
using Counted = std::map<std::string, Counts>;  // by operation

// What the public face of a report tells, counted naively.
void Add(const Report& report, Counted& counted) {
  Counts& counts = counted[std::string(report.operation())];
  ++counts.verdicts[static_cast<std::size_t>(report.verdict())];
  std::set<std::string> broken;
  for (const Violation& violation : report.violations()) {
    broken.emplace(violation.rule());
    for (std::size_t i = 0; i < violation.also_count(); ++i) broken.emplace(violation.also(i));
  }
  for (const std::string& rule : broken) ++counts.violated[rule];
  broken.clear();
  for (const Shadow& shadow : report.shadows()) broken.emplace(shadow.rule);
  for (const std::string& rule : broken) ++counts.shadow_violated[rule];
  for (const NeededFact& fact : report.needed_facts()) ++counts.answered[std::string(fact.check)];
  for (const NeededFact& fact : report.unchecked_facts()) {
    --counts.answered[std::string(fact.check)];
  }
}

// The same of the counters, without what never happened.
Counted CountedBy(const LiveValidator& live, const Counted& naive) {
  Counted counted;
  for (const OperationCounters& operation : live.Counted().operations) {
    const std::uint64_t all = operation.valid + operation.invalid + operation.indeterminate;
    if (all == 0) continue;
    Counts& counts = counted[operation.operation];
    counts.verdicts = {operation.valid, operation.invalid, operation.indeterminate};
    const std::map<std::string, std::uint64_t>& checks = naive.at(operation.operation).answered;
    for (const RuleCounters& rule : operation.rules) {
      if (rule.violated > 0) counts.violated[rule.rule] = rule.violated;
      if (rule.shadow_violated > 0) counts.shadow_violated[rule.rule] = rule.shadow_violated;
      if (checks.contains(rule.rule)) {
        counts.answered[rule.rule] = rule.evaluated;
      } else if (rule.evaluated != 0) {  // a check that was never needed
        EXPECT_EQ(rule.evaluated, all) << rule.rule;
      }
    }
  }
  return counted;
}

class CasesTest : public ::testing::TestWithParam<testonly::CaseFolder> {};

TEST_P(CasesTest, CountersAgreeWithReports) {
  const LiveValidator live(testonly::RulesetFile(GetParam().ruleset).MakeValidator());
  Worker worker(live);
  Counted naive;
  for (const Case& one : testonly::CasesOf(GetParam())) {
    std::vector<Pair> views;
    Report report = worker.Validate(testonly::RequestOf(one, &views));
    report = report.Resolve(testonly::AnswersOf(one, testonly::FromReport(report)));
    worker.Count(report);
    Add(report, naive);
  }
  ASSERT_GT(naive.size(), 1u);  // an operation, and requests without one
  EXPECT_TRUE(CountedBy(live, naive) == naive) << [&] {
    std::string text;
    AppendJson(live.Counted(), &text);
    return text;
  }();
}

INSTANTIATE_TEST_SUITE_P(Folders, CasesTest, ::testing::ValuesIn(testonly::CaseFolders()),
                         ::testing::PrintToStringParamName());

}  // namespace
}  // namespace assay
