// IP addresses and blocks of them.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "validator/format/format.h"
#include "validator/format/readers.h"
#include "validator/format/scan.h"

namespace assay::format {
namespace {

constexpr std::size_t kIpv4Bytes = 4;
constexpr std::size_t kIpv6Bytes = 16;
constexpr std::size_t kMaxIpv6Text = 45;  // six groups and an IPv4 address

using Bytes = std::array<std::uint8_t, kIpv6Bytes>;

struct Block {
  Bytes address{};
  std::size_t size = 0;     // of the address, in bytes: the family
  std::int64_t prefix = 0;  // in bits
};

bool ReadIpv4(std::string_view text, std::uint8_t* out) {
  for (std::size_t i = 0; i < kIpv4Bytes; ++i) {
    if (i > 0 && !Take(&text, '.')) return false;
    const std::optional<std::int64_t> part = TakeNumber(&text, 255);
    if (!part) return false;
    out[i] = static_cast<std::uint8_t>(*part);
  }
  return text.empty();
}

bool ReadGroup(std::string_view text, std::uint8_t* out) {
  if (text.empty() || text.size() > 4) return false;
  unsigned value = 0;
  for (const char c : text) {
    const int digit = HexValue(c);
    if (digit < 0) return false;
    value = value * 16 + static_cast<unsigned>(digit);
  }
  out[0] = static_cast<std::uint8_t>(value >> 8);
  out[1] = static_cast<std::uint8_t>(value & 0xFF);
  return true;
}

// Groups with a colon between; no text is no groups. Returns how many bytes they are.
std::optional<std::size_t> ReadGroups(std::string_view text, bool dotted_end, Bytes* out) {
  std::size_t size = 0;
  if (text.empty()) return size;
  while (size < kIpv6Bytes) {
    const std::size_t colon = text.find(':');
    const std::string_view group = text.substr(0, colon);
    if (dotted_end && colon == std::string_view::npos &&
        group.find('.') != std::string_view::npos) {
      if (size + kIpv4Bytes > kIpv6Bytes || !ReadIpv4(group, out->data() + size)) break;
      return size + kIpv4Bytes;
    }
    if (!ReadGroup(group, out->data() + size)) break;
    size += 2;
    if (colon == std::string_view::npos) return size;
    text.remove_prefix(colon + 1);
  }
  return std::nullopt;
}

bool ReadIpv6(std::string_view text, Bytes* out) {
  if (text.size() > kMaxIpv6Text) return false;
  *out = {};
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) return ReadGroups(text, true, out) == kIpv6Bytes;
  Bytes end{};
  const std::optional<std::size_t> before = ReadGroups(text.substr(0, gap), false, out);
  const std::optional<std::size_t> after = ReadGroups(text.substr(gap + 2), true, &end);
  if (!before || !after || *before + *after + 2 > kIpv6Bytes)
    return false;  // it stands for a group
  std::copy_n(end.begin(), *after, out->end() - static_cast<std::ptrdiff_t>(*after));
  return true;
}

// Only an IPv6 address has a colon.
std::optional<Block> ReadAddress(std::string_view text) {
  Block block;
  const bool is_ipv6 = text.substr(0, kMaxIpv6Text).find(':') != std::string_view::npos;
  block.size = is_ipv6 ? kIpv6Bytes : kIpv4Bytes;
  block.prefix = static_cast<std::int64_t>(8 * block.size);
  const bool ok = is_ipv6 ? ReadIpv6(text, &block.address) : ReadIpv4(text, block.address.data());
  return ok ? std::optional(block) : std::nullopt;
}

std::optional<Block> ReadBlock(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::optional<Block> block = ReadAddress(text.substr(0, slash));
  if (!block) return std::nullopt;
  text.remove_prefix(slash + 1);
  const std::optional<std::int64_t> prefix = TakeNumber(&text, block->prefix);
  if (!prefix || !text.empty()) return std::nullopt;
  block->prefix = *prefix;
  return block;
}

std::optional<std::int64_t> ReadPrefix(std::string_view text, std::size_t address_size) {
  const std::optional<Block> block = ReadBlock(text);
  if (!block || block->size != address_size) return std::nullopt;
  return block->prefix;
}

std::optional<Block> ReadBlockOrAddress(std::string_view text) {
  const std::optional<Block> block = ReadBlock(text);
  return block ? block : ReadAddress(text);
}

// Whether the addresses agree in their first bits.
bool SamePrefix(const Bytes& a, const Bytes& b, std::int64_t bits) {
  const std::int64_t whole = bits / 8;
  if (!std::equal(a.begin(), a.begin() + whole, b.begin())) return false;
  if (bits % 8 == 0) return true;
  const auto i = static_cast<std::size_t>(whole);
  return (a[i] ^ b[i]) >> (8 - bits % 8) == 0;
}

}  // namespace

bool IsIpv4(std::string_view text) {
  std::array<std::uint8_t, kIpv4Bytes> bytes;
  return ReadIpv4(text, bytes.data());
}

bool IsIpv6(std::string_view text) {
  Bytes bytes;
  return ReadIpv6(text, &bytes);
}

std::optional<std::int64_t> ReadIpv4Cidr(std::string_view text) {
  return ReadPrefix(text, kIpv4Bytes);
}

std::optional<std::int64_t> ReadIpv6Cidr(std::string_view text) {
  return ReadPrefix(text, kIpv6Bytes);
}

std::optional<std::int64_t> ReadCidr(std::string_view text) {
  const std::optional<Block> block = ReadBlock(text);
  return block ? std::optional(block->prefix) : std::nullopt;
}

std::optional<bool> CidrContains(std::string_view outer, std::string_view inner) {
  const std::optional<Block> a = ReadBlockOrAddress(outer);
  const std::optional<Block> b = ReadBlockOrAddress(inner);
  if (!a || !b || a->size != b->size) return std::nullopt;
  return a->prefix <= b->prefix && SamePrefix(a->address, b->address, a->prefix);
}

}  // namespace assay::format
