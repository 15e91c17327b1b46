// Rulesets that ask for more than a derivation may cost: it ends within its budget, and tells what
// it gave up and why.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "validator/load/ruleset.h"
#include "validator/validator.h"
#include "validator/witness/budget.h"
#include "validator/witness/witness.h"

namespace assay::testonly {
namespace {

constexpr char kSource[] = R"("source":{"at":"x","basis":"stated"})";

std::string Described(const std::string& more) {
  return absl::StrCat(R"({"description":{"en":"d"},)", kSource, more.empty() ? "" : ",", more, "}");
}

std::string Member(const std::string& name, const std::string& constraints) {
  return absl::StrCat("\"", name, "\":", Described(constraints));
}

// So many operations that differ in their names, of the same length, alone: `Go`, `Gp` and so on.
std::string RulesetOf(const std::string& parameters, const std::string& rules, int count = 1) {
  std::vector<std::string> errors;
  for (const char* const code : {"Missing", "Invalid", "NoAct"}) {
    errors.push_back(absl::StrCat(R"({"code":")", code,
                                  R"(","status":400,"message":{"en":"bad"},"meaning":{"en":"m"},)",
                                  kSource, "}"));
  }
  std::vector<std::string> operations;
  for (int i = 0; i < count; ++i) {
    operations.push_back(absl::StrCat(R"("G)", std::string(1, static_cast<char>('o' + i)),
                                      R"(":{"title":{"en":"t"},)", kSource, R"(,"parameters":{)",
                                      Member("Action", R"("required":true)"), ",", parameters,
                                      R"(},"rules":[)", rules, R"(],"checks":[]})"));
  }
  return absl::StrCat(
      R"({"formatVersion":1,"ruleset":"t","version":"1","style":"rpc","title":{"en":"t"},)",
      R"("document":{"title":{"en":"t"}},"codes":{"missing":"Missing","invalid":"Invalid",)",
      R"("unknownOperation":"NoAct"},"operationParameter":"Action","errors":[)",
      absl::StrJoin(errors, ","), R"(],"operations":{)", absl::StrJoin(operations, ","), "}}");
}

witness::Derived Derive(const std::string& text) {
  const load::LoadResult loaded = load::LoadRuleset("t.json", text);
  const std::vector<RulesetText> rulesets = {{"t.json", text}};
  const BuildResult built = Validator::Build(rulesets);
  for (const Diagnostic& d : built.diagnostics) {
    if (built.validator == nullptr) ADD_FAILURE() << d.ToString();
  }
  if (!loaded.ruleset || built.validator == nullptr) return {};
  return witness::DeriveCases(*loaded.ruleset, *built.validator);
}

// Eight lists within each other.
std::string Nested(const std::string& items) {
  std::string list = R"("maxLength":3)";
  for (int i = 0; i < 8; ++i) {
    list = absl::StrCat(R"("type":"array",)", items, R"(,"items":{)", list, "}");
  }
  return list;
}

std::string Values(int count) {
  std::vector<std::string> values;
  for (int i = 0; i < count; ++i) values.push_back(absl::StrCat("\"v", i, "\""));
  return absl::StrJoin(values, ",");
}

// Many rules with many choices each, of parameters with two values.
std::string Parameters(int count, const std::string& constraints) {
  std::vector<std::string> parameters;
  for (int i = 0; i < count; ++i) parameters.push_back(Member(absl::StrCat("P", i), constraints));
  return absl::StrJoin(parameters, ",");
}

std::string ChoiceRules(int count) {
  std::vector<std::string> rules;
  for (int i = 0; i < count; ++i) {
    std::vector<std::string> pairs;
    for (int k = 0; k < 20; ++k) {
      pairs.push_back(absl::StrCat(R"({"allOf":[{"P)", (i + k) % 100, R"(":"a"},{"P)",
                                   (i + k + 1) % 100, R"(":"b"}]})"));
    }
    rules.push_back(
        Described(absl::StrCat(R"("id":"r)", i, R"(","error":"Invalid","require":["Q"])",
                               R"(,"when":{"anyOf":[)", absl::StrJoin(pairs, ","), "]}")));
  }
  return absl::StrJoin(rules, ",");
}

