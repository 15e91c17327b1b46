#include "validator/text/number.h"

#include <string>

#include "gtest/gtest.h"

namespace assay::text {
namespace {

TEST(NumberTest, TakesCanonicalTextOnly) {
  for (const char* text : {"0", "1", "-1", "10", "9223372036854775808", "-20"}) {
    EXPECT_TRUE(ParseInteger(text)) << text;
    EXPECT_TRUE(ParseNumber(text)) << text;
  }
  for (const char* text : {"0.0", "0.5", "-0.5", "1.50", "12.000000000000001"}) {
    EXPECT_FALSE(ParseInteger(text)) << text;
    EXPECT_TRUE(ParseNumber(text)) << text;
  }
  for (const char* text :
       {"",   "-",   "-0",    "-0.0", "00",    "01",  "-01", "+1",  " 1",  "1 ", ".5",
        "1.", "-.5", "1.2.3", "1e3",  "1.5e3", "0x1", "1,0", "--1", "NaN", "１"}) {
    EXPECT_FALSE(ParseInteger(text)) << text;
    EXPECT_FALSE(ParseNumber(text)) << text;
  }
}

// Each is less than the next one.
TEST(NumberTest, OrdersExactly) {
  const std::string texts[] = {"-" + std::string(30, '9'),
                               "-9999999999999999999999999998",
                               "-9223372036854775809",
                               "-2",
                               "-1.0000000001",
                               "-1",
                               "-0.000000001",
                               "-0.0000000001",
                               "0",
                               "0.0000000001",
                               "0.000000001",
                               "0.0000000011",
                               "0.1",
                               "0.25",
                               "1",
                               "1.0000000000000000001",
                               "2",
                               "9223372036854775807",
                               "9223372036854775807.5",
                               "9999999999999999999999999998",
                               std::string(29, '1')};
  for (std::size_t i = 0; i < std::size(texts); ++i) {
    for (std::size_t j = 0; j < std::size(texts); ++j) {
      EXPECT_EQ(*ParseNumber(texts[i]) <=> *ParseNumber(texts[j]), i <=> j)
          << texts[i] << ' ' << texts[j];
    }
  }
  EXPECT_EQ(*ParseNumber("1.50"), *ParseNumber("1.5"));
  EXPECT_EQ(*ParseNumber("-7"), Number::Of(-7));
}

TEST(NumberTest, KnowsMultiplesOfAnySize) {
  const struct {
    std::string text;
    const char* step;
    bool multiple;
  } kCases[] = {
      {"0", "5", true},
      {"10", "5", true},
      {"-10", "5", true},
      {"11", "5", false},
      {"10.0", "5", true},
      {"10.5", "5", false},
      {"10.5", "0.5", true},
      {"0.3", "0.1", true},
      {"0.35", "0.1", false},
      {"0.30000000000", "0.1", true},
      {"1", "3", false},
      {"0.0000000001", "0.000000001", false},
      {std::string(100, '9'), "9", true},
      {std::string(100, '9') + "1", "9", false},
      {"9223372036854775807", "9223372036854775807", true},
      {"18446744073709551614", "9223372036854775807", true},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(IsMultiple(c.text, *ParseNumber(c.step)), c.multiple) << c.text << ' ' << c.step;
  }
}

TEST(NumberTest, KnowsPowersOfTwoAndDecimals) {
  for (const char* text : {"1", "2", "8192", "9223372036854775808"}) {
    EXPECT_TRUE(IsPowerOfTwo(text)) << text;
  }
  for (const char* text : {"0", "3", "-2", "8193", "18446744073709551616", "2.0"}) {
    EXPECT_FALSE(IsPowerOfTwo(text)) << text;
  }
  EXPECT_EQ(CountDecimals("12"), 0U);
  EXPECT_EQ(CountDecimals("12.50"), 2U);
}

}  // namespace
}  // namespace assay::text
