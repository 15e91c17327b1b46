// The kernels of AVX-512: 64 bytes at a time, and masks in place of conditions. A load under a mask
// reads the bytes of the mask and no other, so that no text needs room behind it.
#if defined(__x86_64__)

// GCC 12 takes the undefined registers of its own header, which are undefined on purpose, for a
// fault.
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

#include <immintrin.h>

#include <array>
#include <bit>

#include "validator/kernel/target.h"
#include "validator/kernel/text.h"
#include "validator/kernel/utf8_tables.h"

ASSAY_BEGIN_AVX512

#include "validator/kernel/assign.h"
#include "validator/kernel/values.h"

namespace assay::kernel {
namespace {

using program::TextMatcher;

constexpr std::uint64_t kAllBits = ~std::uint64_t{0};

__m512i All(std::uint8_t byte) { return _mm512_set1_epi8(static_cast<char>(byte)); }
std::uint64_t Equal(__m512i v, std::uint8_t byte) { return _mm512_cmpeq_epi8_mask(v, All(byte)); }
__m512i Load(std::uint64_t kept, const char* p) { return _mm512_maskz_loadu_epi8(kept, p); }
__m512i LowHalves(__m512i v) { return _mm512_and_si512(v, All(0x0F)); }
__m512i HighHalves(__m512i v) { return LowHalves(_mm512_srli_epi16(v, 4)); }
__m512i LookUp(const HalfTable& table, __m512i halves) {
  const __m128i row = _mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data()));
  return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(row), halves);
}
std::uint64_t FirstBits64(std::size_t size) {
  return size >= kBlock ? kAllBits : _bzhi_u64(kAllBits, static_cast<std::uint32_t>(size));
}

// ---- texts ------------------------------------------------------------------------------------

// What sets of ASCII characters are asked for: the bytes by halves.
struct Halves {
  explicit Halves(__m512i bytes) : low(LowHalves(bytes)), row(LookUp(kRow, HighHalves(bytes))) {}

  // A bit for each byte that a set has. It has none that is not ASCII.
  std::uint64_t Found(const HalfTable& set) const {
    return _mm512_test_epi8_mask(LookUp(set, low), row);
  }
  // A bit for each class that has one of the kept bytes.
  std::uint32_t Classes(const TextMatcher& m, std::uint64_t kept) const {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < m.class_count; ++i) {
      found |= std::uint32_t{(Found(m.class_halves[i]) & kept) != 0} << i;
    }
    return found;
  }

  __m512i low;
  __m512i row;
};

bool MatchAsciiText(const TextMatcher& m, const char* p, std::size_t size) {
  if (!LengthAccepted(m, size) || size == 0) return false;
  std::uint32_t bits = FirstBits(m, ByteAt(p));
  std::uint64_t refused = 0;
  std::uint64_t skipped = 1;  // the first character, which is looked at apart
  for (std::size_t at = 0; at < size; at += kBlock) {
    const std::uint64_t kept = FirstBits64(size - at);
    const Halves halves(Load(kept, p + at));
    refused |= ~halves.Found(m.accepted_halves) & kept & ~skipped;
    bits |= halves.Classes(m, kept);
    skipped = 0;
  }
  return refused == 0 && BitsAccepted(m, bits);
}

// The bytes of a block, and those some places before each.
class Trailed {
 public:
  // `inside`: the block is not the first of its text, so that there are some before it.
  Trailed(const char* p, __m512i bytes, std::uint64_t kept, bool inside)
      : bytes_(bytes),
        first_(Load(inside ? kept : kept & kAllBits << 1, p - 1)),
        second_(Load(inside ? kept : kept & kAllBits << 2, p - 2)),
        third_(Load(inside ? kept : kept & kAllBits << 3, p - 3)) {}

  // A bit for each byte that cannot stand where it stands in UTF-8.
  std::uint64_t Faults() const {
    const __m512i faults = _mm512_and_si512(_mm512_and_si512(LookUp(kFirstHigh, HighHalves(first_)),
                                                             LookUp(kFirstLow, LowHalves(first_))),
                                            LookUp(kSecondHigh, HighHalves(bytes_)));
    const __m512i inner = _mm512_or_si512(_mm512_subs_epu8(second_, All(0xE0 - 0x80)),
                                          _mm512_subs_epu8(third_, All(0xF0 - 0x80)));
    const __m512i wrong = _mm512_xor_si512(_mm512_and_si512(inner, All(0x80)), faults);
    return _mm512_test_epi8_mask(wrong, wrong);
  }

  // A bit for the last byte of each wide character that is refused.
  std::uint64_t Refused(const TextMatcher& m) const {
    std::uint64_t refused = 0;
    for (std::size_t i = 0; i < m.wide_refused_count; ++i) {
      const auto& wide = m.wide_refused_bytes[i];
      refused |= Equal(second_, wide[0]) & Equal(first_, wide[1]) & Equal(bytes_, wide[2]);
    }
    return refused;
  }

