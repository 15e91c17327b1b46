#include "validator/text/pattern.h"

#include <string>

#include "gtest/gtest.h"
#include "re2/re2.h"
#include "validator/text/utf8.h"

namespace assay::text {
namespace {

// Our set of a class and RE2's, over every code point.
void ExpectSameSet(const std::string& char_class) {
  const std::optional<CharSet> set = ParseClass(char_class);
  ASSERT_TRUE(set.has_value()) << char_class;
  const re2::RE2 re(char_class, re2::RE2::Quiet);
  ASSERT_TRUE(re.ok()) << char_class << ": " << re.error();
  for (std::uint32_t c = 0; c <= kMaxCodePoint; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string s;
    AppendUtf8(c, &s);
    ASSERT_EQ(set->Contains(c), re2::RE2::FullMatch(s, re)) << char_class << " U+" << std::hex << c;
  }
}

class SameSet : public testing::TestWithParam<const char*> {};

TEST_P(SameSet, AsRe2) { ExpectSameSet(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Classes, SameSet,
                         testing::Values("\\p{Han}", "[A-Za-z\\p{Han}]",
                                         "[^@/:=<>{\\[\\]} \"\\x{201C}\\x{201D}\\x00-\\x1F\\x7F]",
                                         "[!@#$%^&*()_+=-]", "[ -~]", "[a-]", "[\\-a]", "[\\d_]",
                                         "\\w", "[^\\s]", "[[a]", "[\\x41-\\x{5A}]", ".", "é",
                                         "[é-ü]", "\\.", "[中-龥]", "[\\t\\n\\r]", "[^\\t-\\r]"));

TEST(ParseClass, LeavesToRe2WhatItIsNotSureOf) {
  for (const char* text :
       {"",           "[",       "[]",  "[]a]", "[^]", "[a",  "a]",  "[z-a]", "[[:alpha:]]", "\\pL",
        "\\p{Greek}", "[a-\\d]", "\\b", "\\8",  "ab",  "a|b", "(a)", "[\\q]", "\\x{110000}", "\\x4",
        "[a-z",       "[\xFF]",  "\\"}) {
    EXPECT_FALSE(ParseClass(text).has_value()) << text;
  }
}

TEST(ParseSequence, LeavesToRe2WhatIsNotASequence) {
  for (const char* text :
       {"a|b", "(ab)", "a+b", "a*?", "a{2}{3}", "^a", "a$", "a{1001}", "a{2,1}", "a{,3}",
        "[a-z]+[0-9]", "a**", "x{", "\\bx", "a{1,2", "a{1,x}", "a{1,1001}", "\\x{41", "\\x{4G}"}) {
    EXPECT_FALSE(ParseSequence(text).has_value()) << text;
  }
}

TEST(ParseSequence, ReadsCounts) {
  const auto sequence = ParseSequence("[a-z]x{2}[0-9]{1,62}");
  ASSERT_TRUE(sequence.has_value());
  ASSERT_EQ(sequence->size(), 3u);
  EXPECT_EQ((*sequence)[0].max, 1u);
  EXPECT_EQ((*sequence)[1].min, 2u);
  EXPECT_EQ((*sequence)[2].min, 1u);
  EXPECT_EQ((*sequence)[2].max, 62u);
  EXPECT_EQ((*ParseSequence("a+"))[0].max, kUnbounded);
  EXPECT_EQ((*ParseSequence("a{3,}"))[0].min, 3u);
  EXPECT_EQ(ParseSequence("")->size(), 0u);
}

TEST(IsOfClasses, NoPartSpellsOutAPiece) {
  for (const char* pattern : {"", "[a-z]{8,32}", "[A-Z][0-9]+", "\\d.", "[^x]"}) {
    EXPECT_TRUE(IsOfClasses(*ParseSequence(pattern))) << pattern;
  }
  for (const char* pattern : {"x", "[a-z]x[0-9]", "[x]+", "\\.[a-z]"}) {
    EXPECT_FALSE(IsOfClasses(*ParseSequence(pattern))) << pattern;
  }
}

// The set as its ranges, after union and complement.
TEST(CharSet, Algebra) {
  CharSet set;
  set.Add('c', 'e');
  set.Add('a', 'b');
  set.Add('x', 'z');
  EXPECT_EQ(set.ranges().size(), 2u);
  EXPECT_EQ(set.Complement().Complement(), set);
  EXPECT_FALSE(set.Complement().Contains('d'));
  EXPECT_TRUE(set.Complement().Contains(0x10FFFF));
  EXPECT_TRUE(set.IsAscii());
  EXPECT_TRUE(CharSet::All().Complement().empty());
}

}  // namespace
}  // namespace assay::text
