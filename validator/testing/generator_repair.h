// Makes a request keep the rules of its operation, as far as that is easily done.
#ifndef ASSAY_VALIDATOR_TESTING_GENERATOR_REPAIR_H_
#define ASSAY_VALIDATOR_TESTING_GENERATOR_REPAIR_H_

#include <cstdint>
#include <optional>

#include "validator/model/model.h"
#include "validator/testing/generator_encode.h"
#include "validator/testing/generator_pools.h"
#include "validator/testing/random.h"

namespace assay::testonly {

// Adds what is missing, takes away what is forbidden, and gives other values where values are at
// fault. A few rounds, because one rule may wake another; what the reference evaluator has to say
// then remains.
void Repair(const model::Ruleset& ruleset, const Pools& pools, std::optional<std::int64_t> now,
            Random& random, TextPairs* pairs);

// Takes away what is given of a parameter.
void EraseParameter(const model::Parameter& parameter, TextPairs* pairs);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_REPAIR_H_
