// What standard output is.
#ifndef ASSAY_CLI_TERMINAL_H_
#define ASSAY_CLI_TERMINAL_H_

#include "cli/arguments/arguments.h"

namespace assay::cli {

// kAuto: on a terminal that understands colours, unless NO_COLOR is set to something.
bool UseColor(Color color);

}  // namespace assay::cli

#endif  // ASSAY_CLI_TERMINAL_H_
