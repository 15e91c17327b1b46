// assay cases: rules in, requests with their expected reports out.
#ifndef ASSAY_CLI_CASES_H_
#define ASSAY_CLI_CASES_H_

#include "cli/arguments/arguments.h"

namespace assay::cli {

// Returns the exit code.
int PrintCases(const CasesArguments& arguments);

}  // namespace assay::cli

#endif  // ASSAY_CLI_CASES_H_
