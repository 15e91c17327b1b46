// The lint stage: whether the parts of a ruleset fit together, and whether it says what its author
// meant.
//
//   std::vector<assay::Diagnostic> found = assay::lint::Lint(*loaded.ruleset);
//   if (assay::HasError(found)) ...   // not to be compiled
//
// A file a concern: constraints.cc looks at one value at a time, references.cc at names that stand
// for something else, contradictions.cc at what no request can satisfy, messages.cc at templates.
// docs/ lists what each finding's id means.
#ifndef ASSAY_VALIDATOR_LINT_LINT_H_
#define ASSAY_VALIDATOR_LINT_LINT_H_

#include <vector>

#include "validator/diagnostic.h"
#include "validator/model/model.h"

namespace assay::lint {

// Sorted by place; a hundred at most, errors before warnings, and a note if there are more. A
// ruleset without errors is one that the compile stage may rely on. Time bounded by the limits of
// model/limits.h times the ruleset's size.
std::vector<Diagnostic> Lint(const model::Ruleset& ruleset);

}  // namespace assay::lint

#endif  // ASSAY_VALIDATOR_LINT_LINT_H_
