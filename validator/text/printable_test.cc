#include "validator/text/printable.h"

#include <string>

#include "gtest/gtest.h"
#include "validator/text/utf8.h"

namespace assay::text {
namespace {

std::string Shown(std::string_view text, std::size_t max_bytes = 60) {
  std::string out = "|";
  AppendPrintable(text, max_bytes, &out);
  return out.substr(1);
}

TEST(PrintableTest, KeepsWhatAReaderSees) {
  for (const std::string_view text : {"", "InstanceName", "a b", "\\\"`'<&>", "é", "云数据库",
                                      "々〇", "😀", "𠀀", "Ωж", "\xEF\xBF\xBD"}) {
    EXPECT_EQ(Shown(text), text);
  }
}

TEST(PrintableTest, SpellsOutWhatActs) {
  EXPECT_EQ(Shown("a\x1b[31mb"), "a\\u{1b}[31mb");
  EXPECT_EQ(Shown(std::string_view("\0\t\r\n\x7f", 5)), "\\u{00}\\u{09}\\u{0d}\\u{0a}\\u{7f}");
  EXPECT_EQ(Shown("\u0085\u009b\u00a0\u00ad"), "\\u{85}\\u{9b}\\u{a0}\\u{ad}");
  EXPECT_EQ(Shown("\u200b\u200d\u200e\u202e\u2028\u2066\u2069", 100),
            "\\u{200b}\\u{200d}\\u{200e}\\u{202e}\\u{2028}\\u{2066}\\u{2069}");
  EXPECT_EQ(Shown("\ufeff\ue000\ufdd0\ufe0f\u3000\U000e0041\U0010ffff", 100),
            "\\u{feff}\\u{e000}\\u{fdd0}\\u{fe0f}\\u{3000}\\u{e0041}\\u{10ffff}");
  EXPECT_EQ(Shown("\u0605\u0890\u08e2\U000110bd\U000110cd", 100),
            "\\u{605}\\u{890}\\u{8e2}\\u{110bd}\\u{110cd}");
}

TEST(PrintableTest, SpellsOutBytesThatAreNotText) {
  EXPECT_EQ(Shown("a\xff\xc0\xaf"), "a\\x{ff}\\x{c0}\\x{af}");
  EXPECT_EQ(Shown("\xed\xa0\x80"), "\\x{ed}\\x{a0}\\x{80}");
  EXPECT_EQ(Shown("\xe4\xba"), "\\x{e4}\\x{ba}");
}

TEST(PrintableTest, IsShortenedBetweenCharacters) {
  EXPECT_EQ(Shown("0123456789abcdef", 16), "0123456789abcdef");
  EXPECT_EQ(Shown("0123456789abcdefg", 16), "0123456789abc…");
  EXPECT_EQ(Shown("云云云云云云", 16), "云云云云…");
  EXPECT_EQ(Shown("\x1b\x1b\x1b\x1b", 16), "\\u{1b}\\u{1b}…");
  const std::string shown = Shown(std::string(10240, '\x1b'), kMaxNameBytes);
  EXPECT_LE(shown.size(), kMaxNameBytes);
  EXPECT_TRUE(shown.ends_with("…"));
}

// Whatever is shown is shown unchanged a second time: nothing in it acts.
TEST(PrintableTest, OutputIsPrintable) {
  for (std::uint32_t c = 0; c <= kMaxCodePoint; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    AppendUtf8(c, &text);
    const std::string shown = Shown(text);
    ASSERT_EQ(shown == text, IsPrintable(c)) << std::hex << c;
    ASSERT_EQ(Shown(shown), shown) << std::hex << c;
  }
}

}  // namespace
}  // namespace assay::text
