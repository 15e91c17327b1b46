// Requests, and the facts that they need.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "bindings/c/assay.h"
#include "bindings/c/state.h"
#include "validator/live.h"
#include "validator/validator.h"

namespace {

using assay::Report;
using assay::c::FactOf;
using assay::c::FactView;
using assay::c::Fill;
using assay::c::FromC;
using assay::c::Guarded;
using assay::c::HasReport;
using assay::c::IsBad;
using assay::c::Take;
using assay::c::TakePairs;

int ToC(assay::Verdict verdict) {
  switch (verdict) {
    case assay::Verdict::kValid:
      return ASSAY_VALID;
    case assay::Verdict::kIndeterminate:
      return ASSAY_INDETERMINATE;
    default:
      return ASSAY_INVALID;
  }
}

// Marks the worker while its callback is called, also when that throws.
class Asking {
 public:
  explicit Asking(assay_worker& worker) : worker_(worker) { worker_.is_asking = true; }
  ~Asking() { worker_.is_asking = false; }
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;

 private:
  assay_worker& worker_;
};

Report AskAll(const Report& report, assay_worker& worker) {
  const Asking asking(worker);
  worker.answers.clear();
  FactView view;
  for (const assay::NeededFact& fact : report.needed_facts()) {
    Fill(fact, view);
    worker.answers.push_back(FactOf(worker.callback(worker.user, &view.fact)));
  }
  return report.Resolve(worker.answers);
}

// What was said of the last request is said no more, whatever becomes of the next. False when there
// cannot be a next one.
bool Begin(assay_worker* worker) {
  if (worker == nullptr || worker->is_asking) return false;
  worker->report.reset();
  worker->violations.at.reset();
  worker->warnings.at.reset();
  worker->facts.at.reset();
  return true;
}

int Validate(assay_worker& worker, const assay::Request& request) {
  Report report = worker.worker.Validate(worker.now ? request.At(*worker.now) : request);
  if (worker.callback != nullptr) report = AskAll(report, worker);
  worker.report = report;
  return ToC(report.verdict());
}

}  // namespace

extern "C" {

assay_worker* assay_worker_new(const assay_rules* rules) {
  if (rules == nullptr) return nullptr;
  try {
    return new assay_worker(*rules);
  } catch (...) {
    return nullptr;
  }
}

void assay_worker_free(assay_worker* worker) { delete worker; }

int assay_worker_set_facts(assay_worker* worker, assay_fact_callback callback, void* user) {
  if (worker == nullptr || worker->is_asking) return ASSAY_BAD_ARGUMENT;
  worker->callback = callback;
  worker->user = user;
  return ASSAY_OK;
}

int assay_worker_set_time(assay_worker* worker, int64_t now) {
  if (worker == nullptr || worker->is_asking) return ASSAY_BAD_ARGUMENT;
  worker->now = now == ASSAY_NO_TIME ? std::nullopt : std::optional<std::int64_t>(now);
  return ASSAY_OK;
}

int assay_validate_query(assay_worker* worker, const char* data, size_t size) {
  if (!Begin(worker) || IsBad({data, size})) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] { return Validate(*worker, assay::Request::Query(FromC({data, size}))); });
}

int assay_validate_json(assay_worker* worker, const char* data, size_t size) {
  if (!Begin(worker) || IsBad({data, size})) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] { return Validate(*worker, assay::Request::Json(FromC({data, size}))); });
}

int assay_validate_pairs(assay_worker* worker, const assay_pair* pairs, size_t count) {
  if (!Begin(worker)) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    if (!TakePairs(pairs, count, worker->pairs)) return int{ASSAY_BAD_ARGUMENT};
    return Validate(*worker, assay::Request::Pairs(worker->pairs));
  });
}

int assay_validate_http(assay_worker* worker, const assay_http* request) {
  assay_http http{};
  if (!Begin(worker) || request == nullptr || !Take(request, &http)) return ASSAY_BAD_ARGUMENT;
  if (IsBad(http.method) || IsBad(http.target) || IsBad(http.body)) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    if (!TakePairs(http.headers, http.header_count, worker->pairs)) return int{ASSAY_BAD_ARGUMENT};
    return Validate(*worker, assay::Request::Http({.method = FromC(http.method),
                                                   .target = FromC(http.target),
                                                   .headers = worker->pairs,
                                                   .body = FromC(http.body)}));
  });
}

int assay_resolve(assay_worker* worker, const int* answers, size_t count) {
  if (!HasReport(worker) || (answers == nullptr && count != 0)) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    worker->answers.clear();
    for (const int answer : std::span(answers, count)) worker->answers.push_back(FactOf(answer));
    worker->report = worker->report->Resolve(worker->answers);
    return ToC(worker->report->verdict());
  });
}

int assay_count(assay_worker* worker) {
  if (!HasReport(worker)) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    worker->worker.Count(*worker->report);
    return int{ASSAY_OK};
  });
}

int assay_verdict(const assay_worker* worker) {
  return HasReport(worker) ? ToC(worker->report->verdict()) : ASSAY_BAD_ARGUMENT;
}

}  // extern "C"