std::string Odd(int count) {
  std::vector<int> numbers;
  for (int i = 0; i < count; ++i) numbers.push_back(2 * i + 1);
  return absl::StrJoin(numbers, ",");
}

std::string Pieces(int count) {
  std::vector<std::string> lists;
  for (const char* const keyword : {"startsWith", "endsWith", "contains", "notEnum"}) {
    lists.push_back(absl::StrCat("\"", keyword, "\":[", Values(count), "]"));
  }
  return absl::StrJoin(lists, ",");
}

struct Hostile {
  const char* name;
  std::string parameters;
  std::string rules;
  std::string told;  // one of the failures, or empty: any
  const char* why;
};

std::string Json(const std::string& schema) {
  return absl::StrCat(R"("contentMediaType":"application/json","contentSchema":{)", schema, "}");
}

std::vector<Hostile> HostileRulesets() {
  const std::string map = R"("additionalProperties":{"maxLength":3})";
  return {
      {"MinLength", Member("Q", R"("minLength":1000000000)"), "", "that keeps `Q.minLength`",
       witness::kTooLong},
      {"RequiredMinLength", Member("Q", R"("required":true,"minLength":1000000000)"), "",
       "that `Go` accepts", witness::kTooLong},
      {"MaxLength", Member("Q", R"("maxLength":9223372036854775807)"), "",
       "that breaks `Q.maxLength`", witness::kTooLong},
      {"Bytes", Member("Q", R"("unit":"bytes","maxLength":2000000000)"), "",
       "that breaks `Q.maxLength`", witness::kTooLong},
      {"JsonLength",
       Member("Q", absl::StrCat(R"("maxLength":4000000000,)", Json(R"("type":"object",)" + map))),
       "", "that breaks `Q.maxLength`", witness::kTooLong},
      {"MinItems", Member("Q", R"("type":"array","minItems":1000000,"items":{"maxLength":3})"), "",
       "that keeps `Q.minItems`", witness::kTooManyParts},
      {"MaxItems",
       Member("Q", R"("type":"array","maxItems":9223372036854775807,"items":{"maxLength":3})"), "",
       "that breaks `Q.maxItems`", witness::kTooManyParts},
      {"Nested", Member("Q", Nested(R"("minItems":10)")), "", "that keeps `Q.minItems`",
       witness::kTooManyParts},
      {"NestedWithinLimits", Member("Q", Nested(R"("minItems":3)")), "", "", nullptr},
      {"MinProperties", Member("Q", Json(R"("type":"object","minProperties":1000000000,)" + map)),
       "", "that keeps `Q.minProperties`", witness::kTooManyParts},
      {"MaxProperties",
       Member("Q", Json(R"("type":"object","maxProperties":9223372036854775807,)" + map)), "",
       "that breaks `Q.maxProperties`", witness::kTooManyParts},
      {"TotalLength",
       Member("Q", R"("type":"array","separator":",","maxTotalLength":1000000000,"items":{})"), "",
       "that breaks `Q.maxTotalLength`", witness::kTooLong},
      {"LongSiblings",
       Member("Q",
              Json(absl::StrCat(R"("type":"object","properties":{)",
                                Member("A", R"("required":true,"minLength":200000)"), ",",
                                Member("E", absl::StrCat(R"("enum":[)", Values(4000), "]")), "}"))),
       "", "", nullptr},
      {"Rules", absl::StrCat(Parameters(100, R"("enum":["a","b"])"), ",", Member("Q", "")),
       ChoiceRules(300), "for each way to keep and to break `r299`", witness::kOperationSteps},
      {"LongTexts", Parameters(200, R"("minLength":60000,"characters":"[a-z!-/]")"), "",
       "for each side of what is asked of `P199`", witness::kOperationSteps},
      {"Ranges", Parameters(50, absl::StrCat(R"("type":"integer","ranges":[)", Odd(4096), "]")), "",
       "for each side of what is asked of `P0`", witness::kTooManySteps},
      {"Pieces", Parameters(20, Pieces(4096)), "", "for each side of what is asked of `P0`",
       witness::kTooManySteps},
      {"Decimals", Member("Q", R"("type":"number","maxDecimals":9223372036854775807)"), "",
       "that breaks `Q.maxDecimals`", witness::kTooLong},
      {"Patterns",
       Member("Q", R"re("pattern":"(a|b)*a(a|b){900}","minLength":1000,"maxLength":200000)re"), "",
       "", nullptr},
  };
}

