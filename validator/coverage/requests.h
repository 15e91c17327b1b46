// What can be wrong with any request: its form, and the parameter that names the operation.
#ifndef ASSAY_VALIDATOR_COVERAGE_REQUESTS_H_
#define ASSAY_VALIDATOR_COVERAGE_REQUESTS_H_

#include <vector>

#include "validator/coverage.h"
#include "validator/coverage/counter.h"
#include "validator/program/state.h"

namespace assay::coverage {

class RequestCounter {
 public:
  explicit RequestCounter(const program::Program& program);

  void Add(const internal::State& state);
  void Merge(const RequestCounter& other);
  std::vector<RuleCoverage> Rules() const;

 private:
  const program::Operation& stand_in_;  // whose findings these are
  std::vector<RuleCounts> counts_;      // by finding
};

}  // namespace assay::coverage

#endif  // ASSAY_VALIDATOR_COVERAGE_REQUESTS_H_
