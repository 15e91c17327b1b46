// What the kernels for texts share: the first character, the classes, the lengths. Internal to the
// kernels.
#ifndef ASSAY_VALIDATOR_KERNEL_TEXT_H_
#define ASSAY_VALIDATOR_KERNEL_TEXT_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "validator/kernel/matchers.h"
#include "validator/program/matcher.h"
#include "validator/text/utf8.h"

namespace assay::kernel {

// Plain x86-64 has no instruction to count bits, and six of them fit a small table.
inline constexpr std::array<std::uint8_t, 64> kPopulation = [] {
  std::array<std::uint8_t, 64> table{};
  for (std::size_t i = 1; i < table.size(); ++i) {
    table[i] = static_cast<std::uint8_t>((i & 1) + table[i / 2]);
  }
  return table;
}();

// The first character is looked at through its own bit.
inline std::uint8_t FirstBits(const program::TextMatcher& m, std::uint8_t byte) {
  const std::uint8_t bits = m.byte[byte];
  return static_cast<std::uint8_t>((bits & 0x3F) | (bits & m.kRefusedFirst) << 1);
}

inline bool BitsAccepted(const program::TextMatcher& m, std::uint32_t bits) {
  return (bits & m.kRefused) == 0 && kPopulation[bits & 0x3F] >= m.min_classes;
}

inline bool LengthAccepted(const program::TextMatcher& m, std::size_t length) {
  return length - m.min_length <= std::size_t{m.max_length} - m.min_length;
}

// The first character of a text that has one: its bits and its length in bytes, 0 when it is
// refused.
struct Start {
  std::uint32_t bits = 0;
  std::size_t length = 1;
};

inline Start StartOf(const program::TextMatcher& m, const char* p, const char* end) {
  Start start;
  if (ByteAt(p) < 0x80) {
    start.bits = FirstBits(m, ByteAt(p));
  } else if (!m.first.Contains(text::DecodeOne(p, end, start.length))) {
    start.length = 0;
  }
  return start;
}

// One byte after the other, for every machine.
bool MatchTextByByte(const program::TextMatcher& m, const char* p, std::size_t size);

}  // namespace assay::kernel

#endif  // ASSAY_VALIDATOR_KERNEL_TEXT_H_
