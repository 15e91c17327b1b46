// Whether a condition holds of a request, and whether a requirement refuses it.
#ifndef ASSAY_VALIDATOR_EVALUATE_CONDITIONS_H_
#define ASSAY_VALIDATOR_EVALUATE_CONDITIONS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "validator/program/program.h"
#include "validator/program/state.h"

namespace assay::evaluate {

// Nothing here branches on what a client gave: each answer is as good as random, and a wrong guess
// costs more than the work that it saves.
inline bool TermHolds(const program::Term& term, const internal::State& state) {
  const std::uint64_t absent = std::uint64_t{state.given.Has(term.slot)} - 1;  // all ones or none
  const std::uint64_t classes = (term.given_classes & ~absent) | (term.absent_classes & absent);
  return (classes >> state.value_class[term.slot] & 1) != 0;
}

// Of the formula with that number. Out of line: few conditions are one.
bool FormulaHolds(std::size_t index, const internal::State& state);

// What can be said of a condition: in this order, so that "all" is the least and "any" the
// greatest.
enum class Truth : std::uint8_t { kFalse, kUnknown, kTrue };

// Tells what does not hold from what is unknown, because of a value at fault. No answer to a
// request needs that; Holds is faster.
Truth TruthOf(const program::Condition& condition, const internal::State& state);
// The same of a part of one.
Truth TruthOf(const program::Term& term, const internal::State& state);
Truth TruthOf(const program::Formula& formula, const internal::State& state);

// What looks at a value at fault, and depends on it, does not hold.
inline bool Holds(const program::Condition& condition, const internal::State& state) {
  if (condition.count == program::Condition::kFormula) [[unlikely]]
    return FormulaHolds(condition.first, state);
  const program::Term* term = state.operation->terms.data() + condition.first;
  bool holds = true;
  for (const program::Term* const end = term + condition.count; term != end; ++term) {
    holds &= TermHolds(*term, state);
  }
  return holds;
}

// What conjunctions are asked of, taken once a request, when all classes are known.
inline program::Standing StandingOf(const internal::State& state) {
  program::Standing standing{.given = state.given.word(0)};
  const std::uint64_t* const by_class = state.operation->terms_by_class.data();
  for (const program::SlotTerms& terms : state.operation->slot_terms) {
    standing.terms |= by_class[terms.first + state.value_class[terms.slot]];
  }
  return standing;
}

// How many of its slots are given, as the number that Requirement::refused is asked for.
inline unsigned GivenNumber(const program::Requirement& requirement,
                            const program::SlotSet& given) {
  using program::Requirement;
  bool any = false, more = false, all = false;
  if (requirement.word != program::kNone) [[likely]] {
    const std::uint64_t found = given.word(requirement.word) & requirement.mask;
    any = found != 0;
    more = (found & (found - 1)) != 0;
    all = found == requirement.mask;
  } else {
    const std::size_t count = (requirement.slots & given).Count();
    any = count > 0;
    more = count > 1;
    all = count == requirement.slots.Count();
  }
  return unsigned{any} * Requirement::kAny | unsigned{more} * Requirement::kMore |
         unsigned{all} * Requirement::kAll;
}

inline bool Refuses(const program::Requirement& requirement, const internal::State& state) {
  const bool refused = (requirement.refused >> GivenNumber(requirement, state.given) & 1) != 0;
  return refused & Holds(requirement.condition, state);
}

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_CONDITIONS_H_
