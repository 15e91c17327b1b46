// A ruleset taken apart into what callers can notice of it, each piece with its words. Internal to
// diff.
#ifndef ASSAY_VALIDATOR_DIFF_FACET_H_
#define ASSAY_VALIDATOR_DIFF_FACET_H_

#include <string>
#include <vector>

#include "validator/diff/diff.h"
#include "validator/model/model.h"

namespace assay::diff {

struct Facet {
  Subject subject = Subject::kConstraint;
  std::string operation;
  std::string name;
  std::string words;
  std::string exact;                 // what is compared; may name a secret, so it is never shown
  std::string parameter;             // that it belongs to, or is
  std::vector<std::string> touched;  // the parameters whose values bear on it
  std::string fact;                  // that a check asks for
  Location location;
  bool demands = true;  // whether it being there can refuse a request
};

// In the order of the file; parameters before their constraints. What is a secret in the other
// version is not shown either.
std::vector<Facet> FacetsOf(const model::Ruleset& ruleset, const model::Ruleset& other);

// constraints.cc: of a value and all its parts, as reports name their rules.
void AddConstraints(const Facet& prototype, const std::string& path,
                    const model::Constraints& constraints, std::vector<Facet>* out);

// response.cc: one of each field.
void AddResponse(const std::string& operation, const model::Response& response,
                 std::vector<Facet>* out);

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_FACET_H_
