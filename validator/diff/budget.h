// What the search for witnesses may cost, whatever the rulesets say. Internal to diff.
//
// A rule file is semi-trusted, and a change of many values of many parameters would be tried in
// requests without end. Steps are counted, not time, so that the same files are told the same
// everywhere. A step is about a byte that is written, or a thing that is looked at.
#ifndef ASSAY_VALIDATOR_DIFF_BUDGET_H_
#define ASSAY_VALIDATOR_DIFF_BUDGET_H_

#include <algorithm>
#include <cstdint>

#include "validator/model/model.h"

namespace assay::diff {

// Seconds together, in a build that is not optimised: the first for an operation, the second for
// all. Only changes to nearly all of a large operation take more.
inline constexpr std::uint64_t kMostOperationSteps = 10'000'000;
inline constexpr std::uint64_t kMostSteps = 5 * kMostOperationSteps;

class Budget {
 public:
  // Another operation; its steps count from here on.
  void BeginOperation() { operation_ = 0; }

  // False when there are too many of them. Then nothing is made or tried any more.
  bool Spend(std::uint64_t steps) {
    if (stopped()) return false;
    operation_ += steps;
    // What is given up is not done, so it does not count for the others.
    total_ += std::min(steps, kMostOperationSteps);
    return !stopped();
  }

  bool stopped() const { return operation_ > kMostOperationSteps || total_ > kMostSteps; }

 private:
  std::uint64_t operation_ = 0, total_ = 0;
};

// What there is to look at in a request of the operation, which may be null.
std::uint64_t SizeOf(const model::Operation* operation);

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_BUDGET_H_
