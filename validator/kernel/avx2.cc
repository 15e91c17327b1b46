// The kernels of AVX2: 32 bytes at a time.
#if defined(__x86_64__)

#include <immintrin.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "validator/kernel/target.h"
#include "validator/kernel/text.h"
#include "validator/kernel/utf8_tables.h"
#include "validator/text/load.h"

ASSAY_BEGIN_AVX2

#include "validator/kernel/assign.h"
#include "validator/kernel/values.h"

namespace assay::kernel {
namespace {

using program::TextMatcher;

constexpr std::size_t kBytes = 32;

__m256i Load(const char* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)); }
__m256i All(std::uint8_t byte) { return _mm256_set1_epi8(static_cast<char>(byte)); }
__m256i Equal(__m256i v, std::uint8_t byte) { return _mm256_cmpeq_epi8(v, All(byte)); }
std::uint32_t Bits(__m256i v) { return static_cast<std::uint32_t>(_mm256_movemask_epi8(v)); }
__m256i Table(const HalfTable& table) {
  return _mm256_broadcastsi128_si256(
      _mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data())));
}
__m256i LowHalves(__m256i v) { return _mm256_and_si256(v, All(0x0F)); }
__m256i HighHalves(__m256i v) { return LowHalves(_mm256_srli_epi16(v, 4)); }
__m256i LookUp(const HalfTable& table, __m256i halves) {
  return _mm256_shuffle_epi8(Table(table), halves);
}

// ---- texts ------------------------------------------------------------------------------------

// Up to 32 bytes, of which the bits in `kept` are the text's.
struct Block {
  __m256i bytes;
  std::uint32_t kept;
};

Block LoadBlock(const char* p, std::size_t size) {
  if (size >= kBytes) return {Load(p), ~std::uint32_t{0}};
  const std::uint32_t kept = _bzhi_u32(~std::uint32_t{0}, static_cast<std::uint32_t>(size));
  if (text::InOnePage(p, kBytes)) [[likely]]
    return {Load(p), kept};
  char copy[kBytes] = {};
  std::memcpy(copy, p, size);
  return {Load(copy), kept};
}

// What sets of ASCII characters are asked for: the bytes by halves.
struct Halves {
  explicit Halves(__m256i bytes) : low(LowHalves(bytes)), row(LookUp(kRow, HighHalves(bytes))) {}

  // A bit for each byte that a set lacks, as it lacks all that are not ASCII.
  std::uint32_t Missing(const HalfTable& set) const {
    return Bits(_mm256_cmpeq_epi8(_mm256_and_si256(LookUp(set, low), row), _mm256_setzero_si256()));
  }
  // A bit for each class that has one of the kept bytes.
  std::uint32_t Classes(const TextMatcher& m, std::uint32_t kept) const {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < m.class_count; ++i) {
      found |= std::uint32_t{(~Missing(m.class_halves[i]) & kept) != 0} << i;
    }
    return found;
  }

  __m256i low;
  __m256i row;
};

bool MatchAsciiText(const TextMatcher& m, const char* p, std::size_t size) {
  if (!LengthAccepted(m, size) || size == 0) return false;
  std::uint32_t bits = FirstBits(m, ByteAt(p));
  std::uint32_t refused = 0;
  std::uint32_t skipped = 1;  // the first character, which is looked at apart
  for (std::size_t at = 0; at < size; at += kBytes) {
    const Block block = LoadBlock(p + at, size - at);
    const Halves halves(block.bytes);
    refused |= halves.Missing(m.accepted_halves) & block.kept & ~skipped;
    bits |= halves.Classes(m, block.kept);
    skipped = 0;
  }
  return refused == 0 && BitsAccepted(m, bits);
}

// The bytes of a block, and those some places before each; before the first come the last of
// another block.
class Trailed {
 public:
  Trailed(__m256i bytes, __m256i before)
      : bytes_(bytes),
        joined_(_mm256_permute2x128_si256(before, bytes, 0x21)),
        first_(Before<1>()),
        second_(Before<2>()) {}

