// What a gateway asks of a validator for one request, all of it: for tests that prove what
// answering takes.
#ifndef ASSAY_VALIDATOR_TESTING_ANSWER_H_
#define ASSAY_VALIDATOR_TESTING_ANSWER_H_

#include <cstddef>

#include "validator/validator.h"

namespace assay::testonly {

// Answers the request, resolves the facts it needs and looks at everything that is to be had
// without a string of one's own. Returns a number that depends on all of it, so that none of it can
// be left out.
std::size_t Answer(const Validator& validator, const Request& request, Scratch& scratch);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_ANSWER_H_
