// The evaluate stage: a request in slots becomes a report in bits.
//
// One pass of matchers over the values, the requirements that relate them, and — only when
// something is wrong — the naming of each fault. Knows the program and the state; never the model,
// the loader or JSON.
#ifndef ASSAY_VALIDATOR_EVALUATE_EVALUATE_H_
#define ASSAY_VALIDATOR_EVALUATE_EVALUATE_H_

#include "validator/program/state.h"

namespace assay::evaluate {

// Fills the part of the state that evaluate writes. Allocates nothing, unless RE2 does. Linear in
// the values.
void Evaluate(internal::State& state);

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_EVALUATE_H_
