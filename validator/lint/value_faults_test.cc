#include "validator/lint/value_faults.h"

#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace assay::lint {
namespace {

// The keywords joined by blanks.
std::string Faults(const model::Constraints& constraints, std::string_view value) {
  std::string joined;
  for (const std::string_view keyword : ValueFaults(constraints, value)) {
    joined += (joined.empty() ? "" : " ") + std::string(keyword);
  }
  return joined;
}

model::Name Text(std::string text) { return {std::move(text), {}}; }
model::Integer Number(std::int64_t value) { return {value, {}}; }

TEST(ValueFaultsTest, TakesEverythingWhenNothingIsAsked) {
  EXPECT_EQ(Faults({}, ""), "");
  EXPECT_EQ(Faults({}, "\n中"), "");
}

TEST(ValueFaultsTest, WantsCanonicalIntegers) {
  model::Constraints c;
  c.type = model::Type::kInteger;
  for (const std::string_view value :
       {"0", "1", "-1", "10", "-9223372036854775808", "123456789012345678901234567890"}) {
    EXPECT_EQ(Faults(c, value), "") << value;
  }
  for (const std::string_view value : {"", "-", "+1", "01", "-0", "00", "1.0", "1e3", "0x10", " 1",
                                       "1 ", "1\n", "１", "--1", "1-"}) {
    EXPECT_EQ(Faults(c, value), "type") << value;
  }
}

TEST(ValueFaultsTest, ComparesIntegersOfAnyLength) {
  model::Constraints c;
  c.type = model::Type::kInteger;
  c.minimum = model::Bound{"-5", {}};
  c.maximum = model::Bound{"9223372036854775807", {}};
  for (const std::string_view value : {"-5", "0", "9223372036854775807"}) {
    EXPECT_EQ(Faults(c, value), "") << value;
  }
  for (const std::string_view value : {"-6", "-10", "-99999999999999999999999999"}) {
    EXPECT_EQ(Faults(c, value), "minimum") << value;
  }
  for (const std::string_view value : {"9223372036854775808", "99999999999999999999999999"}) {
    EXPECT_EQ(Faults(c, value), "maximum") << value;
  }
  EXPECT_EQ(Faults(c, "x"), "type");  // no number, no bounds to break
}

TEST(ValueFaultsTest, CountsCodePointsOrBytes) {
  model::Constraints c;
  c.min_length = Number(2);
  c.max_length = Number(3);
  EXPECT_EQ(Faults(c, "a"), "minLength");
  EXPECT_EQ(Faults(c, "中"), "minLength");
  EXPECT_EQ(Faults(c, "中文😀"), "");
  EXPECT_EQ(Faults(c, "abcd"), "maxLength");
  c.unit = model::Unit::kBytes;
  EXPECT_EQ(Faults(c, "中"), "");
  EXPECT_EQ(Faults(c, "中a"), "maxLength");
}

TEST(ValueFaultsTest, MatchesTheWholeValue) {
  model::Constraints c;
  c.characters = Text("[a-c]");
  c.pattern = Text("a|ab");
  EXPECT_EQ(Faults(c, "ab"), "");
  EXPECT_EQ(Faults(c, "abc"), "pattern");
  EXPECT_EQ(Faults(c, "ab\n"), "characters pattern");
  EXPECT_EQ(Faults(c, "axb"), "characters pattern");
}

TEST(ValueFaultsTest, CountsClassesThatOccur) {
  model::Constraints c;
  c.classes = model::Classes{{Text("[A-Z]"), Text("[a-z]"), Text("[0-9]")}, Number(2)};
  EXPECT_EQ(Faults(c, "aaa"), "classes");
  EXPECT_EQ(Faults(c, "aA"), "");
  EXPECT_EQ(Faults(c, "-1-z-"), "");
  EXPECT_EQ(Faults(c, ""), "classes");
}

TEST(ValueFaultsTest, KnowsEnumerations) {
  model::Constraints c;
  c.enumeration = {Text("PrePaid"), Text("PostPaid")};
  c.enumeration_location = Location{};
  EXPECT_EQ(Faults(c, "PostPaid"), "");
  EXPECT_EQ(Faults(c, "postpaid"), "enum");
  EXPECT_EQ(Faults(c, "PostPaid "), "enum");
}

TEST(ValueFaultsTest, KnowsIpv4) {
  model::Constraints c;
  c.format = format::Format::kIpv4;
  for (const std::string_view value : {"0.0.0.0", "255.255.255.255", "10.0.0.1"}) {
    EXPECT_EQ(Faults(c, value), "") << value;
  }
  for (const std::string_view value :
       {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "256.0.0.1", "010.0.0.1",
        "0x7f.0.0.1", "1.2.3.4 ", "1.2.3.-4", "::ffff:1.2.3.4", "10.0.0.1/24",
        "1.2.3.9999999999"}) {
    EXPECT_EQ(Faults(c, value), "format") << value;
  }
}

TEST(ValueFaultsTest, ListsKeywordsInTheOrderOfRules) {
  model::Constraints c;
  c.type = model::Type::kInteger;
  c.min_length = Number(5);
  c.characters = Text("[0-9]");
  c.pattern = Text("[0-9]+");
  c.classes = model::Classes{{Text("[0-9]")}, Number(1)};
  c.enumeration = {Text("1")};
  c.enumeration_location = Location{};
  c.format = format::Format::kIpv4;
  EXPECT_EQ(Faults(c, "x"), "type minLength characters pattern classes enum format");
}

TEST(ValueFaultsTest, MatchesNothingWithABrokenPattern) {
  model::Constraints c;
  c.pattern = Text("(");
  EXPECT_EQ(Faults(c, "("), "pattern");
}

}  // namespace
}  // namespace assay::lint
