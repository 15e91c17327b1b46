// The order of a report: precedence, the merging of failures into violations, and their messages.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_ORDER_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_ORDER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/plain_report.h"

namespace assay::testonly {

// One rule that failed. Lists of these stand in the order of parameters and rules; the codes' order
// comes later.
struct Failure {
  std::string code;
  std::vector<std::string> parameters;
  std::string rule;
};

// The place of a code in the `errors` list is its precedence.
std::size_t Precedence(const model::Ruleset& ruleset, const std::string& code);

// Codes in the order of the `errors` list; within one, failures as they stand. Failures of the same
// code and the same parameters are one violation, at the earliest place, that names the first rule
// and lists the others.
std::vector<PlainViolation> InPrecedence(const model::Ruleset& ruleset,
                                         std::vector<Failure> failures);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_ORDER_H_
