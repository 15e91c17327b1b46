#include "validator/text/printable.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "validator/text/utf8.h"

namespace assay::text {
namespace {

struct Interval {
  std::uint32_t first, last;
};

// Sorted. Unicode's Cc, Cf, Co, Cn above plane 3, Zl, Zp, Zs without U+0020, and
// Default_Ignorable_Code_Point. Scripts that Unicode may add one day stay printable: only whole
// unassigned planes are listed.
constexpr Interval kUnprintable[] = {
    {0x0000, 0x001F},    // C0
    {0x007F, 0x00A0},    // DEL, C1, no-break space
    {0x00AD, 0x00AD},    // soft hyphen
    {0x034F, 0x034F},    // combining grapheme joiner
    {0x0600, 0x0605},    // Arabic number signs, which stretch over what follows
    {0x061C, 0x061C},    // Arabic letter mark
    {0x06DD, 0x06DD},    // Arabic end of ayah
    {0x070F, 0x070F},    // Syriac abbreviation mark
    {0x0890, 0x0891},    // Arabic signs of money, which stretch likewise
    {0x08E2, 0x08E2},    // Arabic disputed end of ayah
    {0x115F, 0x1160},    // Hangul fillers
    {0x1680, 0x1680},    // Ogham space
    {0x17B4, 0x17B5},    // Khmer inherent vowels
    {0x180B, 0x180F},    // Mongolian selectors and separator
    {0x2000, 0x200F},    // typographic blanks, zero-width, direction marks
    {0x2028, 0x202F},    // separators of lines and paragraphs, embeddings and overrides
    {0x205F, 0x206F},    // blanks, invisible operators, isolates
    {0x3000, 0x3000},    // ideographic space
    {0x3164, 0x3164},    // Hangul filler
    {0xD800, 0xF8FF},    // surrogates, private use
    {0xFDD0, 0xFDEF},    // noncharacters
    {0xFE00, 0xFE0F},    // variation selectors
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFA0, 0xFFA0},    // halfwidth Hangul filler
    {0xFFF0, 0xFFFB},    // specials, but not U+FFFD
    {0xFFFE, 0xFFFF},    // noncharacters
    {0x110BD, 0x110BD},  // Kaithi number sign
    {0x110CD, 0x110CD},  // Kaithi number sign above
    {0x13430, 0x1345F},  // Egyptian format controls
    {0x1BCA0, 0x1BCA3},  // shorthand format controls
    {0x1D173, 0x1D17A},  // musical format controls
    {0x1FFFE, 0x1FFFF},  // noncharacters
    {0x2FFFE, 0x2FFFF}, {0x3FFFE, 0x10FFFF},  // unassigned planes, tags, private planes
};

void AppendHex(std::uint32_t value, std::string* out) {
  std::array<char, 8> digits;
  std::size_t count = 0;
  do {
    digits[count++] = "0123456789abcdef"[value & 0xF];
    value >>= 4;
  } while (value != 0 || count < 2);
  while (count > 0) out->push_back(digits[--count]);
}

// Appends one character, or one byte that is none, and returns how many bytes of the text it took.
std::size_t AppendOne(std::string_view text, std::string* out) {
  std::size_t length = 0;
  const std::uint32_t c = DecodeOne(text.data(), text.data() + text.size(), length);
  if (length > 0 && IsPrintable(c)) {
    out->append(text.substr(0, length));
    return length;
  }
  out->append(length > 0 ? "\\u{" : "\\x{");
  AppendHex(length > 0 ? c : static_cast<unsigned char>(text[0]), out);
  out->push_back('}');
  return std::max<std::size_t>(length, 1);
}

}  // namespace

bool IsPrintable(std::uint32_t c) {
  if (c < 0x7F) return c >= 0x20;
  const Interval* after = std::upper_bound(
      std::begin(kUnprintable), std::end(kUnprintable), c,
      [](std::uint32_t value, const Interval& interval) { return value < interval.first; });
  return after == std::begin(kUnprintable) || c > std::prev(after)->last;
}

void AppendPrintable(std::string_view text, std::size_t max_bytes, std::string* out) {
  constexpr std::string_view kEllipsis = "…";
  const std::size_t begin = out->size();
  std::size_t cut = begin;  // the last place at which the ellipsis still fits
  while (!text.empty()) {
    text.remove_prefix(AppendOne(text, out));
    const std::size_t shown = out->size() - begin;
    if (shown + kEllipsis.size() <= max_bytes) cut = out->size();
    if (shown > max_bytes) {
      out->resize(cut);
      out->append(kEllipsis);
      return;
    }
  }
}

}  // namespace assay::text
