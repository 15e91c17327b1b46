// The cases of testdata: a trace tells what the report tells, of every rule.
#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "validator/explain/book.h"
#include "validator/explain/trace.h"
#include "validator/testing/case_facts.h"
#include "validator/testing/case_file.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/shipped_ruleset.h"

namespace assay::explain {
namespace {

using testonly::Case;

std::set<std::string> BrokenIn(const Report& report) {
  std::set<std::string> broken;
  for (const Violation& violation : report.violations()) {
    broken.emplace(violation.rule());
    for (std::size_t i = 0; i < violation.also_count(); ++i) broken.emplace(violation.also(i));
  }
  for (const Warning& warning : report.warnings()) broken.emplace(warning.rule());
  for (const Shadow& shadow : report.shadows()) broken.emplace(shadow.rule);
  return broken;
}

std::vector<const TracedRule*> AllOf(const Trace& trace) {
  std::vector<const TracedRule*> all;
  const auto add = [&](const std::vector<TracedRule>& rules) {
    for (const TracedRule& rule : rules) all.push_back(&rule);
  };
  add(trace.request);
  for (const TracedParameter& parameter : trace.parameters) add(parameter.constraints);
  add(trace.rules);
  add(trace.checks);
  return all;
}

Truth Inferred(const TracedCondition& condition) {
  if (condition.kind == TracedCondition::Kind::kTerm) return condition.truth;
  const bool is_any = condition.kind == TracedCondition::Kind::kAny;
  Truth truth = is_any ? Truth::kFalse : Truth::kTrue;
  for (const TracedCondition& part : condition.parts) {
    const Truth one = Inferred(part);
    truth = is_any ? std::max(truth, one) : std::min(truth, one);
  }
  if (condition.kind != TracedCondition::Kind::kNot || truth == Truth::kUnknown) return truth;
  return truth == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
}

// What a condition came to is what its terms make of it, and what the rule under it was made of.
void ExpectSound(const TracedRule& rule, const std::string& place) {
  if (!rule.condition) return;
  EXPECT_EQ(Inferred(*rule.condition), rule.condition->truth) << place << ' ' << rule.rule->id;
  const bool tried = rule.outcome == Outcome::kHeld || rule.outcome == Outcome::kBroken;
  if (tried) {
    EXPECT_EQ(rule.condition->truth, Truth::kTrue) << place << ' ' << rule.rule->id;
  }
  if (rule.condition->truth == Truth::kFalse) {
    EXPECT_EQ(rule.outcome, Outcome::kNotApplied) << place << ' ' << rule.rule->id;
  }
}

// One answered request, and what is told of it.
struct Traced {
  const std::string& place;
  const Report& report;
  const Trace& trace;
};

void ExpectBrokenAreTold(const Traced& one) {
  std::set<std::string> broken;
  const std::set<std::string> told = BrokenIn(one.report);
  for (const TracedRule* const rule : AllOf(one.trace)) {
    if (rule->outcome == Outcome::kBroken) broken.insert(rule->rule->id);
    if (rule->outcome == Outcome::kHeld) {
      EXPECT_EQ(told.count(rule->rule->id), 0u) << one.place << ' ' << rule->rule->id;
    }
  }
  EXPECT_EQ(broken, told) << one.place;
}

void ExpectReasonsOfTheReport(const Traced& one) {
  std::set<std::string> reasons, seen;
  for (const TracedRule* const rule : AllOf(one.trace)) {
    if (rule->outcome == Outcome::kBroken) reasons.insert(rule->rule->id + ": " + rule->reason);
  }
  for (const Violation& violation : one.report.violations()) {
    // Of several parts, the first one's.
    if (!seen.emplace(violation.rule()).second) continue;
    std::string reason(violation.rule());
    reason += ": ";
    violation.AppendReason(&reason);
    EXPECT_EQ(reasons.count(reason), 1u) << one.place << ' ' << reason;
  }
}

void ExpectFactsOfTheReport(const Traced& one) {
  std::set<std::string> unanswered, expected;
  for (const TracedRule& rule : one.trace.checks) {
    if (rule.outcome == Outcome::kUnknown) unanswered.insert(rule.rule->id);
  }
  for (const NeededFact& fact : one.report.unchecked_facts()) expected.emplace(fact.check);
  EXPECT_EQ(unanswered, expected) << one.place;
}

// Whatever a report tells is in the book, under its code and in the order of reports.
void ExpectOrderOfTheReport(const Traced& one) {
  std::size_t last = 1;
  for (const Violation& violation : one.report.violations()) {
    const auto& rules = one.trace.chapter->rules;
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) {
      return rule.position != 0 && rule.id == violation.rule();
    });
    ASSERT_NE(found, rules.end()) << one.place << ' ' << violation.rule();
    EXPECT_EQ(found->code, violation.code()) << one.place;
    EXPECT_GE(found->position, last) << one.place << ' ' << violation.rule();
    last = found->position;
  }
}

class CasesTest : public ::testing::TestWithParam<testonly::CaseFolder> {};

TEST_P(CasesTest, TracesTellWhatReportsTell) {
  const testonly::TestRuleset& ruleset = testonly::RulesetFile(GetParam().ruleset);
  const std::shared_ptr<const Validator> validator = ruleset.MakeValidator();
  const Book book({ruleset.model}, validator, Language::kEnglish);
  Scratch scratch = validator->NewScratch();
  std::size_t count = 0;
  for (const Case& one : testonly::CasesOf(GetParam())) {
    std::vector<Pair> views;
    Report report = validator->Validate(testonly::RequestOf(one, &views), scratch);
    report = report.Resolve(testonly::AnswersOf(one, testonly::FromReport(report)));
    const Trace trace = TraceOf(book, report);
    const Traced traced{one.place, report, trace};
    ExpectBrokenAreTold(traced);
    ExpectReasonsOfTheReport(traced);
    ExpectFactsOfTheReport(traced);
    ExpectOrderOfTheReport(traced);
    for (const TracedRule* const rule : AllOf(trace)) ExpectSound(*rule, one.place);
    ++count;
  }
  EXPECT_GT(count, 0u);
}

INSTANTIATE_TEST_SUITE_P(Folders, CasesTest, ::testing::ValuesIn(testonly::CaseFolders()),
                         ::testing::PrintToStringParamName());

}  // namespace
}  // namespace assay::explain
