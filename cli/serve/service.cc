#include "cli/serve/service.h"

#include <ctime>
#include <utility>

#include "validator/counters.h"

namespace assay::cli {

void Service::Reload() {
  Setup setup = MakeSetup(arguments_.rules, arguments_.facts);
  if (!live_.Replace(std::move(setup.validator))) return;
  const std::lock_guard lock(mutex_);
  facts_ = std::move(setup.facts);
  ++facts_number_;
}

std::string Service::Metrics() const {
  std::string page;
  AppendPrometheus(live_.Counted(), {}, &page);
  return page;
}

void Server::Answer(std::string_view text, const std::function<void(const Report&)>& use) {
  if (service_.facts_number_ != facts_number_) {
    const std::lock_guard lock(service_.mutex_);
    facts_ = service_.facts_;
    facts_number_ = service_.facts_number_;
  }
  const Report report = facts_.Resolve(worker_.Validate(line_.Of(text).At(std::time(nullptr))));
  worker_.Count(report);
  use(report);
}

}  // namespace assay::cli
