#include "validator/text/utf8.h"

#include <string>

#include "gtest/gtest.h"

namespace assay::text {
namespace {

// A decoder in the words of RFC 3629, section 4: the table of well-formed sequences, row by row.
bool IsWellFormed(const std::string& s) {
  struct Row {
    unsigned first_low, first_high, second_low, second_high;
    std::size_t length;
  };
  constexpr Row kRows[] = {
      {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
      {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
      {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  for (std::size_t i = 0; i < s.size();) {
    std::size_t length = 0;
    for (const Row& row : kRows) {
      if (at(i) < row.first_low || at(i) > row.first_high) continue;
      if (row.length > 1 &&
          (i + 1 >= s.size() || at(i + 1) < row.second_low || at(i + 1) > row.second_high)) {
        continue;
      }
      length = row.length;
    }
    if (length == 0 || i + length > s.size()) return false;
    for (std::size_t k = 2; k < length; ++k) {
      if (at(i + k) < 0x80 || at(i + k) > 0xBF) return false;
    }
    i += length;
  }
  return true;
}

bool HasNul(const std::string& s) { return s.find('\0') != std::string::npos; }

TEST(Utf8, AgreesWithTheTableOfTheRfcOnAllTwoByteTexts) {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string s{static_cast<char>(a), static_cast<char>(b)};
      ASSERT_EQ(IsText(s), IsWellFormed(s) && !HasNul(s)) << a << ' ' << b;
    }
  }
}

TEST(Utf8, AgreesWithTheTableOfTheRfcAroundAllBoundaries) {
  constexpr int kBytes[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                            0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                            0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  for (const int a : kBytes) {
    for (const int b : kBytes) {
      for (const int c : kBytes) {
        for (const int d : kBytes) {
          const std::string s{static_cast<char>(a), static_cast<char>(b), static_cast<char>(c),
                              static_cast<char>(d)};
          ASSERT_EQ(IsText(s), IsWellFormed(s) && !HasNul(s))
              << a << ' ' << b << ' ' << c << ' ' << d;
          // The eight-byte step must see the same.
          ASSERT_EQ(IsText("12345678" + s + "12345678"), IsText(s));
          ASSERT_EQ(IsText("abcd" + s), IsText(s));
        }
      }
    }
  }
}

TEST(Utf8, EveryCodePointThereAndBack) {
  for (std::uint32_t c = 0; c <= kMaxCodePoint; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string s;
    AppendUtf8(c, &s);
    std::size_t length;
    ASSERT_EQ(DecodeOne(s.data(), s.data() + s.size(), length), c);
    ASSERT_EQ(length, s.size());
    ASSERT_EQ(CountCodePoints(s), 1u);
    for (std::size_t cut = 1; cut < s.size(); ++cut) {
      ASSERT_FALSE(IsText(std::string_view(s).substr(0, cut))) << c;
    }
  }
}

TEST(Utf8, NothingIsText) { EXPECT_TRUE(IsText({})); }

}  // namespace
}  // namespace assay::text
