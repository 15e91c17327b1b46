// Constraints made at random, as JSON: one kind of value each. Internal to the maker of rulesets.
#ifndef ASSAY_VALIDATOR_TESTING_RANDOM_CONSTRAINTS_H_
#define ASSAY_VALIDATOR_TESTING_RANDOM_CONSTRAINTS_H_

#include <string>
#include <vector>

#include "validator/testing/random.h"

namespace assay::testonly {

// What a parameter holds, as far as rules have to know.
enum class Holds { kText, kEnum, kNumber, kList, kObject };

struct MadeConstraints {
  std::string keys;  // `"minLength": 1, "maxLength": 3`, without braces
  Holds holds = Holds::kText;
  std::vector<std::string> values;  // of an enum
  bool items_are_numbers = false;   // of a list
};

// A value without parts.
MadeConstraints RandomScalar(Random& random);

// Any value; `depth` is how deep lists and objects may still nest.
MadeConstraints RandomValue(int depth, Random& random);

// The members of an object: `"a": {…}, "b": {…}`.
std::string RandomMembers(int depth, Random& random);

// Constraints for a condition or for `then`, which take over the type.
std::string RandomDemand(const MadeConstraints& of, Random& random);

// `"description": …, "source": …`, which everything has.
const std::string& Described();

std::string Quoted(const std::string& text);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_RANDOM_CONSTRAINTS_H_
