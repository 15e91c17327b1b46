// Naming: which rules does a value break that is not in order?
#ifndef ASSAY_VALIDATOR_EVALUATE_NAMING_H_
#define ASSAY_VALIDATOR_EVALUATE_NAMING_H_

#include <cstddef>
#include <cstdint>

#include "validator/program/state.h"

namespace assay::evaluate {

inline void Fire(internal::State& state, std::uint16_t finding) {
  internal::SetBit(state.fired, finding);
  state.any_fired = true;
}

// Fires every rule that the value of a faulty slot breaks by itself; those about its parts have
// fired before. Allocates nothing, unless RE2 does. Linear in the value, once a rule at most.
void NameSlot(internal::State& state, std::size_t index);

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_NAMING_H_