  std::uint64_t Trails() const { return _mm512_cmplt_epi8_mask(bytes_, All(0xC0)); }

 private:
  __m512i bytes_;
  __m512i first_;
  __m512i second_;
  __m512i third_;
};

bool MatchWideText(const TextMatcher& m, const char* p, std::size_t size) {
  if (size == 0) return false;
  const Start start = StartOf(m, p, p + size);
  if (start.length == 0) return false;
  std::uint32_t bits = start.bits;
  std::uint64_t wrong = 0;
  std::uint64_t skipped = FirstBits64(start.length);
  std::size_t trails = 0;
  for (std::size_t at = 0; at < size; at += kBlock) {
    const std::uint64_t kept = FirstBits64(size - at);
    const __m512i bytes = Load(kept, p + at);
    const Halves halves(bytes);
    const Trailed trailed(p + at, bytes, kept, at != 0);
    const std::uint64_t refused =
        ~(halves.Found(m.accepted_halves) | _mm512_movepi8_mask(bytes)) | trailed.Refused(m);
    wrong |= ((refused & ~skipped) | trailed.Faults()) & kept;
    bits |= halves.Classes(m, kept);
    trails += static_cast<std::size_t>(std::popcount(trailed.Trails() & kept));
    skipped = 0;
  }
  return wrong == 0 && !IsCutShort(p, size) &&
         LengthAccepted(m, m.count_bytes ? size : size - trails) && BitsAccepted(m, bits);
}

bool MatchText(const TextMatcher& m, const char* p, std::size_t size) {
  if (m.ascii) return MatchAsciiText(m, p, size);
  return m.has_wide_bytes ? MatchWideText(m, p, size) : MatchTextByByte(m, p, size);
}

struct Simd {
  static bool MatchText(const TextMatcher& m, const char* p, std::size_t size) {
    return kernel::MatchText(m, p, size);
  }
  static bool MatchRange(const program::RangeMatcher& m, const program::Value& value) {
    if (value.size > kBlock) [[unlikely]]
      return kernel::MatchRange(m, value);
    const std::uint64_t kept = FirstBits64(value.size);
    const __m512i offset = _mm512_sub_epi8(Load(kept, value.data), All(m.first));
    const auto span = static_cast<std::uint8_t>(m.last - m.first);
    return _mm512_mask_cmpgt_epu8_mask(kept, offset, All(span)) == 0 &&
           value.size - m.min_length <= std::size_t{m.max_length} - m.min_length;
  }
  static bool MayLoad16(const char*) { return true; }
  static text::Word16 Load16(const char* p, std::size_t size) {
    const auto kept = static_cast<__mmask16>(_bzhi_u32(0xFFFF, static_cast<std::uint32_t>(size)));
    const __m128i bytes = _mm_maskz_loadu_epi8(kept, p);
    return {static_cast<std::uint64_t>(_mm_cvtsi128_si64(bytes)),
            static_cast<std::uint64_t>(_mm_extract_epi64(bytes, 1))};
  }
  static bool IsText(std::string_view text) {
    const std::uint64_t kept = FirstBits64(text.size());
    const __m512i bytes = Load(kept, text.data());
    if (text.size() > kBlock || _mm512_mask_cmple_epi8_mask(kept, bytes, All(0)) != 0) [[unlikely]]
      return text::IsText(text);
    return true;
  }
};

// ---- conjunctions
// ---------------------------------------------------------------------------------

std::uint64_t Meet(std::span<const program::Conjunctions> rows, program::Standing standing) {
  const __m512i given = _mm512_set1_epi64(static_cast<long long>(standing.given));
  const __m512i terms = _mm512_set1_epi64(static_cast<long long>(standing.terms));
  std::uint64_t met = 0;
  unsigned place = 0;
  for (const program::Conjunctions& row : rows) {
    const __m512i unmet = _mm512_or_si512(
        _mm512_andnot_si512(given, _mm512_loadu_si512(row.given.data())),
        _mm512_or_si512(_mm512_and_si512(given, _mm512_loadu_si512(row.absent.data())),
                        _mm512_andnot_si512(terms, _mm512_loadu_si512(row.terms.data()))));
    met |= std::uint64_t{_mm512_testn_epi64_mask(unmet, unmet)} << place;
    place += row.kSize;
  }
  return met;
}

// ---- JSON -------------------------------------------------------------------------------------

void MarkStrings(const char* text, std::size_t size, std::uint64_t* stops) {
  std::size_t at = 0;
  do {
    const std::uint64_t kept = FirstBits64(size - at);
    const __m512i bytes = Load(kept, text + at);
    const __m512i offset = _mm512_sub_epi8(bytes, All(0x20));
    *stops++ = kept & (Equal(bytes, '"') | Equal(bytes, '\\') |
                       _mm512_cmpge_epu8_mask(offset, All(0x7F - 0x20)));
    at += kBlock;
  } while (at < size);
}

