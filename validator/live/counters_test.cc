#include "validator/counters.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/live.h"
#include "validator/testing/small_ruleset.h"

namespace assay {
namespace {

using testonly::kText;

// Orders with a weight; what else is asked of them are rules of their own.
std::shared_ptr<const Validator> Orders(const std::string& rules = "",
                                        std::string_view maximum = "9") {
  return testonly::Build({testonly::Ruleset(
      "Order",
      R"("Grams": {)" + kText + R"(, "type": "integer", "maximum": )" + std::string(maximum) +
          R"(}, "From": {)" + kText + R"(}, "To": {)" + kText + "}",
      rules)});
}

std::string Both(std::string_view severity) {
  return R"({"id": "ends", )" + kText +
         R"(, "require": ["From", "To"], "error": "Missing", "severity": ")" +
         std::string(severity) + R"("})";
}

void Answer(Worker& worker, std::string_view query) {
  worker.Count(worker.Validate(Request::Query(query)));
}

const OperationCounters& Of(const Counters& counters, std::string_view operation) {
  for (const OperationCounters& one : counters.operations) {
    if (one.operation == operation) return one;
  }
  static const OperationCounters kNone;
  ADD_FAILURE() << "nothing is counted of " << operation;
  return kNone;
}

std::optional<RuleCounters> RuleOf(const LiveValidator& live, std::string_view rule) {
  const Counters counters = live.Counted();
  for (const RuleCounters& one : Of(counters, "Order").rules) {
    if (one.rule == rule) return one;
  }
  return std::nullopt;
}

using Numbers = std::vector<std::uint64_t>;

Numbers NumbersOf(const LiveValidator& live, std::string_view rule) {
  const std::optional<RuleCounters> found = RuleOf(live, rule);
  if (!found) return {};
  return {found->evaluated, found->violated, found->shadow_violated};
}

Numbers Verdicts(const LiveValidator& live, std::string_view operation) {
  const Counters counters = live.Counted();
  const OperationCounters& found = Of(counters, operation);
  return {found.valid, found.invalid, found.indeterminate};
}

TEST(CountersTest, StandAtZeroForAllThatCanHappen) {
  const LiveValidator live(Orders());
  EXPECT_EQ(live.Counted().generation, 1u);
  EXPECT_EQ(Verdicts(live, "Order"), Numbers({0, 0, 0}));
  EXPECT_EQ(Verdicts(live, ""), Numbers({0, 0, 0}));
  EXPECT_EQ(NumbersOf(live, "Grams.maximum"), Numbers({0, 0, 0}));
  EXPECT_EQ(NumbersOf(live, "request.max-bytes"), Numbers()) << "it is nobody's then";
}

TEST(CountersTest, RequestsWithoutOperationAreCountedApart) {
  const LiveValidator live(Orders());
  Worker worker(live);
  Answer(worker, "Action=Order&Grams=1");
  Answer(worker, "Action=Secret");
  Answer(worker, "");
  EXPECT_EQ(Verdicts(live, "Order"), Numbers({1, 0, 0}));
  EXPECT_EQ(Verdicts(live, ""), Numbers({0, 2, 0}));
  std::string text;
  AppendJson(live.Counted(), &text);
  EXPECT_EQ(text.find("Secret"), std::string::npos);
}

TEST(CountersTest, ARequestBreaksARuleOnce) {
  const LiveValidator live(Orders(Both("enforce")));
  Worker worker(live);
  Answer(worker, "Action=Order");  // for From and for To
  Answer(worker, "Action=Order&From=a");
  Answer(worker, "Action=Order&From=a&To=b");
  EXPECT_EQ(NumbersOf(live, "ends"), Numbers({3, 2, 0}));
  EXPECT_EQ(Verdicts(live, "Order"), Numbers({1, 2, 0}));
}

