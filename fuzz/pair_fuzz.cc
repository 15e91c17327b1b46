// Both evaluators on rules that nobody wrote: the last byte picks a random ruleset, the others are
// the choices that make a request to it.
//
// A ruleset takes a hundred times as long to make as a request, so there are 256 and all are kept.
// It is picked at the end, where what is inserted before leaves it alone. ASSAY_SEED=… gives
// others; the corpus is of those without.
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "fuzz/fail.h"
#include "fuzz/load_ruleset.h"
#include "validator/testing/evaluators.h"
#include "validator/testing/generator.h"
#include "validator/testing/random_ruleset.h"

namespace assay::fuzz {
namespace {

using testonly::Random;

constexpr std::size_t kEffort = 4;  // of the making of requests, which the rulesets make varied
constexpr Limits kLimits = {.max_request_bytes = 1 << 13, .max_parameters = 100};

// A ruleset that lint accepts, and what takes long to make of it.
struct Subject {
  Subject(testonly::TestRuleset made, std::uint64_t seed)
      : ruleset(std::move(made)),
        evaluators(ruleset, kLimits),
        generator(ruleset.model, seed, kEffort) {}

  testonly::TestRuleset ruleset;
  testonly::Evaluators evaluators;
  testonly::Generator generator;
};

std::unique_ptr<Subject> MakeSubject(std::uint64_t seed) {
  Random random(seed * 0x9E3779B97F4A7C15u);
  std::optional<testonly::TestRuleset> ruleset = LoadAndLint(testonly::RandomRuleset(random));
  return ruleset ? std::make_unique<Subject>(*std::move(ruleset), seed) : nullptr;
}

const std::unique_ptr<Subject>& SubjectOf(std::uint8_t number) {
  static auto& kept = *new std::map<std::uint8_t, std::unique_ptr<Subject>>;
  static const std::uint64_t kSeed = testonly::SeedFromEnvironment() << 8;
  const auto found = kept.find(number);
  if (found != kept.end()) return found->second;
  return kept.emplace(number, MakeSubject(kSeed | number)).first->second;
}

void Check(std::uint8_t number, std::string_view choices) {
  const std::unique_ptr<Subject>& subject = SubjectOf(number);
  if (subject == nullptr) return;
  Random random(number, choices);
  testonly::GeneratedRequest request = subject->generator.Make(random);
  const std::string difference = subject->evaluators.Compare(request.View(), random);
  if (difference.empty()) return;
  Fail(request.ToString() + "\nthe evaluators differ (- reference, + compiled)\n" + difference,
       subject->ruleset.text);
}

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  assay::fuzz::Check(data[size - 1], {reinterpret_cast<const char*>(data), size - 1});
  return 0;
}
