// Queries changed a whole pair at a time: a change that libFuzzer, which knows bytes, seldom makes.
#ifndef ASSAY_FUZZ_MUTATE_PAIRS_H_
#define ASSAY_FUZZ_MUTATE_PAIRS_H_

#include <string>
#include <string_view>

#include "validator/testing/random.h"

namespace assay::fuzz {

// The query with one pair inserted, replaced, repeated, moved or taken away. New ones are of a
// parameter that the shipped ruleset declares, with a value that its constraints speak of: one of
// an enumeration, one at a bound or just beyond, one that nearly matches. Other pairs stay to the
// byte, whatever they are.
std::string MutatePairs(std::string_view query, testonly::Random& random);

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_MUTATE_PAIRS_H_
