// The parameters of an operation, and the parts of those that have some, each by its path.
#ifndef ASSAY_VALIDATOR_EXPLAIN_DECLARED_H_
#define ASSAY_VALIDATOR_EXPLAIN_DECLARED_H_

#include <string>
#include <vector>

#include "validator/model/model.h"

namespace assay::explain {

struct Declared {
  std::string path;                                 // `Tag.N.Key`
  std::string parent;                               // empty of a parameter
  const model::Parameter* parameter = nullptr;      // that it is or is a part of
  const model::Parameter* own = nullptr;            // as it is declared; null of items and `*`
  const model::Constraints* constraints = nullptr;  // of the value
  const model::Constraints* parts = nullptr;        // of JSON text, of what it holds; else the same
};

// In order of declaration, each before its parts. As deep as the rule file nests them.
std::vector<Declared> DeclaredOf(const model::Operation& operation);

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_DECLARED_H_
