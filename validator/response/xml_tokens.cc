#include "validator/response/xml_tokens.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <system_error>

#include "validator/text/utf8.h"

namespace assay::response {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// [4] NameStartChar
constexpr Range kNameStart[] = {
    {':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
    {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};

// [4a] NameChar has these, too.
constexpr Range kNameOther[] = {
    {'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040},
};

template <std::size_t N>
bool IsIn(const Range (&ranges)[N], std::uint32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](const Range& range) { return range.first <= c && c <= range.last; });
}

bool IsLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// [2] Char
bool IsCharacter(std::uint32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= text::kMaxCodePoint && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

// Of what UTF-8 can hold, control characters, U+FFFE and U+FFFF are none.
std::size_t FindNonCharacter(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x20 && !IsXmlBlank(c)) return i;
    if (c != '\xEF') continue;
    const std::string_view character = text.substr(i, 3);
    if (character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF") return i;
  }
  return text.npos;
}

std::size_t NameSize(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size()) {
    std::size_t length = 0;
    const std::uint32_t c = text::DecodeOne(text.data() + size, text.data() + text.size(), length);
    if (!IsIn(kNameStart, c) && (size == 0 || !IsIn(kNameOther, c))) break;
    size += length;
  }
  return size;
}

bool IsReference(std::string_view name) {
  constexpr std::string_view kPredefined[] = {"amp", "lt", "gt", "apos", "quot"};
  if (!name.starts_with('#')) {
    return std::find(std::begin(kPredefined), std::end(kPredefined), name) != std::end(kPredefined);
  }
  name.remove_prefix(1);
  const bool is_hex = name.starts_with('x');
  if (is_hex) name.remove_prefix(1);
  std::uint32_t number = 0;
  const char* const end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data(), end, number, is_hex ? 16 : 10);
  return error == std::errc() && stop == end && IsCharacter(number);
}

bool IsVersion(std::string_view text) {
  return text.size() > 2 && text.starts_with("1.") &&
         std::all_of(text.begin() + 2, text.end(), IsDigit);
}

bool IsEncoding(std::string_view text) {
  return !text.empty() && IsLetter(text[0]) && std::all_of(text.begin(), text.end(), [](char c) {
    return IsLetter(c) || IsDigit(c) || c == '.' || c == '_' || c == '-';
  });
}

bool IsYesOrNo(std::string_view text) { return text == "yes" || text == "no"; }

bool IsReservedTarget(std::string_view name) {
  return name.size() == 3 && (name[0] | 0x20) == 'x' && (name[1] | 0x20) == 'm' &&
         (name[2] | 0x20) == 'l';
}

}  // namespace assay::response
