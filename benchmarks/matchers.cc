// What one value costs, by the kind of matcher that its rules come to, at every level of kernels
// that this machine has.
//
//   matchers [Google Benchmark's flags]
//
// A matcher is asked about 512 values of different lengths, one at a time, as an operation of one
// parameter would ask it; `none` is what that costs without a value, and is in all figures.
#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "benchmark/benchmark.h"
#include "validator/access.h"
#include "validator/kernel/kernels.h"
#include "validator/kernel/level.h"
#include "validator/program/program.h"
#include "validator/validator.h"

namespace assay::benchmarks {
namespace {

constexpr std::size_t kValues = 512;

struct Kind {
  std::string_view name;
  std::string_view rules;  // of the parameter `Value`
  std::string (*value)(std::size_t number);
};

std::string Repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all.append(text);
  return all;
}

constexpr std::array kKinds = {
    Kind{"none", "", [](std::size_t) { return std::string(); }},
    Kind{"any", "", [](std::size_t n) { return Repeated("r", 1 + n * 7 % 30); }},
    Kind{"short_enum", R"("enum": ["PrePaid", "PostPaid", "Free"])",
         [](std::size_t n) {
           return std::string(std::array{"PrePaid", "PostPaid", "Free"}[n * 7 % 3]);
         }},
    Kind{"long_enum", R"("enum": ["STAND_ALONE", "MASTER_SLAVE", "CLUSTER"])",
         [](std::size_t n) {
           return std::string(std::array{"STAND_ALONE", "MASTER_SLAVE", "CLUSTER"}[n * 7 % 3]);
         }},
    Kind{"range", R"("characters": "[ -~]", "maxLength": 64)",
         [](std::size_t n) { return Repeated("t", 1 + n * 7 % 64); }},
    Kind{"text", R"("pattern": "[A-Za-z][A-Za-z0-9_-]{1,63}")",
         [](std::size_t n) { return Repeated("n", 2 + n * 7 % 40); }},
    Kind{
        "classes",
        R"("pattern": "[A-Za-z0-9!@#]{8,32}", "classes": {"of": ["[A-Z]", "[a-z]", "[0-9]"], "min": 2})",
        [](std::size_t n) { return "Aa1" + Repeated("x", 5 + n * 7 % 24); }},
    Kind{"wide_text", R"("pattern": "[^@/:\u201D]{2,128}")",
         [](std::size_t n) { return "a" + Repeated("实例", 1 + n * 7 % 8); }},
    Kind{"integer", R"("type": "integer", "minimum": 1, "maximum": 99999999)",
         [](std::size_t n) { return std::to_string(1 + n * 7919 % 100'000); }},
    Kind{"ipv4", R"("format": "ipv4")",
         [](std::size_t n) {
           return "10." + std::to_string(n % 256) + "." + std::to_string(n * 7 % 256) + ".1";
         }},
};

std::string RulesOf(const Kind& kind) {
  std::string text = R"({"formatVersion": 1, "ruleset": "one", "version": "1", "style": "rpc",
"title": {"en": "t"}, "document": {"title": {"en": "d"}},
"codes": {"missing": "A", "invalid": "A", "unknownOperation": "A"}, "operationParameter": "Action",
"errors": [{"code": "A", "status": 400, "message": {"en": "m"}, "meaning": {"en": "m"},
"source": {"at": "a", "basis": "stated"}}],
"operations": {"Do": {"title": {"en": "t"}, "source": {"at": "a", "basis": "stated"}, "parameters": {
"Action": {"description": {"en": "d"}, "source": {"at": "a", "basis": "stated"}, "required": true},
"Value": {"description": {"en": "d"}, "source": {"at": "a", "basis": "stated"})";
  if (!kind.rules.empty()) text.append(", ").append(kind.rules);
  return text.append("}}}}}");
}

void Match(benchmark::State& state, const Kind& kind, kernel::Level level) {
  const std::vector<RulesetText> rules = {{"one.json", RulesOf(kind)}};
  const BuildResult built = Validator::Build(rules);
  if (built.validator == nullptr) {
    for (const Diagnostic& d : built.diagnostics) std::cerr << d.ToString() << '\n';
    return state.SkipWithError("the rules are refused");
  }
  const program::Operation& operation = internal::Access::ProgramOf(*built.validator).operations[0];
  const std::size_t slot = operation.declared[1];
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < kValues; ++i) texts.push_back(kind.value(i));
  std::array<program::Value, 64> values;
  std::array<std::uint8_t, 64> classes{};
  const kernel::Kernels& kernels = kernel::At(level);
  for (auto _ : state) {
    std::uint64_t faulty = 0;
    std::uint64_t sized = 0;
    for (const std::string& text : texts) {
      values[slot] = program::Value(text);
      faulty |=
          kernels.match_values(operation.matchers.data(), operation.kinds[0], values.data(),
                               std::uint64_t{!text.empty()} << slot, classes.data(), 0, sized);
    }
    if (faulty != 0) return state.SkipWithError("a value is refused");
  }
  state.counters["value"] = benchmark::Counter(
      kValues, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void RegisterAll() {
  for (const kernel::Level level : kernel::kLevels) {
    if (level > kernel::Best()) break;
    for (const Kind& kind : kKinds) {
      const std::string name =
          "match/" + std::string(kind.name) + "/" + std::string(kernel::Name(level));
      const auto match = [&kind, level](benchmark::State& state) { Match(state, kind, level); };
#ifndef __clang_analyzer__  // which takes what lives as long as the process for a leak
      benchmark::RegisterBenchmark(name.c_str(), match);
#else
      static_cast<void>(match);
#endif
    }
  }
}

}  // namespace
}  // namespace assay::benchmarks

int main(int argc, char** argv) {
  assay::benchmarks::RegisterAll();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
