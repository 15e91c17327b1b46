// Paths into parameters with parts, as rules write them: `Disk.N.Size`.
#ifndef ASSAY_VALIDATOR_MODEL_PATH_H_
#define ASSAY_VALIDATOR_MODEL_PATH_H_

#include <set>
#include <string_view>

#include "validator/model/model.h"

namespace assay::model {

// The name of the parameter that a path begins with: what stands before the first step `N`.
std::string_view RootOf(std::string_view path);

// What is declared of the parts of a parameter, in its JSON text if it holds some.
const Constraints& PartsOf(const Parameter& parameter);

// The constraints of what the steps behind the root lead to, such as `.N.Size`; null when they lead
// nowhere.
const Constraints* Follow(const Parameter& parameter, std::string_view steps);

// Adds what a condition names: parameters, since a condition looks at no parts.
void CollectParameters(const Condition& condition, std::set<std::string_view>& parameters);

}  // namespace assay::model

#endif  // ASSAY_VALIDATOR_MODEL_PATH_H_
