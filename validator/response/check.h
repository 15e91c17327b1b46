// A body against the shapes that a program has of an operation's response. Internal.
#ifndef ASSAY_VALIDATOR_RESPONSE_CHECK_H_
#define ASSAY_VALIDATOR_RESPONSE_CHECK_H_

#include <string_view>

#include "validator/program/program.h"
#include "validator/response.h"

namespace assay::response {

// The operation must have a response. Appends faults to the report and sets its verdict. Time and
// memory linear in the body for each constraint of a value, n log n in the members of an object and
// in the items of a list.
void CheckBody(const program::Program& program, const program::Operation& operation,
               std::string_view body, const ResponseLimits& limits, ResponseReport& report);

}  // namespace assay::response

#endif  // ASSAY_VALIDATOR_RESPONSE_CHECK_H_
