// The smallest request that an operation takes, from what its rules say of values.
#include "validator/example/example.h"

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "validator/load/ruleset.h"
#include "validator/testing/small_ruleset.h"

namespace assay::example {
namespace {

struct ExampleCase {
  const char* name;
  std::string parameters;  // `$` stands for what each has to say of itself
  std::string rules;       // likewise
  const char* request;     // empty: there is none
};

void PrintTo(const ExampleCase& one, std::ostream* out) { *out << one.name; }

std::string Filled(const std::string& text) {
  std::string filled;
  for (const char c : text) c == '$' ? filled += testonly::kText : filled += c;
  return filled;
}

class ExampleTest : public ::testing::TestWithParam<ExampleCase> {};

TEST_P(ExampleTest, IsMinimal) {
  const RulesetText text =
      testonly::Ruleset("Get", Filled(GetParam().parameters), Filled(GetParam().rules));
  const auto validator = testonly::Build({text});
  const load::LoadResult loaded = load::LoadRuleset(text.file_name, text.text);
  ASSERT_TRUE(loaded.ruleset);
  ASSERT_TRUE(validator);
  Scratch scratch = validator->NewScratch();
  const auto pairs =
      MinimalPairs(loaded.ruleset->operations[0], *validator, scratch, {{"Action", "Get"}});
  EXPECT_EQ(pairs ? ToQuery(*pairs) : "", GetParam().request);
}

const ExampleCase kCases[] = {
    {"Nothing", "", "", "Action=Get"},
    {"Example", R"("A": {$, "required": true, "example": "a b"})", "", "Action=Get&A=a%20b"},
    {"NoExample", R"("A": {$, "required": true})", "", ""},
    {"Enum", R"("A": {$, "required": true, "enum": ["x", "y"]})", "", "Action=Get&A=x"},
    {"Format", R"("A": {$, "required": true, "format": "ipv4"})", "", "Action=Get&A=10.0.0.1"},
    {"Minimum", R"("A": {$, "required": true, "type": "integer", "minimum": 3})", "",
     "Action=Get&A=3"},
    {"NoMinimum", R"("A": {$, "required": true, "type": "integer"})", "", ""},
    {"Boolean", R"("A": {$, "required": true, "type": "boolean"})", "", "Action=Get&A=true"},
    {"Secret", R"("A": {$, "required": true, "example": "x", "sensitive": true})", "", ""},
    {"List", R"("A": {$, "required": true, "type": "array", "items": {"enum": ["x"]}})", "",
     "Action=Get&A.1=x"},
    {"ListOfAnything", R"("A": {$, "required": true, "type": "array"})", "", ""},
    {"Delimited",
     R"("A": {$, "required": true, "type": "array", "separator": ",", "items": {"enum": ["x"]}})",
     "", "Action=Get&A=x"},
    {"Object",
     R"("A": {$, "required": true, "type": "object", "properties": {"b": {$, "required": true, )"
     R"("example": "v"}, "c": {$}}})",
     "", "Action=Get&A.b=v"},
    {"ObjectWithoutExample",
     R"("A": {$, "required": true, "type": "object", "properties": {"b": {$, "required": true}}})",
     "", ""},
    {"ObjectOfNothing", R"("A": {$, "required": true, "type": "object", "properties": {"b": {$}}})",
     "", ""},
    {"Json",
     R"("A": {$, "required": true, "contentMediaType": "application/json", "contentSchema": )"
     R"({"type": "object"}})",
     "", ""},
    {"Required", R"("A": {$, "example": "1"}, "B": {$, "example": "2"})",
     R"({"id": "r", $, "require": ["A", "B"], "error": "Missing"})", "Action=Get&A=1&B=2"},
    {"RequiredWithoutExample", R"("A": {$, "example": "1"}, "B": {$})",
     R"({"id": "r", $, "require": ["A", "B"], "error": "Missing"})", ""},
    {"AtLeastOne", R"("A": {$}, "B": {$, "example": "2"})",
     R"({"id": "r", $, "atLeastOne": ["A", "B"], "error": "Missing"})", "Action=Get&B=2"},
    {"ExactlyOne", R"("A": {$, "example": "1"}, "B": {$, "example": "2"})",
     R"({"id": "r", $, "exactlyOne": ["A", "B"], "error": "Missing"})", "Action=Get&A=1"},
    {"NoneOfThem", R"("A": {$}, "B": {$})",
     R"({"id": "r", $, "atLeastOne": ["A", "B"], "error": "Missing"})", ""},
    {"AnotherRule", R"("A": {$, "required": true, "example": "1"}, "B": {$})",
     R"({"id": "r", $, "allOrNone": ["A", "B"], "error": "Missing"})", ""},
    {"ItsOwnExampleAtFault", R"("A": {$, "required": true, "example": "abc", "enum": ["x"]})", "",
     ""},
};

INSTANTIATE_TEST_SUITE_P(Cases, ExampleTest, ::testing::ValuesIn(kCases),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace assay::example
