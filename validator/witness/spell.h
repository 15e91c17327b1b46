// Texts of a given length that constraints may accept, and the characters at the edges of classes.
#ifndef ASSAY_VALIDATOR_WITNESS_SPELL_H_
#define ASSAY_VALIDATOR_WITNESS_SPELL_H_

#include <cstddef>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/text/char_set.h"
#include "validator/text/pattern.h"
#include "validator/witness/budget.h"

namespace assay::witness {

void AppendCharacter(std::uint32_t code_point, std::string* out);
// In characters.
std::size_t LengthOf(const std::string& text);

// First and last characters of the ranges of a set, and all punctuation of ASCII in it, plain ones
// first. Neither NUL nor surrogates.
std::vector<std::string> EdgesOf(const text::CharSet& set);

// Candidates of this length in the unit of the constraints; not all keep them. None when it is
// beyond kMostLength.
std::vector<std::string> OfLength(const model::Constraints& constraints, const std::string& example,
                                  std::size_t length, Budget& budget);

// A text that a pattern accepts, of this length as far as its counts allow; characters are those of
// `cycle` where they fit.
std::string Spell(const text::Sequence& sequence, std::size_t length, const std::string& cycle);

// Characters of each of the classes.
std::vector<std::string> Representatives(const std::vector<model::Name>& classes);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_SPELL_H_
