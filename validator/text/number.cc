#include "validator/text/number.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstddef>

namespace assay::text {
namespace {

constexpr std::size_t kDecimals = 9;
constexpr std::size_t kMaxDigits = 28;  // with nine decimals they fit in 127 bits

bool AreDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Parts {
  bool negative = false;
  std::string_view whole;
  std::string_view decimals;
};

Parts Split(std::string_view text) {
  Parts parts;
  parts.negative = text.starts_with('-');
  if (parts.negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  parts.whole = text.substr(0, point);
  parts.decimals = text.substr(std::min(point + 1, text.size()));
  return parts;
}

bool IsCanonicalWhole(const Parts& parts) {
  return AreDigits(parts.whole) && (parts.whole[0] != '0' || parts.whole.size() == 1);
}

bool IsZero(std::string_view digits) { return digits.find_first_not_of('0') == digits.npos; }

Number ToNumber(const Parts& parts) {
  Int128 magnitude = 0;
  for (const char c : parts.whole.substr(0, kMaxDigits)) magnitude = magnitude * 10 + (c - '0');
  for (std::size_t i = 0; i < kDecimals; ++i) {
    magnitude = magnitude * 10 + (i < parts.decimals.size() ? parts.decimals[i] - '0' : 0);
  }
  const bool cut = parts.decimals.size() > kDecimals && !IsZero(parts.decimals.substr(kDecimals));
  Number number{magnitude, static_cast<std::int8_t>(cut ? 1 : 0)};
  if (parts.whole.size() > kMaxDigits) {
    number = Number();
    for (std::size_t i = 0; i < kMaxDigits + kDecimals; ++i) {
      number.billionths = number.billionths * 10 + 9;
    }
  }
  if (!parts.negative) return number;
  return {-number.billionths, static_cast<std::int8_t>(-number.rest)};
}

}  // namespace

std::optional<Number> ParseInteger(std::string_view text) {
  const Parts parts = Split(text);
  if (text.find('.') != text.npos || !IsCanonicalWhole(parts)) return std::nullopt;
  if (parts.negative && parts.whole == "0") return std::nullopt;
  return ToNumber(parts);
}

std::optional<Number> ParseNumber(std::string_view text) {
  const Parts parts = Split(text);
  const bool has_point = text.find('.') != text.npos;
  if (!IsCanonicalWhole(parts) || (has_point && !AreDigits(parts.decimals))) return std::nullopt;
  if (parts.negative && IsZero(parts.whole) && IsZero(parts.decimals)) return std::nullopt;
  return ToNumber(parts);
}

bool IsMultiple(std::string_view text, const Number& step) {
  const Parts parts = Split(text);
  if (parts.decimals.size() > kDecimals && !IsZero(parts.decimals.substr(kDecimals))) return false;
  // The remainder of what was read so far: below 10^28 billionths times ten.
  Int128 remainder = 0;
  for (const char c : parts.whole) remainder = (remainder * 10 + (c - '0')) % step.billionths;
  for (std::size_t i = 0; i < kDecimals; ++i) {
    const int digit = i < parts.decimals.size() ? parts.decimals[i] - '0' : 0;
    remainder = (remainder * 10 + digit) % step.billionths;
  }
  return remainder == 0;
}

bool IsPowerOfTwo(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::has_single_bit(value);
}

std::size_t CountDecimals(std::string_view text) { return Split(text).decimals.size(); }

}  // namespace assay::text