TEST(CountersTest, ARuleInTheShadowIsCountedAndChangesNoAnswer) {
  const LiveValidator live(Orders(Both("shadow")));
  Worker worker(live);
  Answer(worker, "Action=Order");
  Answer(worker, "Action=Order&Grams=10");
  Answer(worker, "Action=Order&From=a&To=b");
  EXPECT_EQ(NumbersOf(live, "ends"), Numbers({3, 0, 2}));
  EXPECT_EQ(Verdicts(live, "Order"), Numbers({2, 1, 0}));
}

TEST(CountersTest, ReportsThatAreNotAnsweredAreNotCounted) {
  const LiveValidator live(Orders());
  Worker worker(live);
  worker.Validate(Request::Query("Action=Order"));
  EXPECT_EQ(Verdicts(live, "Order"), Numbers({0, 0, 0}));
}

TEST(CountersTest, CountsGoOnWhenRulesAreReplaced) {
  LiveValidator live(Orders(Both("shadow")));
  Worker worker(live);
  Answer(worker, "Action=Order&Grams=7");
  EXPECT_TRUE(live.Replace(Orders(Both("enforce"), "5")));
  Answer(worker, "Action=Order&Grams=7");
  EXPECT_EQ(live.Counted().generation, 2u);
  EXPECT_EQ(NumbersOf(live, "Grams.maximum"), Numbers({2, 1, 0}));
  EXPECT_EQ(NumbersOf(live, "ends"), Numbers({2, 1, 1})) << "broken in the shadow first, then out";
}

TEST(CountersTest, ANewRuleIsCountedFromThenOn) {
  LiveValidator live(Orders());
  Worker worker(live);
  Answer(worker, "Action=Order&From=a");
  live.Replace(Orders(Both("enforce")));
  Answer(worker, "Action=Order&From=a");
  EXPECT_EQ(NumbersOf(live, "ends"), Numbers({1, 1, 0}));
  live.Replace(Orders());
  Answer(worker, "Action=Order&From=a");
  EXPECT_EQ(NumbersOf(live, "ends"), Numbers({1, 1, 0})) << "a counter does not go away";
}

TEST(CountersTest, WorkersAddUpAlsoWhenTheyAreGone) {
  const LiveValidator live(Orders());
  Worker first(live);
  Answer(first, "Action=Order");
  {
    Worker second(live);
    Answer(second, "Action=Order");
    EXPECT_EQ(Verdicts(live, "Order"), Numbers({2, 0, 0}));
    EXPECT_EQ(Verdicts(live, "Order"), Numbers({2, 0, 0})) << "reading counts nothing";
    Answer(second, "Action=Order");
    first = std::move(second);
  }
  EXPECT_EQ(Verdicts(live, "Order"), Numbers({3, 0, 0}));
}

TEST(LiveTest, ABuildThatFailedReplacesNothing) {
  LiveValidator live(Orders());
  const std::shared_ptr<const Validator> before = live.Get();
  EXPECT_FALSE(live.Replace(nullptr));
  EXPECT_EQ(live.Get(), before);
  EXPECT_EQ(live.Counted().generation, 1u);
}

TEST(LiveTest, OldRulesLiveUntilTheirLastReaderHasMovedOn) {
  LiveValidator live(Orders());
  const std::weak_ptr<const Validator> old = live.Get();
  Worker busy(live), idle(live);
  const Report report = idle.Validate(Request::Query("Action=Order&Grams=7"));
  live.Replace(Orders("", "5"));
  EXPECT_EQ(busy.Validate(Request::Query("Action=Order&Grams=7")).verdict(), Verdict::kInvalid);
  EXPECT_EQ(report.verdict(), Verdict::kValid);
  EXPECT_EQ(report.effective("Grams").value, "7") << "of a request that is under way";
  EXPECT_FALSE(old.expired());
  idle.Validate(Request::Query("Action=Order"));
  EXPECT_TRUE(old.expired());
}

TEST(LiveTest, AWorkerMayBeMoved) {
  LiveValidator live(Orders());
  Worker first(live);
  Worker second(std::move(first));
  live.Replace(Orders("", "5"));
  Answer(second, "Action=Order&Grams=7");
  EXPECT_EQ(Verdicts(live, "Order"), Numbers({0, 1, 0}));
}

