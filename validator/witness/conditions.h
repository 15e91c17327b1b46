// Ways to make a condition hold, or not.
#ifndef ASSAY_VALIDATOR_WITNESS_CONDITIONS_H_
#define ASSAY_VALIDATOR_WITNESS_CONDITIONS_H_

#include <optional>
#include <vector>

#include "validator/model/model.h"
#include "validator/witness/draft.h"
#include "validator/witness/solver.h"

namespace assay::witness {

// What each way gives to the parameters that the condition looks at; absent means that they must
// not be given. Each part of the condition has its turn; at most so many ways.
inline constexpr std::size_t kMostWays = 32;
std::vector<Values> WaysTo(const model::Condition& condition, bool hold, Solver& solver);

// Both at once; nothing when they differ about a parameter.
std::optional<Values> Joined(const Values& a, const Values& b);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_CONDITIONS_H_
