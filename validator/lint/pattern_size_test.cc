#include "validator/lint/pattern_size.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "re2/re2.h"

namespace assay::lint {
namespace {

// RE2's own size, without what every program has.
std::size_t RealSize(const RE2& re) {
  return static_cast<std::size_t>(std::max(re.ProgramSize() - 4, 0));
}

TEST(MeasurePatternTest, IsExactForWhatDocumentsState) {
  for (const std::string pattern : {"a",
                                    "abc",
                                    "中",
                                    "[a-z]",
                                    "[a-z]{10}",
                                    "[^a]{3}",
                                    ".",
                                    "a{100}",
                                    "\\pL",
                                    "\\p{Han}{5}",
                                    "[A-Za-z\\p{Han}][^@/:=<>{\\[\\]} \"]{5}",
                                    "\\d\\d",
                                    "[[:alpha:]]",
                                    "(a)",
                                    "(?:ab)",
                                    "[]a]",
                                    "[+-[:]\\p{Han}[y:]",
                                    "[+-\\]][b]",
                                    "\\Qa.b\\E",
                                    "\\.",
                                    "a{2}{",
                                    "a{x}",
                                    "{"}) {
    const RE2 re(pattern, RE2::Quiet);
    ASSERT_TRUE(re.ok()) << pattern;
    const std::size_t measured = MeasurePattern(pattern).instructions;
    EXPECT_GE(measured, RealSize(re)) << pattern;
    EXPECT_LE(measured, RealSize(re) + 3) << pattern;
  }
}

TEST(MeasurePatternTest, MultipliesCountsOut) {
  EXPECT_EQ(MeasurePattern("a{1000}").instructions, 1000U);
  EXPECT_GE(MeasurePattern("(a{100}){100}").instructions, 10'000U);
  EXPECT_GE(MeasurePattern("\\pL{1000}").instructions, 1'000'000U);
  EXPECT_GE(MeasurePattern("\\PL{,9}\\pL{1,1000}").instructions, 1'000'000U);
  EXPECT_GE(MeasurePattern("(?i)\\x{4E00}{1000,}").instructions, 4000U);
  std::string nested = "a";
  for (int i = 0; i < 50; ++i) nested.insert(0, "(").append("){1000}");
  EXPECT_EQ(MeasurePattern(nested).instructions, kLargestPattern);
  EXPECT_EQ(MeasurePattern("ab{99999999999999999999}").instructions, kLargestPattern);
  EXPECT_EQ(MeasurePattern("ab{1,99999999999999999999}c").instructions, kLargestPattern);
}

TEST(MeasurePatternTest, CountsNesting) {
  EXPECT_EQ(MeasurePattern("a(b)(c)").nesting, 1U);
  EXPECT_EQ(MeasurePattern("((?:a)|(?P<n>(b)))").nesting, 3U);
  EXPECT_EQ(MeasurePattern("\\([(]\\Q(\\E(?i)a").nesting, 0U);
  EXPECT_EQ(MeasurePattern(std::string(200'000, '(')).nesting, 200'000U);
}

TEST(MeasurePatternTest, SurvivesWhatIsNoPattern) {
  for (const std::string_view pattern :
       {"",     ")",   "))",   "(",     "[",   "[^",   "[]",  "[a\\", "[[:",     "[[:alpha",
        "\\",   "\\p", "\\p{", "\\pL{", "\\x", "\\x{", "\\Q", "\\E",  "(?",      "(?i",
        "(?P<", "a{",  "a{1",  "a{1,",  "*",   "{}",   "{,}", "\xff", "\xe4\xb8"}) {
    EXPECT_LE(MeasurePattern(pattern).instructions, 2000U) << pattern;
  }
}

// On patterns made of pieces: not less than what RE2 makes of it, but for a few instructions, so
// that the budget holds.
TEST(MeasurePatternTest, IsNoLessThanRe2sSize) {
  constexpr std::string_view kPieces[] = {
      "a",   "b",    "中",    "[a-z]", "[^x]",  "\\pL", "\\p{Greek}", ".",
      "(",   ")",    "(?:",   "(?i)",  "|",     "*",    "+",          "?",
      "{3}", "{2,}", "{0,4}", "{1,3}", "\\d",   "^",    "$",          "\\b",
      "k",   "\\W",  "(?s).", "{",     "\\x41", "*?",   "{0}",        "\\x{4E00}",
  };
  std::mt19937_64 random(20240501);
  int accepted = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string pattern;
    for (std::size_t j = 1 + random() % 8; j > 0; --j) {
      pattern += kPieces[random() % std::size(kPieces)];
    }
    const std::size_t measured = MeasurePattern(pattern).instructions;
    if (measured > 20'000) continue;
    const RE2 re(pattern, RE2::Quiet);
    if (!re.ok()) continue;
    ++accepted;
    ASSERT_GE(measured + 8, RealSize(re)) << pattern;
  }
  EXPECT_GT(accepted, 500);
}

TEST(ClassEndTest, FindsTheClosingBracket) {
  EXPECT_EQ(ClassEnd("[a]b", 0), 3U);
  EXPECT_EQ(ClassEnd("[]]", 0), 3U);
  EXPECT_EQ(ClassEnd("[^]]", 0), 4U);
  EXPECT_EQ(ClassEnd("[\\]]", 0), 4U);
  EXPECT_EQ(ClassEnd("[[:alpha:]]", 0), 11U);
  EXPECT_EQ(ClassEnd("[[:]", 0), 4U);
  EXPECT_EQ(ClassEnd("[a", 0), std::string_view::npos);
  EXPECT_EQ(ClassEnd("[a\\", 0), std::string_view::npos);
}

}  // namespace
}  // namespace assay::lint
