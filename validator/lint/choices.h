// The values of a parameter that rules can tell apart. Internal to lint.
#ifndef ASSAY_VALIDATOR_LINT_CHOICES_H_
#define ASSAY_VALIDATOR_LINT_CHOICES_H_

#include <vector>

#include "validator/lint/worlds.h"
#include "validator/model/model.h"

namespace assay::lint {

// `asked` is what rules ask of its values. The first choice is that the parameter is absent, the
// last that its value is at fault.
std::vector<Choice> ChoicesOf(const model::Parameter& parameter,
                              const std::vector<const model::Constraints*>& asked);

}  // namespace assay::lint

#endif  // ASSAY_VALIDATOR_LINT_CHOICES_H_
