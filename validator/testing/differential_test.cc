// Holds the compiled evaluator against the reference on generated requests: the full report, in
// order, before and after the facts are answered. Any difference is a fault of one of the two, and
// the contract says of which.
//
// A difference prints what repeats it: ASSAY_SEED=… and the index, which ASSAY_FIRST and
// ASSAY_COUNT narrow the run to.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "validator/testing/generator.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/random.h"
#include "validator/testing/reference.h"
#include "validator/testing/shipped_ruleset.h"
#include "validator/validator.h"

namespace assay::testonly {
namespace {

constexpr std::uint64_t kRequests = 240'000;
constexpr int kMaxDifferences = 5;

std::uint64_t FromEnvironment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

// Which of Bazel's shards this process is, so that together they make one run.
std::uint64_t Shards() { return FromEnvironment("TEST_TOTAL_SHARDS", 1); }
std::uint64_t Shard() { return FromEnvironment("TEST_SHARD_INDEX", 0); }

// Both evaluators under one set of limits.
class Pair {
 public:
  explicit Pair(const Limits& limits)
      : validator_(ShippedValidator(limits)),
        scratch_(validator_->NewScratch()),
        reference_(ShippedModel(), limits) {}

  // What differs; empty when nothing does. Answers to facts are random.
  std::string Compare(const Request& request, Random& random) {
    const Report report = validator_->Validate(request, scratch_);
    const PlainReport compiled = FromReport(report);
    const PlainReport expected = reference_.Validate(request);
    last_verdict_ = expected.verdict;
    if (!expected.violations.empty()) last_rule_ = expected.violations.front().rule;
    if (compiled != expected) return Difference(expected, compiled);
    if (expected.needed.empty()) return "";
    const std::vector<FactValue> answers = RandomAnswers(expected.needed.size(), random);
    const PlainReport compiled_resolved = FromReport(report.Resolve(answers));
    const PlainReport expected_resolved = reference_.Resolve(expected, answers);
    if (compiled_resolved != expected_resolved) {
      return "resolved:\n" + Difference(expected_resolved, compiled_resolved);
    }
    return FromReport(report) == compiled ? "" : "the report changed as it was resolved";
  }

  Verdict last_verdict() const { return last_verdict_; }
  const std::string& last_rule() const { return last_rule_; }

 private:
  // At times fewer answers than questions; mostly true, so that single faults show too.
  static std::vector<FactValue> RandomAnswers(std::size_t count, Random& random) {
    std::vector<FactValue> answers;
    const std::size_t given = random.Chance(20) ? random.Below(count + 1) : count;
    const std::size_t doubt = random.Below(60);
    for (std::size_t i = 0; i < given; ++i) {
      const bool sure = !random.Chance(doubt);
      answers.push_back(sure                ? FactValue::kTrue
                        : random.Chance(50) ? FactValue::kFalse
                                            : FactValue::kUnknown);
    }
    return answers;
  }

  std::shared_ptr<const Validator> validator_;
  Scratch scratch_;
  Reference reference_;
  Verdict last_verdict_ = Verdict::kValid;
  std::string last_rule_;
};

TEST(DifferentialTest, CompiledAgreesWithReference) {
  const std::uint64_t seed = SeedFromEnvironment();
  const std::uint64_t first = FromEnvironment("ASSAY_FIRST", 0);
  const std::uint64_t count = FromEnvironment("ASSAY_COUNT", kRequests);
  std::cout << "ASSAY_SEED=" << seed << " requests " << first << " to " << first + count
            << ", shard " << Shard() << " of " << Shards() << '\n';
  const Generator generator(ShippedModel(), seed);
  Pair usual{Limits{}};
  Pair narrow{
      Limits{.max_request_bytes = 700, .max_parameters = 20}};  // so that limits are met often
  std::map<std::string, std::uint64_t> first_rules;
  std::uint64_t verdicts[3] = {};
  int differences = 0;
  for (std::uint64_t i = first + Shard(); i < first + count && differences < kMaxDifferences;
       i += Shards()) {
    GeneratedRequest generated = generator.At(i);
    Pair& pair = i % 16 == 15 ? narrow : usual;
    Random answers(seed ^ i);
    const std::string difference = pair.Compare(generated.View(), answers);
    ++verdicts[static_cast<int>(pair.last_verdict())];
    if (pair.last_verdict() == Verdict::kInvalid) ++first_rules[pair.last_rule()];
    if (difference.empty()) continue;
    ++differences;
    ADD_FAILURE() << "ASSAY_SEED=" << seed << " ASSAY_FIRST=" << i << " ASSAY_COUNT=1\n"
                  << generated.ToString() << "\n(- reference, + compiled)\n"
                  << difference;
  }
  for (const Verdict verdict : {Verdict::kValid, Verdict::kInvalid, Verdict::kIndeterminate}) {
    std::cout << ToString(verdict) << ' ' << verdicts[static_cast<int>(verdict)] << '\n';
  }
  for (const auto& [rule, times] : first_rules)
    std::cout << "first rule " << rule << ' ' << times << '\n';
}

}  // namespace
}  // namespace assay::testonly
