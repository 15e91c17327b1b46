// The counts of one worker under one generation of the rules: written by its thread alone, read by
// any. A number is written whole and never goes back, so nobody waits for anybody.
#ifndef ASSAY_VALIDATOR_LIVE_TALLY_H_
#define ASSAY_VALIDATOR_LIVE_TALLY_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "validator/live/layout.h"
#include "validator/report.h"

namespace assay::live {

class Tally {
 public:
  explicit Tally(std::shared_ptr<const Layout> layout);

  // The worker's thread: counts a report of the generation that this is of.
  void Add(const Report& report);

  // Any thread, one at a time: adds to the totals what they do not have yet. Allocates nothing.
  void Fold();

 private:
  // No other thread writes, so adding takes no bus lock.
  void Increment(std::size_t counter) {
    std::atomic<std::uint64_t>& count = counts_[counter];
    count.store(count.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  }
  void AddViolation(const Operation& operation, std::size_t finding);
  std::uint64_t TakeNew(std::size_t counter);
  void FoldOperation(const Operation& operation);

  std::shared_ptr<const Layout> layout_;
  std::vector<std::atomic<std::uint64_t>> counts_;
  std::vector<std::uint64_t> folded_;  // of each, how much the totals have
  // The report that counted last for each rule, so that no report counts twice.
  std::vector<std::uint64_t> told_;
  std::uint64_t report_ = 0;
};

}  // namespace assay::live

#endif  // ASSAY_VALIDATOR_LIVE_TALLY_H_
