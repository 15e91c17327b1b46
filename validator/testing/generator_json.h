// JSON texts for generated requests: in order, at a limit, or broken.
#ifndef ASSAY_VALIDATOR_TESTING_GENERATOR_JSON_H_
#define ASSAY_VALIDATOR_TESTING_GENERATOR_JSON_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/random.h"

namespace assay::testonly {

// A JSON string with its quotes. Characters that may stand for themselves are escaped at random as
// well; bytes that are not UTF-8 stand as they are.
std::string JsonString(std::string_view text, Random& random);

// Any JSON value, `depth` arrays and objects deep at most.
std::string RandomJson(int depth, Random& random);

// A member: its name as it is meant, and its value as JSON text.
using JsonMember = std::pair<std::string, std::string>;

// An object of members, the names spelt and white space set at random.
std::string JsonObject(const std::vector<JsonMember>& members, Random& random);

// The text with one place spoilt: cut, a byte changed, or something inserted that is not JSON
// there.
std::string SpoiltJson(std::string text, Random& random);

// A value for a parameter that holds JSON text; keeps its constraints.
std::string ValidContent(const model::Content& content, Random& random);

// One that breaks a constraint, a limit, a rule of JSON, or is not JSON; or nothing at all.
std::string HostileContent(const model::Content& content, Random& random);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_JSON_H_
