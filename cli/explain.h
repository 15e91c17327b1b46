// assay explain: what a name of a ruleset stands for, and what becomes of a request.
#ifndef ASSAY_CLI_EXPLAIN_H_
#define ASSAY_CLI_EXPLAIN_H_

#include "cli/arguments/arguments.h"

namespace assay::cli {

// Returns the exit code.
int Explain(const ExplainArguments& arguments);

}  // namespace assay::cli

#endif  // ASSAY_CLI_EXPLAIN_H_
