// Requests among which a change may show. Internal to diff.
#ifndef ASSAY_VALIDATOR_DIFF_CANDIDATES_H_
#define ASSAY_VALIDATOR_DIFF_CANDIDATES_H_

#include <set>
#include <string>
#include <vector>

#include "validator/diff/diff.h"

namespace assay::diff {

// Queries of the operation, made of requests that one side or the other accepts: as they are, and
// with each of the parameters absent and at the bounds that either side sets. With `pairs`, also
// with two parameters at fault. Each once.
std::vector<std::string> Candidates(const Side& before, const Side& after,
                                    const std::string& operation,
                                    const std::set<std::string>& parameters, bool pairs);

// values.cc: of the constraints: what they list, the ends of what they allow, and one step beyond.
std::vector<std::string> BoundaryValues(const model::Parameter& parameter);

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_CANDIDATES_H_
