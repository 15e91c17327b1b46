// How a request of any operation fared with the rules of all requests: those on its form, and on
// the parameter that names the operation.
#ifndef ASSAY_VALIDATOR_COVERAGE_REQUEST_RULES_H_
#define ASSAY_VALIDATOR_COVERAGE_REQUEST_RULES_H_

#include "validator/program/state.h"

namespace assay::coverage {

// `finding` is always one of the stand-in operation.
bool IsBroken(const program::Finding& finding, const internal::State& state);

// Whether one that is not broken was put to the test.
bool HasHeld(const program::Finding& finding, const internal::State& state);

// Whether the state tells how often that was so.
bool CanTell(const program::Finding& finding);

}  // namespace assay::coverage

#endif  // ASSAY_VALIDATOR_COVERAGE_REQUEST_RULES_H_
