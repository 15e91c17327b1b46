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

// A value as the reader hands it on: a view of decoded bytes.
struct Value {
  Value() = default;
  explicit Value(std::string_view text) : size(text.size()), data(text.data()) {}

  std::string_view view() const { return {data, size}; }

  // In the order of the standard library's views, of which one is then copied at once.
  std::size_t size = 0;
  const char* data = nullptr;
};

enum class MatcherKind : std::uint8_t {
  kAny,  // only has to be text
  kShortEnum,
  kLongEnum,
  kRange,
  kText,
  kInteger,
  kIpv4,
  kSlow,  // constraint by constraint
};

// An enumeration with a literal that does not fit into a ShortTable.
struct LongEnum {
  // As ShortTable::View::Find.
  bool Find(const Value& value, std::uint8_t& value_class) const {
    const std::uint32_t place = table->Find(value.view());
    const bool found = place != KeyTable::kAbsent;
    value_class = found ? classes[place] : kNoClass;
    return found;
  }

  const KeyTable* table = nullptr;
  std::vector<std::uint8_t> classes;  // of each literal, for conditions
};

struct IntegerMatcher {
  std::int64_t minimum;
  std::int64_t maximum;
};

// Ascii of one range for all characters, and a length.
struct RangeMatcher {
  std::uint32_t min_length;
  std::uint32_t max_length;
  std::uint8_t first;
  std::uint8_t last;
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

// Accepts a value or refuses it: the kind, and what it compares with. Half a cache line, so that a
// loop over the slots of a kind reads nothing else of them.
struct Matcher {
  Matcher() : nothing() {}

  MatcherKind kind = MatcherKind::kAny;
  union {
    std::array<std::uint64_t, 3> nothing;
    ShortTable::View short_enum;
    const LongEnum* long_enum;
    RangeMatcher range;
    const TextMatcher* text;
    IntegerMatcher integer;
  };
};
static_assert(sizeof(Matcher) == 32);

// Slots by kind of matcher, as bits of one word of a SlotSet: a loop runs one kind over many slots.
struct SlotKinds {
  std::uint64_t short_enums = 0;
  std::uint64_t long_enums = 0;
  std::uint64_t ranges = 0;
  std::uint64_t texts = 0;
  std::uint64_t integers = 0;
  std::uint64_t ipv4s = 0;
  std::uint64_t slow = 0;
  std::uint64_t any = 0;       // only has to be text
  std::uint64_t parts = 0;     // has parts that come as parameters, and no text
  std::uint64_t expanded = 0;  // has parts in its text
};

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_MATCHER_H_
