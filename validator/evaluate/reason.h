// Why a rule failed, in words for people.
#ifndef ASSAY_VALIDATOR_EVALUATE_REASON_H_
#define ASSAY_VALIDATOR_EVALUATE_REASON_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "validator/program/state.h"

namespace assay::evaluate {

// Lower case, without a full stop; what a client sent is escaped, shortened, and not shown when it
// may be secret.
void AppendReason(const internal::State& state, std::size_t finding, std::string* out);

// The value that a finding which fired is about: of the slot, or of the part of it at fault.
// Nothing when that is a list or an object.
std::optional<std::string_view> FaultyValue(const internal::State& state, std::size_t finding);

// Whether that value is masked: it is a secret's, or may hold one.
bool IsMasked(const internal::State& state, std::size_t finding, std::string_view value);

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_REASON_H_
