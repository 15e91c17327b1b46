// What `assay serve` answers, without how it comes and goes: rules and facts in use, and what each
// thread has.
#ifndef ASSAY_CLI_SERVE_SERVICE_H_
#define ASSAY_CLI_SERVE_SERVICE_H_

#include <cstdint>
#include <functional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/facts.h"
#include "cli/setup.h"
#include "validator/live.h"
#include "validator/read/request_line.h"

namespace assay::cli {

// Shared by all threads.
class Service {
 public:
  // Of these files, which `setup` was made of.
  Service(std::vector<std::string> rules, std::vector<std::string> facts, Setup setup)
      : rules_paths_(std::move(rules)),
        facts_paths_(std::move(facts)),
        live_(std::move(setup.validator)),
        facts_(std::move(setup.facts)) {}

  // Reads rules and facts again. What is wrong with them is told on standard error, and the old
  // ones stay.
  void Reload();

  // What has been counted, as Prometheus reads it.
  std::string Metrics() const;

 private:
  friend class Server;
  const std::vector<std::string> rules_paths_, facts_paths_;
  // Rules and facts are of one generation: who answers holds it shared, who replaces both, alone.
  mutable std::shared_mutex mutex_;
  LiveValidator live_;
  Facts facts_;
  std::uint64_t facts_number_ = 1;
};

// One thread's.
class Server {
 public:
  explicit Server(const Service& service) : service_(service), worker_(service.live_) {}

  // Answers one request: a query, a JSON object, or an HTTP request as `assay check --input` takes
  // it. `use` is given the final report, and must be done with it when it returns.
  void Answer(std::string_view text, const std::function<void(const Report&)>& use);

 private:
  Report Judge(std::string_view text);

  const Service& service_;
  Worker worker_;
  read::RequestLine line_;
  Facts facts_;
  std::uint64_t facts_number_ = 0;
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_SERVE_SERVICE_H_
