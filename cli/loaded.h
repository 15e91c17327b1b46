// Rulesets for the commands that look into them: their models, beside the validators made of them.
#ifndef ASSAY_CLI_LOADED_H_
#define ASSAY_CLI_LOADED_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/validator.h"

namespace assay::cli {

struct LoadedRuleset {
  model::Ruleset model;
  std::shared_ptr<const Validator> validator;
};

// Each ruleset that the paths stand for, or each built-in one when there are none, by itself with
// the libraries that it imports. Nothing, and all errors told, when something is wrong with one.
std::optional<std::vector<LoadedRuleset>> LoadEach(const std::vector<std::string>& paths);

}  // namespace assay::cli

#endif  // ASSAY_CLI_LOADED_H_
