#include "validator/load/ruleset.h"

#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"
#include "validator/json/reader.h"
#include "validator/model/limits.h"

namespace assay::load {
namespace {

std::string BaseText() {
  std::ifstream file("testdata/rules_good/common-parameters.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The base file with its only `from` replaced.
std::string Edited(const std::string& from, const std::string& to) {
  std::string text = BaseText();
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos);
  return text.replace(at, from.size(), to);
}

model::Ruleset LoadBase() {
  LoadResult loaded = LoadRuleset("base.json", BaseText());
  EXPECT_TRUE(loaded.ruleset.has_value());
  EXPECT_TRUE(loaded.diagnostics.empty());
  return loaded.ruleset.value_or(model::Ruleset());
}

TEST(LoadRulesetTest, ReadsTheHead) {
  const model::Ruleset ruleset = LoadBase();
  EXPECT_EQ(ruleset.file, "base.json");
  EXPECT_EQ(ruleset.name.text, "shop");
  EXPECT_EQ(ruleset.version.text, "2024-05-01");
  EXPECT_EQ(ruleset.version.location, (Location{"base.json", 3, 33}));
  EXPECT_EQ(ruleset.title.en, "Shop");
  EXPECT_EQ(ruleset.title.zh, "");
  EXPECT_EQ(ruleset.document_title.en, "Shop API reference");
  EXPECT_EQ(ruleset.codes.missing.text, "Missing");
  EXPECT_EQ(ruleset.codes.invalid.text, "Invalid");
  EXPECT_EQ(ruleset.codes.unknown_operation.text, "NoAction");
  EXPECT_EQ(ruleset.operation_parameter.text, "Action");
  EXPECT_EQ(ruleset.suspicious_values, (std::vector<std::string>{"undefined", "null"}));
}

TEST(LoadRulesetTest, ReadsErrorsInOrder) {
  const model::Ruleset ruleset = LoadBase();
  ASSERT_EQ(ruleset.errors.size(), 3U);
  const model::Error& error = ruleset.errors[2];
  EXPECT_EQ(error.code.text, "NoAction");
  EXPECT_EQ(error.code.location, (Location{"base.json", 14, 14}));
  EXPECT_EQ(error.status, 404);
  EXPECT_EQ(error.message.en, "no such operation");
  EXPECT_EQ(error.message_location, (Location{"base.json", 14, 52}));
  EXPECT_EQ(error.meaning.en, "unknown");
  EXPECT_EQ(error.source.at, "codes, 3");
  EXPECT_EQ(error.source.basis, model::Source::Basis::kReading);
  EXPECT_EQ(error.source.note, "seen");
}

TEST(LoadRulesetTest, PutsCommonParametersBehindTheOperationsOwn) {
  const model::Ruleset ruleset = LoadBase();
  ASSERT_EQ(ruleset.operations.size(), 1U);
  std::string names;
  for (const model::Parameter& parameter : ruleset.operations[0].parameters) {
    names += parameter.name.text + " ";
  }
  EXPECT_EQ(names, "Action Article Charge Period Secret Settings Format ");
  EXPECT_TRUE(ruleset.operations[0].parameters[4].sensitive);  // the operation's own
}

TEST(LoadRulesetTest, ReadsParameters) {
  const model::Ruleset ruleset = LoadBase();
  const auto& parameters = ruleset.operations[0].parameters;
  EXPECT_TRUE(parameters[0].required);
  EXPECT_EQ(parameters[1].constraints.max_length->value, 9);
  EXPECT_EQ(parameters[2].constraints.enumeration[1].text, "Later");
  EXPECT_EQ(parameters[2].default_value->text, "Later");
  EXPECT_EQ(parameters[3].constraints.type, model::Type::kInteger);
  EXPECT_EQ(parameters[3].constraints.minimum->text, "1");
  EXPECT_EQ(parameters[3].constraints.maximum->text, "36");
  ASSERT_TRUE(parameters[5].content.has_value());
  const auto& members = parameters[5].content->schema.properties;
  ASSERT_EQ(members.size(), 1U);
  EXPECT_EQ(members[0].name.text, "color");
  EXPECT_EQ(members[0].constraints.enumeration.size(), 2U);
}

TEST(LoadRulesetTest, ReadsEveryConstraint) {
  const LoadResult loaded = LoadRuleset(
      "base.json", Edited("\"maxLength\": 9", R"("minLength": 1, "maxLength": 9, "unit": "bytes",
          "characters": "[a-z]", "pattern": "a+", "classes": {"of": ["[a]", "[b]"], "min": 1},
          "format": "ipv4", "example": "1.2.3.4", "error": "Missing")"));
  ASSERT_TRUE(loaded.ruleset.has_value());
  const model::Parameter& parameter = loaded.ruleset->operations[0].parameters[1];
  const model::Constraints& constraints = parameter.constraints;
  EXPECT_EQ(constraints.min_length->value, 1);
  EXPECT_EQ(constraints.unit, model::Unit::kBytes);
  EXPECT_EQ(constraints.characters->text, "[a-z]");
  EXPECT_EQ(constraints.pattern->text, "a+");
  EXPECT_EQ(constraints.classes->of[1].text, "[b]");
  EXPECT_EQ(constraints.classes->min.value, 1);
  EXPECT_EQ(constraints.format, format::Format::kIpv4);
  EXPECT_FALSE(constraints.enumeration_location.has_value());
  EXPECT_EQ(parameter.example, "1.2.3.4");
  EXPECT_EQ(parameter.error->text, "Missing");
}

TEST(LoadRulesetTest, ReadsRulesAndChecks) {
  const model::Ruleset ruleset = LoadBase();
  const auto& rules = ruleset.operations[0].rules;
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[0].id.text, "period-with-now");
  EXPECT_EQ(rules[0].kind, model::Rule::Kind::kRequire);
  EXPECT_EQ(rules[0].severity, model::Severity::kEnforce);
  EXPECT_EQ(rules[0].when.terms[0].parameter.text, "Charge");
  EXPECT_EQ(rules[0].when.terms[0].values[0].text, "Now");
  EXPECT_EQ(rules[0].parameters[0].text, "Period");
  EXPECT_EQ(rules[0].error->text, "Missing");
  EXPECT_EQ(rules[1].severity, model::Severity::kWarn);
  EXPECT_EQ(rules[1].when.terms[0].present, true);
  EXPECT_EQ(rules[1].message.en, "{parameter} is absent");
  const auto& checks = ruleset.operations[0].checks;
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].fact.text, "article.in-stock");
  EXPECT_EQ(checks[0].arguments[0].text, "Article");
  EXPECT_EQ(checks[0].when.terms[0].values.size(), 2U);
  EXPECT_EQ(checks[0].error.text, "Invalid");
  EXPECT_EQ(checks[0].parameters[0].text, "Article");
}

// ---- inputs too large to keep in a file
// -----------------------------------------------------------

std::string ListOf(std::size_t count) {
  std::string list = "[";
  for (std::size_t i = 0; i < count; ++i) list += (i > 0 ? ",\"" : "\"") + std::to_string(i) + '"';
  return list + "]";
}

TEST(LoadRulesetTest, RefusesAMillionEnumValuesAtTheCap) {
  const auto load = [](std::size_t count) {
    return LoadRuleset("x", Edited("\"maxLength\": 9", "\"enum\": " + ListOf(count)));
  };
  EXPECT_TRUE(load(model::kMaxListedValues).ruleset.has_value());
  const LoadResult loaded = load(1'000'000);
  ASSERT_EQ(loaded.diagnostics.size(), 1U);
  EXPECT_EQ(loaded.diagnostics[0].id, "too-many-values");
}

TEST(LoadRulesetTest, RefusesDeepNestingWithoutRecursion) {
  for (const std::string open : {"[", "{\"a\":"}) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += open;
    const LoadResult loaded = LoadRuleset("x", text);
    ASSERT_EQ(loaded.diagnostics.size(), 1U);
    EXPECT_EQ(loaded.diagnostics[0].id, "nesting");
  }
}

