#include "validator/read/percent.h"

#include <array>
#include <cstdint>

namespace assay::read {
namespace {

constexpr std::uint8_t kNoDigit = 0xFF;

constexpr std::array<std::uint8_t, 256> kHex = [] {
  std::array<std::uint8_t, 256> table{};
  table.fill(kNoDigit);
  for (std::uint8_t i = 0; i < 10; ++i) table[std::size_t{'0'} + i] = i;
  for (std::uint8_t i = 0; i < 6; ++i) {
    table[std::size_t{'a'} + i] = table[std::size_t{'A'} + i] = static_cast<std::uint8_t>(10 + i);
  }
  return table;
}();

}  // namespace

std::size_t PercentDecode(const char* p, const char* end, char* out) {
  const char* const begin = out;
  while (p < end) {
    const char c = *p;
    if (c != '%') {
      *out++ = c == '+' ? ' ' : c;
      ++p;
      continue;
    }
    if (end - p < 3) return kBroken;
    const std::uint8_t high = kHex[static_cast<std::uint8_t>(p[1])];
    const std::uint8_t low = kHex[static_cast<std::uint8_t>(p[2])];
    if ((high | low) > 0x0F) return kBroken;
    *out++ = static_cast<char>(high << 4 | low);
    p += 3;
  }
  return static_cast<std::size_t>(out - begin);
}

}  // namespace assay::read
