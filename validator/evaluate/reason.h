// Why a rule failed, in words for people.
#ifndef ASSAY_VALIDATOR_EVALUATE_REASON_H_
#define ASSAY_VALIDATOR_EVALUATE_REASON_H_

#include <string>

#include "validator/program/state.h"

namespace assay::evaluate {

// Lower case, without a full stop; what a client sent is escaped, shortened, and not shown when it
// may be secret.
void AppendReason(const internal::State& state, const program::Finding& finding, std::string* out);

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_REASON_H_
