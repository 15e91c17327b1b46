// Which rules a request has put to the test, whether it broke them or not.
#ifndef ASSAY_VALIDATOR_COVERAGE_TRIED_H_
#define ASSAY_VALIDATOR_COVERAGE_TRIED_H_

#include <cstdint>
#include <vector>

#include "validator/program/state.h"

namespace assay::coverage {

// Sets the bits of the findings that were tried; `tried` has a bit for each of the operation.
// Checks are not among them. A rule without a value to look at was not tried.
void FindTried(const internal::State& state, std::vector<std::uint64_t>& tried);

// The same of a rule that is not enforced.
bool IsTried(const program::RuleTest& test, const internal::State& state);

}  // namespace assay::coverage

#endif  // ASSAY_VALIDATOR_COVERAGE_TRIED_H_
