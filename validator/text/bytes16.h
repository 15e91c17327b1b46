// Sixteen bytes at a time: the little of SIMD that every x86-64 has (SSE2), and the same by a loop
// for all else.
//
//   const Bytes16 bytes(p);                                   // 16 bytes may be read from p on
//   bool ok = (bytes.InRange('0', '9').Bits() | ~FirstBits16(size)) == ~0u;
#ifndef ASSAY_VALIDATOR_TEXT_BYTES16_H_
#define ASSAY_VALIDATOR_TEXT_BYTES16_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace assay::text {

// Bytes, or the answers of a comparison: all ones or none in each byte.
class PortableBytes16 {
 public:
  explicit PortableBytes16(const char* p) { std::memcpy(v_.data(), p, 16); }

  PortableBytes16 Equal(char c) const {
    return Each([c](std::uint8_t byte) { return byte == static_cast<std::uint8_t>(c); });
  }
  // `first` <= byte <= `last`, unsigned.
  PortableBytes16 InRange(std::uint8_t first, std::uint8_t last) const {
    return Each([=](std::uint8_t byte) { return byte >= first && byte <= last; });
  }
  // From 01 to 7F: what is plain text.
  PortableBytes16 IsPlain() const {
    return Each([](std::uint8_t byte) { return byte >= 1 && byte <= 0x7F; });
  }
  // Below 20 and from 7F on.
  PortableBytes16 IsBeyondPrintable() const {
    return Each([](std::uint8_t byte) { return byte < 0x20 || byte >= 0x7F; });
  }
  friend PortableBytes16 operator|(PortableBytes16 a, PortableBytes16 b) {
    for (std::size_t i = 0; i < 16; ++i) a.v_[i] |= b.v_[i];
    return a;
  }

  // A bit for each answer.
  std::uint32_t Bits() const {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 16; ++i) bits |= static_cast<std::uint32_t>(v_[i] >> 7) << i;
    return bits;
  }
  void Store(char* p) const { std::memcpy(p, v_.data(), 16); }

 private:
  template <typename F>
  PortableBytes16 Each(F&& f) const {
    PortableBytes16 out = *this;
    for (std::uint8_t& byte : out.v_) byte = f(byte) ? 0xFF : 0;
    return out;
  }
  std::array<std::uint8_t, 16> v_;
};

#if defined(__SSE2__)

// The same by instructions.
class Bytes16 {
 public:
  explicit Bytes16(const char* p) : v_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))) {}

  Bytes16 Equal(char c) const { return Bytes16(_mm_cmpeq_epi8(v_, _mm_set1_epi8(c))); }
  Bytes16 InRange(std::uint8_t first, std::uint8_t last) const {
    const __m128i offset = _mm_sub_epi8(v_, _mm_set1_epi8(static_cast<char>(first)));
    const __m128i span = _mm_set1_epi8(static_cast<char>(last - first));
    return Bytes16(_mm_cmpeq_epi8(_mm_min_epu8(offset, span), offset));
  }
  Bytes16 IsPlain() const { return Bytes16(_mm_cmpgt_epi8(v_, _mm_setzero_si128())); }
  // One more than each, signed: 7F turns negative, and what was below 20 stays below 21.
  Bytes16 IsBeyondPrintable() const {
    return Bytes16(_mm_cmplt_epi8(_mm_add_epi8(v_, _mm_set1_epi8(1)), _mm_set1_epi8(0x21)));
  }
  friend Bytes16 operator|(Bytes16 a, Bytes16 b) { return Bytes16(_mm_or_si128(a.v_, b.v_)); }

  std::uint32_t Bits() const { return static_cast<std::uint32_t>(_mm_movemask_epi8(v_)); }
  void Store(char* p) const { _mm_storeu_si128(reinterpret_cast<__m128i*>(p), v_); }

 private:
  explicit Bytes16(__m128i v) : v_(v) {}
  __m128i v_;
};

#else

using Bytes16 = PortableBytes16;

#endif

// The bits of the first `size` bytes; of all sixteen from 16 on.
inline std::uint32_t FirstBits16(std::size_t size) {
  return size >= 16 ? 0xFFFF : (std::uint32_t{1} << size) - 1;
}

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_BYTES16_H_