TEST(LoadRulesetTest, RefusesALargeText) {
  std::string text = BaseText();
  text.resize(model::kMaxFileBytes, ' ');
  EXPECT_TRUE(LoadRuleset("x", text).ruleset.has_value());
  const LoadResult loaded = LoadRuleset("x", text + " ");
  ASSERT_EQ(loaded.diagnostics.size(), 1U);
  EXPECT_EQ(loaded.diagnostics[0].id, "file-too-large");
}

TEST(LoadRulesetTest, RefusesAMegabyteMessage) {
  const LoadResult loaded =
      LoadRuleset("x", Edited("no such operation", std::string(4'000'000, 'x')));
  ASSERT_EQ(loaded.diagnostics.size(), 1U);
  EXPECT_EQ(loaded.diagnostics[0].id, "bad-text");
}

TEST(LoadRulesetTest, ListsAHundredFaultsAtMost) {
  std::string keys;
  for (int i = 0; i < 10'000; ++i) keys += "\"x" + std::to_string(i) + "\": 1, ";
  const LoadResult loaded = LoadRuleset("x", Edited("\"maxLength\": 9", keys + "\"maxLength\": 9"));
  ASSERT_EQ(loaded.diagnostics.size(), 101U);
  EXPECT_EQ(loaded.diagnostics.back().id, "too-many-faults");
}

// Copied into each operation, the common parameters could multiply a file into gigabytes.
TEST(LoadRulesetTest, RefusesManyOperationsTimesManyCommonParameters) {
  std::string operations = "\"operations\": {";
  for (int i = 0; i < 2000; ++i) {
    operations += "\"o" + std::to_string(i) +
                  R"(": {"title": {"en": "x"}, "source": {"at": "x", "basis": "stated"},
                         "parameters": {}},)";
  }
  std::string common = "\"commonParameters\": {";
  for (int i = 0; i < 200; ++i) {
    common += "\"p" + std::to_string(i) +
              R"(": {"description": {"en": "x"}, "source": {"at": "x", "basis": "stated"}},)";
  }
  std::string text = Edited("\"operations\": {", operations);
  text.replace(text.find("\"commonParameters\": {"), 21, common);
  const LoadResult loaded = LoadRuleset("x", text);
  ASSERT_EQ(loaded.diagnostics.size(), 1U);
  EXPECT_EQ(loaded.diagnostics[0].id, "too-large");
}

