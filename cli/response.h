// assay check --response: the body of an answer in, its faults out.
#ifndef ASSAY_CLI_RESPONSE_H_
#define ASSAY_CLI_RESPONSE_H_

#include "cli/arguments/arguments.h"
#include "validator/validator.h"

namespace assay::cli {

// Returns the exit code. `arguments.response` must be given.
int CheckResponse(const CheckArguments& arguments, const Validator& validator);

}  // namespace assay::cli

#endif  // ASSAY_CLI_RESPONSE_H_
