// Requests made by hand, and what is counted of them.
#include "validator/coverage.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "validator/coverage/test_rules.h"

namespace assay {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class CoverageTest : public ::testing::Test {
 protected:
  void Count(std::string_view request, Coverage& coverage, FactValue fact = FactValue::kUnknown) {
    const Report report = validator_->Validate(
        request.starts_with('{') ? Request::Json(request) : Request::Query(request), scratch_);
    const std::vector<FactValue> answers = {fact};
    coverage.Add(report.Resolve(answers));
  }

  CoverageSummary SummaryOf(const std::vector<std::string_view>& requests) {
    coverage_ = Coverage(validator_);
    for (const std::string_view request : requests) Count(request, coverage_);
    return coverage_.Summarize();
  }

  std::shared_ptr<const Validator> validator_ = coverage::MakeTestValidator();
  Scratch scratch_ = validator_->NewScratch();
  Coverage coverage_{validator_};
};

using Counts = std::vector<std::uint64_t>;

// Broken and held.
Counts RuleIn(const std::vector<RuleCoverage>& rules, std::string_view id,
              std::string_view parameter = "") {
  for (const RuleCoverage& rule : rules) {
    if (rule.rule != id) continue;
    if (!parameter.empty() && rule.parameters[0] != parameter) continue;
    return {rule.broken, rule.held.value_or(999)};
  }
  return {};
}

Counts Rule(const CoverageSummary& summary, std::string_view id, std::string_view parameter = "") {
  return RuleIn(summary.operations.at(0).rules, id, parameter);
}

// Held, did not hold, unknown.
Counts Condition(const CoverageSummary& summary, std::string_view of) {
  for (const ConditionCoverage& one : summary.operations.at(0).conditions) {
    if (one.of == of) return {one.held, one.not_held, one.unknown};
  }
  return {};
}

const ParameterCoverage& Parameter(const CoverageSummary& summary, std::string_view name) {
  const auto& all = summary.operations.at(0).parameters;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const ParameterCoverage& one) { return one.name == name; });
  EXPECT_NE(found, all.end()) << name;
  return found == all.end() ? all.at(0) : *found;
}

// Given, absent, empty.
Counts Given(const CoverageSummary& summary, std::string_view name) {
  const ParameterCoverage& one = Parameter(summary, name);
  return {one.given, one.absent, one.empty};
}

std::vector<std::pair<std::string, std::uint64_t>> Values(const CoverageSummary& summary,
                                                          std::string_view name) {
  std::vector<std::pair<std::string, std::uint64_t>> values;
  for (const ValueCoverage& value : Parameter(summary, name).values) {
    values.emplace_back(value.value, value.given);
  }
  return values;
}

std::vector<std::pair<std::string, std::uint64_t>> Defaults(const CoverageSummary& summary,
                                                            std::string_view name) {
  std::vector<std::pair<std::string, std::uint64_t>> values;
  for (const DefaultCoverage& value : Parameter(summary, name).defaults) {
    values.emplace_back(value.value, value.used);
  }
  return values;
}

TEST_F(CoverageTest, HasNothingButNamesOfWhatNeverOccurred) {
  const CoverageSummary summary = SummaryOf({});
  EXPECT_EQ(summary.verdicts.all(), 0u);
  EXPECT_THAT(summary.operations, IsEmpty());
  ASSERT_EQ(summary.rulesets.size(), 1u);
  EXPECT_THAT(summary.rulesets[0].never_named, ElementsAre("Op", "Other"));
  EXPECT_EQ(summary.totals.overall().covered, 0u);
  EXPECT_EQ(summary.totals[CoverageAspect::kOperations].total, 2u);
}

TEST_F(CoverageTest, TriesAConstraintOnWhatIsGivenAndReadable) {
  const CoverageSummary summary =
      SummaryOf({"Action=Op", "Action=Op&Size=5", "Action=Op&Size=0", "Action=Op&Size=x",
                 "Action=Op&Size=1&Size=2", "Action=Op&Size=%FF",
                 "Action=Op&Size=", R"({"Action": "Op", "Size": [1]})"});
  EXPECT_THAT(Rule(summary, "Size.duplicate"), ElementsAre(1, 5));
  EXPECT_THAT(Rule(summary, "Size.decoding"), ElementsAre(1, 4));
  EXPECT_THAT(Rule(summary, "Size.type"), ElementsAre(2, 2));
  EXPECT_THAT(Rule(summary, "Size.minimum"), ElementsAre(1, 1));
  EXPECT_THAT(Rule(summary, "Size.maximum"), ElementsAre(0, 2));
  EXPECT_THAT(Given(summary, "Size"), ElementsAre(6, 1, 1));
  EXPECT_THAT(Rule(summary, "Flag.type"), ElementsAre(0, 0));
}

TEST_F(CoverageTest, TriesNoPatternOnWhatIsTooLong) {
  const CoverageSummary summary =
      SummaryOf({"Action=Op&Name=abc", "Action=Op&Name=abcd", "Action=Op&Name=A"});
  EXPECT_THAT(Rule(summary, "Name.maxLength"), ElementsAre(1, 2));
  EXPECT_THAT(Rule(summary, "Name.pattern"), ElementsAre(1, 1));
}