  // A bit for each byte that cannot stand where it stands in UTF-8.
  std::uint32_t Faults() const {
    const __m256i faults = _mm256_and_si256(_mm256_and_si256(LookUp(kFirstHigh, HighHalves(first_)),
                                                             LookUp(kFirstLow, LowHalves(first_))),
                                            LookUp(kSecondHigh, HighHalves(bytes_)));
    const __m256i inner = _mm256_or_si256(_mm256_subs_epu8(second_, All(0xE0 - 0x80)),
                                          _mm256_subs_epu8(Before<3>(), All(0xF0 - 0x80)));
    const __m256i wrong = _mm256_xor_si256(_mm256_and_si256(inner, All(0x80)), faults);
    return ~Bits(_mm256_cmpeq_epi8(wrong, _mm256_setzero_si256()));
  }

  // A bit for the last byte of each wide character that is refused.
  std::uint32_t Refused(const TextMatcher& m) const {
    std::uint32_t refused = 0;
    for (std::size_t i = 0; i < m.wide_refused_count; ++i) {
      const auto& wide = m.wide_refused_bytes[i];
      const __m256i begins = _mm256_and_si256(Equal(second_, wide[0]), Equal(first_, wide[1]));
      refused |= Bits(_mm256_and_si256(begins, Equal(bytes_, wide[2])));
    }
    return refused;
  }

  std::uint32_t Trails() const { return Bits(_mm256_cmpgt_epi8(All(0xC0), bytes_)); }

 private:
  template <int kPlaces>
  __m256i Before() const {
    return _mm256_alignr_epi8(bytes_, joined_, 16 - kPlaces);
  }

  __m256i bytes_;
  __m256i joined_;
  __m256i first_;
  __m256i second_;
};

bool MatchWideText(const TextMatcher& m, const char* p, std::size_t size) {
  if (size == 0) return false;
  const Start start = StartOf(m, p, p + size);
  if (start.length == 0) return false;
  std::uint32_t bits = start.bits;
  std::uint32_t wrong = 0;
  std::uint32_t skipped = (std::uint32_t{1} << start.length) - 1;
  std::size_t trails = 0;
  __m256i before = _mm256_setzero_si256();
  for (std::size_t at = 0; at < size; at += kBytes) {
    const Block block = LoadBlock(p + at, size - at);
    const Halves halves(block.bytes);
    const Trailed trailed(block.bytes, before);
    const std::uint32_t refused =
        (halves.Missing(m.accepted_halves) & ~Bits(block.bytes)) | trailed.Refused(m);
    wrong |= ((refused & ~skipped) | trailed.Faults()) & block.kept;
    bits |= halves.Classes(m, block.kept);
    trails += static_cast<std::size_t>(std::popcount(trailed.Trails() & block.kept));
    before = block.bytes;
    skipped = 0;
  }
  return wrong == 0 && !IsCutShort(p, size) &&
         LengthAccepted(m, m.count_bytes ? size : size - trails) && BitsAccepted(m, bits);
}

bool MatchText(const TextMatcher& m, const char* p, std::size_t size) {
  if (m.ascii) return MatchAsciiText(m, p, size);
  return m.has_wide_bytes ? MatchWideText(m, p, size) : MatchTextByByte(m, p, size);
}

struct Simd : UsualWays {
  static bool MatchText(const TextMatcher& m, const char* p, std::size_t size) {
    return kernel::MatchText(m, p, size);
  }
};

// ---- conjunctions
// ---------------------------------------------------------------------------------

// Four of a field.
__m256i Masks(const std::uint64_t* field) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(field));
}

