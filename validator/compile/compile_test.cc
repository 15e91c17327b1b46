// What lint finds in no single ruleset, or leaves to the compiler.
#include <ostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "validator/testing/small_ruleset.h"
#include "validator/validator.h"

namespace assay::testonly {
namespace {

struct RefusalCase {
  const char* name;
  std::vector<RulesetText> rulesets;
  const char* diagnosed;  // the first error, without its place
};

void PrintTo(const RefusalCase& one, std::ostream* out) { *out << one.name; }

RulesetText WithOperationIn(const std::string& parameter, RulesetText ruleset) {
  ruleset.text = absl::StrReplaceAll(ruleset.text, {{"\"Action\"", "\"" + parameter + "\""}});
  return ruleset;
}

// In the place of the rules, which end here.
std::string Checks(int count) {
  std::string checks = R"(], "checks": [)";
  for (int i = 0; i < count; ++i) {
    absl::StrAppend(&checks, i == 0 ? "" : ", ", R"({"id": "c)", i, "\", ", kText,
                    R"(, "fact": "f", "error": "Invalid"})");
  }
  return checks;
}

class CompileTest : public ::testing::TestWithParam<RefusalCase> {};

TEST_P(CompileTest, Refuses) {
  const BuildResult built = Validator::Build(GetParam().rulesets);
  EXPECT_EQ(built.validator, nullptr);
  std::string first;
  for (const Diagnostic& diagnostic : built.diagnostics) {
    if (diagnostic.severity != Diagnostic::Severity::kError || !first.empty()) continue;
    const std::string hint = diagnostic.hint.empty() ? "" : "; " + diagnostic.hint;
    first = absl::StrCat(diagnostic.message, hint, " [", diagnostic.id, "]");
  }
  EXPECT_EQ(first, GetParam().diagnosed);
}

std::vector<RefusalCase> Cases() {
  const std::string of_b =
      absl::StrCat(R"("A": {)", kText,
                   R"(, "enum": ["1"], "default": [{"when": {"B": "1"}, "value": "1"}]}, "B": {)",
                   kText, R"(, "enum": ["1"], "default": [{"when": {"A": "1"}, "value": "1"}]})");
  return {
      {"OneOperationTwice",
       {Ruleset("Get", ""), Ruleset("Get", "")},
       "operation `Get` is in another ruleset too; give them to validators of their own "
       "[duplicate-operation]"},
      {"OperationsInDifferentParameters",
       {Ruleset("Get", ""), WithOperationIn("Do", Ruleset("Put", ""))},
       "`Do` names the operation here and `Action` in another ruleset; give them to validators of "
       "their own [operation-parameter-differs]"},
      {"DefaultsInACycle",
       {Ruleset("Get", of_b)},
       "the default of `B` depends on itself; a default may depend on what is given, or on a "
       "default that does not [default-cycle]"},
      {"MoreChecksThanBits",
       {Ruleset("Get", "", Checks(65))},
       "an operation has more than 64 checks [over-budget]"},
  };
}

INSTANTIATE_TEST_SUITE_P(Cases, CompileTest, ::testing::ValuesIn(Cases()),
                         [](const auto& info) { return info.param.name; });

TEST(CompileTest, TakesAsManyChecksAsThereAreBits) {
  EXPECT_NE(Build({Ruleset("Get", "", Checks(64))}), nullptr);
}

}  // namespace
}  // namespace assay::testonly
