// Names and values as one of the forms of a request, in the many spellings that a client may
// choose.
#ifndef ASSAY_VALIDATOR_TESTING_GENERATOR_ENCODE_H_
#define ASSAY_VALIDATOR_TESTING_GENERATOR_ENCODE_H_

#include <string>
#include <utility>
#include <vector>

#include "validator/testing/random.h"

namespace assay::testonly {

using TextPairs = std::vector<std::pair<std::string, std::string>>;

// A query that decodes to just these pairs (bytes that cannot stand in one included): escapes where
// they must be and elsewhere at random, `+` or `%20`, empty pieces, names without `=`.
std::string EncodeQuery(const TextPairs& pairs, Random& random);

// A JSON object with these members; values that read as JSON numbers or literals stand bare at
// times. What is not UTF-8 is replaced, mostly, since it would spoil the text as a whole. The
// values of `json` are JSON already, and stand anywhere among the others.
std::string EncodeJson(const TextPairs& pairs, const TextPairs& json, Random& random);

// The query with one place spoilt: cut, a byte changed, or something inserted that means something
// there.
std::string SpoiltQuery(std::string query, Random& random);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_ENCODE_H_