TEST_F(CoverageTest, ListsOnlyWhatCanBeBroken) {
  const CoverageSummary summary = SummaryOf({"Action=Op&Loose=z"});
  EXPECT_THAT(Rule(summary, "Loose.enum"), IsEmpty());
  EXPECT_THAT(Rule(summary, "Loose.duplicate"), ElementsAre(0, 1));
  EXPECT_THAT(Rule(summary, "Action.enum"), IsEmpty());
  EXPECT_THAT(Rule(summary, "Action.required"), IsEmpty());
  EXPECT_THAT(Values(summary, "Loose"), ElementsAre(Pair("x", 0), Pair("y", 0)));
}

TEST_F(CoverageTest, TriesARuleWhenItsConditionHolds) {
  const CoverageSummary summary =
      SummaryOf({"Action=Op", "Action=Op&Mode=b&Size=1", "Action=Op&Mode=b&Size=7&Flag=true",
                 "Action=Op&Mode=c&Name=a", "Action=Op&Name=a"});
  EXPECT_THAT(Rule(summary, "b-needs", "Size"), ElementsAre(0, 2));
  EXPECT_THAT(Rule(summary, "b-needs", "Flag"), ElementsAre(1, 1));
  EXPECT_THAT(Condition(summary, "b-needs"), ElementsAre(2, 2, 1));
  EXPECT_THAT(Rule(summary, "told"), ElementsAre(1, 1));
  EXPECT_THAT(Condition(summary, "told"), ElementsAre(2, 2, 1));
  EXPECT_THAT(Rule(summary, "small"), ElementsAre(1, 1));
  EXPECT_THAT(Condition(summary, "small"), IsEmpty());
  EXPECT_THAT(Condition(summary, "known"), ElementsAre(2, 3, 0));
}

TEST_F(CoverageTest, CountsWhatIsSaidOfFacts) {
  Coverage coverage(validator_);
  const std::string_view request = "Action=Op&Name=a";
  Count(request, coverage, FactValue::kTrue);
  Count(request, coverage, FactValue::kFalse);
  Count(request, coverage, FactValue::kFalse);
  Count(request, coverage);
  Count("Action=Op", coverage, FactValue::kTrue);                // does not need it
  Count("Action=Op&Name=a&Size=x", coverage, FactValue::kTrue);  // nor is it asked here
  const CoverageSummary summary = coverage.Summarize();
  const auto& rules = summary.operations.at(0).rules;
  const auto known = std::find_if(rules.begin(), rules.end(),
                                  [](const RuleCoverage& rule) { return rule.rule == "known"; });
  ASSERT_NE(known, rules.end());
  EXPECT_EQ(known->kind, RuleKind::kCheck);
  EXPECT_EQ(known->code, "NotKnown");
  EXPECT_EQ(known->broken, 2u);
  EXPECT_EQ(known->held, 1u);
  EXPECT_EQ(known->unanswered, 1u);
  EXPECT_EQ(summary.verdicts.valid, 2u);
  EXPECT_EQ(summary.verdicts.invalid, 3u);
  EXPECT_EQ(summary.verdicts.indeterminate, 1u);
}

TEST_F(CoverageTest, CountsDeclaredValuesAndDefaults) {
  const CoverageSummary summary =
      SummaryOf({"Action=Op&Mode=a&Flag=false", "Action=Op&Mode=b", "Action=Op&Mode=b&Late=x",
                 "Action=Op&Mode=c", "Action=Op", "Action=Op&Mode=b&Mode=b"});
  EXPECT_THAT(Values(summary, "Mode"), ElementsAre(Pair("a", 1), Pair("b", 2)));
  EXPECT_THAT(Values(summary, "Flag"), ElementsAre(Pair("true", 0), Pair("false", 1)));
  EXPECT_THAT(Defaults(summary, "Mode"), ElementsAre(Pair("a", 1)));
  EXPECT_THAT(Defaults(summary, "Late"), ElementsAre(Pair("of-b", 1), Pair("of-a", 4)));
  EXPECT_THAT(Condition(summary, "Late"), ElementsAre(1, 2, 2));
}

TEST_F(CoverageTest, KeepsTheValuesOfSecretsToItself) {
  const CoverageSummary summary = SummaryOf({"Action=Op&Secret=s2", "Action=Op"});
  EXPECT_THAT(Values(summary, "Secret"), IsEmpty());
  EXPECT_THAT(Defaults(summary, "Secret"), ElementsAre(Pair("***", 1)));
  EXPECT_THAT(Given(summary, "Secret"), ElementsAre(1, 1, 0));
}

