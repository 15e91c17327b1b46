// assay coverage: requests in, one account of what they exercise out.
#ifndef ASSAY_CLI_COVERAGE_H_
#define ASSAY_CLI_COVERAGE_H_

#include "cli/arguments/arguments.h"

namespace assay::cli {

// Returns the exit code.
int ReportCoverage(const CoverageArguments& arguments);

}  // namespace assay::cli

#endif  // ASSAY_CLI_COVERAGE_H_
