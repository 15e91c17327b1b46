// What depends on how much is loaded: the time to compile, the memory an operation takes, and a
// request beside 1, 100 or 10,000 operations; mixed traffic; threads that share one validator.
//
//   scale [Google Benchmark's flags]
//
// A request costs the same whatever else is loaded (`one_of`), until there is more than fits the
// caches: `any_of` asks for all operations in a scattered order, the worst that traffic can be.
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "benchmark/benchmark.h"
#include "benchmarks/many_operations.h"
#include "rules/shipped.h"
#include "validator/testing/allocation_counter.h"
#include "validator/validator.h"

namespace assay::benchmarks {
namespace {

std::shared_ptr<const Validator> Build(std::vector<RulesetText> rules) {
  const BuildResult built = Validator::Build(rules);
  for (const Diagnostic& diagnostic : built.diagnostics) {
    if (diagnostic.severity == Diagnostic::Severity::kError) {
      std::cerr << diagnostic.ToString() << '\n';
    }
  }
  return built.validator;
}

// ---- compiling
// -----------------------------------------------------------------------------------

void CompileShipped(benchmark::State& state) {
  std::vector<RulesetText> rules = ShippedRulesets();
  std::erase_if(rules, [](const RulesetText& text) {
    return !text.file_name.ends_with("r-kvstore/2015-01-01.json");
  });
  for (auto _ : state) {
    if (Build(rules) == nullptr) return state.SkipWithError("the rules are refused");
  }
}

// `bytes` is what an operation takes, once compiled.
void CompileMany(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const ManyOperations many(count);
  std::ptrdiff_t bytes = 0;
  for (auto _ : state) {
    const testonly::AllocationCounter counter;
    const auto validator = Build({many.ruleset()});
    if (validator == nullptr) return state.SkipWithError("the rules are refused");
    bytes = counter.live_bytes();
  }
  state.counters["bytes"] = static_cast<double>(bytes) / static_cast<double>(count);
  state.counters["operation"] =
      benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsIterationInvariantRate |
                                                         benchmark::Counter::kInvert);
}

// ---- requests
// ------------------------------------------------------------------------------------

void Count(benchmark::State& state, std::size_t requests) {
  state.counters["request"] = benchmark::Counter(
      static_cast<double>(requests),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

// Each request of a list in its turn; they are all in order.
void Walk(benchmark::State& state, const Validator& validator,
          const std::vector<const std::vector<Pair>*>& requests) {
  Scratch scratch = validator.NewScratch();
  for (auto _ : state) {
    for (const std::vector<Pair>* request : requests) {
      const Report report = validator.Validate(Request::Pairs(*request), scratch);
      if (report.verdict() != Verdict::kValid) return state.SkipWithError("a request is refused");
    }
  }
  Count(state, requests.size());
}

// The same requests, beside more and more other operations.
void OneOfMany(benchmark::State& state) {
  const ManyOperations many(static_cast<std::size_t>(state.range(0)));
  const auto validator = Build({many.ruleset()});
  Walk(state, *validator, std::vector<const std::vector<Pair>*>(1000, &many.requests()[0]));
}

void AnyOfMany(benchmark::State& state) {
  const ManyOperations many(static_cast<std::size_t>(state.range(0)));
  const auto validator = Build({many.ruleset()});
  std::vector<const std::vector<Pair>*> requests;
  std::size_t at = 0;
  for (std::size_t i = 0; i < 10'000; ++i) {
    at = (at + 7919) % many.requests().size();  // prime, so that all have their turn
    requests.push_back(&many.requests()[at]);
  }
  Walk(state, *validator, requests);
}

// The shipped operations in turn, none like the one before.
void Mixed(benchmark::State& state) {
  const auto validator = Build(ShippedRulesets());
  Scratch scratch = validator->NewScratch();
  const std::vector<std::string> queries = {
      "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024&InstanceName=orders&Token=a1",
      "Action=CreateKey&Description=orders&KeyUsage=ENCRYPT%2FDECRYPT&Origin=Aliyun_KMS",
      "Action=CreateNetworkInterface&RegionId=cn-hangzhou&VSwitchId=vsw-1&SecurityGroupId=sg-1",
      "Action=CreateTairInstance&RegionId=cn-hangzhou&InstanceClass=tair.rdb.1g&VpcId=vpc-1"
      "&VSwitchId=vsw-1&ZoneId=cn-hangzhou-b&InstanceType=tair_rdb"};
  for (auto _ : state) {
    for (const std::string& query : queries) {
      benchmark::DoNotOptimize(validator->Validate(Request::Query(query), scratch).verdict());
    }
  }
  Count(state, queries.size());
}

// One validator, a scratch a thread.
void Shared(benchmark::State& state) {
  static const ManyOperations kMany(100);
  static const std::shared_ptr<const Validator> kValidator = Build({kMany.ruleset()});
  std::vector<const std::vector<Pair>*> requests;
  for (const std::vector<Pair>& request : kMany.requests()) requests.push_back(&request);
  Walk(state, *kValidator, requests);
}

}  // namespace

BENCHMARK(CompileShipped)->Name("compile/createinstance")->Unit(benchmark::kMillisecond);
BENCHMARK(CompileMany)
    ->Name("compile/many")
    ->Arg(1)
    ->Arg(100)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(OneOfMany)->Name("request/one_of")->Arg(1)->Arg(100)->Arg(10'000);
BENCHMARK(AnyOfMany)->Name("request/any_of")->Arg(1)->Arg(100)->Arg(10'000);
BENCHMARK(Mixed)->Name("request/mixed");
BENCHMARK(Shared)->Name("request/threads")->Threads(1)->Threads(2);

}  // namespace assay::benchmarks

BENCHMARK_MAIN();
