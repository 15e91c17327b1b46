// Loads of short texts into registers without asking the caller for padding.
#ifndef ASSAY_VALIDATOR_TEXT_LOAD_H_
#define ASSAY_VALIDATOR_TEXT_LOAD_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "validator/text/bytes16.h"

// Whether to load exactly the bytes of a text and none beside them: under AddressSanitizer (GCC's
// and Clang's way of saying so), and where a build asks for it, as one for valgrind does.
#if !defined(ASSAY_EXACT_LOADS)
#if defined(__SANITIZE_ADDRESS__)
#define ASSAY_EXACT_LOADS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ASSAY_EXACT_LOADS 1
#endif
#endif
#endif
#if !defined(ASSAY_EXACT_LOADS)
#define ASSAY_EXACT_LOADS 0
#endif

namespace assay::text {

static_assert(std::endian::native == std::endian::little,
              "texts are loaded as numbers, whose first byte is the lowest");

// Up to 16 bytes of a text, the rest zero.
struct Word16 {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  friend bool operator==(const Word16&, const Word16&) = default;
};

inline std::uint64_t Load8(const char* p) {
  std::uint64_t word;
  std::memcpy(&word, p, 8);
  return word;
}

inline constexpr std::size_t kPageBytes = 4096;  // the smallest page of any machine we run on

// Whether `bytes` from `p` on lie in one page. A load within one page cannot fault when its first
// byte may be read: memory is mapped by pages. (A load past the end of an object is beyond the C++
// standard, as it is in every C library's strlen; AddressSanitizer objects, so under it the answer
// is always no.)
inline bool InOnePage(const char* p, std::size_t bytes) {
#if ASSAY_EXACT_LOADS
  static_cast<void>(p), static_cast<void>(bytes);
  return false;
#else
  return (reinterpret_cast<std::uintptr_t>(p) & (kPageBytes - 1)) <= kPageBytes - bytes;
#endif
}

// Ones in the bytes of a word that belong to a text of 0 to 16 bytes: in the first eight, and in
// the other eight. Two tables, because a compiler makes vector loads of one, and to take those
// apart again costs more.
inline constexpr std::array<std::uint64_t, 17> kKeepLow = [] {
  std::array<std::uint64_t, 17> masks{};
  for (std::size_t size = 0; size < masks.size(); ++size) {
    for (std::size_t i = 0; i < std::min<std::size_t>(size, 8); ++i)
      masks[size] |= std::uint64_t{0xFF} << (8 * i);
  }
  return masks;
}();
inline constexpr std::array<std::uint64_t, 17> kKeepHigh = [] {
  std::array<std::uint64_t, 17> masks{};
  for (std::size_t size = 8; size < masks.size(); ++size) masks[size] = kKeepLow[size - 8];
  return masks;
}();

// The long way, at the end of a page. Not inline: its array would cost every caller a guarded stack
// frame.
[[gnu::noinline]] inline Word16 LoadByCopy(const char* p, std::size_t size) {
  char bytes[16] = {};
  std::memcpy(bytes, p, size);
  return {Load8(bytes), Load8(bytes + 8)};
}

// As LoadUpTo16, of a text of at most 16 bytes that begins 16 bytes before the end of a page or
// earlier.
inline Word16 LoadInOnePage(const char* p, std::size_t size) {
  return {Load8(p) & kKeepLow[size], Load8(p + 8) & kKeepHigh[size]};
}

// Loads min(size, 16) bytes; size > 0. No branch depends on the size, which varies from one
// parameter to the next and would be mispredicted: the page test nearly always goes one way.
inline Word16 LoadUpTo16(const char* p, std::size_t size) {
  const std::size_t kept = std::min<std::size_t>(size, 16);
  if (InOnePage(p, 16)) [[likely]] {
    return LoadInOnePage(p, kept);
  }
  return LoadByCopy(p, kept);
}

// The same of a text of 1 to 8 bytes. Of a longer one, some bytes of it, which tell nothing:
// without a branch on that, whoever compares the size as well needs none.
inline std::uint64_t LoadUpTo8(const char* p, std::size_t size) {
  if (InOnePage(p, 8)) [[likely]]
    return Load8(p) & kKeepLow[size % 16];
  return LoadByCopy(p, std::min<std::size_t>(size, 8)).low;
}

// The first 16 bytes of a text that has some, or all of it; behind it stands anything.
inline Bytes16 LoadBytes16(const char* p, std::size_t size) {
  if (size >= 16 || InOnePage(p, 16)) [[likely]]
    return Bytes16(p);
  char bytes[16] = {};
  std::memcpy(bytes, p, size);
  return Bytes16(bytes);
}

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_LOAD_H_
