// What can bring out each error code in an operation.
#ifndef ASSAY_CLI_DOCS_CAUSES_H_
#define ASSAY_CLI_DOCS_CAUSES_H_

#include <string>
#include <string_view>
#include <vector>

#include "validator/model/model.h"

namespace assay::cli::docs {

struct Causes {
  std::vector<std::string> missing;  // paths of required parameters and of required parts of some
  std::vector<std::string_view> faulty;  // parameters whose values have this code
  std::vector<std::string_view> rules;   // enforced ones, by id
  std::vector<std::string_view> checks;  // by id
  bool request = false;                  // faults of the request as a whole
  bool operation = false;                // the operation parameter names none

  bool none() const {
    return missing.empty() && faulty.empty() && rules.empty() && checks.empty() && !request &&
           !operation;
  }
};

Causes CausesOf(std::string_view code, const model::Operation& operation,
                const model::Ruleset& ruleset);

}  // namespace assay::cli::docs

#endif  // ASSAY_CLI_DOCS_CAUSES_H_
