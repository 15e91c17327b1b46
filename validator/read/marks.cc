#include "validator/read/marks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace assay::read {
namespace {

// What a hexadecimal digit stands for in its place, and for all else a number beyond a byte.
constexpr std::array<std::uint16_t, 256> MakeHex(int shift) {
  std::array<std::uint16_t, 256> table{};
  table.fill(0x100);
  for (std::uint16_t i = 0; i < 16; ++i) {
    const auto value = static_cast<std::uint16_t>(i << shift);
    table[static_cast<std::uint8_t>("0123456789ABCDEF"[i])] = value;
    table[static_cast<std::uint8_t>("0123456789abcdef"[i])] = value;
  }
  return table;
}
constexpr std::array<std::uint16_t, 256> kHigh = MakeHex(4);
constexpr std::array<std::uint16_t, 256> kLow = MakeHex(0);

std::uint8_t Byte(char c) { return static_cast<std::uint8_t>(c); }

// Copies `size` bytes, and up to 15 behind them.
void CopyLoosely(char* to, const char* from, std::size_t size) {
  for (std::size_t i = 0; i < size; i += 16) std::memcpy(to + i, from + i, 16);
}

}  // namespace

Marks::Marks(std::size_t max_bytes, const kernel::Kernels& kernels)
    : kernels_(kernels),
      text_(max_bytes + 1 + kernel::kBlock + kSlack),
      dividers_(max_bytes + 1 + kernel::kDividersSlack),
      special_(max_bytes / kernel::kBlock + 2) {}

// A query in which anything is wrong is marked, for whoever asks whose fault it is.
void Marks::Take(std::string_view query) {
  const auto size = static_cast<std::uint32_t>(query.size());
  char* const text = text_.get();
  if (kernels_.decode != nullptr) {
    size_ = kernels_.decode(query.data(), size, text, dividers_.get());
    is_decoded_ = size_ != kernel::kBroken;
    if (is_decoded_) [[likely]]
      return;
  }
  size_ = size;
  query.copy(text, size_);
  text[size_] = '&';
  std::memset(text + size_ + 1, 'a', kernel::kBlock);  // the last block goes on, and means nothing
  kernels_.mark(text, size_, special_.get(), dividers_.get());
}

std::uint32_t Marks::FindSpecial(std::uint32_t begin, std::uint32_t end) const {
  while (begin < end) {
    const std::uint64_t bits = Bits(begin);
    if (bits != 0) return std::min(begin + static_cast<std::uint32_t>(std::countr_zero(bits)), end);
    begin += 57;  // the least that a load has, whatever the place in its byte
  }
  return end;
}

// No end is looked for within an escape: what ends a name or a value is no digit.
std::size_t Marks::Decode(std::uint32_t begin, std::uint32_t end, char* const out) const {
  char* to = out;
  const char* at = &text_[begin];
  const char* const last = &text_[end];
  while (true) {
    for (; *at == '%' && at < last; at += 3) {
      const unsigned byte = kHigh[Byte(at[1])] | kLow[Byte(at[2])];
      if (byte > 0xFF) return kBroken;
      *to++ = static_cast<char>(byte);
    }
    if (at >= last) return static_cast<std::size_t>(to - out);
    if (*at == '+') {
      *to++ = ' ';
      ++at;
      continue;
    }
    if (Byte(*at) < 0x20 || *at == 0x7F) return kBroken;
    const auto place = static_cast<std::uint32_t>(at - text_.get());
    const std::size_t size = FindSpecial(place + 1, end) - place;
    CopyLoosely(to, at, size);
    to += size;
    at += size;
  }
}

}  // namespace assay::read
