// Requests among which a change may show. Internal to diff.
#ifndef ASSAY_VALIDATOR_DIFF_CANDIDATES_H_
#define ASSAY_VALIDATOR_DIFF_CANDIDATES_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "validator/diff/budget.h"
#include "validator/diff/version.h"

namespace assay::diff {

struct ShorterFirst {
  bool operator()(const std::string& a, const std::string& b) const {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  }
};
using Queries = std::set<std::string, ShorterFirst>;

// What to make requests of.
struct Wanted {
  std::string operation;
  std::set<std::string> own;    // parameters that changes to the operation bear on
  std::set<std::string> other;  // those that changes to the ruleset as a whole show in besides
  bool pairs = false;           // also with two parameters at fault
  std::uint64_t price = 0;      // of trying a request, besides its length
};

struct Made {
  Queries queries;
  // Whether there was a budget for all: of the operation's own changes, and of those to the whole.
  bool has_own = false, has_all = false;
};

// Queries of the operation, made of requests that one version or the other accepts: as they are,
// and with each of the parameters absent and at the bounds that either version sets. As many as
// there is a budget for: own parameters before others, and each with some before any with all.
Made Candidates(Version& before, Version& after, const Wanted& wanted, Budget& budget);

// values.cc: of the constraints: what they list, the ends of what they allow, and one step beyond.
std::vector<std::string> BoundaryValues(const model::Parameter& parameter);

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_CANDIDATES_H_
