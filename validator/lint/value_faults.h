// One value against its constraints, in the most obvious way: the meaning of the keywords, spelt
// out.
//
// Lint asks it about defaults and enumerations, and the reference evaluator, which checks the
// compiled one, about everything. So it takes nothing apart, precomputes nothing, and leaves
// patterns to RE2.
#ifndef ASSAY_VALIDATOR_LINT_VALUE_FAULTS_H_
#define ASSAY_VALIDATOR_LINT_VALUE_FAULTS_H_

#include <string_view>
#include <vector>

#include "validator/model/model.h"

namespace assay::lint {

// The keywords that `value`, well-formed UTF-8, breaks, in the order of rules: type, minimum,
// maximum, minLength, maxLength, characters, pattern, classes, enum, format. A value that is no
// integer has no bounds to break. A pattern that RE2 does not take matches nothing. The results are
// literals.
//
// Linear in the value for each keyword. Thread-safe: compiled patterns are kept a thread, for the
// next call.
std::vector<std::string_view> ValueFaults(const model::Constraints& constraints,
                                          std::string_view value);

}  // namespace assay::lint

#endif  // ASSAY_VALIDATOR_LINT_VALUE_FAULTS_H_
