// Requests over HTTP for the generator: what a client may send the same parameters as.
#ifndef ASSAY_VALIDATOR_TESTING_GENERATOR_HTTP_H_
#define ASSAY_VALIDATOR_TESTING_GENERATOR_HTTP_H_

#include <string>

#include "validator/model/model.h"
#include "validator/testing/generator_encode.h"
#include "validator/testing/random.h"

namespace assay::testonly {

struct GeneratedHttp {
  std::string method;
  std::string target;
  TextPairs headers;
  std::string body;
};

// The pairs in the query, in a form or a JSON body, or shared out; the operation and the version in
// headers at times. Mostly as a server expects it.
GeneratedHttp MakeHttp(const model::Ruleset& ruleset, const model::Operation& operation,
                       TextPairs pairs, Random& random);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_HTTP_H_
