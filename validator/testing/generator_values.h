// Values for generated requests: ones that keep the constraints, and ones that come near to it or
// nowhere near.
#ifndef ASSAY_VALIDATOR_TESTING_GENERATOR_VALUES_H_
#define ASSAY_VALIDATOR_TESTING_GENERATOR_VALUES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/random.h"

namespace assay::testonly {

// A character to build texts of, in UTF-8: letters, digits, punctuation, accents, Han characters
// and radicals, emoji, combining marks, typographic quotes, controls.
std::string RandomCharacter(Random& random);

// Text of `length` characters, as mixed as a person's or as a fuzzer's.
std::string RandomText(std::size_t length, Random& random);

// Any bytes: most are not UTF-8.
std::string RandomBytes(std::size_t length, Random& random);

// Lengths that the constraints speak of (counts in patterns too), each with its neighbours.
std::vector<std::size_t> InterestingLengths(const model::Constraints& constraints);

// One value that keeps the constraints; the example or an empty text when none was found.
std::string ValidValue(const model::Constraints& constraints, const std::string& example,
                       Random& random);

// One value that an attacker or a careless client might send, `valid` being one in order.
std::string HostileValue(const model::Constraints& constraints, const std::string& valid,
                         Random& random);

// One value at a bound of the constraints or just beyond: an integer, a length, nearly one of a
// list.
std::string EdgeValue(const model::Constraints& constraints, Random& random);

// A copy with one small change: a character more, less or other, another case, a blank or a control
// at an end.
std::string NearMiss(const std::string& text, Random& random);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_VALUES_H_
