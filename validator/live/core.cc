#include "validator/live/core.h"

#include <algorithm>
#include <utility>

#include "validator/access.h"

namespace assay::live {

void Core::Put(std::shared_ptr<const Validator> validator) {
  Generation old;  // goes when the lock is gone
  const std::lock_guard lock(mutex_);
  auto layout =
      std::make_shared<const Layout>(MakeLayout(internal::Access::ProgramOf(*validator), totals_));
  old = std::exchange(latest_, {std::move(validator), std::move(layout), latest_.number + 1});
  number_.store(latest_.number, std::memory_order_release);
}

Generation Core::Latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

void Core::Add(Tally* tally) {
  const std::lock_guard lock(mutex_);
  tallies_.push_back(tally);
}

void Core::Remove(Tally* tally) {
  const std::lock_guard lock(mutex_);
  tally->Fold();
  tallies_.erase(std::find(tallies_.begin(), tallies_.end(), tally));
}

Counters Core::Counted() {
  const std::lock_guard lock(mutex_);
  for (Tally* const tally : tallies_) tally->Fold();
  Counters counters;
  counters.generation = latest_.number;
  for (const auto& [name, totals] : totals_) {
    OperationCounters& operation = counters.operations.emplace_back();
    operation.ruleset = name.first;
    operation.operation = name.second;
    operation.valid = totals.verdicts[static_cast<std::size_t>(Verdict::kValid)];
    operation.invalid = totals.verdicts[static_cast<std::size_t>(Verdict::kInvalid)];
    operation.indeterminate = totals.verdicts[static_cast<std::size_t>(Verdict::kIndeterminate)];
    for (const auto& [rule, count] : totals.rules) {
      operation.rules.push_back({rule, count.evaluated, count.violated, count.shadow_violated});
    }
  }
  return counters;
}

}  // namespace assay::live
