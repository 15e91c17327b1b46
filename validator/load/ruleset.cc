// The whole of a ruleset. Parts are read in the order in which they stand, so that diagnostics are
// too; what depends on several of them (common parameters and operations) is done when all are
// read.
#include <map>
#include <set>
#include <string>
#include <utility>

#include "validator/load/fields.h"
#include "validator/load/parts.h"
#include "validator/load/scalars.h"
#include "validator/model/limits.h"
#include "validator/model/secrets.h"

namespace assay::load {
namespace {

constexpr Word<bool> kStyles[] = {{"rpc", true}};

// The ruleset, and what its parts do not say for themselves until the whole file is read.
struct Draft {
  model::Ruleset& ruleset;
  std::vector<model::Parameter> common_parameters;
  std::optional<Value> common;  // where they stand
};

// `$schema` is for editors. It is not looked at, let alone fetched.
void Ignore(const Value& value, Draft&) { Expect(value, json::Kind::kString); }

// Looked at before everything else: `formatVersion`, `imports`.
void PassOver(const Value&, Draft&) {}

void ReadStyle(const Value& value, Draft&) {
  bool is_rpc = false;
  ReadWord(value, kStyles, is_rpc);
}

constexpr Field<model::Ruleset> kDocumentFields[] = {
    {"title", kRequired, [](const Value& v, model::Ruleset& r) { ReadText(v, r.document_title); }},
    {"url", kOptional, [](const Value& v, model::Ruleset& r) { ReadLine(v, r.document_url); }},
};

constexpr Field<model::Codes> kCodesFields[] = {
    {"missing", kRequired, [](const Value& v, model::Codes& c) { ReadName(v, c.missing); }},
    {"invalid", kRequired, [](const Value& v, model::Codes& c) { ReadName(v, c.invalid); }},
    {"unknownOperation", kRequired,
     [](const Value& v, model::Codes& c) { ReadName(v, c.unknown_operation); }},
    {"wrongVersion", kOptional,
     [](const Value& v, model::Codes& c) { ReadName(v, c.wrong_version.emplace()); }},
};

// Texts that only a bug of a client sends.
void ReadSuspiciousValues(const Value& value, Draft& draft) {
  std::vector<model::Name> values;
  ReadUniqueStrings(value, {"value"}, values);
  for (model::Name& name : values) draft.ruleset.suspicious_values.push_back(std::move(name.text));
}

// Their order is their precedence, so a code must not stand in two places.
void ReadErrors(const Value& value, Draft& draft) {
  ReadList(value, ReadErrorOrUse, draft.ruleset.errors);
  RefuseRepeatedCodes(value.source(), draft.ruleset.errors);
}

void ReadCommonParameters(const Value& value, Draft& draft) {
  draft.common = value;
  ReadParameters(value, draft.common_parameters);
  for (model::Parameter& parameter : draft.common_parameters) parameter.common = true;
}

void ReadRules(const Value& value, model::Operation& operation) {
  ReadList(value, ReadRule, operation.rules);
}

void ReadChecks(const Value& value, model::Operation& operation) {
  ReadList(value, ReadCheck, operation.checks);
}

void ReadResponse(const Value& value, model::Operation& operation) {
  model::Response& response = operation.response.emplace();
  response.location = value.location();
  ReadConstraints(value, {}, response.schema);
}

// clang-format off
constexpr Field<model::Operation> kOperationFields[] = {
    {"title", kRequired, [](const Value& v, model::Operation& o) { ReadText(v, o.title); }},
    {"source", kRequired, [](const Value& v, model::Operation& o) { ReadSource(v, o.source); }},
    {"parameters", kRequired, [](const Value& v, model::Operation& o) { ReadParameters(v, o.parameters); }},
    {"rules", kOptional, ReadRules},
    {"checks", kOptional, ReadChecks},
    {"response", kOptional, ReadResponse},
};
// clang-format on

void ReadOperations(const Value& value, Draft& draft) {
  if (!Expect(value, json::Kind::kObject)) return;
  if (value.children().empty()) value.Refuse("too-few", "at least 1 operation belongs here");
  for (const Value& item : value.children()) {
    model::Operation& operation = draft.ruleset.operations.emplace_back();
    ReadKeyName(item, operation.name);
    ReadFields(item, Bind(kOperationFields, operation));
    // Reports name rules and checks alike, so they share their ids.
    std::vector<const model::Name*> ids;
    for (const model::Rule& rule : operation.rules) ids.push_back(&rule.id);
    for (const model::Check& check : operation.checks) ids.push_back(&check.id);
    RefuseRepeats(value.source(), "id", ids);
  }
}

// clang-format off
constexpr Field<Draft> kRulesetFields[] = {
    {"$schema", kOptional, Ignore},
    {"formatVersion", kRequired, PassOver},
    {"ruleset", kRequired, [](const Value& v, Draft& d) { ReadName(v, d.ruleset.name); }},
    {"version", kRequired, [](const Value& v, Draft& d) { ReadName(v, d.ruleset.version); }},
    {"imports", kOptional, PassOver},
    {"style", kRequired, ReadStyle},
    {"title", kRequired, [](const Value& v, Draft& d) { ReadText(v, d.ruleset.title); }},
    {"document", kRequired, [](const Value& v, Draft& d) { ReadFields(v, Bind(kDocumentFields, d.ruleset)); }},
    {"codes", kRequired, [](const Value& v, Draft& d) { ReadFields(v, Bind(kCodesFields, d.ruleset.codes)); }},
    {"operationParameter", kRequired, [](const Value& v, Draft& d) { ReadName(v, d.ruleset.operation_parameter); }},
    {"suspiciousValues", kOptional, ReadSuspiciousValues},
    {"suppressions", kOptional, [](const Value& v, Draft& d) { ReadSuppressions(v, d.ruleset.suppressions); }},
    {"errors", kRequired, ReadErrors},
    {"constraints", kOptional, [](const Value& v, Draft&) { ReadDefinedConstraints(v); }},
    {"conditions", kOptional, [](const Value& v, Draft&) { ReadDefinedConditions(v); }},
    {"parameters", kOptional, [](const Value& v, Draft&) { ReadDefinedParameters(v); }},
    {"catalogues", kOptional, [](const Value& v, Draft&) { ReadDefinedCatalogues(v); }},
    {"commonParameters", kOptional, ReadCommonParameters},
    {"operations", kRequired, ReadOperations},
};
// clang-format on

// Each operation gets a copy, so that many operations times long tables must not become too much.
bool CommonParametersFit(const Draft& draft) {
  if (!draft.common) return true;
  const std::size_t values = draft.common->size() * draft.ruleset.operations.size();
  if (values <= model::kMaxCommonValues) return true;
  draft.common->Refuse("too-large", "the common parameters are too much for so many operations",
                       "they have " + std::to_string(values) + " JSON values in all; at most " +
                           std::to_string(model::kMaxCommonValues) + " are allowed");
  return false;
}

// The common parameters stand after an operation's own, and give way to those of the same name.
void AddCommonParameters(const std::vector<model::Parameter>& common, model::Operation& operation) {
  std::set<std::string, std::less<>> own;
  for (const model::Parameter& parameter : operation.parameters) own.insert(parameter.name.text);
  for (const model::Parameter& parameter : common) {
    if (!own.contains(parameter.name.text)) operation.parameters.push_back(parameter);
  }
}

// Constraints in conditions and in `then` are about values of the parameter's type and format, and
// compare texts as it does.
using Declared = std::map<std::string_view, const model::Constraints*>;

void Inherit(const Declared& declared, const model::Name& parameter, model::Constraints& own) {
  const auto found = declared.find(parameter.text);
  if (found == declared.end()) return;
  own.ignore_case |= found->second->ignore_case;
  if (own.type_given || own.format != format::Format::kNone) return;
  own.type = found->second->type;
  own.format = found->second->format;
  own.inherited = true;
}

void Inherit(const Declared& declared, model::Condition& condition) {
  for (model::Term& term : condition.terms) {
    if (term.constraints) Inherit(declared, term.parameter, *term.constraints);
  }
  for (model::Condition& part : condition.conditions) Inherit(declared, part);
}

void InheritAll(model::Operation& operation) {
  Declared declared;
  for (const model::Parameter& parameter : operation.parameters) {
    declared.emplace(parameter.name.text, &parameter.constraints);
  }
  for (model::Rule& rule : operation.rules) {
    Inherit(declared, rule.when);
    for (model::Demand& demand : rule.demands) {
      Inherit(declared, demand.parameter, demand.constraints);
    }
  }
  for (model::Check& check : operation.checks) Inherit(declared, check.when);
  for (model::Parameter& parameter : operation.parameters) {
    for (model::ConditionalDefault& one : parameter.conditional_defaults) {
      Inherit(declared, one.when);
    }
  }
}

// A rule of other versions is off. Versions are compared as texts, as dates of this form are.
void TurnOffOtherVersions(model::Ruleset& ruleset) {
  const std::string& version = ruleset.version.text;
  for (model::Operation& operation : ruleset.operations) {
    for (model::Rule& rule : operation.rules) {
      const bool before = rule.since && version < rule.since->text;
      const bool after = rule.until && version >= rule.until->text;
      if (before || after) rule.severity = model::Severity::kOff;
    }
  }
}

}  // namespace

void ReadRuleset(const Value& root, model::Ruleset& ruleset) {
  Draft draft{ruleset, {}, {}};
  ReadFields(root, Bind(kRulesetFields, draft));
  if (!CommonParametersFit(draft)) return;
  for (model::Operation& operation : ruleset.operations) {
    AddCommonParameters(draft.common_parameters, operation);
    InheritAll(operation);
    model::MarkSecrets(operation);
  }
  TurnOffOtherVersions(ruleset);
  ReadCatalogues(root, ruleset);
}

}  // namespace assay::load
