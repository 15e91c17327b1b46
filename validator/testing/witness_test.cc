// The cases that are derived from each ruleset: they are complete, both evaluators answer them as
// they say, and they do what they are for.
#include "validator/witness/witness.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "validator/testing/case_facts.h"
#include "validator/testing/case_file.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/reference.h"
#include "validator/testing/shipped_ruleset.h"

namespace assay::testonly {
namespace {

// A ruleset file and what is derived from it.
struct Derivation {
  explicit Derivation(const std::string& path)
      : ruleset(RulesetFile(path)),
        validator(ruleset.MakeValidator()),
        derived(witness::DeriveCases(ruleset.model, *validator)) {
    for (const witness::Case& one : derived.cases) cases.push_back(ReadCase(one.line, one.id));
  }

  const TestRuleset& ruleset;
  std::shared_ptr<const Validator> validator;
  witness::Derived derived;
  std::vector<Case> cases;
};

const Derivation& DerivationOf(const std::string& path) {
  static std::map<std::string, Derivation>& all = *new std::map<std::string, Derivation>;
  return all.try_emplace(path, path).first->second;
}

class WitnessTest : public ::testing::TestWithParam<std::string> {
 protected:
  const Derivation& derivation() const { return DerivationOf(GetParam()); }
};

TEST_P(WitnessTest, BothEvaluatorsAgree) {
  Scratch scratch = derivation().validator->NewScratch();
  const Reference reference(derivation().ruleset.model);
  ASSERT_FALSE(derivation().cases.empty());
  for (const Case& expected : derivation().cases) {
    ASSERT_EQ(expected.error, "");
    std::vector<Pair> views;
    const Request request = RequestOf(expected, &views);
    Report compiled = derivation().validator->Validate(request, scratch);
    compiled = compiled.Resolve(AnswersOf(expected, FromReport(compiled)));
    PlainReport plain = reference.Validate(request);
    plain = reference.Resolve(plain, AnswersOf(expected, plain));
    EXPECT_EQ(Mismatch(expected, FromReport(compiled)), "") << expected.id;
    EXPECT_EQ(Mismatch(expected, plain), "") << expected.id;
  }
}

// What a case is for shows in its expected report.
TEST_P(WitnessTest, CasesServeTheirPurposes) {
  for (const Case& one : derivation().cases) {
    std::set<std::string> told;
    for (const CaseViolation& v : one.violations) {
      told.insert(v.violation.rule);
      told.insert(v.violation.also.begin(), v.violation.also.end());
    }
    for (const CasePurpose& purpose : one.purposes) {
      EXPECT_TRUE(purpose.breaks || one.verdict != "invalid") << one.id;
      EXPECT_TRUE(purpose.code.empty() || told.count(purpose.rule) == 1) << one.id;
    }
  }
}

TEST_P(WitnessTest, IdsAreUnique) {
  std::set<std::string> ids;
  for (const Case& one : derivation().cases) {
    std::string id = one.id;
    std::replace_if(
        id.begin(), id.end(), [](char c) { return c == '-' || c == '.'; }, '_');
    EXPECT_TRUE(ids.insert(id).second) << id;
  }
}

// Every rule that can be broken and kept is, every side of a constraint, condition, value, default
// and code has its request.
class CompletenessTest : public WitnessTest {};

TEST_P(CompletenessTest, NothingLacksAWitness) {
  constexpr const char* kAspects[] = {"operations",
                                      "rules broken",
                                      "rules kept",
                                      "conditions that hold",
                                      "conditions that do not",
                                      "values",
                                      "defaults",
                                      "parameters given",
                                      "parameters absent",
                                      "codes"};
  const witness::Derived& derived = derivation().derived;
  for (const Diagnostic& failure : derived.failures) ADD_FAILURE() << failure.ToString();
  std::cout << GetParam() << ": " << derived.cases.size() << " cases; sides of constraints "
            << derived.sides.covered << " / " << derived.sides.total << ", steps "
            << derived.most_steps;
  EXPECT_EQ(derived.sides.covered, derived.sides.total);
  for (std::size_t i = 0; i < kCoverageAspects; ++i) {
    const CoverageRatio& ratio = derived.totals.ratios[i];
    std::cout << ", " << kAspects[i] << ' ' << ratio.covered << " / " << ratio.total;
    EXPECT_EQ(ratio.covered, ratio.total) << kAspects[i];
  }
  std::cout << '\n';
  EXPECT_GT(derived.totals[CoverageAspect::kCodes].total, 2u);
}

TEST_P(CompletenessTest, IsTheSameEachTime) {
  const witness::Derived again =
      witness::DeriveCases(derivation().ruleset.model, *derivation().validator);
  ASSERT_EQ(again.cases.size(), derivation().derived.cases.size());
  for (std::size_t i = 0; i < again.cases.size(); ++i) {
    EXPECT_EQ(again.cases[i].line, derivation().derived.cases[i].line);
  }
}

const std::vector<std::string>& ShippedFiles() {
  static const auto& files = *new std::vector<std::string>{
      "rules/r-kvstore/2015-01-01.json", "rules/r-kvstore/create-tair-instance.json",
      "rules/kms/2016-01-20.json", "rules/ecs/2014-05-26.json"};
  return files;
}

std::string TestName(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '/' || c == '-' || c == '.'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Shipped, WitnessTest, ::testing::ValuesIn(ShippedFiles()), TestName);
INSTANTIATE_TEST_SUITE_P(Made, WitnessTest,
                         ::testing::Values("testdata/rulesets/language.json",
                                           "testdata/rulesets/structures.json"),
                         TestName);
INSTANTIATE_TEST_SUITE_P(Shipped, CompletenessTest, ::testing::ValuesIn(ShippedFiles()), TestName);

}  // namespace
}  // namespace assay::testonly
