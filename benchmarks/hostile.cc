// Times requests made to be slow: each shape at one, ten and a hundred times its size.
//
//   hostile [Google Benchmark's flags]
//
// `per_byte` is what a byte of the request costs, with all of the report read and rendered. Small
// requests cost more a byte, since some costs are the same for all.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <memory>
#include <string>

#include "benchmarks/hostile_shapes.h"
#include "rules/shipped.h"
#include "validator/render.h"
#include "validator/validator.h"

namespace assay::benchmarks {
namespace {

void Answer(benchmark::State& state, const std::string& text) {
  static const std::shared_ptr<const Validator> kValidator =
      Validator::Build(ShippedRulesets()).validator;
  Scratch scratch = kValidator->NewScratch();
  const Request request = text[0] == '{' ? Request::Json(text) : Request::Query(text);
  std::string record;
  for (auto _ : state) {
    record.clear();
    AppendRecord(kValidator->Validate(request, scratch), {}, &record);
    benchmark::DoNotOptimize(record.data());
  }
  state.counters["bytes"] = static_cast<double>(text.size());
  state.counters["per_byte"] = benchmark::Counter(
      static_cast<double>(text.size()),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void Register() {
  for (const Shape& shape : HostileShapes()) {
    for (const std::size_t times : kTimes) {
      const std::string name = std::string(shape.name) + "/" + std::to_string(times);
      benchmark::RegisterBenchmark(
          name.c_str(), [text = shape.request(times * shape.size)](benchmark::State& state) {
            Answer(state, text);
          });
    }
  }
}

}  // namespace
}  // namespace assay::benchmarks

int main(int argc, char** argv) {
  assay::benchmarks::Register();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
