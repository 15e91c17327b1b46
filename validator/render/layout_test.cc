#include "validator/render/layout.h"

#include <string>

#include "gtest/gtest.h"

namespace assay::render {
namespace {

std::string LaidOut(std::string_view text, std::size_t column, std::size_t indent,
                    std::size_t width) {
  std::string out;
  AppendParagraph(text, {.column = column, .indent = indent, .width = width}, &out);
  return out;
}

TEST(LayoutTest, CountsColumns) {
  EXPECT_EQ(ColumnsOf(""), 0u);
  EXPECT_EQ(ColumnsOf("abc"), 3u);
  EXPECT_EQ(ColumnsOf("é…"), 2u);
  EXPECT_EQ(ColumnsOf("云，😀"), 6u);
}

TEST(LayoutTest, KeepsWhatFits) {
  EXPECT_EQ(LaidOut("one two", 0, 2, 7), "one two");
  EXPECT_EQ(LaidOut("one  two", 0, 2, 8), "one  two");
  EXPECT_EQ(LaidOut("", 5, 2, 8), "");
}

TEST(LayoutTest, BreaksAtSpaces) {
  EXPECT_EQ(LaidOut("one two three", 0, 2, 7), "one two\n  three");
  EXPECT_EQ(LaidOut("one two three", 4, 2, 7), "one\n  two\n  three");
}

TEST(LayoutTest, NeverTearsAWord) {
  EXPECT_EQ(LaidOut("incomprehensible", 0, 2, 7), "incomprehensible");
  EXPECT_EQ(LaidOut("an incomprehensible word", 0, 2, 7), "an\n  incomprehensible\n  word");
}

TEST(LayoutTest, BreaksBetweenWideCharacters) {
  EXPECT_EQ(LaidOut("账户余额不足", 0, 1, 6), "账户余\n 额不\n 足");
  EXPECT_EQ(LaidOut("参数 Token 的值", 0, 0, 8), "参数\nToken 的\n值");
}

TEST(LayoutTest, NoLineBeginsWithClosingPunctuation) {
  EXPECT_EQ(LaidOut("账户余额，不足。", 0, 0, 8), "账户余\n额，不\n足。");
}

}  // namespace
}  // namespace assay::render
