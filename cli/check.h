// assay check: requests in, reports out.
#ifndef ASSAY_CLI_CHECK_H_
#define ASSAY_CLI_CHECK_H_

#include "cli/arguments/arguments.h"

namespace assay::cli {

// Returns the exit code.
int Check(const CheckArguments& arguments);

}  // namespace assay::cli

#endif  // ASSAY_CLI_CHECK_H_
