// `assay serve`: answers requests that are posted over HTTP, for programs that cannot embed assay.
#ifndef ASSAY_CLI_SERVE_SERVE_H_
#define ASSAY_CLI_SERVE_SERVE_H_

#include "cli/arguments/arguments.h"

namespace assay::cli {

// Serves until SIGTERM or SIGINT, ends what it has begun, and returns the exit code. SIGHUP reads
// rules and facts anew.
int Serve(const ServeArguments& arguments);

}  // namespace assay::cli

#endif  // ASSAY_CLI_SERVE_SERVE_H_
