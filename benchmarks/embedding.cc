// What it costs to embed assay in one way or another: a validator by itself, a worker that looks
// for new rules, one that counts too, and the same by way of C.
//
//   embedding [--corpus=DIR] [Google Benchmark's flags]
//
// One iteration is a walk over the queries of the corpus; `request` is the time of one.
#include <cstddef>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "benchmark/benchmark.h"
#include "benchmarks/corpus.h"
#include "benchmarks/take_flag.h"
#include "bindings/c/assay.h"
#include "rules/shipped.h"
#include "validator/live.h"
#include "validator/validator.h"

namespace assay::benchmarks {
namespace {

// Answers one query with a verdict, as a number.
using Answer = std::function<int(std::string_view)>;

void Walk(benchmark::State& state, const Corpus& corpus, const Answer& answer) {
  std::size_t sum = 0;
  for (auto _ : state) {
    for (const Item& item : corpus.items) sum += static_cast<std::size_t>(answer(item.raw));
  }
  benchmark::DoNotOptimize(sum);
  state.counters["request"] = benchmark::Counter(
      static_cast<double>(corpus.items.size()),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void Register(const std::string& name, const Corpora& corpora, const Answer& answer) {
  for (const Claim claim : kClaims) {
    benchmark::RegisterBenchmark((name + "/" + std::string(Name(claim))).c_str(),
                                 [&corpus = corpora.of[claim], answer](benchmark::State& state) {
                                   Walk(state, corpus, answer);
                                 });
  }
}

// All of them, for as long as the process runs.
bool RegisterAll(const Corpora& corpora) {
  static const BuildResult kBuilt = Validator::Build(ShippedRulesets());
  if (kBuilt.validator == nullptr) return false;
  static Scratch scratch = kBuilt.validator->NewScratch();
  static const LiveValidator kLive(kBuilt.validator);
  static Worker worker(kLive);
  static assay_rules* rules = nullptr;
  if (assay_rules_load(nullptr, 0, nullptr, &rules, nullptr) != ASSAY_OK) return false;
  static assay_worker* const kCaller = assay_worker_new(rules);
  Register("validator", corpora, [](std::string_view query) {
    return static_cast<int>(kBuilt.validator->Validate(Request::Query(query), scratch).verdict());
  });
  Register("worker", corpora, [](std::string_view query) {
    return static_cast<int>(worker.Validate(Request::Query(query)).verdict());
  });
  Register("worker_counts", corpora, [](std::string_view query) {
    const Report report = worker.Validate(Request::Query(query));
    worker.Count(report);
    return static_cast<int>(report.verdict());
  });
  Register("c", corpora, [](std::string_view query) {
    return assay_validate_query(kCaller, query.data(), query.size());
  });
  Register("c_counts", corpora, [](std::string_view query) {
    const int verdict = assay_validate_query(kCaller, query.data(), query.size());
    assay_count(kCaller);
    return verdict;
  });
  return true;
}

int Main(int argc, char** argv) {
  std::string error;
  const std::optional<std::string> folder = TakeFlag("--corpus=", &argc, argv);
  const std::optional<Corpora> corpora =
      LoadCorpora(folder.value_or("benchmarks/testdata/corpus"), &error);
  if (!corpora) {
    std::cerr << "embedding: " << error << '\n';
    return 2;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  if (!RegisterAll(*corpora)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace assay::benchmarks

int main(int argc, char** argv) { return assay::benchmarks::Main(argc, argv); }
