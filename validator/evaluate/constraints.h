// Constraints one by one: which keyword does a value break?
#ifndef ASSAY_VALIDATOR_EVALUATE_CONSTRAINTS_H_
#define ASSAY_VALIDATOR_EVALUATE_CONSTRAINTS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "validator/program/program.h"

namespace assay::evaluate {

// The number that a value is, or that its format measures; nothing when it is none.
std::optional<text::Number> NumberIn(std::string_view value, program::ValueType type,
                                     format::Format format);

// Nothing for what is no Base64, when that is asked for.
std::optional<std::size_t> LengthOf(std::string_view value, program::Unit unit);

// Whether a text (well-formed, possibly empty) is in order for one keyword. Those on numbers hold
// for what is none: that is for kType and kFormat to say. Linear.
bool Satisfies(const program::Constraint& constraint, std::string_view value);
// For all of them; stops at the first that is broken, so that a pattern is not tried on what is too
// long for it.
bool SatisfiesAll(std::span<const program::Constraint> constraints, std::string_view value);

// How a value departs from a pattern, for a message: the first character out of place, or the
// length. A first character that is out of place may be in its place further on.
struct Departure {
  enum class Kind { kNone, kCharacter, kFirstCharacter, kTooShort, kTooLong };
  Kind kind = Kind::kNone;
  std::string_view character;
  std::size_t position = 0;  // of the character, in code points from 1
  std::size_t length = 0;    // of the value, in code points
  std::size_t min = 0, max = 0;
};
Departure FindDeparture(const text::Sequence& sequence, std::string_view value);

// The first character that a set lacks; kNone when there is none.
Departure FindStranger(const text::CharSet& set, std::string_view value);

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_CONSTRAINTS_H_
