// Bytes written as text.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "validator/format/format.h"
#include "validator/format/readers.h"
#include "validator/format/scan.h"

namespace assay::format {
namespace {

constexpr std::string_view kBase64Alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint8_t kNoDigit = 0x80;

// What each byte stands for in base64: six bits, or kNoDigit.
constexpr std::array<std::uint8_t, 256> kBase64Values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoDigit);
  for (std::size_t i = 0; i < kBase64Alphabet.size(); ++i) {
    values[static_cast<unsigned char>(kBase64Alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}();

std::uint8_t Base64Value(char c) { return kBase64Values[static_cast<unsigned char>(c)]; }

}  // namespace

bool IsUuid(std::string_view text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kShape[i] == '-' ? text[i] != '-' : HexValue(text[i]) < 0) return false;
  }
  return true;
}

bool IsHex(std::string_view text) {
  if (text.empty() || text.size() % 2 != 0) return false;
  for (const char c : text) {
    if (HexValue(c) < 0) return false;
  }
  return true;
}

std::optional<std::size_t> Base64DecodedSize(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  const std::size_t size = text.size() / 4 * 3 - padding;
  text.remove_suffix(padding);
  std::uint8_t all = 0;
  for (const char c : text) all |= Base64Value(c);
  if ((all & kNoDigit) != 0) return std::nullopt;
  // The last digit before the padding holds two or four bits too many.
  const unsigned unused = padding == 2 ? 0xF : padding == 1 ? 0x3 : 0;
  return (Base64Value(text.back()) & unused) == 0 ? std::optional(size) : std::nullopt;
}

bool IsBase64(std::string_view text) { return Base64DecodedSize(text).has_value(); }

}  // namespace assay::format
