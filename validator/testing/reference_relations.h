// Rules that compare values: sums, sets, blocks of addresses, ranges.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_RELATIONS_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_RELATIONS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/reference_slot.h"

namespace assay::testonly {

// Whether values are not as a rule from kCompare to kNoOverlap says. While one of its parameters is
// at fault it says nothing.
bool BreaksRelation(const model::Rule& rule, const std::vector<Slot>& slots,
                    std::optional<std::int64_t> now);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_RELATIONS_H_