std::uint64_t Meet(std::span<const program::Conjunctions> rows, program::Standing standing) {
  const __m256i given = _mm256_set1_epi64x(static_cast<long long>(standing.given));
  const __m256i terms = _mm256_set1_epi64x(static_cast<long long>(standing.terms));
  std::uint64_t met = 0;
  unsigned place = 0;
  for (const program::Conjunctions& row : rows) {
    for (std::size_t i = 0; i < row.kSize; i += 4, place += 4) {
      const __m256i unmet =
          _mm256_or_si256(_mm256_andnot_si256(given, Masks(&row.given[i])),
                          _mm256_or_si256(_mm256_and_si256(given, Masks(&row.absent[i])),
                                          _mm256_andnot_si256(terms, Masks(&row.terms[i]))));
      const __m256i none = _mm256_cmpeq_epi64(unmet, _mm256_setzero_si256());
      met |= std::uint64_t{static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(none)))}
             << place;
    }
  }
  return met;
}

// ---- queries ----------------------------------------------------------------------------------

// Below 20 and from 7F on: one more than each, signed.
__m256i BeyondPrintable(__m256i v) {
  return _mm256_cmpgt_epi8(All(0x21), _mm256_add_epi8(v, All(1)));
}

// The dividers of 32 bytes are returned.
std::uint64_t MarkHalf(const char* p, std::uint64_t& special) {
  const __m256i bytes = Load(p);
  special = Bits(_mm256_or_si256(_mm256_or_si256(Equal(bytes, '%'), Equal(bytes, '+')),
                                 BeyondPrintable(bytes)));
  return Bits(_mm256_or_si256(Equal(bytes, '&'), Equal(bytes, '=')));
}

// The first block of a JSON text, or all of it.
std::uint64_t StopsOf(const char* p, std::size_t size) {
  std::uint64_t stops = 0;
  for (std::size_t at = 0; at < std::min(size, kBlock); at += kBytes) {
    const Block block = LoadBlock(p + at, size - at);
    const __m256i plain_ends = _mm256_or_si256(Equal(block.bytes, '"'), Equal(block.bytes, '\\'));
    const __m256i ends = _mm256_or_si256(plain_ends, BeyondPrintable(block.bytes));
    stops |= std::uint64_t{Bits(ends) & block.kept} << at;
  }
  return stops;
}

void MarkStrings(const char* text, std::size_t size, std::uint64_t* stops) {
  std::size_t at = 0;
  do {
    *stops++ = StopsOf(text + at, size - at);
    at += kBlock;
  } while (at < size);
}

// The places of bits, the first eight whether they are there or not: how many there are differs
// from block to block, and a wrong guess costs more.
std::uint32_t* AddPlaces(std::uint64_t bits, std::uint32_t base, std::uint32_t* out) {
  const auto count = static_cast<std::size_t>(std::popcount(bits));
  std::size_t i = 0;
  do {
    for (const std::size_t end = i + 8; i < end; ++i) {
      out[i] = base + static_cast<std::uint32_t>(_tzcnt_u64(bits));
      bits = _blsr_u64(bits);
    }
  } while (i < count);
  return out + count;
}

}  // namespace

void MarkAvx2(const char* text, std::uint32_t size, std::uint64_t* special,
              std::uint32_t* dividers) {
  for (std::uint32_t at = 0; at <= size; at += kBlock, ++special) {
    std::uint64_t low = 0, high = 0;
    std::uint64_t places = MarkHalf(text + at, low);
    places |= MarkHalf(text + at + kBytes, high) << kBytes;
    *special = low | high << kBytes;
    dividers = AddPlaces(places, at, dividers);
  }
  *special = 0;
}

const Kernels kAvx2Kernels = {.assign = Assign<Simd>,
                              .match_values = MatchValues<Simd>,
                              .match_text = MatchText,
                              .meet = Meet,
                              .mark = MarkAvx2,
                              .mark_strings = MarkStrings,
                              .decode = nullptr};

}  // namespace assay::kernel

ASSAY_END_TARGET

#endif  // defined(__x86_64__)
