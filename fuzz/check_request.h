// What must be true of every request, whatever its bytes: the check that fuzz targets share.
#ifndef ASSAY_FUZZ_CHECK_REQUEST_H_
#define ASSAY_FUZZ_CHECK_REQUEST_H_

#include "validator/request.h"

namespace assay::fuzz {

// Holds the compiled evaluator against the reference, the full ordered report before and after
// facts, under the default limits and under narrow ones; then renders the report in every way and
// looks at what came out. Prints what is wrong, and aborts.
void CheckRequest(const Request& request);

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_CHECK_REQUEST_H_
