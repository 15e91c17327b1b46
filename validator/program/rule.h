// Conditions, and what rules come to: requirements on presence, relations between values, checks.
#ifndef ASSAY_VALIDATOR_PROGRAM_RULE_H_
#define ASSAY_VALIDATOR_PROGRAM_RULE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "validator/program/catalogue.h"
#include "validator/program/constraint.h"
#include "validator/program/slot_set.h"

namespace assay::program {

inline constexpr std::size_t kMaxChecks = 64;  // of one operation: a report holds them in one word
inline constexpr std::size_t kMaxValueClasses = 63;  // from 1 on

// What is asked of one parameter: that its value be of one of these classes, while it is given and
// while it is absent (its default's class). Presence is asked for in the same words: of any class
// while it is given, of none while it is absent.
struct Term {
  std::uint16_t slot = 0;
  std::uint64_t given_classes = 0;
  std::uint64_t absent_classes = 0;
};

// All of its terms hold, a stretch of Operation::terms; always, when there are none. What terms
// alone do not say is a formula instead.
struct Condition {
  static constexpr std::uint16_t kFormula = kNone;  // as `count`: `first` is in Operation::formulas

  std::uint16_t first = 0;
  std::uint16_t count = 0;
};

struct ConditionalDefault {
  Condition condition;
  std::string_view value;
  std::uint8_t value_class = kNoClass;
};

// The defaults of one slot that depend on conditions: the first that holds.
struct ConditionalDefaults {
  std::uint16_t slot = 0;
  std::vector<ConditionalDefault> choices;
};

// A condition of any shape: its parts are a stretch of Operation::formulas. It is true, false, or
// unknown because of a value at fault.
struct Formula {
  enum class Kind : std::uint8_t { kAll, kAny, kNot, kTerm, kValue };
  Kind kind = Kind::kAll;
  std::uint16_t first = 0;
  std::uint16_t count = 0;
  Term term;                                // kTerm; kValue: its slot
  std::span<const Constraint> constraints;  // kValue: of the effective value
};

// Fires when its condition holds and the slots are given in numbers that it refuses.
struct Requirement {
  // How many of the slots are given: a number of three bits, so that what is refused is a mask.
  enum : std::uint8_t { kAny = 1, kMore = 2, kAll = 4 };  // at least one, at least two, each
  static constexpr std::uint8_t kNoneGiven = 1u << 0 | 1u << kAll;
  static constexpr std::uint8_t kSomeGiven = static_cast<std::uint8_t>(~kNoneGiven);
  static constexpr std::uint8_t kMoreGiven = 1u << (kAny | kMore) | 1u << (kAny | kMore | kAll);
  static constexpr std::uint8_t kPartGiven = 1u << kAny | 1u << (kAny | kMore);

  Condition condition;
  std::uint16_t finding = kNone;
  std::uint8_t refused = 0;  // bits by the number above
  // The slots; nearly always they share a word of the set, `word`, and `mask` holds them all.
  SlotSet slots;
  std::uint16_t word = kNone;
  std::uint64_t mask = 0;
};

// A row of terms as masks: slots that have to be given, slots that have to be absent, and terms
// that have to hold, by the bits that SlotTerms has. Most of what rules ask can be said so, and
// then takes a handful of instructions. Only the first 64 slots and terms are asked for.
struct Conjunction {
  std::uint64_t given = 0;
  std::uint64_t absent = 0;
  std::uint64_t terms = 0;

  // What no request can meet: the slot is given and it is not.
  static constexpr Conjunction Never() { return {.given = 1, .absent = 1}; }
};

// Eight of them, so that a wide register takes one field of all at once. Rows of them are filled up
// with ones that no request can meet.
struct Conjunctions {
  static constexpr std::size_t kSize = 8;

  std::array<std::uint64_t, kSize> given{};
  std::array<std::uint64_t, kSize> absent{};
  std::array<std::uint64_t, kSize> terms{};
};

// What they are asked of: the slots that are given, and the terms that hold.
struct Standing {
  std::uint64_t given = 0;
  std::uint64_t terms = 0;
};

// The terms about the value of one slot, as bits: which of them hold, by the class of its effective
// value. They are a stretch of Operation::terms_by_class.
struct SlotTerms {
  std::uint16_t slot = 0;
  std::uint16_t first = 0;
};

// The value of a parameter, or the values of one shape in its parts; the number of each, for those
// who ask for one.
struct ValueRef {
  std::uint16_t slot = 0;
  std::uint16_t shape = kNone;
  ValueType type = ValueType::kText;
  format::Format format = format::Format::kNone;
};

struct Operand {
  enum class Kind : std::uint8_t { kConstant, kValue, kCount, kSum, kLength, kNow };
  Kind kind = Kind::kConstant;
  ValueRef value;
  text::Number constant;
  bool has_absent = false;
  std::int64_t absent = 0;
  std::int64_t times = 1;
};

enum class Comparison : std::uint8_t {
  kLess,
  kLessOrEqual,
  kGreaterOrEqual,
  kGreater,
  kEqual,
  kNotEqual,
};

// Looks at values, where a requirement looks at presence. Fires when its condition holds and the
// values are not as it says.
struct Relation {
  enum class Kind : std::uint8_t {
    kValue,
    kCompare,
    kDifferent,
    kEqual,
    kSubset,
    kWithin,
    kNoOverlap,
  };
  Kind kind = Kind::kValue;
  Condition condition;
  std::uint16_t finding = kNone;
  std::vector<ValueRef> values;             // in the order of the rule
  std::span<const Constraint> constraints;  // kValue: of the effective value of the one slot
  std::vector<Operand> left, right;         // kCompare
  Comparison comparison = Comparison::kEqual;
};

// What a rule comes to: a requirement or a relation, in the operation's list of those that are
// enforced or of those that are not.
struct RuleTest {
  bool is_relation = false;
  std::uint16_t index = 0;
};

struct Check {
  std::string_view id;
  std::string_view fact;
  Condition condition;
  std::uint16_t finding = kNone;  // in Operation::findings, behind those of the request
  std::vector<std::uint16_t> arguments;
  const Catalogue* catalogue = nullptr;  // of the ruleset, where it has one of the fact
};

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_RULE_H_
