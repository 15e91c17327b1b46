// What the formats are read with. Each Take* takes what it names off the front of `rest`; when that
// is not there, it takes nothing. The C library's functions for this depend on the locale.
#ifndef ASSAY_VALIDATOR_FORMAT_SCAN_H_
#define ASSAY_VALIDATOR_FORMAT_SCAN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace assay::format {

inline constexpr std::string_view kAlphanumerics =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

// Bytes of which one look-up tells whether they are in it.
class ByteSet {
 public:
  // The bytes of both.
  constexpr explicit ByteSet(std::string_view members, std::string_view more = {}) {
    for (const char c : members) contains_[static_cast<unsigned char>(c)] = true;
    for (const char c : more) contains_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool Contains(char c) const { return contains_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> contains_{};
};

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

constexpr char ToUpper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

// -1 for what is no hexadecimal digit.
constexpr int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  const char upper = ToUpper(c);
  return upper >= 'A' && upper <= 'F' ? upper - 'A' + 10 : -1;
}

constexpr bool Take(std::string_view* rest, char c) {
  if (!rest->starts_with(c)) return false;
  rest->remove_prefix(1);
  return true;
}

// Exactly `count` digits, which is at most 9.
constexpr std::optional<int> TakeDigits(std::string_view* rest, std::size_t count) {
  if (rest->size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!IsDigit((*rest)[i])) return std::nullopt;
    value = value * 10 + ((*rest)[i] - '0');
  }
  rest->remove_prefix(count);
  return value;
}

// A canonical number of at most `limit`, and all the digits that there are.
constexpr std::optional<std::int64_t> TakeNumber(std::string_view* rest, std::int64_t limit) {
  std::int64_t value = 0;
  std::size_t count = 0;
  for (; count < rest->size() && IsDigit((*rest)[count]); ++count) {
    const int digit = (*rest)[count] - '0';
    if (count == 1 && value == 0) return std::nullopt;  // a leading zero
    if (value > limit / 10 || value * 10 > limit - digit) return std::nullopt;
    value = value * 10 + digit;
  }
  if (count == 0) return std::nullopt;
  rest->remove_prefix(count);
  return value;
}

}  // namespace assay::format

#endif  // ASSAY_VALIDATOR_FORMAT_SCAN_H_
