// UTF-8 by three look-ups: J. Keiser and D. Lemire, "Validating UTF-8 In Less Than One Instruction
// Per Byte", Software: Practice and Experience 51 (2021), section 6. Internal to the kernels.
//
// Two bytes in a row are wrong in one of these ways. Each half of the first and the upper half of
// the second tell which ways are still possible; where all three agree, it is so. "Two
// continuations" in a row are wrong unless the byte two or three before them begins a longer
// character, which is compared apart.
#ifndef ASSAY_VALIDATOR_KERNEL_UTF8_TABLES_H_
#define ASSAY_VALIDATOR_KERNEL_UTF8_TABLES_H_

#include <array>
#include <cstdint>

namespace assay::kernel {

using HalfTable = std::array<std::uint8_t, 16>;

enum Utf8Fault : std::uint8_t {
  kTooShort = 1,     // a first byte where a continuation has to be
  kTooLong = 2,      // a continuation behind ASCII
  kOverlong3 = 4,    // E0 80 to E0 9F
  kTooLarge = 8,     // F4 90 and on
  kSurrogate = 16,   // ED A0 and on
  kOverlong2 = 32,   // C0, C1
  kTooLarge1 = 64,   // F5 80 and on
  kOverlong4 = 64,   // F0 80 to F0 8F
  kTwoTrails = 128,  // a continuation behind another
  kAnyFirst = kTooShort | kTooLong | kTwoTrails,
};

inline constexpr HalfTable kFirstHigh = [] {
  HalfTable table{};
  for (std::size_t i = 0; i < 8; ++i) table[i] = kTooLong;
  for (std::size_t i = 8; i < 12; ++i) table[i] = kTwoTrails;
  table[12] = kTooShort | kOverlong2;
  table[13] = kTooShort;
  table[14] = kTooShort | kOverlong3 | kSurrogate;
  table[15] = kTooShort | kTooLarge | kTooLarge1 | kOverlong4;
  return table;
}();

inline constexpr HalfTable kFirstLow = [] {
  HalfTable table{};
  for (std::size_t i = 0; i < 16; ++i) table[i] = kAnyFirst;
  table[0] |= kOverlong3 | kOverlong2 | kOverlong4;
  table[1] |= kOverlong2;
  table[4] |= kTooLarge;
  for (std::size_t i = 5; i < 16; ++i) table[i] |= kTooLarge | kTooLarge1;
  table[13] |= kSurrogate;
  return table;
}();

inline constexpr HalfTable kSecondHigh = [] {
  HalfTable table{};
  for (std::uint8_t& faults : table) faults = kTooShort;
  constexpr std::uint8_t kTrail = kTooLong | kOverlong2 | kTwoTrails;
  table[8] = kTrail | kOverlong3 | kTooLarge1 | kOverlong4;
  table[9] = kTrail | kOverlong3 | kTooLarge;
  table[10] = table[11] = kTrail | kSurrogate | kTooLarge;
  return table;
}();

// The row of an ASCII character, as a bit; of no other.
inline constexpr HalfTable kRow = {1, 2, 4, 8, 16, 32, 64, 128};

// What of the last bytes of a text says that its last character goes on behind them.
inline bool IsCutShort(const char* text, std::size_t size) {
  const auto at = [&](std::size_t back) {
    return static_cast<std::uint8_t>(text[size >= back ? size - back : 0]);
  };
  // All three are looked at: which of them it is differs from text to text.
  const unsigned first = unsigned{at(1) >= 0xC0};
  const unsigned second = unsigned{at(2) >= 0xE0} & unsigned{size >= 2};
  const unsigned third = unsigned{at(3) >= 0xF0} & unsigned{size >= 3};
  return (first | second | third) != 0;
}

}  // namespace assay::kernel

#endif  // ASSAY_VALIDATOR_KERNEL_UTF8_TABLES_H_
