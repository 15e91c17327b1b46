// What is said of a value that a constraint refuses, word for word.
#include "validator/evaluate/expectation.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/evaluate/constraints.h"
#include "validator/format/format.h"
#include "validator/text/pattern.h"

namespace assay::evaluate {
namespace {

using program::Constraint;
using program::Keyword;
using program::Unit;

std::string Expectation(const Constraint& constraint, std::string_view value = "",
                        Secrecy secrecy = Secrecy::kNone) {
  std::string text;
  AppendExpectation(constraint, value, secrecy, &text);
  return text;
}

std::string OfNumber(Keyword keyword, std::int64_t number) {
  return Expectation({.keyword = keyword, .number = number});
}

TEST(ExpectationTest, OfNumbers) {
  const auto bound = [](Keyword keyword) {
    return Expectation(
        {.keyword = keyword, .type = program::ValueType::kInteger, .as_written = "5"});
  };
  EXPECT_EQ(bound(Keyword::kMinimum), "expected at least 5");
  EXPECT_EQ(bound(Keyword::kMaximum), "expected at most 5");
  EXPECT_EQ(bound(Keyword::kExclusiveMinimum), "expected more than 5");
  EXPECT_EQ(bound(Keyword::kExclusiveMaximum), "expected less than 5");
  EXPECT_EQ(bound(Keyword::kMultipleOf), "expected a multiple of 5");
  Constraint of_duration = {
      .keyword = Keyword::kMinimum, .format = format::Format::kDuration, .as_written = "5"};
  EXPECT_EQ(Expectation(of_duration), "expected at least 5 (seconds)");
  of_duration.type = program::ValueType::kInteger;
  EXPECT_EQ(Expectation(of_duration), "expected at least 5");
  EXPECT_EQ(OfNumber(Keyword::kPowerOfTwo, 0), "expected a power of two");
  EXPECT_EQ(OfNumber(Keyword::kMaxDecimals, 1), "expected at most 1 digit after the point");
  EXPECT_EQ(OfNumber(Keyword::kMaxDecimals, 2), "expected at most 2 digits after the point");
}

TEST(ExpectationTest, OfListsAndObjects) {
  EXPECT_EQ(OfNumber(Keyword::kIndexes, 0),
            "expected items numbered from 1 without gaps, such as `.1` and `.2`");
  EXPECT_EQ(OfNumber(Keyword::kMinItems, 1), "expected at least 1 item");
  EXPECT_EQ(OfNumber(Keyword::kMaxItems, 2), "expected at most 2 items");
  EXPECT_EQ(OfNumber(Keyword::kUniqueItems, 0), "expected items that all differ");
  EXPECT_EQ(Expectation({.keyword = Keyword::kUniqueBy, .as_written = "Key"}),
            "expected items that all differ in `Key`");
  EXPECT_EQ(OfNumber(Keyword::kMaxTotalLength, 9),
            "expected at most 9 characters in all items together");
  EXPECT_EQ(OfNumber(Keyword::kMinProperties, 1), "expected at least 1 member");
  EXPECT_EQ(OfNumber(Keyword::kMaxProperties, 0), "expected at most 0 members");
  EXPECT_EQ(OfNumber(Keyword::kAdditionalProperties, 0), "a member is not known");
  EXPECT_EQ(OfNumber(Keyword::kPropertyNames, 0), "the name of a member is not allowed");
}

TEST(ExpectationTest, OfLengths) {
  const auto length = [](Keyword keyword, Unit unit, std::int64_t number, std::string_view value,
                         Secrecy secrecy = Secrecy::kNone) {
    return Expectation({.keyword = keyword, .unit = unit, .number = number}, value, secrecy);
  };
  EXPECT_EQ(length(Keyword::kMinLength, Unit::kCodePoints, 1, ""),
            "expected at least 1 character, not 0");
  EXPECT_EQ(length(Keyword::kMaxLength, Unit::kCodePoints, 2, "\u00e9\u00e9\u00e9"),
            "expected at most 2 characters, not 3");
  EXPECT_EQ(length(Keyword::kMaxLength, Unit::kBytes, 5, "\u00e9\u00e9\u00e9"),
            "expected at most 5 bytes, not 6");
  EXPECT_EQ(length(Keyword::kMaxLength, Unit::kBase64Bytes, 1, "YWJj"),
            "expected at most 1 byte in Base64, not 3");
  EXPECT_EQ(length(Keyword::kMinLength, Unit::kBase64Bytes, 2, ""),
            "expected at least 2 bytes in Base64, not 0");
  EXPECT_EQ(length(Keyword::kMaxLength, Unit::kBytes, 2, "abc", Secrecy::kValue),
            "expected at most 2 bytes");
}

TEST(ExpectationTest, OfTexts) {
  const std::vector<std::string_view> two = {"ab", "cd"}, one = {"ab"};
  const auto texts = [&](Keyword keyword, Secrecy secrecy = Secrecy::kNone) {
    return Expectation({.keyword = keyword, .literals = two}, "x", secrecy);
  };
  EXPECT_EQ(texts(Keyword::kRanges), "expected one of `ab` or `cd`");
  EXPECT_EQ(texts(Keyword::kStartsWith), "expected a text that starts with `ab` or `cd`");
  EXPECT_EQ(texts(Keyword::kNotStartsWith),
            "expected a text that does not start with `ab` or `cd`");
  EXPECT_EQ(texts(Keyword::kEndsWith), "expected a text that ends with `ab` or `cd`");
  EXPECT_EQ(texts(Keyword::kNotEndsWith), "expected a text that does not end with `ab` or `cd`");
  EXPECT_EQ(texts(Keyword::kContains), "expected a text that holds `ab` or `cd`");
  EXPECT_EQ(texts(Keyword::kNotContains), "expected a text that does not hold `ab` or `cd`");
  EXPECT_EQ(texts(Keyword::kNotEnum), "expected another text than `ab` or `cd`");
  EXPECT_EQ(texts(Keyword::kNotEnum, Secrecy::kValue), "expected another text than `ab` or `cd`");
  EXPECT_EQ(texts(Keyword::kNotEnum, Secrecy::kParameter), "expected another text than `***`");
  EXPECT_EQ(Expectation({.keyword = Keyword::kEnum, .literals = one}, "x"), "expected `ab`");
  EXPECT_EQ(Expectation({.keyword = Keyword::kEnum, .literals = one}, "x", Secrecy::kParameter),
            "expected one of `***`");
  EXPECT_EQ(Expectation({.keyword = Keyword::kClasses, .number = 2, .literals = two}, "x"),
            "expected characters of at least 2 of `ab` or `cd`");
}

TEST(ExpectationTest, ListsSixteen) {
  const std::vector<std::string_view> sixteen(16, "a"), eighteen(18, "a");
  std::string list = "`a`";
  for (int i = 0; i < 14; ++i) list += ", `a`";
  EXPECT_EQ(Expectation({.keyword = Keyword::kEnum, .literals = sixteen}),
            "expected one of " + list + " or `a`");
  EXPECT_EQ(Expectation({.keyword = Keyword::kEnum, .literals = eighteen}),
            "expected one of " + list + ", `a` and 2 more");
}

TEST(ExpectationTest, AsksForTheNearest) {
  const std::vector<std::string_view> literals = {"PrePaid", "PostPaid"};
  const Constraint paid = {.keyword = Keyword::kEnum, .literals = literals};
  EXPECT_EQ(Expectation(paid, "PrePayd"),
            "expected one of `PrePaid` or `PostPaid`; did you mean `PrePaid`?");
  EXPECT_EQ(Expectation(paid, "PrePayd", Secrecy::kValue),
            "expected one of `PrePaid` or `PostPaid`");
  EXPECT_EQ(Expectation(paid, ""), "expected one of `PrePaid` or `PostPaid`");
}

TEST(ExpectationTest, OfCharacters) {
  const text::CharSet set = *text::ParseClass("[a-z]");
  const Constraint characters = {
      .keyword = Keyword::kCharacters, .set = &set, .as_written = "[a-z]"};
  EXPECT_EQ(Expectation(characters, "ab\u00e9"),
            "character `\u00e9` at 3 is not allowed; expected only characters of `[a-z]`");
  EXPECT_EQ(Expectation(characters, "X"),
            "character `X` at 1 is not allowed; expected only characters of `[a-z]`");
  EXPECT_EQ(Expectation(characters, "abX", Secrecy::kValue),
            "a character is not allowed; expected only characters of `[a-z]`");
  EXPECT_EQ(Expectation({.keyword = Keyword::kCharacters, .as_written = "[a-z]"}, "X"),
            "expected only characters of `[a-z]`");
  EXPECT_EQ(Expectation({.keyword = Keyword::kNotDoubled, .as_written = "[a-z]"}),
            "expected no character of `[a-z]` twice in a row");
}

// What a pattern says of a value, and of one that is a secret.
struct OfPattern {
  std::string_view pattern;
  std::string_view value;
  std::string_view expected;
  Secrecy secrecy = Secrecy::kNone;
};

void PrintTo(const OfPattern& one, std::ostream* out) { *out << one.pattern << ' ' << one.value; }

class ExpectationOfPatternTest : public ::testing::TestWithParam<OfPattern> {};

TEST_P(ExpectationOfPatternTest, Says) {
  const OfPattern& one = GetParam();
  const text::Sequence sequence = *text::ParseSequence(one.pattern);
  const Constraint constraint = {
      .keyword = Keyword::kPattern, .sequence = &sequence, .as_written = one.pattern};
  EXPECT_EQ(Expectation(constraint, one.value, one.secrecy), one.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Patterns, ExpectationOfPatternTest,
    ::testing::Values(
        OfPattern{"[a-z]{2,4}", "a", "expected at least 2 characters, not 1"},
        OfPattern{"[a-z][a-z0-9]{1,3}", "a", "expected at least 2 characters, not 1"},
        OfPattern{"[a-z][a-z0-9]+", "a", "expected at least 2 characters, not 1"},
        OfPattern{"[a-z]?", "ab", "expected at most 1 character, not 2"},
        OfPattern{"[a-z][a-z0-9]{0,3}", "abcd\u00e9\u00e9", "expected at most 4 characters, not 6"},
        OfPattern{"[a-z]{3}", "ab", "expected exactly 3 characters, not 2"},
        OfPattern{"[a-z]{3}", "abcd", "expected exactly 3 characters, not 4"},
        OfPattern{"[a-z]", "", "expected exactly 1 character, not 0"},
        OfPattern{"[a-z]{3}", "abcd", "expected exactly 3 characters", Secrecy::kParameter},
        OfPattern{"[a-z][a-z0-9]{1,3}", "0a",
                  "character `0` at 1 is not allowed there; expected a match of "
                  "`[a-z][a-z0-9]{1,3}`"},
        OfPattern{"[a-z][a-z0-9]{1,3}", "aX",
                  "character `X` at 2 is not allowed; expected a match of `[a-z][a-z0-9]{1,3}`"},
        OfPattern{"[a-z]{1,3}", "X",
                  "character `X` at 1 is not allowed; expected a match of `[a-z]{1,3}`"},
        OfPattern{"[a-z]{1,3}", "X", "a character is not allowed; expected a match of `[a-z]{1,3}`",
                  Secrecy::kParameter},
        OfPattern{"r-[a-z]{1,3}", "X", "a character is not allowed; expected a match of `***`",
                  Secrecy::kParameter},
        OfPattern{"r-[a-z]{1,3}", "X",
                  "a character is not allowed; expected a match of `r-[a-z]{1,3}`",
                  Secrecy::kValue}));

TEST(ExpectationTest, OfPatternsForRe2) {
  const Constraint constraint = {.keyword = Keyword::kPattern, .as_written = "(ab)*"};
  EXPECT_EQ(Expectation(constraint, "x"), "expected a match of `(ab)*`");
  EXPECT_EQ(Expectation(constraint, "x", Secrecy::kParameter), "expected a match of `***`");
}

}  // namespace
}  // namespace assay::evaluate
