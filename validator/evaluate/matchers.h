// The matchers: is this value in order? Accept or reject, as fast as possible; naming the fault is
// for later.
//
// They run on values as the client sent them, so every well-formedness question (UTF-8, U+0000) is
// answered here too: a value that is not text is never in order.
#ifndef ASSAY_VALIDATOR_EVALUATE_MATCHERS_H_
#define ASSAY_VALIDATOR_EVALUATE_MATCHERS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "validator/program/program.h"
#include "validator/text/load.h"
#include "validator/text/utf8.h"

namespace assay::evaluate {

inline std::uint8_t ByteAt(const char* p) { return static_cast<std::uint8_t>(*p); }

// Plain x86-64 has no instruction to count bits, and six of them fit a small table.
inline constexpr std::array<std::uint8_t, 64> kPopulation = [] {
  std::array<std::uint8_t, 64> table{};
  for (std::size_t i = 1; i < table.size(); ++i) {
    table[i] = static_cast<std::uint8_t>((i & 1) + table[i / 2]);
  }
  return table;
}();

// The first character is looked at through its own bit.
inline std::uint8_t FirstBits(const program::TextMatcher& m, std::uint8_t byte) {
  const std::uint8_t bits = m.byte[byte];
  return static_cast<std::uint8_t>((bits & 0x3F) | (bits & m.kRefusedFirst) << 1);
}

inline bool BitsAccepted(const program::TextMatcher& m, std::uint32_t bits) {
  return (bits & m.kRefused) == 0 && kPopulation[bits & 0x3F] >= m.min_classes;
}

// Eight bytes at a time. A byte below the range borrows, one above carries into its high bit, and
// one from 80 on has it: so a high bit is set if and only if some byte is out of range.
inline bool AllInRange(const program::TextMatcher& m, const char* p, std::size_t size) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  const std::uint64_t first = kOnes * m.range_first;
  const std::uint64_t margin = kOnes * (0x7Fu - m.range_last);
  const auto strangers = [&](std::uint64_t word) {
    return (word + margin) | (word - first) | word;
  };
  std::uint64_t found = 0;
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 <= size; i += 8) found |= strangers(text::Load8(p + i));
    found |= strangers(text::Load8(p + size - 8));  // the rest, and some again
  } else {
    const std::uint64_t word = text::LoadUpTo16(p, size).low;
    found = strangers(word | (first & ~text::kKeepLow[size]));
  }
  return (found & (kOnes * 0x80)) == 0;
}

inline bool MatchAsciiText(const program::TextMatcher& m, const char* p, std::size_t size) {
  if (size - m.min_length > std::size_t{m.max_length} - m.min_length || size == 0) return false;
  if (m.one_range) return AllInRange(m, p, size);
  // One table look-up a byte, no branch; four sums, since one would wait for itself.
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

inline bool WideAccepted(const program::TextMatcher& m, std::uint32_t c) {
  if (!m.wide_by_exception) return m.rest.Contains(c);
  bool refused = false;
  for (std::size_t i = 0; i < m.wide_refused_count; ++i) refused |= c == m.wide_refused[i];
  return !refused;
}

inline bool MatchWideText(const program::TextMatcher& m, const char* p, std::size_t size) {
  if (size == 0) return false;
  const char* const end = p + size;
  std::uint32_t bits = 0;
  std::size_t count = 1;
  std::size_t length = 1;
  if (ByteAt(p) < 0x80) {
    bits = FirstBits(m, ByteAt(p));
  } else if (!m.first.Contains(text::DecodeOne(p, end, length)) || length == 0) {
    return false;
  }
  for (p += length; p < end; p += length, ++count) {
    const std::uint8_t byte = ByteAt(p);
    if (byte < 0x80) {
      bits |= m.byte[byte];
      length = 1;
      continue;
    }
    const std::uint32_t c = text::DecodeOne(p, end, length);
    if (length == 0 || !WideAccepted(m, c)) return false;
  }
  const std::size_t measured = m.count_bytes ? size : count;
  return measured >= m.min_length && measured <= m.max_length && BitsAccepted(m, bits);
}

inline bool MatchText(const program::TextMatcher& m, const program::Value& value) {
  return m.ascii ? MatchAsciiText(m, value.data, value.size)
                 : MatchWideText(m, value.data, value.size);
}

// Canonical decimal: `0`, or digits without a leading zero, with `-` for what is below.
inline bool MatchInteger(const program::IntegerMatcher& m, const program::Value& value) {
  const char* p = value.data;
  std::size_t digits = value.size;
  if (digits == 0) return false;
  const bool negative = *p == '-';
  p += negative;
  digits -= negative;
  if (digits - 1 > 18) return false;  // 19 digits hold every int64, and no fewer than 2^63 - 1
  if (*p == '0' && (negative || digits > 1)) return false;
  std::uint64_t magnitude = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    const auto digit = static_cast<std::uint8_t>(p[i] - '0');
    if (digit > 9) return false;
    magnitude = magnitude * 10 + digit;
  }
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 63;
  if (magnitude > kLimit - !negative) return false;
  const auto number = static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
  return number >= m.minimum && number <= m.maximum;
}

// Four decimal numbers from 0 to 255 without leading zeros (the strict form of RFC 6943, section
// 3.1.1).
inline bool MatchIpv4(const program::Value& value) {
  if (value.size - 7 > 8) return false;
  const char* p = value.data;
  const char* const end = p + value.size;
  for (int part = 0; part < 4; ++part) {
    if (part != 0 && (p == end || *p++ != '.')) return false;
    std::uint32_t number = 0;
    const char* const first = p;
    for (; p < end && static_cast<std::uint8_t>(*p - '0') <= 9; ++p) {
      number = number * 10 + static_cast<std::uint8_t>(*p - '0');
    }
    const auto digits = p - first;
    if (digits == 0 || digits > 3 || number > 255 || (digits > 1 && *first == '0')) return false;
  }
  return p == end;
}

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_MATCHERS_H_
