// `assay diff`.
#ifndef ASSAY_CLI_DIFF_H_
#define ASSAY_CLI_DIFF_H_

#include "cli/arguments/arguments.h"

namespace assay::cli {

// Compares, prints, and returns the exit code.
int Diff(const DiffArguments& arguments);

}  // namespace assay::cli

#endif  // ASSAY_CLI_DIFF_H_
