#ifndef ASSAY_CLI_VERSION_H_
#define ASSAY_CLI_VERSION_H_

namespace assay::cli {

// As in MODULE.bazel.
inline constexpr char kVersion[] = "0.1.0";

}  // namespace assay::cli

#endif  // ASSAY_CLI_VERSION_H_
