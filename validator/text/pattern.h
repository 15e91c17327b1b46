// The patterns that documents really state: character classes, one after the other, with counts.
//
//   ParseSequence("[a-z][a-z0-9-]{1,62}")  →  [a-z]{1,1} [a-z0-9-]{1,62}
//
// A pattern of this shape needs no automaton: it is a length, a first character and a set. What is
// not of this shape (groups, alternatives, two parts of variable length) is left to RE2, and so is
// everything whose meaning is not the same here and there: the reader is strict and gives up rather
// than guess. A test compares its sets with RE2's.
#ifndef ASSAY_VALIDATOR_TEXT_PATTERN_H_
#define ASSAY_VALIDATOR_TEXT_PATTERN_H_

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "validator/text/char_set.h"

namespace assay::text {

inline constexpr std::size_t kUnbounded = std::numeric_limits<std::size_t>::max();

// A character class, `min` to `max` times.
struct Part {
  CharSet set;
  std::size_t min = 1;
  std::size_t max = 1;  // kUnbounded for `*` and `+`
};

// All parts but the last have a fixed count, so a text matches in one way or none.
using Sequence = std::vector<Part>;

// Reads one class: `[...]`, `\d`, `\pX`… and nothing after it.
std::optional<CharSet> ParseClass(std::string_view text);

// Reads a pattern; nothing when it is not of this shape. Linear, does not recurse.
std::optional<Sequence> ParseSequence(std::string_view pattern);

// Whether each part leaves a choice: none of them spells out a piece of the text.
bool IsOfClasses(const Sequence& sequence);

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_PATTERN_H_