TEST_F(CoverageTest, CountsRequestsInWhichAPartBreaksARule) {
  const CoverageSummary summary =
      SummaryOf({"Action=Op&Tag.1.Key=k&Tag.2.Key=m&Tag.3.Key=n", "Action=Op&Tag.1.Value=abc",
                 "Action=Op&Tag.1.Key=k&Tag.1.Value=ab&Tag.2.Key=k", "Action=Op&Tag=x",
                 "Action=Op&Tag.1=x", "Action=Op&Tag.2.Key=l", "Action=Op"});
  EXPECT_THAT(Rule(summary, "Tag.type"), ElementsAre(1, 5));
  EXPECT_THAT(Rule(summary, "Tag.maxItems"), ElementsAre(1, 4));
  EXPECT_THAT(Rule(summary, "Tag.indexes"), ElementsAre(1, 4));
  EXPECT_THAT(Rule(summary, "Tag.N.type"), ElementsAre(1, 4));
  EXPECT_THAT(Rule(summary, "Tag.N.Key.required"), ElementsAre(1, 3));
  EXPECT_THAT(Rule(summary, "Tag.N.Key.enum"), ElementsAre(1, 2));
  EXPECT_THAT(Rule(summary, "Tag.N.Value.maxLength"), ElementsAre(1, 1));
  EXPECT_THAT(Given(summary, "Tag"), ElementsAre(6, 1, 0));
  EXPECT_THAT(Given(summary, "Tag.N"), ElementsAre(5, 2, 0));
  EXPECT_THAT(Given(summary, "Tag.N.Key"), ElementsAre(3, 4, 0));
  EXPECT_THAT(Values(summary, "Tag.N.Key"), ElementsAre(Pair("k", 3), Pair("l", 1)));
}

TEST_F(CoverageTest, CountsFaultsOfRequestsOfAnyOperation) {
  const CoverageSummary summary = SummaryOf(
      {"Action=Op", "Action=Op&=1", "Action=Nope", "Action=Op&Action=Op", "", "Action=Other&%FF=1",
       "Action=Other&x=%FF", "Action=Other&x=1", "{", R"({"Action": {}})"});
  const auto& rules = summary.request_rules;
  EXPECT_THAT(RuleIn(rules, "request.max-bytes"), ElementsAre(0, 10));
  EXPECT_THAT(RuleIn(rules, "request.json"), ElementsAre(1, 999));
  EXPECT_THAT(RuleIn(rules, "request.empty-name"), ElementsAre(1, 4));
  EXPECT_THAT(RuleIn(rules, "request.name-decoding"), ElementsAre(1, 4));
  EXPECT_THAT(RuleIn(rules, "request.value-decoding"), ElementsAre(1, 1));
  EXPECT_THAT(RuleIn(rules, "Action.required"), ElementsAre(1, 8));
  EXPECT_THAT(RuleIn(rules, "Action.duplicate"), ElementsAre(1, 7));
  EXPECT_THAT(RuleIn(rules, "Action.type"), ElementsAre(1, 6));
  EXPECT_THAT(RuleIn(rules, "Action.operation"), ElementsAre(1, 5));
  EXPECT_EQ(summary.operations.size(), 2u);
  EXPECT_EQ(summary.operations[1].verdicts.all(), 3u);
  EXPECT_THAT(summary.rulesets[0].never_named, IsEmpty());
}

TEST_F(CoverageTest, CountsCodesFirstAndAtAll) {
  const CoverageSummary summary =
      SummaryOf({"Action=Nope", "Action=Op&Mode=b&Size=x", "Action=Op&Size=x&Name=A"});
  std::vector<Counts> counts;
  for (const CodeCoverage& code : summary.rulesets[0].codes) {
    counts.push_back({code.first, code.any, code.reachable ? 1u : 0u});
  }
  EXPECT_THAT(counts, ElementsAre(Counts{1, 1, 1}, Counts{1, 2, 1}, Counts{1, 1, 1},
                                  Counts{0, 0, 1}, Counts{0, 0, 0}));
  EXPECT_EQ(summary.totals[CoverageAspect::kCodes].covered, 3u);
  EXPECT_EQ(summary.totals[CoverageAspect::kCodes].total, 4u);
}

TEST_F(CoverageTest, MergesWhatOthersHaveCounted) {
  Coverage first(validator_), second(validator_), all(validator_);
  for (const std::string_view request :
       {"Action=Op&Size=0&Mode=b", "Action=Op&Tag.1.Key=k", "Action=Nope", "Action=Op&Name=a"}) {
    Count(request, first);
    Count(request, all);
  }
  Count("Action=Other", second);
  Count("Action=Other", all);
  second.Merge(first);
  const CoverageSummary a = second.Summarize(), b = all.Summarize();
  ASSERT_EQ(a.operations.size(), b.operations.size());
  EXPECT_EQ(a.verdicts.all(), 5u);
  EXPECT_EQ(a.totals.overall().covered, b.totals.overall().covered);
  for (const std::string_view id : {"Size.minimum", "b-needs", "told", "Tag.N.Key.enum"}) {
    EXPECT_EQ(Rule(a, id), Rule(b, id)) << id;
  }
  EXPECT_EQ(Values(a, "Tag.N.Key"), Values(b, "Tag.N.Key"));
  EXPECT_EQ(Defaults(a, "Late"), Defaults(b, "Late"));
}

}  // namespace
}  // namespace assay
