#include "validator/kernel/matchers.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace assay::kernel {
namespace {

program::Value ValueOf(const std::string& text) { return program::Value(text); }

// Every way to join parts that are each at some edge.
TEST(MatchIpv4, FourPartsInOrder) {
  const std::vector<std::string> in_order = {"0", "1", "9", "10", "99", "100", "199", "255"};
  std::vector<std::string> parts = {"", "01", "00", "256", "300", "000", "1a", "1000", "+1", " 1"};
  parts.insert(parts.end(), in_order.begin(), in_order.end());
  const auto ok = [&](const std::string& part) {
    return std::find(in_order.begin(), in_order.end(), part) != in_order.end();
  };
  for (const std::string& a : parts) {
    for (const std::string& b : parts) {
      for (const std::string& c : parts) {
        const std::string three = absl::StrCat(a, ".", b, ".", c);
        ASSERT_FALSE(MatchIpv4(ValueOf(three)));
        for (const std::string& d : parts) {
          const std::string text = absl::StrCat(three, ".", d);
          ASSERT_EQ(MatchIpv4(ValueOf(text)), ok(a) && ok(b) && ok(c) && ok(d)) << text;
          ASSERT_FALSE(MatchIpv4(ValueOf(absl::StrCat(text, "."))));
          ASSERT_FALSE(MatchIpv4(ValueOf(absl::StrCat(text, ".1"))));
          ASSERT_FALSE(MatchIpv4(ValueOf(absl::StrCat(".", text))));
        }
      }
    }
  }
}

// Each length around the word size, each byte in each place.
TEST(AllInRange, SaysWhatALookAtEachByteSays) {
  program::RangeMatcher matcher;
  for (const auto& [first, last] :
       {std::pair(0x20, 0x7E), std::pair(0x61, 0x7A), std::pair(1, 0x7F)}) {
    matcher.first = static_cast<std::uint8_t>(first);
    matcher.last = static_cast<std::uint8_t>(last);
    for (std::size_t size = 1; size <= 20; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        for (int byte = 0; byte < 256; ++byte) {
          std::string text(size, 'm');
          text[at] = static_cast<char>(byte);
          ASSERT_EQ(AllInRange(matcher, text.data(), size), byte >= first && byte <= last)
              << size << ' ' << at << ' ' << byte;
        }
      }
    }
  }
}

TEST(MatchInteger, Table) {
  constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
  constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
  const struct {
    const char* text;
    std::int64_t minimum, maximum;
    bool in_order;
  } kCases[] = {{"0", 0, 0, true},
                {"1", 1, kMax, true},
                {"0", 1, kMax, false},
                {"-0", kMin, kMax, false},
                {"00", kMin, kMax, false},
                {"01", kMin, kMax, false},
                {"+1", kMin, kMax, false},
                {"", kMin, kMax, false},
                {"-", kMin, kMax, false},
                {"1.0", kMin, kMax, false},
                {"9223372036854775807", 1, kMax, true},
                {"9223372036854775808", 1, kMax, false},
                {"-9223372036854775808", kMin, kMax, true},
                {"-9223372036854775809", kMin, kMax, false},
                {"18446744073709551617", kMin, kMax, false},
                {"-1", -1, 5, true},
                {"-2", -1, 5, false}};
  for (const auto& c : kCases) {
    EXPECT_EQ(MatchInteger({.minimum = c.minimum, .maximum = c.maximum}, ValueOf(c.text)),
              c.in_order)
        << c.text;
  }
}

}  // namespace
}  // namespace assay::kernel
