// A rule file of any bytes on its way to a validator, with what must be true of each step.
#ifndef ASSAY_FUZZ_LOAD_RULESET_H_
#define ASSAY_FUZZ_LOAD_RULESET_H_

#include <optional>
#include <string>

#include "validator/testing/shipped_ruleset.h"

namespace assay::fuzz {

// Loads and lints, and holds what is said to check_diagnostics.h: aborts when something of it is
// wrong. Nothing when the text is refused, or is a library.
std::optional<testonly::TestRuleset> LoadAndLint(std::string text);

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_LOAD_RULESET_H_
