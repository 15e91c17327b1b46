// Values that a rule file itself gives, against the constraints beside them. Internal to lint.
//
// The constraints' patterns are in order.
#ifndef ASSAY_VALIDATOR_LINT_VALUES_H_
#define ASSAY_VALIDATOR_LINT_VALUES_H_

#include "validator/lint/findings.h"
#include "validator/model/model.h"

namespace assay::lint {

void LintEnumeration(const model::Constraints& constraints, Findings& findings);
void LintDefault(const model::Parameter& parameter, Findings& findings);
void LintExample(const model::Parameter& parameter, Findings& findings);

}  // namespace assay::lint

#endif  // ASSAY_VALIDATOR_LINT_VALUES_H_
