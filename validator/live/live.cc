#include "validator/live.h"

#include <memory>
#include <new>
#include <utility>

#include "validator/live/core.h"

namespace assay {

LiveValidator::LiveValidator(std::shared_ptr<const Validator> validator)
    : core_(std::make_shared<live::Core>()) {
  core_->Put(std::move(validator));
}

LiveValidator::~LiveValidator() = default;

bool LiveValidator::Replace(std::shared_ptr<const Validator> validator) {
  if (validator == nullptr) return false;
  core_->Put(std::move(validator));
  return true;
}

std::shared_ptr<const Validator> LiveValidator::Get() const { return core_->Latest().validator; }
Counters LiveValidator::Counted() const { return core_->Counted(); }

Worker::Worker(const LiveValidator& live)
    : core_(live.core_), desk_(std::make_unique<live::Desk>(*core_)) {}
Worker::~Worker() = default;
Worker::Worker(Worker&&) noexcept = default;

// The desk goes before what it belongs to.
Worker& Worker::operator=(Worker&& other) noexcept {
  desk_ = std::move(other.desk_);
  core_ = std::move(other.core_);
  return *this;
}

Report Worker::Validate(const Request& request) {
  if (core_->number() != desk_->generation().number) [[unlikely]] {
    try {
      desk_ = std::make_unique<live::Desk>(*core_);
    } catch (const std::bad_alloc&) {  // the old rules go on
    }
  }
  return validator().Validate(request, desk_->scratch());
}

void Worker::Count(const Report& report) { desk_->tally().Add(report); }

const Validator& Worker::validator() const { return *desk_->generation().validator; }

}  // namespace assay
