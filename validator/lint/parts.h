// Lists and objects: keywords that fit their types, and carriers that can hold them.
#ifndef ASSAY_VALIDATOR_LINT_PARTS_H_
#define ASSAY_VALIDATOR_LINT_PARTS_H_

#include "validator/lint/findings.h"

namespace assay::lint {

// The keywords of lists and objects, of one value and not of its parts.
void LintParts(const model::Name& name, const model::Constraints& constraints, Findings& findings);

// `contentSchema` is of a list or of an object.
void LintContent(const model::Parameter& parameter, Findings& findings);

// A response is an object, in which no keyword of requests alone says anything.
void LintAnswer(const model::Response& response, Findings& findings);

// Whether a parameter's parts can come as it says.
void LintCarrier(const model::Parameter& parameter, Findings& findings);

}  // namespace assay::lint

#endif  // ASSAY_VALIDATOR_LINT_PARTS_H_
