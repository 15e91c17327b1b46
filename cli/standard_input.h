// Files that are named on the command line, of which `-` is standard input.
#ifndef ASSAY_CLI_STANDARD_INPUT_H_
#define ASSAY_CLI_STANDARD_INPUT_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"

namespace assay::cli {

// All bytes, at most `max_bytes`. Standard input may be a pipe, which load::ReadFile refuses of
// files: nobody named it by accident.
absl::StatusOr<std::string> ReadFileOrStandardInput(const std::string& path, std::size_t max_bytes);

}  // namespace assay::cli

#endif  // ASSAY_CLI_STANDARD_INPUT_H_
