// Holds the compiled evaluator against the reference on generated requests: the full report, in
// order, before and after the facts are answered. Any difference is a fault of one of the two, and
// the contract says of which.
//
// A difference prints what repeats it: ASSAY_SEED=… and the index, which ASSAY_FIRST and
// ASSAY_COUNT narrow the run to.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/kernel/level.h"
#include "validator/model/model.h"
#include "validator/testing/evaluators.h"
#include "validator/testing/generator.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/random.h"
#include "validator/testing/reference.h"
#include "validator/testing/shipped_ruleset.h"
#include "validator/validator.h"

namespace assay::testonly {
namespace {

constexpr std::uint64_t kSlices = 4;
constexpr int kMaxDifferences = 5;

// Counts what the requests came to, to be printed: a generator that finds nothing proves nothing.
struct Tally {
  std::map<Verdict, std::uint64_t> verdicts;
  std::map<std::string, std::uint64_t> rules;

  void Add(const PlainReport& report) {
    ++verdicts[report.verdict];
    for (const PlainViolation& violation : report.violations) {
      ++rules[violation.rule];
      for (const std::string& rule : violation.also) ++rules[rule];
    }
    for (const PlainWarning& warning : report.warnings) ++rules[warning.rule];
    for (const PlainWarning& shadow : report.shadows) ++rules[shadow.rule];
  }

  void Print() const {
    for (const auto& [verdict, times] : verdicts)
      std::cout << ToString(verdict) << ' ' << times << '\n';
    for (const auto& [rule, times] : rules) std::cout << rule << ' ' << times << '\n';
  }
};

// Where the rules come from, how many requests they are tried with, and which slice of these the
// test has: slices are what Bazel's shards share.
struct Slice {
  std::string path;
  std::uint64_t requests;
  std::uint64_t offset;
};

void PrintTo(const Slice& slice, std::ostream* out) {
  *out << slice.path << " from " << slice.offset;
}

// All of them are met often.
constexpr Limits kNarrow = {.max_request_bytes = 700,
                            .max_parameters = 20,
                            .max_value_bytes = 60,
                            .max_name_bytes = kMinNameBytes,
                            .max_list_items = 3,
                            .max_list_index = 5,
                            .max_json_depth = 3};

class DifferentialTest : public ::testing::TestWithParam<Slice> {};

TEST_P(DifferentialTest, CompiledAgreesWithReference) {
  const std::uint64_t seed = SeedFromEnvironment();
  const std::uint64_t from = NumberFromEnvironment("ASSAY_FIRST", 0);
  const std::uint64_t first = from + GetParam().offset;
  const std::uint64_t end = from + CountFromEnvironment(GetParam().requests);
  std::cout << GetParam().path << " ASSAY_SEED=" << seed << ", each " << kSlices
            << "th request from " << first << " to " << end << '\n';
  const TestRuleset& ruleset = RulesetFile(GetParam().path);
  const Generator generator(ruleset.model, seed);
  std::vector<Evaluators> usual, narrow;
  for (const kernel::Level level : kernel::kLevels) {
    if (level > kernel::Best()) continue;
    usual.emplace_back(ruleset, Limits{}, level);
    narrow.emplace_back(ruleset, kNarrow, level);
  }
  Tally tally;
  int differences = 0;
  for (std::uint64_t i = first; i < end && differences < kMaxDifferences; i += kSlices) {
    GeneratedRequest generated = generator.At(i);
    const std::uint64_t turn = i / kSlices;
    std::vector<Evaluators>& some = turn % 16 >= 13 ? narrow : usual;
    Evaluators& evaluators = some[turn / 16 % some.size()];
    Random answers(seed ^ i);
    const std::string difference = evaluators.Compare(generated.View(), answers);
    tally.Add(evaluators.last());
    if (difference.empty()) continue;
    ++differences;
    ADD_FAILURE() << "ASSAY_SEED=" << seed << " ASSAY_FIRST=" << i << " ASSAY_COUNT=1\n"
                  << generated.ToString() << "\n(- reference, + compiled)\n"
                  << difference;
  }
  tally.Print();
}

std::vector<Slice> Slices(const std::string& path, std::uint64_t requests) {
  std::vector<Slice> slices;
  for (std::uint64_t offset = 0; offset < kSlices; ++offset)
    slices.push_back({path, requests, offset});
  return slices;
}

INSTANTIATE_TEST_SUITE_P(CreateInstance, DifferentialTest,
                         ::testing::ValuesIn(Slices("rules/r-kvstore/2015-01-01.json", 200'000)));

// Every keyword of the format, patterns that need RE2, conditions and rules of every kind.
INSTANTIATE_TEST_SUITE_P(EveryConstruct, DifferentialTest,
                         ::testing::ValuesIn(Slices("testdata/rulesets/constructs.json", 60'000)));

// Lists, objects, relations and defaults of every kind, in every carrier.
INSTANTIATE_TEST_SUITE_P(EveryStructure, DifferentialTest,
                         ::testing::ValuesIn(Slices("testdata/rulesets/structures.json", 100'000)));

INSTANTIATE_TEST_SUITE_P(CreateTairInstance, DifferentialTest,
                         ::testing::ValuesIn(Slices("rules/r-kvstore/create-tair-instance.json",
                                                    20'000)));
INSTANTIATE_TEST_SUITE_P(CreateKey, DifferentialTest,
                         ::testing::ValuesIn(Slices("rules/kms/2016-01-20.json", 20'000)));
INSTANTIATE_TEST_SUITE_P(CreateNetworkInterface, DifferentialTest,
                         ::testing::ValuesIn(Slices("rules/ecs/2014-05-26.json", 20'000)));

// Requests of exactly the greatest size fill the buffers to the brim, and a sanitizer sees what
// runs over. One byte less of room refuses them.
TEST(DifferentialLimitsTest, AgreeAtTheVeryLimit) {
  const std::uint64_t seed = SeedFromEnvironment();
  std::cout << "ASSAY_SEED=" << seed << '\n';
  const Generator generator(ShippedModel(), seed);
  std::vector<std::string> queries = {
      "%41ction=%43reateInstance&x=%41aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "Action=CreateInstance&%41ccessKeyId=%41&%41ccessKeyId=+&Config=%7B%7D",
      "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%",
      "Action=%43reateInstanc%65&Action=%43reateInstanc%65",
  };
  for (std::uint64_t i = 0; queries.size() < 100; ++i) {
    GeneratedRequest generated = generator.At(i);
    if (generated.form == Request::Form::kQuery) queries.push_back(generated.text);
  }
  for (const std::string& query : queries) {
    for (const std::size_t short_by : {0, 1}) {
      if (query.size() <= short_by) continue;
      Random answers(seed);
      Evaluators evaluators(Shipped(), Limits{.max_request_bytes = query.size() - short_by});
      EXPECT_EQ(evaluators.Compare(Request::Query(query), answers), "") << Escaped(query);
      EXPECT_EQ(evaluators.Compare(Request::Json(query), answers), "") << Escaped(query);
    }
  }
}

}  // namespace
}  // namespace assay::testonly
