// A request that an operation accepts, made of what its rule file gives as examples.
#ifndef ASSAY_VALIDATOR_EXAMPLE_EXAMPLE_H_
#define ASSAY_VALIDATOR_EXAMPLE_EXAMPLE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "validator/model/model.h"
#include "validator/validator.h"

namespace assay::example {

// Names and values, decoded, in the order in which they are sent.
using Pairs = std::vector<std::pair<std::string, std::string>>;

// Values of parameters that are not to be taken from the file.
using Given = std::map<std::string, std::string>;

// What making a request took.
struct Effort {
  std::uint64_t requests = 0;  // that the validator was asked about
  std::uint64_t steps = 0;     // bytes that were written, and names that were looked at
};

// The required parameters, those given, and those that the rules ask for then, in the order of
// declaration. Nothing when the file does not have all the values, or the validator refuses them:
// nothing is made up, and no secret is shown. The scratch is the validator's, and is used. Adds to
// the effort, if it is not null.
std::optional<Pairs> MinimalPairs(const model::Operation& operation, const Validator& validator,
                                  Scratch& scratch, const Given& given = {},
                                  Effort* effort = nullptr);

// The same as a query, with nothing given.
std::optional<std::string> MinimalRequest(const model::Operation& operation,
                                          const Validator& validator);

// `a=1&b=x%20y`.
std::string ToQuery(const Pairs& pairs);

}  // namespace assay::example

#endif  // ASSAY_VALIDATOR_EXAMPLE_EXAMPLE_H_