// ---- queries ----------------------------------------------------------------------------------

constexpr auto kPlaces = [] {
  std::array<std::uint8_t, kBlock> places{};
  for (std::size_t i = 0; i < kBlock; ++i) places[i] = static_cast<std::uint8_t>(i);
  return places;
}();

// Appends the places of bits, sixteen at a time.
std::uint32_t* AddPlaces(std::uint64_t bits, std::uint32_t base, std::uint32_t* out) {
  __m512i places = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(kPlaces.data()));
  const auto count = static_cast<std::size_t>(std::popcount(bits));
  for (std::size_t i = 0;; i += 16) {
    const __m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places));
    _mm512_storeu_si512(out + i, _mm512_add_epi32(wide, _mm512_set1_epi32(static_cast<int>(base))));
    if (i + 16 >= count) [[likely]]
      return out + count;
    places = _mm512_alignr_epi64(_mm512_setzero_si512(), places, 2);
  }
}

std::uint64_t IsHex(__m512i bytes, std::uint64_t asked) {
  const __m512i digit = _mm512_sub_epi8(bytes, All('0'));
  const __m512i letter = _mm512_sub_epi8(_mm512_or_si512(bytes, All(0x20)), All('a'));
  return _mm512_mask_cmplt_epu8_mask(asked, digit, All(10)) |
         _mm512_mask_cmplt_epu8_mask(asked, letter, All(6));
}

// What hexadecimal digits stand for: their lower half, and nine more for letters.
__m512i HexValue(__m512i bytes) {
  const __m512i low = LowHalves(bytes);
  return _mm512_mask_add_epi8(low, _mm512_test_epi8_mask(bytes, All(0x40)), low, All(9));
}

// Each byte of a block becomes what it stands for if it begins an escape, and the digits of escapes
// are left out. That is right also where the digits are in the next block, or nowhere.
class Decoder {
 public:
  Decoder(char* out, std::uint32_t* dividers) : begin_(out), out_(out), dividers_(dividers) {}

  // The block at `p`, of `left` bytes that are left. False when anything is not in order.
  bool Add(const char* p, std::size_t left) {
    const std::uint64_t kept = FirstBits64(left);
    const __m512i raw = Load(kept, p);
    const std::uint64_t escapes = Equal(raw, '%');
    const __m512i high = Load(FirstBits64(left - 1), p + 1);
    const __m512i low = Load(left > 2 ? FirstBits64(left - 2) : 0, p + 2);
    const std::uint64_t hex = IsHex(high, escapes) & IsHex(low, escapes);
    const std::uint64_t controls =
        (_mm512_cmplt_epu8_mask(raw, All(0x20)) | Equal(raw, 0x7F)) & kept;
    if (((escapes ^ hex) | controls) != 0) [[unlikely]]
      return false;
    const __m512i spaced = _mm512_mask_mov_epi8(raw, Equal(raw, '+'), All(' '));
    const __m512i value = _mm512_or_si512(
        _mm512_and_si512(_mm512_slli_epi16(HexValue(high), 4), All(0xF0)), HexValue(low));
    const __m512i meant = _mm512_mask_mov_epi8(spaced, escapes, value);
    const std::uint64_t taken = kept & ~(escapes << 1 | escapes << 2 | digits_);
    digits_ = escapes >> 63 | escapes >> 62;
    const std::uint64_t dividing = Equal(raw, '&') | Equal(raw, '=');
    dividers_ = AddPlaces(_pext_u64(dividing, taken), size(), dividers_);
    _mm512_storeu_si512(out_, _mm512_maskz_compress_epi8(taken, meant));
    out_ += std::popcount(taken);
    return true;
  }

  std::uint32_t Finish() {
    *out_ = '&';
    *dividers_ = size();
    return size();
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(out_ - begin_); }

  char* begin_;
  char* out_;
  std::uint32_t* dividers_;
  std::uint64_t digits_ = 0;  // of an escape in the block before
};

std::uint32_t Decode(const char* query, std::uint32_t size, char* out, std::uint32_t* dividers) {
  Decoder decoder(out, dividers);
  for (std::uint32_t at = 0; at < size; at += kBlock) {
    if (!decoder.Add(query + at, size - at)) return kBroken;
  }
  return decoder.Finish();
}

}  // namespace

const Kernels kAvx512Kernels = {.assign = Assign<Simd>,
                                .match_values = MatchValues<Simd>,
                                .match_text = MatchText,
                                .meet = Meet,
                                .mark = MarkAvx2,
                                .mark_strings = MarkStrings,
                                .decode = Decode};

}  // namespace assay::kernel

ASSAY_END_TARGET

#endif  // defined(__x86_64__)
