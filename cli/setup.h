// What a command needs before it looks at its first request: rules, and facts.
#ifndef ASSAY_CLI_SETUP_H_
#define ASSAY_CLI_SETUP_H_

#include <memory>
#include <string>
#include <vector>

#include "cli/facts.h"
#include "validator/validator.h"

namespace assay::cli {

struct Setup {
  std::shared_ptr<const Validator> validator;  // null: it failed, and was told
  Facts facts;
};

// Reads the ruleset files, or takes the built-in ones when none is given, and the facts files.
// `texts`, where they are wanted, become the rulesets that the validator is made of.
Setup MakeSetup(const std::vector<std::string>& rules, const std::vector<std::string>& facts,
                std::vector<RulesetText>* texts = nullptr);

}  // namespace assay::cli

#endif  // ASSAY_CLI_SETUP_H_
