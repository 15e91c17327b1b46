// Lists and objects: what is asked of them, and of each of their parts.
#ifndef ASSAY_VALIDATOR_EVALUATE_PARTS_H_
#define ASSAY_VALIDATOR_EVALUATE_PARTS_H_

#include <cstddef>

#include "validator/program/state.h"

namespace assay::evaluate {

// Names every fault in the parts of a slot, each rule at the first part that breaks it, and adds
// the slot to the faulty ones if there was any. O(n log n) in the number of parts at most.
void EvaluateParts(internal::State& state, std::size_t slot);

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_PARTS_H_
