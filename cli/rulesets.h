// Rulesets from files.
#ifndef ASSAY_CLI_RULESETS_H_
#define ASSAY_CLI_RULESETS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "validator/validator.h"

namespace assay::cli {

// The ruleset files that the paths stand for. Facts files in a directory are passed over.
absl::StatusOr<std::vector<RulesetText>> ReadRulesets(const std::vector<std::string>& paths);

}  // namespace assay::cli

#endif  // ASSAY_CLI_RULESETS_H_
