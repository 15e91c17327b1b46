// The shipped rulesets as text, built into the binary: for a program that needs no file beside it.
//
//   assay::BuildResult built = assay::Validator::Build(assay::ShippedRulesets());
#ifndef ASSAY_RULES_SHIPPED_H_
#define ASSAY_RULES_SHIPPED_H_

#include <vector>

#include "validator/validator.h"

namespace assay {

// One for each file of rules/, named `built-in:` and its path there. Copies the texts. Thread-safe.
std::vector<RulesetText> ShippedRulesets();

}  // namespace assay

#endif  // ASSAY_RULES_SHIPPED_H_
