// assay lint: rule files and facts files in, diagnostics out.
#ifndef ASSAY_CLI_LINT_H_
#define ASSAY_CLI_LINT_H_

#include "cli/arguments/arguments.h"

namespace assay::cli {

// Returns the exit code.
int Lint(const LintArguments& arguments);

}  // namespace assay::cli

#endif  // ASSAY_CLI_LINT_H_
