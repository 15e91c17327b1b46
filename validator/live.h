// LiveValidator: rules that are replaced while requests are answered, and counters of the answers.
//
//   assay::LiveValidator live(built.validator);                    // one a process
//
//   assay::Worker worker(live);                                    // one a thread
//   assay::Report report = worker.Validate(assay::Request::Query(query));
//   report = report.Resolve(answers);
//   worker.Count(report);                                          // what is answered
//
//   live.Replace(assay::Validator::Build(newer).validator);        // on any thread, at any time
//
// A request is answered by one generation of the rules, whole. An old generation lives as long as a
// worker has answered with it last: one that has nothing to do keeps its rules until it has.
#ifndef ASSAY_VALIDATOR_LIVE_H_
#define ASSAY_VALIDATOR_LIVE_H_

#include <cstdint>
#include <memory>

#include "validator/counters.h"
#include "validator/report.h"
#include "validator/request.h"
#include "validator/validator.h"

namespace assay {

namespace live {
class Core;
class Desk;
}  // namespace live

// Thread-safe: all members may be called by any number of threads at once.
class LiveValidator {
 public:
  // `validator` is not null.
  explicit LiveValidator(std::shared_ptr<const Validator> validator);
  ~LiveValidator();
  LiveValidator(const LiveValidator&) = delete;
  LiveValidator& operator=(const LiveValidator&) = delete;

  // Puts new rules in place: each worker answers its next request with them. False, and the old
  // ones stay, for a null pointer, which is what a failed build has. Counts go on, by the names of
  // rules. Linear in the number of rules.
  bool Replace(std::shared_ptr<const Validator> validator);

  // The rules in use.
  std::shared_ptr<const Validator> Get() const;

  // What all workers have counted, also those that are gone. No request waits for it, unless its
  // worker is just going over to new rules. Linear in the number of rules and workers.
  Counters Counted() const;

 private:
  friend class Worker;
  std::shared_ptr<live::Core> core_;
};

// One thread at a time. May outlive its LiveValidator.
class Worker {
 public:
  explicit Worker(const LiveValidator& live);
  ~Worker();
  Worker(Worker&&) noexcept;
  Worker& operator=(Worker&&) noexcept;

  // As Validator::Validate, with the rules in use. Costs one look at an atomic number more, unless
  // the rules have been replaced: then the first request takes a lock and the memory of a new
  // Scratch, and the last worker to do so gives back that of the old rules. When there is no
  // memory, the old rules answer, and the next request tries again. The report is valid until the
  // next request.
  Report Validate(const Request& request);

  // Counts a report that is answered: the last one, with facts resolved. The bytes of its request
  // are still there: rules in the shadow are asked here. Takes no memory and no lock, unless one of
  // those has a pattern that needs RE2; constant time for a valid request without such rules.
  void Count(const Report& report);

  // The rules that have answered last.
  const Validator& validator() const;

 private:
  std::shared_ptr<live::Core> core_;
  std::unique_ptr<live::Desk> desk_;
};

}  // namespace assay

#endif  // ASSAY_VALIDATOR_LIVE_H_
