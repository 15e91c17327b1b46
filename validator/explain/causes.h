// What can bring out an error code in an operation, summed up: by parameter rather than by rule.
#ifndef ASSAY_VALIDATOR_EXPLAIN_CAUSES_H_
#define ASSAY_VALIDATOR_EXPLAIN_CAUSES_H_

#include <string_view>
#include <vector>

#include "validator/explain/book.h"

namespace assay::explain {

struct Causes {
  std::vector<std::string_view> missing;  // paths of required parameters and parts, as declared
  std::vector<std::string_view> faulty;   // parameters whose values have this code
  std::vector<std::string_view> rules;    // enforced ones, by id
  std::vector<std::string_view> checks;   // by id
  bool request = false;                   // faults of the request as a whole
  bool operation = false;                 // the operation parameter names none
  bool version = false;                   // over HTTP, the version is another

  bool none() const {
    return missing.empty() && faulty.empty() && rules.empty() && checks.empty() && !request &&
           !operation && !version;
  }
};

// Views into the book. `chapter` is of an operation; what keeps requests from having one counts for
// each.
Causes CausesOf(std::string_view code, const Chapter& chapter, const Book& book);

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_CAUSES_H_
