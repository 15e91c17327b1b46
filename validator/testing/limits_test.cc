// Each limit, at it and one beyond, in every form of a request, and what hides what. Both
// evaluators give each answer.
#include <gtest/gtest.h>

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "validator/kernel/level.h"
#include "validator/request.h"
#include "validator/testing/evaluators.h"
#include "validator/testing/random.h"
#include "validator/testing/shipped_ruleset.h"

namespace assay::testonly {
namespace {

struct LimitCase {
  std::string name;
  Limits limits;
  std::string request;  // a query; JSON when it begins with a brace
  std::string rule;     // that refuses it; empty when it is read
};

void PrintTo(const LimitCase& one, std::ostream* out) { *out << one.name; }

const std::string kOf200(200, 'n');

std::string Object(const std::string& rest) { return R"({"Action":"Lists")" + rest + "}"; }

constexpr Limits kValue = {.max_value_bytes = 8};
constexpr Limits kName = {.max_name_bytes = 199};
constexpr Limits kItems = {.max_list_items = 3};
constexpr Limits kIndex = {.max_list_index = 3};
constexpr Limits kDepth = {.max_json_depth = 2};

// Of values and names.
std::vector<LimitCase> CasesOfTexts() {
  const std::string name200 = "&" + kOf200 + "=x";
  return {
      {"ValueInQuery", kValue, "Action=Lists&a=12345678", ""},
      {"ValueInQueryBeyond", kValue, "Action=Lists&a=123456789", "request.max-value-bytes"},
      {"ValueIsCountedDecoded", kValue, "Action=Lists&a=%31%32%33%34%35%36%37%38", ""},
      {"ValueIsCountedDecodedBeyond", kValue, "Action=Lists&a=1234567%E4%B8%AD",
       "request.max-value-bytes"},
      {"ValueBroken", kValue, "Action=Lists&a=1234567890%zz", "request.value-decoding"},
      {"ValueNoText", kValue, "Action=Lists&a=1234567890%FF", "request.value-decoding"},
      {"ValueOfTheOperation", kValue, "Action=ListsListsLists", "request.max-value-bytes"},
      {"ValueGivenTwice", kValue, "Action=Lists&Action=123456789", "request.max-value-bytes"},
      {"ValueOfAPart", kValue, "Action=Lists&Tag.1.Key=123456789", "request.max-value-bytes"},
      {"ValueInJson", kValue, Object(R"(,"a":"12345678","b":12345678)"), ""},
      {"ValueInJsonBeyond", kValue, Object(R"(,"a":"123456789")"), "request.max-value-bytes"},
      {"ValueUnescaped", kValue, Object(R"(,"a":"\u0031\u0032\u0033\u0034")"), ""},
      {"NumberInJsonBeyond", kValue, Object(R"(,"a":123456789)"), "request.max-value-bytes"},
      {"ValueWithinJsonBeyond", kValue, Object(R"(,"a":[{"b":"123456789"}])"),
       "request.max-value-bytes"},
      {"ValueBeforeName",
       {.max_value_bytes = 8, .max_name_bytes = 199},
       "Action=Lists" + name200 + "&a=123456789",
       "request.max-value-bytes"},
      {"NullIsNoValue",
       {.max_value_bytes = 3},
       R"({"a":null,"b":[null],"Action":"x"})",
       "Action.operation"},
      {"ParametersBeforeValue",
       {.max_parameters = 2, .max_value_bytes = 8},
       "Action=Lists&a=123456789&b=1",
       "request.max-parameters"},
      {"ParametersBeforeValueInJson",
       {.max_parameters = 2, .max_value_bytes = 8},
       Object(R"(,"a":"123456789","b":[])"),
       "request.max-parameters"},

      {"Name", {.max_name_bytes = 200}, "Action=Lists" + name200, ""},
      {"NameBeyond", kName, "Action=Lists" + name200, "request.max-name-bytes"},
      {"NameOfAPartBeyond", kName, "Action=Lists&Tag.1." + kOf200 + "=x", "request.max-name-bytes"},
      {"NameWithAnIndexBeyond", kName, "Action=Lists&Tag." + std::string(200, '1') + ".Key=x",
       "request.max-name-bytes"},
      {"NameNoText", kName, "Action=Lists&%FF" + kOf200 + "=x", "request.name-decoding"},
      {"NameInJson", kName, Object(",\"" + kOf200 + "\":1"), "request.max-name-bytes"},
      {"NameWithinJson", kName, Object(",\"a\":[{\"" + kOf200 + "\":1}]"),
       "request.max-name-bytes"},
      {"NameWithoutOperation", kName, kOf200 + "=x", "request.max-name-bytes"},
  };
}

std::vector<LimitCase> CasesOfLists() {
  return {
      {"Items", kItems, Object(R"(,"a":[1,2,3])"), ""},
      {"ItemsBeyond", kItems, Object(R"(,"a":[1,2,3,4])"), "request.max-list-items"},
      {"ItemsWithinBeyond", kItems, Object(R"(,"a":[{"b":[[],[1,2,3],{},{}]}])"),
       "request.max-list-items"},
      {"ItemsOfItemsAreNotCounted", kItems, Object(R"(,"a":[[1,2],[3,4],[5,6]])"), ""},
      {"ItemsBetweenSeparators", kItems, "Action=Lists&Zones=a,b,c", ""},
      {"ItemsBetweenSeparatorsBeyond", kItems, "Action=Lists&Zones=a,b,c,d",
       "request.max-list-items"},
      {"ItemsHideAllElse", kItems, "Action=Lists&Zones=a,b,c,d&=x&Zones.1=%FF",
       "request.max-list-items"},

      {"ItemsOfAListGivenTwice", kItems, "Action=Lists&Zones=a,b,c,d&Zones=a", "Zones.duplicate"},
      {"ItemsOfAPart", kItems, Object(R"(,"Tag":[{"Key":"k","Zones":"a,b,c,d"}])"),
       "request.max-list-items"},
      {"ItemsOfAPartGivenTwice", kItems,
       Object(R"(,"Tag":[{"Key":"k","Zones":"a,b,c,d"}],"Tag":[])"), "Tag.duplicate"},
      {"ItemsOfAPartGivenTwiceTheOtherWay", kItems,
       Object(R"(,"Tag":[],"Tag":[{"Key":"k","Zones":"a,b,c,d"}])"), "Tag.duplicate"},
      {"ItemsInBrokenText", kItems, R"(Action=Lists&Conf={"Zones":"a,b,c,d","a":"1","a":"2"})",
       "Conf.contentMediaType"},
      {"ItemsInBrokenTextTheOtherWay", kItems,
       R"(Action=Lists&Conf={"a":"1","a":"2","Zones":"a,b,c,d"})", "Conf.contentMediaType"},
      {"ItemsInText", kItems, R"(Action=Lists&Conf={"Zones":"a,b,c,d","a":null})",
       "request.max-list-items"},

      {"Index", kIndex, "Action=Lists&Tag.1.Key=a&Tag.2.Key=b&Tag.3.Key=c", ""},
      {"IndexBeyond", kIndex, "Action=Lists&Tag.1.Key=a&Tag.2.Key=b&Tag.3.Key=c&Tag.4.Key=d",
       "Tag.indexes"},
      {"DepthInJson", kDepth, Object(R"(,"a":[1])"), ""},
      {"DepthInJsonBeyond", kDepth, Object(R"(,"a":[[1]])"), "request.max-json-depth"},
      {"DepthInJsonUnclosed", kDepth, R"({"a":[[)", "request.max-json-depth"},
      {"DepthOfOne", {.max_json_depth = 1}, Object(R"(,"a":[])"), "request.max-json-depth"},
      {"DepthOfTextInAParameter", kDepth, "Action=Lists&Json=[[[[]]]]", ""},
  };
}

class LimitsTest : public ::testing::TestWithParam<LimitCase> {};

std::string FirstRule(const PlainReport& report) {
  return report.violations.empty() ? "" : report.violations[0].rule;
}

TEST_P(LimitsTest, RefusesWhatIsBeyond) {
  const LimitCase& one = GetParam();
  const TestRuleset& ruleset = RulesetFile("testdata/rulesets/limits.json");
  Evaluators evaluators(ruleset, one.limits);
  Random random(1);
  const Request request =
      one.request.starts_with('{') ? Request::Json(one.request) : Request::Query(one.request);
  EXPECT_EQ(evaluators.Compare(request, random), "");
  EXPECT_EQ(FirstRule(evaluators.last()), one.rule);
}

std::string NameOf(const ::testing::TestParamInfo<LimitCase>& one) { return one.param.name; }

INSTANTIATE_TEST_SUITE_P(Texts, LimitsTest, ::testing::ValuesIn(CasesOfTexts()), NameOf);
INSTANTIATE_TEST_SUITE_P(Lists, LimitsTest, ::testing::ValuesIn(CasesOfLists()), NameOf);

// The operation is what the query says, whatever else is decoded to measure it.
TEST(LimitsHttpTest, MeasuresWithoutForgettingTheOperation) {
  const TestRuleset& ruleset = RulesetFile("testdata/rulesets/limits.json");
  const Pair json[] = {{"Content-Type", "application/json"}};
  const Pair header[] = {{"x-acs-action", "Lists"}};
  const Pair other[] = {{"x-acs-action", "ListsBeyond"}};
  for (const kernel::Level level : kernel::kLevels) {
    if (level > kernel::Best()) continue;
    Evaluators evaluators(ruleset, kValue, level);
    Random random(1);
    const auto rule_of = [&](const HttpRequest& http) {
      EXPECT_EQ(evaluators.Compare(Request::Http(http), random), "");
      return FirstRule(evaluators.last());
    };
    EXPECT_EQ(rule_of({"POST", "/?Action=%4Cists&x=%41ists", json, R"({"a":"1"})"}), "");
    EXPECT_EQ(rule_of({"POST", "/?Action=%4Cistz&x=%4Cists", json, R"({"a":"1"})"}),
              "Action.operation");
    EXPECT_EQ(rule_of({"GET", "/?a=1", header, ""}), "");
    EXPECT_EQ(rule_of({"GET", "/?a=1", header, ""}), "");
    EXPECT_EQ(rule_of({"GET", "/?a=1", other, ""}), "request.max-value-bytes");
    EXPECT_EQ(rule_of({"POST", "/", other, ""}), "request.max-value-bytes");
  }
}

}  // namespace
}  // namespace assay::testonly
