// The kernels of the portable level, which is standard C++, and of SSE2, which is the same loops on
// sixteen bytes at a time.
#include <bit>
#include <cstring>

#include "validator/kernel/assign.h"
#include "validator/kernel/target.h"
#include "validator/kernel/text.h"
#include "validator/kernel/values.h"
#include "validator/text/bytes16.h"

namespace assay::kernel {
namespace {

using program::TextMatcher;

// ---- texts ------------------------------------------------------------------------------------

// One table look-up a byte, no branch; four sums, since one would wait for itself.
bool MatchAsciiText(const TextMatcher& m, const char* p, std::size_t size) {
  if (!LengthAccepted(m, size) || size == 0) return false;
  std::uint32_t a = FirstBits(m, ByteAt(p)), b = 0, c = 0, d = 0;
  std::size_t i = 1;
  for (; i + 4 <= size; i += 4) {
    a |= m.byte[ByteAt(p + i)];
    b |= m.byte[ByteAt(p + i + 1)];
    c |= m.byte[ByteAt(p + i + 2)];
    d |= m.byte[ByteAt(p + i + 3)];
  }
  for (; i < size; ++i) a |= m.byte[ByteAt(p + i)];
  return BitsAccepted(m, a | b | c | d);
}

bool WideAccepted(const TextMatcher& m, std::uint32_t c) {
  if (!m.wide_by_exception) return m.rest.Contains(c);
  if (c - m.wide_refused[0] > m.wide_refused_span) [[likely]]
    return true;
  bool refused = false;
  for (std::size_t i = 0; i < m.wide_refused_count; ++i) refused |= c == m.wide_refused[i];
  return !refused;
}

bool MatchWideText(const TextMatcher& m, const char* p, std::size_t size) {
  if (size == 0) return false;
  const char* const end = p + size;
  const Start start = StartOf(m, p, end);
  if (start.length == 0) return false;
  std::uint32_t bits = start.bits;
  std::size_t count = 1;
  std::size_t length = 1;
  for (p += start.length; p < end; p += length, ++count) {
    const std::uint8_t byte = ByteAt(p);
    if (byte < 0x80) {
      bits |= m.byte[byte];
      length = 1;
      continue;
    }
    const std::uint32_t c = text::DecodeOne(p, end, length);
    if (length == 0 || !WideAccepted(m, c)) return false;
  }
  return LengthAccepted(m, m.count_bytes ? size : count) && BitsAccepted(m, bits);
}

// ---- conjunctions
// ---------------------------------------------------------------------------------

std::uint64_t Meet(std::span<const program::Conjunctions> rows, program::Standing standing) {
  std::uint64_t met = 0;
  const std::uint64_t absent = ~standing.given;
  const std::uint64_t false_terms = ~standing.terms;
  for (std::size_t place = 0; const program::Conjunctions& row : rows) {
    const auto is_met = [&](std::size_t i) {
      const std::uint64_t unmet =
          (row.given[i] & absent) | (row.absent[i] & standing.given) | (row.terms[i] & false_terms);
      return std::uint64_t{unmet == 0} << i;
    };
    static_assert(program::Conjunctions::kSize == 8);
    met |= (is_met(0) | is_met(1) | is_met(2) | is_met(3) | is_met(4) | is_met(5) | is_met(6) |
            is_met(7))
           << place;
    place += row.kSize;
  }
  return met;
}

// ---- queries ----------------------------------------------------------------------------------

constexpr std::size_t kUsualDividers = 6;  // of a block
static_assert(kUsualDividers <= kDividersSlack);

// Marks sixteen bytes at `at` of a block: the special ones go to `special`, the dividers are
// returned.
template <typename Bytes>
[[gnu::always_inline]] inline std::uint64_t MarkPart(const char* block, unsigned at,
                                                     std::uint64_t& special) {
  const Bytes bytes(block + at);
  const auto unlike = bytes.Equal('%') | bytes.Equal('+') | bytes.IsBeyondPrintable();
  special |= std::uint64_t{unlike.Bits()} << at;
  return std::uint64_t{(bytes.Equal('&') | bytes.Equal('=')).Bits()} << at;
}

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

template <typename Bytes>
void Mark(const char* text, std::uint32_t size, std::uint64_t* special, std::uint32_t* dividers) {
  for (std::uint32_t at = 0; at <= size; at += kBlock, ++special) {
    std::uint64_t unlike = 0;
    std::uint64_t places = MarkPart<Bytes>(text + at, 0, unlike);
    places |= MarkPart<Bytes>(text + at, 16, unlike);
    places |= MarkPart<Bytes>(text + at, 32, unlike);
    places |= MarkPart<Bytes>(text + at, 48, unlike);
    *special = unlike;
    dividers = AddPlaces(places, at, dividers);
  }
  *special = 0;
}

// ---- JSON -------------------------------------------------------------------------------------

template <typename Bytes>
[[gnu::always_inline]] inline std::uint64_t StopsOf16(const char* p) {
  const Bytes bytes(p);
  return (bytes.Equal('"') | bytes.Equal('\\') | bytes.IsBeyondPrintable()).Bits();
}

template <typename Bytes>
std::uint64_t StopsOfBlock(const char* p) {
  return StopsOf16<Bytes>(p) | StopsOf16<Bytes>(p + 16) << 16 | StopsOf16<Bytes>(p + 32) << 32 |
         StopsOf16<Bytes>(p + 48) << 48;
}

template <typename Bytes>
void MarkStrings(const char* text, std::size_t size, std::uint64_t* stops) {
  for (; size >= kBlock; size -= kBlock, text += kBlock) *stops++ = StopsOfBlock<Bytes>(text);
  if (size == 0) return;
  char rest[kBlock] = {};
  std::memcpy(rest, text, size);
  *stops = StopsOfBlock<Bytes>(rest) & ((std::uint64_t{1} << size) - 1);
}

// ---- values -----------------------------------------------------------------------------------

struct Simd : UsualWays {
  static bool MatchText(const TextMatcher& m, const char* p, std::size_t size) {
    return MatchTextByByte(m, p, size);
  }
};

}  // namespace

bool MatchTextByByte(const TextMatcher& m, const char* p, std::size_t size) {
  return m.ascii ? MatchAsciiText(m, p, size) : MatchWideText(m, p, size);
}

const Kernels kPortableKernels = {.assign = Assign<Simd>,
                                  .match_values = MatchValues<Simd>,
                                  .match_text = MatchTextByByte,
                                  .meet = Meet,
                                  .mark = Mark<text::PortableBytes16>,
                                  .mark_strings = MarkStrings<text::PortableBytes16>,
                                  .decode = nullptr};
#if defined(__x86_64__)
const Kernels kSse2Kernels = {.assign = Assign<Simd>,
                              .match_values = MatchValues<Simd>,
                              .match_text = MatchTextByByte,
                              .meet = Meet,
                              .mark = Mark<text::Bytes16>,
                              .mark_strings = MarkStrings<text::Bytes16>,
                              .decode = nullptr};
#endif

}  // namespace assay::kernel
