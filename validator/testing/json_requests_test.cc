// JSON bodies, and parameters that hold JSON text, at the edge between what is read as a flat
// object and what is not: the compiled evaluator and the reference say the same of all of them,
// whatever came before with the same scratch.
//
// ASSAY_SEED sets the answers to facts.
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/testing/evaluators.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/random.h"
#include "validator/testing/shipped_ruleset.h"
#include "validator/validator.h"

namespace assay::testonly {
namespace {

using std::string_literals::operator""s;

constexpr char kStructures[] = "testdata/rulesets/structures.json";

std::string Nested(int depth) {
  return R"("x":)" + std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

std::string ManyMembers(int count) {
  std::string members;
  for (int i = 0; i < count; ++i) members += ",\"m" + std::to_string(i) + "\":\"\"";
  return members;
}

// What stands behind the parameters of a request that is valid as far as it goes.
std::vector<std::string> Endings() {
  std::vector<std::string> endings = {
      "}",
      " \n}\r\n ",
      "",
      ",}",
      "}}",
      "} x",
      "}\xEF\xBB\xBF",
      R"(,"Token":"a\n"})",
      R"(,"Token":"\u00e9\ud83d\ude00"})",
      R"(,"Token":"\ud83d"})",
      R"(,"Token":"\u0000"})",
      R"(,"\ud83d":"a"})",
      R"(,"\u0054oken":"a","Token":"b"})",
      R"(,"Token":"a","Token":""})",
      R"(,"Token":"","Token":""})",
      R"(,"Token":null})",
      R"(,"Token":null,"Token":"a"})",
      R"(,"Token":true,"Capacity":1024})",
      R"(,"Capacity":1e400})",
      R"(,"Capacity":01})",
      R"(,"Token":{}})",
      R"(,"Token":["a"],"Token":"\ud83d"})",
      R"(,"":"a"})",
      R"(,"":""})",
      R"(,"Nobody":"","Nobody":"a"})",
      R"(,"Action":"CreateInstance"})",
      R"(,"Method":"JsonText"})",
      R"(,"Tag.1.Key":"a"})",
      R"(,"Token":"a\"})",
      R"(,"Token":"a})",
      R"(,"Token":"\x"})",
      R"(,"Token"})",
      R"(,"Token":})",
      "\n,\t\"Token\" :\r\"a b\" }",
      ",\"Token\":\"a\x01\"}",
      ",\"Token\":\"a\0\"}"s,
      ",\"Token\":\"a\x7F\"}",
      ",\"Token\":\"\xFF\"}",
      ",\"Token\":\"\xED\xA0\x80\"}",
      ",\"T\xC3\":\"a\"}",
      ",\"T\xC3\xA9\":\"\xE4\xBD\xA0\"}",
      "," + Nested(63) + "}",
      "," + Nested(64) + "}",
      ",\"InstanceName\":\"" + std::string(5000, 'a') + "\"}",
  };
  for (const int count : {1, 3, 20, 126, 127, 128, 1000})
    endings.push_back(ManyMembers(count) + "}");
  for (int blanks = 50; blanks < 70; ++blanks) {
    endings.push_back(std::string(static_cast<std::size_t>(blanks), ' ') + R"(,"Token":"\n"})");
  }
  return endings;
}

struct Verdicts {
  int valid = 0;
  int invalid = 0;
  void Add(const PlainReport& report) { ++(report.verdict == Verdict::kInvalid ? invalid : valid); }
};

TEST(JsonRequestsTest, Bodies) {
  const std::uint64_t seed = SeedFromEnvironment();
  std::cout << "ASSAY_SEED=" << seed << '\n';
  Random answers(seed);
  Verdicts verdicts;
  const auto check = [&](Evaluators& evaluators, const std::string& text) {
    const std::vector<char> exact(text.begin(), text.end());
    const std::string_view body(exact.data(), exact.size());
    EXPECT_EQ(evaluators.Compare(Request::Json(body), answers), "") << Escaped(body);
    verdicts.Add(evaluators.last());
  };
  const std::string usual =
      R"({"Action":"CreateInstance","RegionId":"cn-hangzhou","InstanceClass":"a")";
  Evaluators shipped(Shipped(), Limits{});
  Evaluators structures(RulesetFile(kStructures), Limits{});
  Evaluators narrow(Shipped(), Limits{.max_parameters = 4});
  for (const std::string& ending : Endings()) {
    const std::string text = usual + ending;
    check(shipped, text);
    check(narrow, text);
    for (const std::size_t room : {text.size(), text.size() - 1}) {
      Evaluators brim(Shipped(), Limits{.max_request_bytes = room});
      check(brim, text);
    }
    for (const std::string_view method : {"JsonText", "Sums", "Nothing", "", "\\u004asonText"}) {
      check(structures, R"({"Rows":"[1]","Method":")" + std::string(method) + "\"" + ending);
    }
  }
  EXPECT_GT(verdicts.valid, 50);
  EXPECT_GT(verdicts.invalid, 50);
}

