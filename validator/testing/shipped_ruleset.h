// The shipped ruleset, for tests: its text, its model, and a validator made of it.
#ifndef ASSAY_VALIDATOR_TESTING_SHIPPED_RULESET_H_
#define ASSAY_VALIDATOR_TESTING_SHIPPED_RULESET_H_

#include <memory>
#include <string>

#include "validator/model/model.h"
#include "validator/request.h"
#include "validator/validator.h"

namespace assay::testonly {

// Each of these throws std::runtime_error when the file cannot be read or is refused: no test can
// go on then. They read the file below the working directory, where Bazel puts the data of a test.
const std::string& ShippedText();
const model::Ruleset& ShippedModel();
std::shared_ptr<const Validator> ShippedValidator(const Limits& limits = {});

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_SHIPPED_RULESET_H_
