// Constraints in their plain form: one keyword on one value, to name a fault and to explain it.
#ifndef ASSAY_VALIDATOR_PROGRAM_CONSTRAINT_H_
#define ASSAY_VALIDATOR_PROGRAM_CONSTRAINT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "validator/format/format.h"
#include "validator/program/key_table.h"
#include "validator/program/regex.h"
#include "validator/text/char_set.h"
#include "validator/text/number.h"
#include "validator/text/pattern.h"

namespace assay::program {

inline constexpr std::uint16_t kNone = 0xFFFF;
inline constexpr std::uint8_t kNoClass = 0;  // of a value that no condition asks for

// What a rule is about. The order is that of rules within one parameter.
enum class Keyword : std::uint8_t {
  kRequired,
  kDuplicate,
  kDecoding,
  kType,
  kMinimum,
  kMaximum,
  kExclusiveMinimum,
  kExclusiveMaximum,
  kRanges,
  kMultipleOf,
  kPowerOfTwo,
  kMaxDecimals,
  kMinLength,
  kMaxLength,
  kCharacters,
  kPattern,
  kClasses,
  kStartsWith,
  kNotStartsWith,
  kEndsWith,
  kNotEndsWith,
  kContains,
  kNotContains,
  kNotDoubled,
  kEnum,
  kNotEnum,
  kFormat,
  kContentMediaType,
  kContentSchema,
  kIndexes,
  kMinItems,
  kMaxItems,
  kUniqueItems,
  kUniqueBy,
  kMaxTotalLength,
  kMinProperties,
  kMaxProperties,
  kAdditionalProperties,
  kPropertyNames,
  kOperation,  // the value names no operation
  kRule,       // a rule or a check of its own, with an id
  kRequest,    // the request as a whole; see RequestFault
};

// A class of characters, one of which is looked for: a set, or what RE2 alone understands.
struct CharClass {
  text::CharSet set;
  const Regex* contains = nullptr;  // instead of the set
};

// What a value is to be, where it is not just text.
enum class ValueType : std::uint8_t { kText, kInteger, kNumber, kBoolean };

// What lengths count.
enum class Unit : std::uint8_t { kCodePoints, kBytes, kBase64Bytes };

struct NumberRange {
  text::Number low, high;
};

// One keyword on one value, in the plain form that names faults and explains them. Values of which
// the same is asked share it.
struct Constraint {
  Keyword keyword = Keyword::kType;
  ValueType type = ValueType::kText;              // kType, and of the number that bounds are about
  format::Format format = format::Format::kNone;  // kFormat; measures that number when it is text
  Unit unit = Unit::kCodePoints;                  // kMinLength, kMaxLength
  bool ignore_case = false;                       // where texts are compared
  bool lenient = false;                           // kEnum: any other value is in order too
  std::int64_t number = 0;                        // of a length; kClasses: how many must occur
  text::Number bound;                             // of the keywords on numbers
  std::span<const NumberRange> ranges;            // kRanges
  const text::CharSet* set = nullptr;             // kCharacters, kNotDoubled
  std::span<const CharClass> classes;             // kClasses
  const text::Sequence* sequence = nullptr;       // kPattern, when it is of that shape
  const Regex* regex = nullptr;                   // kPattern, kCharacters, kNotDoubled otherwise
  std::span<const std::string_view> literals;     // texts to compare; kClasses: as written
  const KeyTable* table = nullptr;                // kEnum, unless it ignores case or lists ""
  std::string_view as_written;                    // of a class, pattern or bound: for explanations
};

// The place of a value among the texts of an enum, or their number when it is none of them.
std::size_t FindLiteral(const Constraint& constraint, std::string_view value);

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_CONSTRAINT_H_
