// Whether a condition holds of a request, and whether a requirement refuses it.
#ifndef ASSAY_VALIDATOR_EVALUATE_CONDITIONS_H_
#define ASSAY_VALIDATOR_EVALUATE_CONDITIONS_H_

#include <cstdint>

#include "validator/program/program.h"
#include "validator/program/state.h"

namespace assay::evaluate {

// Nothing here branches on what a client gave: each answer is as good as random, and a wrong guess
// costs more than the work that it saves.
inline bool Holds(const program::Condition& condition, const internal::State& state) {
  const program::Term* term = state.operation->terms.data() + condition.first;
  bool holds = true;
  for (const program::Term* const end = term + condition.count; term != end; ++term) {
    const std::uint64_t absent =
        std::uint64_t{state.given.Has(term->slot)} - 1;  // all ones or none
    const std::uint64_t classes = (term->given_classes & ~absent) | (term->absent_classes & absent);
    holds &= (classes >> state.value_class[term->slot] & 1) != 0;
  }
  return holds;
}

inline bool Refuses(const program::Requirement& requirement, const internal::State& state) {
  const bool refused = requirement.Given(state.given) == requirement.refuse_given;
  return refused & Holds(requirement.condition, state);
}

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_CONDITIONS_H_
