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
bool IsWideText(std::string_view s);
}  // namespace internal

// Whether all bytes are from 01 to 7F, the case to test for first. Linear.
inline bool IsPlainAscii(std::string_view s) {
  const std::size_t size = s.size();
  const char* const p = s.data();
  if (size < 16) {
    if (size == 0) return true;
    return (FirstBits16(size) & ~LoadBytes16(p, size).IsPlain().Bits()) == 0;
  }
  std::uint32_t plain = Bytes16(p + size - 16).IsPlain().Bits();
  for (std::size_t i = 0; i + 16 < size; i += 16) plain &= Bytes16(p + i).IsPlain().Bits();
  return plain == 0xFFFF;
}

// Whether the text is well-formed UTF-8 without U+0000: what a decoded name or value must be.
// Linear.
inline bool IsText(std::string_view s) { return IsPlainAscii(s) || internal::IsWideText(s); }

// Code points of a well-formed text.
std::size_t CountCodePoints(std::string_view s);

void AppendUtf8(std::uint32_t code_point, std::string* out);

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_UTF8_H_
