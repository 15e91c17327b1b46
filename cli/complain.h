// Exit codes, and messages on standard error.
#ifndef ASSAY_CLI_COMPLAIN_H_
#define ASSAY_CLI_COMPLAIN_H_

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "validator/diagnostic.h"

namespace assay::cli {

inline constexpr int kNothingInvalid = 0;
inline constexpr int kInvalid = 1;
inline constexpr int kCouldNotCheck = 2;

// Prints `assay: message` and returns kCouldNotCheck. The message is escaped: it may hold a file
// name.
int Complain(std::string_view message);
int Complain(const absl::Status& status);

// Prints `assay: cannot read NAME: No such file or directory` and the like, from an errno.
int ComplainOf(std::string_view action, std::string_view name, int error);

// Prints the errors among the diagnostics, a line each.
int ComplainOf(const std::vector<Diagnostic>& diagnostics);

}  // namespace assay::cli

#endif  // ASSAY_CLI_COMPLAIN_H_
