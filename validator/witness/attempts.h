// What to give the parameters of a rule so that it is broken, or kept.
#ifndef ASSAY_VALIDATOR_WITNESS_ATTEMPTS_H_
#define ASSAY_VALIDATOR_WITNESS_ATTEMPTS_H_

#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/witness/draft.h"
#include "validator/witness/solver.h"

namespace assay::witness {

// Which side it is on, the Validator decides where `side` is kEither.
struct Attempt {
  enum class Side { kBreaks, kHolds, kEither };
  Side side = Side::kEither;
  std::string parameter;  // of rules that speak of each of their parameters alone
  Values values;
};

std::vector<Attempt> AttemptsOn(const model::Rule& rule, Solver& solver);

// Of `compare`: sums that are equal, and next to it.
std::vector<Attempt> AttemptsOnComparison(const model::Rule& rule, Solver& solver);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_ATTEMPTS_H_
