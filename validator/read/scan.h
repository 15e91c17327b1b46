// Finds the parts of a query sixteen bytes at a time.
#ifndef ASSAY_VALIDATOR_READ_SCAN_H_
#define ASSAY_VALIDATOR_READ_SCAN_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace assay::read {

// One bit for each of 16 bytes.
struct BlockMasks {
  std::uint32_t ends = 0;      // `&`
  std::uint32_t equals = 0;    // `=`
  std::uint32_t escapes = 0;   // `%` and `+`
  std::uint32_t controls = 0;  // 00–1F and 7F, which no query may hold raw
};

#if defined(__SSE2__)

inline BlockMasks ClassifyBlock(const char* p) {
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const auto equal = [block](char c) { return _mm_cmpeq_epi8(block, _mm_set1_epi8(c)); };
  const auto bits = [](__m128i mask) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(mask));
  };
  const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1F)), block);
  return {bits(equal('&')), bits(equal('=')), bits(_mm_or_si128(equal('%'), equal('+'))),
          bits(_mm_or_si128(low, equal(0x7F)))};
}

#else

inline BlockMasks ClassifyBlock(const char* p) {
  BlockMasks masks;
  for (std::uint32_t i = 0; i < 16; ++i) {
    const auto c = static_cast<unsigned char>(p[i]);
    masks.ends |= std::uint32_t{c == '&'} << i;
    masks.equals |= std::uint32_t{c == '='} << i;
    masks.escapes |= std::uint32_t{c == '%' || c == '+'} << i;
    masks.controls |= std::uint32_t{c < 0x20 || c == 0x7F} << i;
  }
  return masks;
}

#endif

// What a stretch of the query holds, and where it ends.
struct Stretch {
  const char* end = nullptr;
  bool escaped = false;
  bool control = false;
};

// From `p` to the next `&` — or `=`, when names are looked for — or to `last`. Never reads at or
// beyond `last`.
template <bool kName>
inline Stretch ScanTo(const char* p, const char* last) {
  Stretch found;
  while (p < last) {
    BlockMasks masks;
    std::uint32_t valid = 0xFFFF;
    if (last - p >= 16) {
      masks = ClassifyBlock(p);
    } else {
      char rest[16] = {};
      std::memcpy(rest, p, static_cast<std::size_t>(last - p));
      valid = (1u << (last - p)) - 1;
      masks = ClassifyBlock(rest);
    }
    std::uint32_t stops = kName ? masks.ends | masks.equals : masks.ends;
    stops &= valid;
    const std::uint32_t before = stops != 0 ? (stops & (0u - stops)) - 1 : valid;
    found.escaped |= (masks.escapes & before) != 0;
    found.control |= (masks.controls & before) != 0;
    if (stops != 0) {
      found.end = p + std::countr_zero(stops);
      return found;
    }
    p += 16;
  }
  found.end = last;
  return found;
}

}  // namespace assay::read

#endif  // ASSAY_VALIDATOR_READ_SCAN_H_
