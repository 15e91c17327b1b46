// A request that an operation accepts, made of what its rule file gives as examples.
#ifndef ASSAY_CLI_DOCS_EXAMPLE_H_
#define ASSAY_CLI_DOCS_EXAMPLE_H_

#include <optional>
#include <string>

#include "validator/model/model.h"
#include "validator/validator.h"

namespace assay::cli::docs {

// The query of a request with the required parameters, and with those that the rules ask for then,
// in the order of declaration. Nothing when the file does not give all the values, or the validator
// refuses them: nothing is made up, and no secret is shown.
std::optional<std::string> MinimalRequest(const model::Operation& operation,
                                          const Validator& validator);

}  // namespace assay::cli::docs

#endif  // ASSAY_CLI_DOCS_EXAMPLE_H_