class WitnessBudgetTest : public ::testing::TestWithParam<Hostile> {};

TEST_P(WitnessBudgetTest, EndsAndTells) {
  const witness::Derived derived = Derive(RulesetOf(GetParam().parameters, GetParam().rules));
  EXPECT_LE(derived.most_steps, witness::kMostSteps + witness::kMostGoalSteps);
  std::size_t bytes = 0;
  for (const witness::Case& one : derived.cases) {
    bytes += one.request.size();
    EXPECT_LE(one.request.size(), witness::kMostRequestBytes);
  }
  EXPECT_LE(bytes, witness::kMostCaseBytes);
  ASSERT_FALSE(derived.failures.empty());
  if (GetParam().why == nullptr) return;
  const std::string told = absl::StrCat("no request found ", GetParam().told);
  for (const Diagnostic& failure : derived.failures) {
    if (failure.message != told) continue;
    EXPECT_EQ(failure.hint, GetParam().why);
    return;
  }
  for (const Diagnostic& failure : derived.failures) ADD_FAILURE() << failure.ToString();
  FAIL() << told << " is not told";
}

INSTANTIATE_TEST_SUITE_P(Hostile, WitnessBudgetTest, ::testing::ValuesIn(HostileRulesets()),
                         [](const auto& info) { return std::string(info.param.name); });

// A list that is long, but within all limits, is told value by value.
TEST(WitnessBudgetsTest, TakesALongList) {
  const witness::Derived derived =
      Derive(RulesetOf(Member("Q", absl::StrCat(R"("enum":[)", Values(4096), "]")), ""));
  EXPECT_TRUE(derived.failures.empty());
  EXPECT_GT(derived.cases.size(), 4096U);
}

// What one operation takes is not taken from the others, even when it takes all that it may.
TEST(WitnessBudgetsTest, GivesEachOperationItsOwn) {
  const std::string parameters = Parameters(60, R"("minLength":60000,"characters":"[a-z!-/]")");
  const witness::Derived one = Derive(RulesetOf(parameters, ""));
  const witness::Derived three = Derive(RulesetOf(parameters, "", 3));
  EXPECT_GT(one.most_steps, witness::kMostSteps / 2);
  EXPECT_EQ(three.most_steps, one.most_steps);
  EXPECT_EQ(three.cases.size(), 3 * one.cases.size());
  EXPECT_EQ(three.failures.size(), 3 * one.failures.size());
}

// Beyond so many, what is lacking is counted.
TEST(WitnessBudgetsTest, CountsWhatItDoesNotTell) {
  const witness::Derived derived =
      Derive(RulesetOf(Parameters(20, absl::StrCat(R"("enum":[)", Values(4096), "]")), ""));
  EXPECT_EQ(derived.failures.size(), witness::kMostFailures + 1);
  EXPECT_EQ(derived.failures.back().message,
            absl::StrCat("no request found for ", derived.untold, " others"));
}

}  // namespace
}  // namespace assay::testonly
