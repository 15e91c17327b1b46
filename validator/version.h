#ifndef ASSAY_VALIDATOR_VERSION_H_
#define ASSAY_VALIDATOR_VERSION_H_

namespace assay {

// As in MODULE.bazel.
inline constexpr char kVersion[] = "0.1.0";

}  // namespace assay

#endif  // ASSAY_VALIDATOR_VERSION_H_
