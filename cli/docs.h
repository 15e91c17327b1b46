// assay docs: rulesets in, their reference page out.
#ifndef ASSAY_CLI_DOCS_H_
#define ASSAY_CLI_DOCS_H_

#include "cli/arguments/arguments.h"

namespace assay::cli {

// Returns the exit code.
int Docs(const DocsArguments& arguments);

}  // namespace assay::cli

#endif  // ASSAY_CLI_DOCS_H_
