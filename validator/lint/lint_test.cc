// What is too large for a file in testdata, or cannot be said in one. Everything else is in
// rule_files_test.cc.
#include "validator/lint/lint.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace assay::lint {
namespace {

model::Name Text(std::string text) { return {std::move(text), {"rules.json", 1, 1}}; }

model::Parameter Parameter(std::string name) {
  model::Parameter parameter;
  parameter.name = Text(std::move(name));
  parameter.constraints.type_given = true;
  return parameter;
}

model::Error Error(std::string code) {
  model::Error error;
  error.code = Text(std::move(code));
  error.message.en = "{parameter}";
  return error;
}

// One operation that lint has nothing to say about.
model::Ruleset Clean() {
  model::Ruleset ruleset;
  ruleset.file = "rules.json";
  ruleset.codes.missing = Text("Missing");
  ruleset.codes.invalid = Text("Invalid");
  ruleset.codes.unknown_operation = Text("NoAction");
  ruleset.operation_parameter = Text("Action");
  ruleset.errors = {Error("Missing"), Error("Invalid"), Error("NoAction")};
  model::Operation& operation = ruleset.operations.emplace_back();
  operation.name = Text("Order");
  operation.parameters = {Parameter("Action"), Parameter("P")};
  return ruleset;
}

model::Rule Require(std::string id, std::string parameter) {
  model::Rule rule;
  rule.id = Text(std::move(id));
  rule.parameters = {Text(std::move(parameter))};
  rule.error = Text("Missing");
  return rule;
}

// The ids found, each once.
std::vector<std::string> Ids(const model::Ruleset& ruleset) {
  std::vector<std::string> ids;
  for (const Diagnostic& found : Lint(ruleset)) ids.push_back(found.id);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

using Expected = std::vector<std::string>;

TEST(LintTest, FindsNothingInACleanRuleset) { EXPECT_EQ(Ids(Clean()), Expected{}); }

TEST(LintTest, RefusesExpensivePatternsAtOnce) {
  for (const std::string& pattern :
       {std::string("\\pL{1000}"), std::string(200'000, '(') + std::string(200'000, ')'),
        std::string(400, '(') + "a" + std::string(400, ')'), std::string("(\\pL{30}){30}"),
        std::string("((((a{1000}){1000}){1000}){1000}){1000}")}) {
    model::Ruleset ruleset = Clean();
    ruleset.operations[0].parameters[1].constraints.pattern = Text(pattern);
    EXPECT_EQ(Ids(ruleset), Expected{"pattern-budget"});
  }
}

TEST(LintTest, RefusesBadUtf8InAPattern) {
  model::Ruleset ruleset = Clean();
  ruleset.operations[0].parameters[1].constraints.pattern = Text("[a-\xC3]");
  EXPECT_EQ(Ids(ruleset), Expected{"pattern-syntax"});
}

// Each may be as large as the budget of one; together they are too much, but the same pattern costs
// once.
TEST(LintTest, LimitsThePatternsOfARulesetTogether) {
  const auto with_patterns = [](int different) {
    model::Ruleset ruleset = Clean();
    for (int i = 0; i < 30; ++i) {
      model::Parameter parameter = Parameter("P" + std::to_string(i));
      parameter.constraints.pattern = Text("\\pL{16}" + std::string(i % different + 1, 'a'));
      ruleset.operations[0].parameters.push_back(parameter);
    }
    return Ids(ruleset);
  };
  EXPECT_EQ(with_patterns(10), Expected{"slow-pattern"});
  EXPECT_EQ(with_patterns(30), (Expected{"pattern-budget", "slow-pattern"}));
}

// What takes apart into rows of classes costs next to nothing, what does not, an automaton each.
TEST(LintTest, TellsWhatCostsTooMuch) {
  const auto with_patterns = [](const std::string& pattern, int count) {
    model::Ruleset ruleset = Clean();
    for (int i = 0; i < count; ++i) {
      model::Parameter parameter = Parameter("P" + std::to_string(i));
      parameter.constraints.pattern = Text(pattern);
      ruleset.operations[0].parameters.push_back(parameter);
    }
    return Ids(ruleset);
  };
  EXPECT_EQ(with_patterns("(a|bc)*", 185), Expected{"slow-pattern"});
  EXPECT_EQ(with_patterns("(a|bc)*", 186), (Expected{"cost", "slow-pattern"}));
  EXPECT_EQ(with_patterns("[ab]{1,9}", 186), Expected{});
}

TEST(LintTest, LimitsParametersAndMembers) {
  const auto with_members = [](int count) {
    model::Ruleset ruleset = Clean();
    model::Content& content = ruleset.operations[0].parameters[1].content.emplace();
    content.schema.type = model::Type::kObject;
    for (int i = 0; i < count; ++i) {
      content.schema.properties.emplace_back().name = Text("m" + std::to_string(i));
    }
    return Ids(ruleset);
  };
  EXPECT_EQ(with_members(254), Expected{});
  EXPECT_EQ(with_members(255), Expected{"too-many-slots"});
}

TEST(LintTest, LimitsRules) {
  const auto with_rules = [](int count) {
    model::Ruleset ruleset = Clean();
    for (int i = 0; i < count; ++i) {
      ruleset.operations[0].rules.push_back(Require("r" + std::to_string(i), "P"));
    }
    return Ids(ruleset);
  };
  EXPECT_EQ(with_rules(1024), (Expected{"covered-rule", "too-many-faults"}));
  EXPECT_EQ(with_rules(1025), Expected{"too-many-rules"});
}

// Each check asks for all of it.
TEST(LintTest, LimitsCataloguesTogether) {
  const auto with_checks = [](int count) {
    model::Ruleset ruleset = Clean();
    model::Answers yes;
    yes.answer = true;
    model::Catalogue& catalogue = ruleset.catalogues.emplace_back();
    catalogue.fact = Text("stock");
    for (int i = 0; i < 4'999; ++i) {
      catalogue.answers.by_argument.emplace(std::to_string(i), yes);
    }
    for (int i = 0; i < count; ++i) {
      model::Check& check = ruleset.operations[0].checks.emplace_back();
      check.id = Text("c" + std::to_string(i));
      check.fact = Text("stock");
      check.arguments = {Text("P")};
      check.error = Text("Invalid");
    }
    return Ids(ruleset);
  };
  EXPECT_EQ(with_checks(64), Expected{});
  EXPECT_EQ(with_checks(200), Expected{});
  EXPECT_EQ(with_checks(201), Expected{"too-large"});
}

// What is common to all operations is told once.
TEST(LintTest, TellsTheSameFaultOfManyOperationsOnce) {
  model::Ruleset ruleset = Clean();
  ruleset.operations[0].parameters[1].constraints.minimum = model::Bound{"1", {"rules.json", 9, 9}};
  for (int i = 0; i < 50; ++i) ruleset.operations.push_back(ruleset.operations[0]);
  EXPECT_EQ(Lint(ruleset).size(), 1U);
}

TEST(LintTest, ListsAHundredFindingsAndKeepsTheErrors) {
  model::Ruleset ruleset = Clean();
  for (int i = 0; i < 20'000; ++i) {
    ruleset.errors.push_back(Error("E" + std::to_string(i)));
    ruleset.errors.back().code.location.line = i + 2;
  }
  std::vector<Diagnostic> found = Lint(ruleset);
  EXPECT_EQ(found.size(), 101U);
  EXPECT_EQ(found.back().id, "too-many-faults");
  EXPECT_FALSE(HasError(found));

  ruleset.operations[0].rules.push_back(Require("r", "Q"));
  ruleset.operations[0].rules.back().parameters[0].location.line = 100'000;
  found = Lint(ruleset);
  EXPECT_EQ(found.size(), 101U);
  EXPECT_TRUE(HasError(found));
}

TEST(LintTest, WantsEveryOperationToTakeItsOwnName) {
  model::Ruleset ruleset = Clean();
  model::Constraints& constraints = ruleset.operations[0].parameters[0].constraints;
  constraints.enumeration = {Text("Order"), Text("Cancel")};
  constraints.enumeration_location = Location{"rules.json", 1, 1};
  EXPECT_EQ(Ids(ruleset), Expected{});
  constraints.enumeration.erase(constraints.enumeration.begin());
  EXPECT_EQ(Ids(ruleset), Expected{"operation-parameter"});
}

}  // namespace
}  // namespace assay::lint
