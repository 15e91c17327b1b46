#include "validator/testing/reference_json.h"

#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "simdjson.h"
#include "validator/testing/generator_json.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/random.h"

namespace assay::testonly {
namespace {

bool Accepts(std::string_view text) {
  const std::optional<Json> json = ParseJson(text);
  return json.has_value() && IsAcceptable(*json);
}

std::string Nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

std::string Crowd(int count) {
  std::string text = "{";
  for (int i = 0; i < count; ++i) text += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":0";
  return text + "}";
}

TEST(ReferenceJsonTest, TakesWhatTheGrammarAllows) {
  for (const std::string_view text :
       {"{}", "[]", "0", "-0", "1.5e-3", "\"\"", "null", "true", "false",
        " [ 1 , {\"a\" : [ ] } ]\t\r\n", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\x7F\"",
        "[[],{},\"\",0]"}) {
    EXPECT_TRUE(Accepts(text)) << text;
  }
  EXPECT_EQ(ParseJson("\"\\u00e9\\ud83d\\ude00\\n\"")->text, "\u00e9\U0001F600\n");
  EXPECT_EQ(ParseJson("[5.0]")->items[0].text, "5.0");
}

TEST(ReferenceJsonTest, RefusesWhatTheGrammarDoesNot) {
  for (const std::string_view text : {"",           " ",        "{",
                                      "}",          "{]",       "[1,]",
                                      "[,1]",       "[1 2]",    "{\"a\"}",
                                      "{\"a\":}",   "{a:1}",    "{'a':1}",
                                      "{\"a\":1,}", "01",       "+1",
                                      "1.",         ".5",       "1e",
                                      "1e+",        "-",        "NaN",
                                      "nul",        "True",     "\"",
                                      "\"a",        "\"\\x\"",  "\"\\u12\"",
                                      "\"\t\"",     "{}{}",     "[] x",
                                      "\uFEFF{}",   "\"\xFF\"", "\"\xED\xA0\x80\"",
                                      "//\n1",      "\u00A0[]", "{\\\"a\\\":1}"}) {
    EXPECT_FALSE(ParseJson(text).has_value()) << text;
  }
}

TEST(ReferenceJsonTest, RefusesMoreThanTheGrammarDoes) {
  for (const std::string_view text :
       {"{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "[{\"b\":{\"\":1,\"\":2}}]", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "[\"\\udbff\\ud800\\udc00\"]",
        "{\"\\udfff\":1}", "{\"\\u0000\":1}", "18446744073709551616", "-9223372036854775809",
        "1e309", "[-1e400]"}) {
    EXPECT_TRUE(ParseJson(text).has_value()) << text;
    EXPECT_FALSE(Accepts(text)) << text;
  }
  for (const std::string_view text :
       {"18446744073709551615", "-9223372036854775808", "1.7976931348623157e308", "1e-400",
        "18446744073709551616.0", "{\"a\":{\"a\":{}}}"}) {
    EXPECT_TRUE(Accepts(text)) << text;
  }
}

TEST(ReferenceJsonTest, KeepsItsLimits) {
  EXPECT_TRUE(Accepts(Nested(64)));
  EXPECT_FALSE(Accepts(Nested(65)));
  EXPECT_FALSE(Accepts(Nested(100000)));
  EXPECT_TRUE(Accepts(Crowd(1024)));
  EXPECT_FALSE(Accepts(Crowd(1025)));
}

// The grammar once more, by a parser of another kind. Where simdjson accepts, it also gives the
// numbers' limits.
TEST(ReferenceJsonTest, AgreesWithSimdjsonOnGeneratedTexts) {
  const std::uint64_t seed = SeedFromEnvironment();
  std::cout << "ASSAY_SEED=" << seed << '\n';
  Random random(seed);
  simdjson::dom::parser parser;
  int accepted = 0, refused = 0;
  for (int i = 0; i < 50000; ++i) {
    std::string text = RandomJson(4, random);
    while (random.Chance(40)) text = SpoiltJson(text, random);
    const bool theirs = parser.parse(text).error() == simdjson::SUCCESS;
    const std::optional<Json> ours = ParseJson(text);
    if (!theirs) {
      ++refused;
      EXPECT_FALSE(ours.has_value() && IsAcceptable(*ours)) << Escaped(text);
    } else {
      ++accepted;
      EXPECT_TRUE(ours.has_value()) << Escaped(text);
    }
  }
  EXPECT_GT(accepted, 5000);
  EXPECT_GT(refused, 5000);
}

}  // namespace
}  // namespace assay::testonly