// A request in pairs, and the same as a body, with the text escaped in it.
TEST(JsonRequestsTest, Contents) {
  const std::uint64_t seed = SeedFromEnvironment();
  std::cout << "ASSAY_SEED=" << seed << '\n';
  Random answers(seed);
  Verdicts verdicts;
  Evaluators evaluators(RulesetFile(kStructures), Limits{});
  std::vector<std::string> contents = {
      "{}",
      " { } ",
      "{",
      "[]",
      R"({"Version":"1"})",
      R"({"Version":1,"Statement":"x"})",
      R"({"Version":"1","Version":"1"})",
      R"({"Version":"1","\u0056ersion":"1"})",
      R"({"Version":"\u0031","Foo":""})",
      R"({"Note":"toolong"})",
      R"({"a":"a"})",
      R"({"a":"a","b":null})",
      R"({"a":"a","b":"b"})",
      R"({"a":"a","b":"a","c":"a"})",
      R"({"a":"a","b":"a","a":"a"})",
      R"({"a":"a","\u0061":"a"})",
      R"({"":""})",
      R"({"x":"a"})",
      R"({"long":"a"})",
      R"({"\n":"\t"})",
      R"({"a":true,"b":1.5})",
      R"({"a":"\ud83d"})",
      R"({"a":18446744073709551616})",
      R"({"a":"a"} x)",
      R"({"a":{"b":{"c":"d"}}})",
      "{\"a\":\"\xFF\"}",
      "{\"a\":\"\xE4\xBD\xA0\"}",
      "{\"x\":\"\"" + ManyMembers(14) + "}",
      "{\"x\":\"\"" + ManyMembers(15) + "}",
      "{\"x\":\"\"" + ManyMembers(16) + ",\"m3\":\"\"}",
      "{\"x\":\"\"" + ManyMembers(200) + "}",
      "{\"x\":\"" + std::string(5000, 'x') + "\"}",
  };
  for (const std::string& content : contents) {
    for (const std::string_view name : {"Policy", "Map", "Free", "List"}) {
      std::vector<Pair> pairs = {{"Method", "JsonText"}, {"Rows", "[1]"}, {name, content}};
      EXPECT_EQ(evaluators.Compare(Request::Pairs(pairs), answers), "") << name << Escaped(content);
      verdicts.Add(evaluators.last());
      std::string escaped;
      for (const char c : content)
        escaped += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
      const std::string body =
          R"({"Method":"JsonText","Rows":"[1]",")" + std::string(name) + "\":\"" + escaped + "\"}";
      EXPECT_EQ(evaluators.Compare(Request::Json(body), answers), "") << Escaped(body);
      verdicts.Add(evaluators.last());
    }
  }
  EXPECT_GT(verdicts.valid, 20);
  EXPECT_GT(verdicts.invalid, 50);
}

}  // namespace
}  // namespace assay::testonly
