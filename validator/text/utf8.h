// UTF-8 (RFC 3629): the strict kind, one definition for the whole library.
#ifndef ASSAY_VALIDATOR_TEXT_UTF8_H_
#define ASSAY_VALIDATOR_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "validator/text/load.h"

namespace assay::text {

inline constexpr std::uint32_t kMaxCodePoint = 0x10FFFF;

// The code point that begins at `p`, before `end`; its length in bytes goes to `length`, 0 when
// what stands there is no well-formed character (overlong, surrogate, beyond U+10FFFF, cut short).
[[gnu::always_inline]] inline std::uint32_t DecodeOne(const char* p, const char* end,
                                                      std::size_t& length) {
  const auto byte = [p](int i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(p[i]));
  };
  const std::size_t left = static_cast<std::size_t>(end - p);
  const std::uint32_t c = byte(0);
  length = 0;
  if (c < 0x80) {
    length = 1;
    return c;
  }
  const auto trails = [&](int count) {
    for (int i = 1; i <= count; ++i) {
      if ((byte(i) & 0xC0) != 0x80) return false;
    }
    return true;
  };
  if (c >= 0xE0 && c < 0xF0) {  // first: the Chinese that this library sees most
    if (left < 3 || !trails(2)) return 0;
    const std::uint32_t cp = (c & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (cp < 0x800 || (cp >= 0xD800 && cp < 0xE000)) return 0;
    length = 3;
    return cp;
  }
  if (c >= 0xC2 && c < 0xE0) {
    if (left < 2 || !trails(1)) return 0;
    length = 2;
    return (c & 0x1F) << 6 | (byte(1) & 0x3F);
  }
  if (c >= 0xF0 && c < 0xF5) {
    if (left < 4 || !trails(3)) return 0;
    const std::uint32_t cp =
        (c & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    if (cp < 0x10000 || cp > kMaxCodePoint) return 0;
    length = 4;
    return cp;
  }
  return 0;
}

namespace internal {

inline constexpr std::uint64_t kOnes = 0x0101010101010101u;

// Eight bytes at once: zero when all are from 01 to 7F. That no byte is zero is seen by the usual
// borrow trick, exact when no high bit is set.
inline std::uint64_t NotPlain(std::uint64_t word) {
  return (word | (word - kOnes)) & (kOnes * 0x80);
}

bool IsLongPlainAscii(std::string_view s);
bool IsWideText(std::string_view s);

}  // namespace internal

// Whether all bytes are from 01 to 7F, the case to test for first. Linear.
inline bool IsPlainAscii(std::string_view s) {
  const std::size_t size = s.size();
  // Most values: four words, with 01 in place of what is behind the text, and no branch on the
  // length.
  if (size - 1 >= 32 || !InOnePage(s.data(), 32)) return internal::IsLongPlainAscii(s);
  const std::size_t first = size < 16 ? size : 16;
  const auto look = [&](std::size_t at, std::uint64_t keep) {
    return internal::NotPlain((Load8(s.data() + at) & keep) | (internal::kOnes & ~keep));
  };
  return (look(0, kKeepLow[first]) | look(8, kKeepHigh[first]) | look(16, kKeepLow[size - first]) |
          look(24, kKeepHigh[size - first])) == 0;
}

// Whether the text is well-formed UTF-8 without U+0000: what a decoded name or value must be.
// Linear.
inline bool IsText(std::string_view s) { return IsPlainAscii(s) || internal::IsWideText(s); }

// Code points of a well-formed text.
std::size_t CountCodePoints(std::string_view s);

void AppendUtf8(std::uint32_t code_point, std::string* out);

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_UTF8_H_
