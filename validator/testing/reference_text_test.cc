#include "validator/testing/reference_text.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace assay::testonly {
namespace {

using std::string_view_literals::operator""sv;

TEST(ReferenceTextTest, EveryCodePointButSurrogatesIsUtf8) {
  for (std::uint32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    std::string text;
    AppendUtf8(code_point, &text);
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    ASSERT_EQ(IsUtf8(text), !surrogate) << code_point;
    if (text.size() == 1) continue;
    ASSERT_FALSE(IsUtf8(text.substr(0, text.size() - 1))) << code_point;
    ASSERT_FALSE(IsUtf8(text.substr(1))) << code_point;
  }
}

TEST(ReferenceTextTest, RefusesWhatIsNotUtf8) {
  for (const std::string_view text :
       {"\x80"sv, "\xC0\xAF"sv, "\xC1\xBF"sv, "\xE0\x9F\xBF"sv, "\xED\xA0\x80"sv,
        "\xF0\x8F\xBF\xBF"sv, "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xFF"sv, "\xE4\xB8"sv,
        "\xE4\xB8\x41"sv, "a\xC3"sv, "\xC3\xC3\xA9"sv}) {
    EXPECT_FALSE(IsUtf8(text));
  }
  EXPECT_TRUE(IsUtf8("\0"sv));
  EXPECT_FALSE(IsText("\0"sv));
}

TEST(ReferenceTextTest, DecodesOnce) {
  EXPECT_EQ(DecodeQueryText("a%2541+%2B%c3%A9").text, "a%41 +\u00e9");
  EXPECT_TRUE(DecodeQueryText("a%2541+%2B%c3%A9").ok);
  EXPECT_TRUE(DecodeQueryText("\xE4%B8\xAD").ok);  // raw and escaped bytes of one character
  EXPECT_TRUE(DecodeQueryText("%0D%0A%01%7F").ok);
  EXPECT_TRUE(DecodeQueryText("").ok);
}

TEST(ReferenceTextTest, RefusesWhatCannotBeDecoded) {
  for (const std::string_view raw :
       {"%"sv, "%4"sv, "a%4"sv, "%zz"sv, "%4g"sv, "%%41"sv, "%00"sv, "\0"sv, "\x01"sv, "\n"sv,
        "\x1F"sv, "\x7F"sv, "%FF"sv, "%C0%AF"sv, "%ED%A0%80"sv, "%E4%B8"sv}) {
    EXPECT_FALSE(DecodeQueryText(raw).ok) << raw;
  }
}

}  // namespace
}  // namespace assay::testonly
