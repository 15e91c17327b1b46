// Rulesets made at random, to hold the evaluators against each other over rules that nobody wrote.
//
//   Random random(seed);
//   std::string text = RandomRuleset(random);   // the text of a rule file
//
// Every construct of the format occurs. Nearly all are in order; lint refuses the rest, such as a
// parameter that happens to be both required and forbidden.
#ifndef ASSAY_VALIDATOR_TESTING_RANDOM_RULESET_H_
#define ASSAY_VALIDATOR_TESTING_RANDOM_RULESET_H_

#include <string>

#include "validator/testing/random.h"

namespace assay::testonly {

std::string RandomRuleset(Random& random);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_RANDOM_RULESET_H_
