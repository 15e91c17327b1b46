// What rules say of values, one by one or against each other.
#ifndef ASSAY_VALIDATOR_EVALUATE_RELATIONS_H_
#define ASSAY_VALIDATOR_EVALUATE_RELATIONS_H_

#include "validator/program/state.h"

namespace assay::evaluate {

// Whether the request breaks a relation: its condition holds and the values are not as it says.
// What lacks a value, or has one that could not be read, breaks none. Allocates nothing unless RE2
// does.
bool Breaks(const program::Relation& relation, const internal::State& state);

// The same of a rule that is not enforced.
bool BreaksQuietly(const program::RuleTest& test, const internal::State& state);

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_RELATIONS_H_
