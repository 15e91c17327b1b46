#include "cli/serve/service.h"

#include <ctime>
#include <mutex>

#include "validator/counters.h"

namespace assay::cli {

void Service::Reload() {
  Setup setup = MakeSetup(rules_paths_, facts_paths_);
  if (setup.validator == nullptr) return;
  const std::unique_lock lock(mutex_);
  live_.Replace(std::move(setup.validator));
  facts_ = std::move(setup.facts);
  ++facts_number_;
}

std::string Service::Metrics() const {
  std::string page;
  AppendPrometheus(live_.Counted(), {}, &page);
  return page;
}

Report Server::Judge(std::string_view text) {
  const std::shared_lock lock(service_.mutex_);
  if (service_.facts_number_ != facts_number_) {
    facts_ = service_.facts_;
    facts_number_ = service_.facts_number_;
  }
  return worker_.Validate(line_.Of(text).At(std::time(nullptr)));
}

void Server::Answer(std::string_view text, const std::function<void(const Report&)>& use) {
  const Report report = facts_.Resolve(Judge(text));
  worker_.Count(report);
  use(report);
}

}  // namespace assay::cli
