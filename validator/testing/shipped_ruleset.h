// Rulesets for tests: the text, the model, and validators made of it. The shipped one is at hand by
// itself.
#ifndef ASSAY_VALIDATOR_TESTING_SHIPPED_RULESET_H_
#define ASSAY_VALIDATOR_TESTING_SHIPPED_RULESET_H_

#include <memory>
#include <string>

#include "validator/model/model.h"
#include "validator/request.h"
#include "validator/validator.h"

namespace assay::testonly {

struct TestRuleset {
  std::string path;
  std::string text;
  model::Ruleset model;

  std::shared_ptr<const Validator> MakeValidator(const Limits& limits = {}) const;
};

// Reads a file below the working directory, which is where Bazel puts the data of a test. Kept for
// good, once a path. Throws std::runtime_error when it cannot be read or is refused, as
// MakeValidator does: no test can go on then.
const TestRuleset& RulesetFile(const std::string& path);

// rules/r-kvstore/2015-01-01.json
const TestRuleset& Shipped();
const model::Ruleset& ShippedModel();
std::shared_ptr<const Validator> ShippedValidator(const Limits& limits = {});

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_SHIPPED_RULESET_H_