TEST(LiveTest, AWorkerMayOutliveWhatItIsOf) {
  auto live = std::make_unique<LiveValidator>(Orders());
  Worker worker(*live);
  live.reset();
  Answer(worker, "Action=Order");
  EXPECT_EQ(worker.Validate(Request::Query("Action=Order")).verdict(), Verdict::kValid);
}

// ---- what monitors read ----

Counters Some() {
  return {.generation = 3,
          .operations = {{.ruleset = "", .operation = "", .invalid = 1, .rules = {}},
                         {.ruleset = "parcel/1",
                          .operation = "Send",
                          .valid = 1,
                          .invalid = 2,
                          .indeterminate = 18446744073709551615u,
                          .rules = {{"To.required", 3, 2, 0}, {"a\"b\\c\nd", 0, 0, 4}}}}};
}

TEST(CountersTest, AsPrometheusText) {
  const Label labels[] = {{"worker", "1"}};
  std::string text;
  ASSERT_TRUE(AppendPrometheus(Some(), labels, &text));
  EXPECT_EQ(text,
            R"(# HELP assay_generation How many times rules have been put in place.
# TYPE assay_generation gauge
assay_generation{worker="1"} 3
# HELP assay_requests_total Requests answered.
# TYPE assay_requests_total counter
assay_requests_total{worker="1",ruleset="",operation="",verdict="valid"} 0
assay_requests_total{worker="1",ruleset="",operation="",verdict="invalid"} 1
assay_requests_total{worker="1",ruleset="",operation="",verdict="indeterminate"} 0
assay_requests_total{worker="1",ruleset="parcel/1",operation="Send",verdict="valid"} 1
assay_requests_total{worker="1",ruleset="parcel/1",operation="Send",verdict="invalid"} 2
assay_requests_total{worker="1",ruleset="parcel/1",operation="Send",verdict="indeterminate"} 18446744073709551615
# HELP assay_rule_evaluated_total Requests that the rule was asked about.
# TYPE assay_rule_evaluated_total counter
assay_rule_evaluated_total{worker="1",ruleset="parcel/1",operation="Send",rule="To.required"} 3
assay_rule_evaluated_total{worker="1",ruleset="parcel/1",operation="Send",rule="a\"b\\c\nd"} 0
# HELP assay_rule_violated_total Requests that broke the rule.
# TYPE assay_rule_violated_total counter
assay_rule_violated_total{worker="1",ruleset="parcel/1",operation="Send",rule="To.required"} 2
assay_rule_violated_total{worker="1",ruleset="parcel/1",operation="Send",rule="a\"b\\c\nd"} 0
# HELP assay_rule_shadow_violated_total Requests that broke the rule while it was in the shadow.
# TYPE assay_rule_shadow_violated_total counter
assay_rule_shadow_violated_total{worker="1",ruleset="parcel/1",operation="Send",rule="To.required"} 0
assay_rule_shadow_violated_total{worker="1",ruleset="parcel/1",operation="Send",rule="a\"b\\c\nd"} 4
)");
}

TEST(CountersTest, WithoutLabelsThereAreNoBraces) {
  std::string text;
  ASSERT_TRUE(AppendPrometheus({}, {}, &text));
  EXPECT_NE(text.find("\nassay_generation 1\n"), std::string::npos);
}

TEST(CountersTest, AsJson) {
  std::string text;
  AppendJson(Some(), &text);
  EXPECT_EQ(
      text,
      R"({"generation": 3, "operations": [)"
      R"({"ruleset": "", "operation": "", "valid": 0, "invalid": 1, "indeterminate": 0, "rules": []}, )"
      R"({"ruleset": "parcel/1", "operation": "Send", "valid": 1, "invalid": 2, )"
      R"("indeterminate": 18446744073709551615, "rules": [)"
      R"({"rule": "To.required", "evaluated": 3, "violated": 2, "shadow_violated": 0}, )"
      R"({"rule": "a\"b\\c\nd", "evaluated": 0, "violated": 0, "shadow_violated": 4}]}]})");
}

}  // namespace
}  // namespace assay
