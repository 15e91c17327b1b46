// What `assay serve` answers, without how it comes and goes: rules and facts in use, and what each
// thread has.
#ifndef ASSAY_CLI_SERVE_SERVICE_H_
#define ASSAY_CLI_SERVE_SERVICE_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "cli/arguments/arguments.h"
#include "cli/facts.h"
#include "cli/setup.h"
#include "validator/live.h"
#include "validator/read/request_line.h"

namespace assay::cli {

// Shared by all threads.
class Service {
 public:
  Service(const ServeArguments& arguments, Setup setup)
      : arguments_(arguments), live_(std::move(setup.validator)), facts_(std::move(setup.facts)) {}

  // Reads rules and facts again. What is wrong with them is told on standard error, and the old
  // ones stay.
  void Reload();

  // What has been counted, as Prometheus reads it.
  std::string Metrics() const;

 private:
  friend class Server;
  const ServeArguments& arguments_;
  LiveValidator live_;
  mutable std::mutex mutex_;  // of the facts
  Facts facts_;
  std::atomic<std::uint64_t> facts_number_ = 1;
};

// One thread's.
class Server {
 public:
  explicit Server(const Service& service) : service_(service), worker_(service.live_) {}

  // Answers one request: a query, a JSON object, or an HTTP request as `assay check --input` takes
  // it. `use` is given the final report, and must be done with it when it returns.
  void Answer(std::string_view text, const std::function<void(const Report&)>& use);

 private:
  const Service& service_;
  Worker worker_;
  read::RequestLine line_;
  Facts facts_;
  std::uint64_t facts_number_ = 0;
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_SERVE_SERVICE_H_
