// The first half of the reference evaluator: all forms of a request become one list of names and
// values.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_READ_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_READ_H_

#include <string>
#include <vector>

#include "validator/request.h"
#include "validator/testing/reference_json.h"

namespace assay::testonly {

// A parameter as it arrived.
struct Arrived {
  std::string name;
  bool name_is_text = true;  // false: it could not be decoded
  std::string value;
  bool value_is_text = true;    // false: it could not be decoded
  bool value_is_scalar = true;  // false: a JSON array or object
  bool value_is_null = false;   // a JSON null, which stands for absence
  Json composite;               // the array or the object
  bool is_member = false;       // of a JSON object, where nothing cuts a value
};

struct Arrivals {
  // The rule that refuses the request before its parameters are looked at; empty when none does.
  std::string refused_by;
  std::vector<Arrived> parameters;  // in order of arrival
  // Over HTTP: what headers name, each different one once.
  bool over_http = false;
  std::vector<std::string> operations;
  std::vector<std::string> versions;
};

Arrivals ReadNaively(const Request& request, const Limits& limits);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_READ_H_
