// Which request shows which change. Internal to diff.
#ifndef ASSAY_VALIDATOR_DIFF_WITNESSES_H_
#define ASSAY_VALIDATOR_DIFF_WITNESSES_H_

#include <optional>
#include <string>
#include <vector>

#include "validator/diff/diff.h"
#include "validator/diff/facet.h"

namespace assay::diff {

// A change as it is found in the files. One of the two facets may be missing.
struct Difference {
  std::optional<Facet> before, after;

  const Facet& any() const { return before ? *before : *after; }
};

// Gives each change its witnesses, or says why it has none. `changes` belong to `differences`, one
// by one.
void FindWitnesses(const Side& before, const Side& after,
                   const std::vector<Difference>& differences, std::vector<Change>* changes);

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_WITNESSES_H_
