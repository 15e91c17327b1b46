#include "validator/read/marks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "validator/text/bytes16.h"

namespace assay::read {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kUsualDividers = 6;  // of a block

// Marks 16 bytes: the special ones go to `special`, the dividers are returned.
[[gnu::always_inline]] inline std::uint64_t MarkPart(const char* p, std::uint16_t* special) {
  const text::Bytes16 bytes(p);
  *special = static_cast<std::uint16_t>(
      (bytes.Equal('%') | bytes.Equal('+') | bytes.IsBeyondPrintable()).Bits());
  return (bytes.Equal('&') | bytes.Equal('=')).Bits();
}

std::uint64_t MarkBlock(const char* p, std::uint16_t* special) {
  return MarkPart(p, special) | MarkPart(p + 16, special + 1) << 16 |
         MarkPart(p + 32, special + 2) << 32 | MarkPart(p + 48, special + 3) << 48;
}

// Plain x86-64 has no instruction for it.
std::size_t Population(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555u;
  bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return static_cast<std::size_t>(bits * 0x0101010101010101u >> 56);
}

// The place of the lowest bit, which is then gone; of none, some place.
std::uint32_t TakePlace(std::uint64_t& bits, std::uint32_t base) {
  constexpr std::uint64_t kLast = std::uint64_t{1} << 63;
  const auto place = static_cast<std::uint32_t>(std::countr_zero(bits | kLast));
  bits &= bits - 1;
  return base + place;
}

// Appends the places of bits. The first few are written whether they are there or not: how many
// there are differs from block to block, and a wrong guess costs more.
std::uint32_t* AddPlaces(std::uint64_t bits, std::uint32_t base, std::uint32_t* out) {
  static_assert(kUsualDividers == 6);
  const std::size_t count = Population(bits);
  out[0] = TakePlace(bits, base);
  out[1] = TakePlace(bits, base);
  out[2] = TakePlace(bits, base);
  out[3] = TakePlace(bits, base);
  out[4] = TakePlace(bits, base);
  out[5] = TakePlace(bits, base);
  for (std::size_t i = kUsualDividers; i < count; ++i) out[i] = TakePlace(bits, base);
  return out + count;
}

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

Marks::Marks(std::size_t max_bytes)
    : text_(new char[max_bytes + 1 + kBlock + kSlack]),
      dividers_(new std::uint32_t[max_bytes + 1 + kUsualDividers]),
      special_(new std::uint16_t[4 * (max_bytes / kBlock + 2)]) {}

void Marks::Take(std::string_view query) {
  size_ = static_cast<std::uint32_t>(query.size());
  char* const text = text_.get();
  query.copy(text, size_);
  text[size_] = '&';
  std::memset(text + size_ + 1, 'a', kBlock);  // what there is of the last block means nothing
  std::uint32_t* next = dividers_.get();
  std::uint32_t block = 0;
  for (; block * kBlock <= size_; ++block) {
    const std::uint64_t dividers = MarkBlock(text + block * kBlock, &special_[4 * block]);
    next = AddPlaces(dividers, static_cast<std::uint32_t>(block * kBlock), next);
  }
  std::memset(&special_[4 * block], 0, sizeof(std::uint64_t));  // a load of the last marks goes on
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
