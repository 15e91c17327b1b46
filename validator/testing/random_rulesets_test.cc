// Holds the evaluators against each other over rulesets made at random: more than 10,000 that lint
// accepts, a hundred requests each.
//
// A difference prints what repeats it: ASSAY_SEED=… and the number of the ruleset, which
// ASSAY_FIRST and ASSAY_COUNT narrow the run to.
#include <cstdint>
#include <iostream>
#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "validator/lint/lint.h"
#include "validator/load/ruleset.h"
#include "validator/testing/evaluators.h"
#include "validator/testing/generator.h"
#include "validator/testing/random_ruleset.h"

namespace assay::testonly {
namespace {

constexpr std::uint64_t kRulesets = 16'400;
constexpr std::uint64_t kAccepted = 10'000;
constexpr std::uint64_t kRequests = 100;
constexpr std::size_t kEffort = 4;    // of the making of requests, which the rulesets make varied
constexpr std::uint64_t kSlices = 4;  // what Bazel's shards share
constexpr int kMaxDifferences = 3;

// Made of the number; false when lint refuses it.
bool Make(std::uint64_t seed, std::uint64_t number, TestRuleset* ruleset, std::string* refused) {
  Random random(seed * 0x9E3779B97F4A7C15u + number);
  ruleset->path = "random";
  ruleset->text = RandomRuleset(random);
  load::LoadResult loaded = load::LoadRuleset(ruleset->path, ruleset->text);
  std::vector<Diagnostic> diagnostics = loaded.diagnostics;
  if (loaded.ruleset) {
    ruleset->model = *std::move(loaded.ruleset);
    diagnostics = lint::Lint(ruleset->model);
  }
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Diagnostic::Severity::kError) *refused = diagnostic.ToString();
  }
  return !HasError(diagnostics);
}

class RandomRulesetsTest : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomRulesetsTest, CompiledAgreesWithReference) {
  const std::uint64_t seed = SeedFromEnvironment();
  const std::uint64_t from = NumberFromEnvironment("ASSAY_FIRST", 0);
  const std::uint64_t first = from + GetParam();
  const std::uint64_t count = CountFromEnvironment(kRulesets);
  const std::uint64_t end = from + count;
  std::uint64_t accepted = 0, refused = 0, invalid = 0;
  std::string last_refused;
  int differences = 0;
  for (std::uint64_t i = first; i < end && differences < kMaxDifferences; i += kSlices) {
    TestRuleset ruleset;
    if (!Make(seed, i, &ruleset, &last_refused)) {
      ++refused;
      continue;
    }
    ++accepted;
    Evaluators evaluators(ruleset, Limits{.max_request_bytes = 1 << 16, .max_parameters = 100});
    const Generator generator(ruleset.model, seed + i, kEffort);
    Random answers(seed ^ i);
    for (std::uint64_t j = 0; j < kRequests; ++j) {
      GeneratedRequest generated = generator.At(j);
      const std::string difference = evaluators.Compare(generated.View(), answers);
      invalid += evaluators.last().verdict == Verdict::kInvalid ? 1 : 0;
      if (difference.empty()) continue;
      ++differences;
      ADD_FAILURE() << "ASSAY_SEED=" << seed << " ASSAY_FIRST=" << i << " ASSAY_COUNT=1\n"
                    << ruleset.text << generated.ToString() << "\n(- reference, + compiled)\n"
                    << difference;
      break;
    }
  }
  std::cout << "ASSAY_SEED=" << seed << ": " << accepted << " rulesets, " << refused
            << " refused by lint, the last for " << last_refused << "; of " << accepted * kRequests
            << " requests " << invalid << " invalid\n";
  EXPECT_GE(2 * accepted, accepted + refused);
  // Of fewer than usual the share varies more than it may here.
  if (count == kRulesets) {
    EXPECT_GE(accepted * kRulesets, (end - first) * kAccepted / kSlices);
  }
}

INSTANTIATE_TEST_SUITE_P(Slices, RandomRulesetsTest, ::testing::Range<std::uint64_t>(0, kSlices));

}  // namespace
}  // namespace assay::testonly
