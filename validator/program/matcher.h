// Matchers: one accept-or-reject test of a value, all its constraints at once.
#ifndef ASSAY_VALIDATOR_PROGRAM_MATCHER_H_
#define ASSAY_VALIDATOR_PROGRAM_MATCHER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "validator/program/constraint.h"
#include "validator/program/key_table.h"
#include "validator/program/short_table.h"

namespace assay::program {

enum class MatcherKind : std::uint8_t { kAny, kEnum, kRange, kText, kInteger, kIpv4, kSlow };

// Which matcher a value has, and its place in the operation's list for that kind.
struct MatcherRef {
  MatcherKind kind = MatcherKind::kAny;
  std::uint16_t index = 0;
};

// One of two tables, which are copies: one step less to reach them.
struct EnumMatcher {
  static constexpr std::uint32_t kAbsent = KeyTable::kAbsent;
  static_assert(kAbsent == ShortTable::kAbsent);

  std::uint32_t Find(std::string_view value) const {
    return is_short ? short_table.Find(value.data(), value.size()) : table.Find(value);
  }

  std::uint16_t slot = kNone;  // of a parameter
  bool is_short = false;
  ShortTable short_table;
  KeyTable table;
  std::vector<std::uint8_t>
      classes;  // of each literal: which group of literals conditions put it in
};

struct IntegerMatcher {
  std::int64_t minimum = 0;
  std::int64_t maximum = 0;
};

// Ascii of one range for all characters, and a length.
struct RangeMatcher {
  std::uint32_t min_length = 0;
  std::uint32_t max_length = 0;
  std::uint8_t first = 0;
  std::uint8_t last = 0;
};

// Length, first character, character set and classes in one walk over the value. `byte` has, for
// each byte, bits of what it stands for; the bytes from 80 on are looked at as code points, in
// `first` and `rest`.
struct TextMatcher {
  static constexpr std::uint8_t kRefused = 0x80;
  static constexpr std::uint8_t kRefusedFirst = 0x40;
  static constexpr std::size_t kMaxClasses = 6;  // bits 0 to 5

  // No byte from 80 on is accepted, and lengths in bytes are lengths in code points.
  bool ascii = false;
  bool count_bytes = false;
  std::uint8_t min_classes = 0;
  std::uint32_t min_length = 0;
  std::uint32_t max_length = 0;
  std::array<std::uint8_t, 256> byte{};
  text::CharSet first;
  text::CharSet rest;
  // What `rest` lacks beyond ASCII, when that is little (a typographic quote or two).
  std::array<std::uint32_t, 4> wide_refused{};  // ascending
  std::uint32_t wide_refused_span = 0;          // from the first to the last
  std::uint8_t wide_refused_count = 0;
  bool wide_by_exception = false;  // `wide_refused` says it all
  // The same for kernels, which look at many bytes at once. A set of ASCII characters by halves: in
  // the byte of the lower half, a bit for each upper half.
  std::array<std::uint8_t, 16> accepted_halves{};  // of characters behind the first
  std::array<std::array<std::uint8_t, 16>, kMaxClasses> class_halves{};
  std::uint8_t class_count = 0;
  // `wide_refused` as UTF-8, if it says it all and each takes three bytes.
  std::array<std::array<std::uint8_t, 3>, 4> wide_refused_bytes{};
  bool has_wide_bytes = false;
};

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_MATCHER_H_
