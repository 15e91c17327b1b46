// The matchers: is this value in order? Accept or reject, as fast as possible; naming the fault is
// for later.
//
// They run on values as the client sent them, so every well-formedness question (UTF-8, U+0000) is
// answered here too: a value that is not text is never in order.
#ifndef ASSAY_VALIDATOR_KERNEL_MATCHERS_H_
#define ASSAY_VALIDATOR_KERNEL_MATCHERS_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

#include "validator/program/matcher.h"
#include "validator/text/load.h"
#include "validator/text/utf8.h"

namespace assay::kernel {

inline std::uint8_t ByteAt(const char* p) { return static_cast<std::uint8_t>(*p); }

inline constexpr std::uint64_t kEach = 0x0101010101010101;  // times a byte: eight of it

inline bool AllInRange(const program::RangeMatcher& m, const char* p, std::size_t size) {
  const auto in_range = [&m](text::Bytes16 bytes) { return bytes.InRange(m.first, m.last).Bits(); };
  if (size < 16) return (text::FirstBits16(size) & ~in_range(text::LoadBytes16(p, size))) == 0;
  std::uint32_t found = in_range(text::Bytes16(p + size - 16));  // the rest, and some again
  for (std::size_t i = 0; i + 16 < size; i += 16) found &= in_range(text::Bytes16(p + i));
  return found == 0xFFFF;
}

inline bool MatchRange(const program::RangeMatcher& m, const program::Value& value) {
  const std::size_t size = value.size;
  return size - m.min_length <= std::size_t{m.max_length} - m.min_length && size != 0 &&
         AllInRange(m, value.data, size);
}

// The number that one to eight digits are, all at once; false when they are no digits. Without a
// branch on how many there are.
inline bool ReadDigits(const char* p, std::size_t digits, std::uint64_t& number) {
  const std::size_t missing = 64 - 8 * digits;
  const std::uint64_t zeros = kEach * '0';
  // Zeros before them, so that the last is the last of eight.
  std::uint64_t word = text::LoadUpTo8(p, digits) << missing;
  word |= zeros & ((std::uint64_t{1} << missing) - 1);
  if ((((word + kEach * (0x80 - '9' - 1)) | (word - zeros)) & kEach * 0x80) != 0) return false;
  word = (word & kEach * 0x0F) * (10 * 0x100 + 1) >> 8;
  word = (word & 0x00FF00FF00FF00FF) * (100 * 0x10000 + 1) >> 16;
  number = (word & 0x0000FFFF0000FFFF) * (10000 * 0x100000000 + 1) >> 32;
  return true;
}

// Canonical decimal: `0`, or digits without a leading zero, with `-` for what is below.
inline bool MatchInteger(const program::IntegerMatcher& m, const program::Value& value) {
  const char* p = value.data;
  std::size_t digits = value.size;
  if (digits == 0) return false;
  const bool negative = *p == '-';
  p += negative;
  digits -= negative;
  if (digits - 1 > 18) return false;  // 19 digits hold every int64, and no fewer than 2^63 - 1
  if (*p == '0' && (negative || digits > 1)) return false;
  std::uint64_t magnitude = 0;
  if (digits <= 8) [[likely]] {
    if (!ReadDigits(p, digits, magnitude)) return false;
    digits = 0;
  }
  for (std::size_t i = 0; i < digits; ++i) {
    const auto digit = static_cast<std::uint8_t>(p[i] - '0');
    if (digit > 9) return false;
    magnitude = magnitude * 10 + digit;
  }
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 63;
  if (magnitude > kLimit - !negative) return false;
  const auto number = static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
  return number >= m.minimum && number <= m.maximum;
}

// Digits as a number from 0 to 255 without a leading zero, from `first` to before `end`; four bytes
// may be read from there on.
inline bool IsOctet(const char* text, std::size_t first, std::size_t end) {
  const std::size_t digits = end - first;
  std::uint32_t four = 0;
  std::memcpy(&four, text + first, sizeof(four));
  four = __builtin_bswap32(four);  // the first digit is the most significant
  const bool beyond = (digits == 3) & (four >> 8 > ('2' << 16 | '5' << 8 | '5'));
  const bool leading = (digits > 1) & (four >> 24 == '0');
  return (digits - 1 < 3) & !beyond & !leading;
}

// The longest address, and what is read behind it.
inline constexpr std::size_t kIpv4Room = 20;

// Of a text of 7 to 15 bytes, from which on kIpv4Room may be read.
inline bool MatchPaddedIpv4(const char* p, std::size_t size) {
  const text::Bytes16 bytes(p);
  const std::uint32_t kept = text::FirstBits16(size);
  const std::uint32_t dots = bytes.Equal('.').Bits() & kept;
  const std::uint32_t second = dots & (dots - 1), third = second & (second - 1);
  const bool three = third != 0 && (third & (third - 1)) == 0;
  if (!three || ((bytes.InRange('0', '9').Bits() & kept) | dots) != kept) return false;
  const auto at = [](std::uint32_t bits) {
    return static_cast<std::size_t>(std::countr_zero(bits));
  };
  const int octets = int{IsOctet(p, 0, at(dots))} + int{IsOctet(p, at(dots) + 1, at(second))} +
                     int{IsOctet(p, at(second) + 1, at(third))} +
                     int{IsOctet(p, at(third) + 1, size)};
  return octets == 4;
}

// At the end of a page. Not inline, as LoadByCopy is not.
[[gnu::noinline]] inline bool MatchIpv4ByCopy(const char* p, std::size_t size) {
  char text[kIpv4Room] = {};
  std::memcpy(text, p, size);
  return MatchPaddedIpv4(text, size);
}

// Four decimal numbers from 0 to 255 without leading zeros (the strict form of RFC 6943, section
// 3.1.1). Without a branch on where the dots are, which differs from address to address.
inline bool MatchIpv4(const program::Value& value) {
  if (value.size - 7 > 8) return false;
  if (text::InOnePage(value.data, kIpv4Room)) [[likely]]
    return MatchPaddedIpv4(value.data, value.size);
  return MatchIpv4ByCopy(value.data, value.size);
}

// What a level does that has no better way. Here and not in values.h, which is compiled for levels:
// what is shared by name has to be for every machine.
struct UsualWays {
  static bool MatchRange(const program::RangeMatcher& m, const program::Value& value) {
    return kernel::MatchRange(m, value);
  }
  static bool MayLoad16(const char* p) { return text::InOnePage(p, 16); }
  static text::Word16 Load16(const char* p, std::size_t size) {
    return text::LoadInOnePage(p, size);
  }
  static bool IsText(std::string_view text) { return text::IsText(text); }
};

}  // namespace assay::kernel

#endif  // ASSAY_VALIDATOR_KERNEL_MATCHERS_H_
