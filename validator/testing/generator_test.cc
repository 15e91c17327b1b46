// A comparison of evaluators is worth what the generator reaches: every rule must fail, and every
// verdict be given.
#include "validator/testing/generator.h"

#include <cstdint>
#include <iostream>
#include <set>
#include <string>

#include "gtest/gtest.h"
#include "validator/model/model.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/random.h"
#include "validator/testing/reference.h"
#include "validator/testing/shipped_ruleset.h"

namespace assay::testonly {
namespace {

using Ids = std::set<std::string>;

void AddNumberIds(const std::string& prefix, const model::Constraints& c, Ids* ids) {
  if (c.exclusive_minimum) ids->insert(prefix + ".exclusiveMinimum");
  if (c.exclusive_maximum) ids->insert(prefix + ".exclusiveMaximum");
  if (!c.ranges.empty()) ids->insert(prefix + ".ranges");
  if (c.multiple_of) ids->insert(prefix + ".multipleOf");
  if (c.power_of_two) ids->insert(prefix + ".powerOfTwo");
  if (c.max_decimals) ids->insert(prefix + ".maxDecimals");
}

void AddTextIds(const std::string& prefix, const model::Constraints& c, Ids* ids) {
  if (!c.starts_with.empty()) ids->insert(prefix + ".startsWith");
  if (!c.not_starts_with.empty()) ids->insert(prefix + ".notStartsWith");
  if (!c.ends_with.empty()) ids->insert(prefix + ".endsWith");
  if (!c.not_ends_with.empty()) ids->insert(prefix + ".notEndsWith");
  if (!c.contains.empty()) ids->insert(prefix + ".contains");
  if (!c.not_contains.empty()) ids->insert(prefix + ".notContains");
  if (c.not_doubled) ids->insert(prefix + ".notDoubled");
  if (!c.not_enum.empty()) ids->insert(prefix + ".notEnum");
}

void AddConstraintIds(const std::string& prefix, const model::Constraints& constraints, Ids* ids) {
  if (constraints.minimum) ids->insert(prefix + ".minimum");
  if (constraints.maximum) ids->insert(prefix + ".maximum");
  if (constraints.min_length) ids->insert(prefix + ".minLength");
  if (constraints.max_length) ids->insert(prefix + ".maxLength");
  if (constraints.characters) ids->insert(prefix + ".characters");
  if (constraints.pattern) ids->insert(prefix + ".pattern");
  if (constraints.classes) ids->insert(prefix + ".classes");
  if (!constraints.enumeration.empty() && !constraints.otherwise) ids->insert(prefix + ".enum");
  if (constraints.format != format::Format::kNone) ids->insert(prefix + ".format");
  AddNumberIds(prefix, constraints, ids);
  AddTextIds(prefix, constraints, ids);
}

// Of a list or an object itself.
void AddStructureIds(const std::string& prefix, const model::Constraints& c, Ids* ids) {
  if (c.min_items) ids->insert(prefix + ".minItems");
  if (c.max_items) ids->insert(prefix + ".maxItems");
  if (c.unique_items) ids->insert(prefix + ".uniqueItems");
  if (c.unique_by) ids->insert(prefix + ".uniqueBy");
  if (c.max_total_length) ids->insert(prefix + ".maxTotalLength");
  if (c.min_properties) ids->insert(prefix + ".minProperties");
  if (c.max_properties) ids->insert(prefix + ".maxProperties");
  if (c.closed) ids->insert(prefix + ".additionalProperties");
  if (!c.property_names.empty()) ids->insert(prefix + ".propertyNames");
}

// What carries a value decides what can be wrong with it beside its constraints.
enum class Carrier { kParts, kText, kJsonText };

void AddTreeIds(const std::string& prefix, const model::Constraints& c, Carrier carrier, Ids* ids) {
  // Also of text, when JSON gives an array.
  const bool has_type =
      carrier != Carrier::kText || c.is_numeric() || c.type == model::Type::kBoolean;
  if (has_type) ids->insert(prefix + ".type");
  if (carrier == Carrier::kParts) {
    for (const char* fault : {".duplicate", ".decoding"}) ids->insert(prefix + fault);
    // What is no index is the parameter's fault, however deep; a gap is the list's own.
    const bool is_list = c.type == model::Type::kArray && !c.separator;
    const bool is_root = prefix.find('.') == prefix.npos;
    if (is_list && (is_root || !c.gaps)) ids->insert(prefix + ".indexes");
  }
  AddConstraintIds(prefix, c, ids);
  AddStructureIds(prefix, c, ids);
  if (c.separator) carrier = Carrier::kText;
  if (!c.items.empty()) AddTreeIds(prefix + ".N", c.items[0], carrier, ids);
  for (const model::Parameter& property : c.properties) {
    const std::string name = prefix + "." + property.name.text;
    if (property.required) ids->insert(name + ".required");
    AddTreeIds(name, property.constraints, carrier, ids);
  }
  if (!c.additional.empty()) AddTreeIds(prefix + ".*", c.additional[0], carrier, ids);
}

void AddParameterIds(const model::Ruleset& ruleset, const model::Parameter& parameter, Ids* ids) {
  const std::string& name = parameter.name.text;
  const bool in_parts = parameter.constraints.has_parts() && !parameter.constraints.separator;
  if (parameter.required) ids->insert(name + ".required");
  if (!parameter.constraints.empty_is_value) ids->insert(name + ".empty");
  if (!ruleset.suspicious_values.empty() && !in_parts) ids->insert(name + ".suspicious");
  AddTreeIds(name, parameter.constraints, Carrier::kParts, ids);
  if (!parameter.content) return;
  ids->insert(name + ".contentMediaType");
  ids->insert(name + ".contentSchema");
  AddTreeIds(name, parameter.content->schema, Carrier::kJsonText, ids);
}

// The ids of all rules and warnings that a report could name before facts.
Ids AllIds(const model::Ruleset& ruleset) {
  Ids ids = {
      "request.empty-name", "request.name-decoding",  "request.value-decoding",   "request.json",
      "request.max-bytes",  "request.max-parameters", "request.unknown-parameter"};
  const std::string& naming = ruleset.operation_parameter.text;
  for (const model::Operation& operation : ruleset.operations) {
    for (const model::Parameter& parameter : operation.parameters) {
      AddParameterIds(ruleset, parameter, &ids);
    }
    for (const model::Rule& rule : operation.rules) {
      if (rule.severity != model::Severity::kOff) ids.insert(rule.id.text);
    }
  }
  ids.erase(naming + ".enum");  // a name that is not listed is an unknown operation
  ids.insert(naming + ".operation");
  return ids;
}

void TakeOut(const PlainReport& report, Ids* ids) {
  for (const PlainViolation& violation : report.violations) {
    ids->erase(violation.rule);
    for (const std::string& rule : violation.also) ids->erase(rule);
  }
  for (const PlainWarning& warning : report.warnings) ids->erase(warning.rule);
  for (const PlainWarning& shadow : report.shadows) ids->erase(shadow.rule);
}

void ExpectToReachEveryRule(const model::Ruleset& ruleset) {
  constexpr std::uint64_t kMaxRequests = 600'000;
  const std::uint64_t seed = SeedFromEnvironment();
  const Generator generator(ruleset, seed);
  const Reference usual(ruleset);
  const Reference narrow(ruleset, Limits{.max_request_bytes = 700, .max_parameters = 20});
  Ids missing = AllIds(ruleset);
  std::uint64_t i = 0;
  while (i < kMaxRequests && !missing.empty()) {
    GeneratedRequest generated = generator.At(i++);
    TakeOut((i % 16 == 0 ? narrow : usual).Validate(generated.View()), &missing);
  }
  std::cout << "ASSAY_SEED=" << seed << ", " << i << " requests\n";
  for (const std::string& id : missing) ADD_FAILURE() << id << " never failed";
}

TEST(GeneratorTest, ReachesEveryRuleOfTheShippedRuleset) { ExpectToReachEveryRule(ShippedModel()); }

TEST(GeneratorTest, ReachesEveryRuleOfEveryConstruct) {
  ExpectToReachEveryRule(RulesetFile("testdata/rulesets/constructs.json").model);
}

TEST(GeneratorTest, ReachesEveryRuleOfEveryStructure) {
  ExpectToReachEveryRule(RulesetFile("testdata/rulesets/structures.json").model);
}

TEST(GeneratorTest, GivesTheSameRequestForTheSameSeedAndIndex) {
  const Generator one(ShippedModel(), 7), same(ShippedModel(), 7), other(ShippedModel(), 8);
  EXPECT_EQ(one.At(5).ToString(), same.At(5).ToString());
  EXPECT_NE(one.At(5).ToString(), other.At(5).ToString());
  EXPECT_NE(one.At(5).ToString(), one.At(6).ToString());
}

// A good part is in order, in each form, so that what follows the checks is tried as well.
TEST(GeneratorTest, MakesRequestsInOrderInEveryForm) {
  const Generator generator(ShippedModel(), 1);
  const Reference reference(ShippedModel());
  int in_order[4] = {}, of_form[4] = {};
  for (std::uint64_t i = 0; i < 6000; ++i) {
    GeneratedRequest generated = generator.At(i);
    const auto form = static_cast<std::size_t>(generated.form);
    ++of_form[form];
    if (reference.Validate(generated.View()).violations.empty()) ++in_order[form];
  }
  for (std::size_t form = 0; form < 4; ++form) {
    EXPECT_GT(of_form[form], 800);
    EXPECT_GT(in_order[form], 200);
  }
}

}  // namespace
}  // namespace assay::testonly
