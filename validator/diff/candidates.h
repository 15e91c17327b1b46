// Requests among which a change may show. Internal to diff.
#ifndef ASSAY_VALIDATOR_DIFF_CANDIDATES_H_
#define ASSAY_VALIDATOR_DIFF_CANDIDATES_H_

#include <set>
#include <string>
#include <vector>

#include "validator/diff/diff.h"

namespace assay::diff {

// The operation of that name; null when the version has none.
const model::Operation* Find(const Side& side, const std::string& name);

struct Tried {
  std::vector<std::string> queries;
  bool given_up = false;  // there would be more than are tried
};

// Queries of the operation, made of requests that one side or the other accepts: as they are, and
// with each of the parameters absent and at the bounds that either side sets. With `pairs`, also
// with two parameters at fault. Each once.
Tried Candidates(const Side& before, const Side& after, const std::string& operation,
                 const std::set<std::string>& parameters, bool pairs);

// values.cc: of the constraints: what they list, the ends of what they allow, and one step beyond.
std::vector<std::string> BoundaryValues(const model::Parameter& parameter);

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_CANDIDATES_H_