// Wherever a file breaks off, there is a diagnostic and nothing worse.
TEST(LoadRulesetTest, SurvivesTruncationEverywhere) {
  const std::string text = BaseText();
  const std::size_t end = text.rfind('}');
  for (std::size_t size = 0; size <= end; ++size) {
    const LoadResult loaded = LoadRuleset("x", std::string_view(text).substr(0, size));
    ASSERT_FALSE(loaded.ruleset.has_value()) << size;
    ASSERT_EQ(loaded.diagnostics.size(), 1U) << size;
  }
}

// Where the value of a node ends. (The base file has no escapes, and balanced braces in its
// strings.)
std::size_t EndOf(const json::Node& node, std::string_view text) {
  if (node.kind == json::Kind::kString) return node.offset + node.text.size() + 2;
  if (!node.text.empty()) return node.offset + node.text.size();
  int depth = 0;
  std::size_t at = node.offset;
  do {
    depth += text[at] == '{' || text[at] == '[';
    depth -= text[at] == '}' || text[at] == ']';
    ++at;
  } while (depth > 0);
  return at;
}

// Whatever single value is replaced by one of another type, the file is refused or fine, and
// nothing crashes.
TEST(LoadRulesetTest, SurvivesValuesOfEveryType) {
  const std::string text = BaseText();
  json::Reader reader(text.size());
  const json::Document document = reader.Read(text);
  ASSERT_GT(document.nodes.size(), 100U);
  int refused = 0;
  for (const json::Node& node : document.nodes) {
    for (const std::string value :
         {"null", "true", "-1", "1.5", "\"\"", "\"x\"", "[]", "{}", "[[]]"}) {
      std::string edited = text;
      edited.replace(node.offset, EndOf(node, text) - node.offset, value);
      const LoadResult loaded = LoadRuleset("x", edited);
      ASSERT_EQ(loaded.ruleset.has_value(), !HasError(loaded.diagnostics)) << edited;
      for (const Diagnostic& diagnostic : loaded.diagnostics) {
        ASSERT_NE(diagnostic.id, "syntax") << edited;
      }
      refused += !loaded.ruleset.has_value();
    }
  }
  EXPECT_GT(refused, 500);
}

}  // namespace
}  // namespace assay::load
