// Names that no parameter has: which of a request's they are, and what a report shows of them. Each
// may be a secret's, joined wrongly, or the rest of one.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_NAMES_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_NAMES_H_

#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/reference_read.h"
#include "validator/testing/reference_slot.h"

namespace assay::testonly {

// Those that are text, not empty, and not declared.
std::vector<const Arrived*> Unknown(const model::Operation& operation,
                                    const std::vector<Arrived>& arrived);

// The same, as they are shown.
std::vector<std::string> ShownUnknown(const model::Ruleset& ruleset,
                                      const model::Operation& operation,
                                      const std::vector<Arrived>& arrived,
                                      const std::vector<Slot>& slots);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_NAMES_H_
