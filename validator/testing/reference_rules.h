// Rules over several parameters: which of them a request breaks, and by which parameters.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_RULES_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_RULES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/reference_slot.h"

namespace assay::testonly {

// The lists of parameters that a rule finds at fault: one list a parameter where each is asked
// alone, all of them together where the rule is about all. None when its condition does not hold.
std::vector<std::vector<std::string>> Offenders(const model::Rule& rule,
                                                const std::vector<Slot>& slots,
                                                std::optional<std::int64_t> now);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_RULES_H_
