// The compile stage: a linted model becomes a program.
//
// Three steps, a file each: slots.cc lays the values out and picks a matcher for each, lower.cc
// takes constraints apart, findings.cc puts all that can be said into the order of precedence.
// compile.cc does the rest.
#ifndef ASSAY_VALIDATOR_COMPILE_COMPILE_H_
#define ASSAY_VALIDATOR_COMPILE_COMPILE_H_

#include <memory>
#include <span>
#include <vector>

#include "validator/diagnostic.h"
#include "validator/model/model.h"
#include "validator/program/program.h"

namespace assay::compile {

// The rulesets have passed lint. Null, with diagnostics added, when they do not fit together (two
// operations of one name, different names for the operation's parameter) or one is beyond a budget
// of the program. Linear.
std::unique_ptr<const program::Program> Compile(std::span<const model::Ruleset> rulesets,
                                                std::vector<Diagnostic>* diagnostics);

}  // namespace assay::compile

#endif  // ASSAY_VALIDATOR_COMPILE_COMPILE_H_
