// The reference evaluator's reading of HTTP: what stands around the parameters.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_HTTP_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_HTTP_H_

#include <string>
#include <vector>

#include "validator/request.h"

namespace assay::testonly {

struct HttpPieces {
  // The rule that refuses the request, if any.
  std::string refused_by;
  std::string query;
  bool has_form = false;
  bool has_json = false;
  // What headers name, each different one once, without empty ones.
  std::vector<std::string> operations;
  std::vector<std::string> versions;
};

HttpPieces TakeHttpApart(const HttpRequest& http, const Limits& limits);

std::string Lowered(std::string text);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_HTTP_H_
