// Which rules are in use, who answers with them, and what all of them have counted.
#ifndef ASSAY_VALIDATOR_LIVE_CORE_H_
#define ASSAY_VALIDATOR_LIVE_CORE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "validator/counters.h"
#include "validator/live/layout.h"
#include "validator/live/tally.h"
#include "validator/validator.h"

namespace assay::live {

// Rules, and what there is to count of them.
struct Generation {
  std::shared_ptr<const Validator> validator;
  std::shared_ptr<const Layout> layout;
  std::uint64_t number = 0;
};

// Shared by all threads. The lock is for whoever comes and goes; requests look at the number.
class Core {
 public:
  void Put(std::shared_ptr<const Validator> validator);
  Generation Latest() const;
  std::uint64_t number() const { return number_.load(std::memory_order_acquire); }

  void Add(Tally* tally);
  void Remove(Tally* tally);  // what it has counted stays; throws nothing
  Counters Counted();

 private:
  mutable std::mutex mutex_;
  Generation latest_;
  std::atomic<std::uint64_t> number_ = 0;  // the latest one's
  Totals totals_;
  std::vector<Tally*> tallies_;
};

// What one worker needs to answer with one generation, and to count it.
class Desk {
 public:
  explicit Desk(Core& core)
      : core_(core),
        generation_(core.Latest()),
        scratch_(generation_.validator->NewScratch()),
        tally_(generation_.layout) {
    core_.Add(&tally_);
  }
  ~Desk() { core_.Remove(&tally_); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  const Generation& generation() const { return generation_; }
  Scratch& scratch() { return scratch_; }
  Tally& tally() { return tally_; }

 private:
  Core& core_;
  Generation generation_;
  Scratch scratch_;
  Tally tally_;
};

}  // namespace assay::live

#endif  // ASSAY_VALIDATOR_LIVE_CORE_H_
