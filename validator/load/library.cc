// The whole of a library, and what it shares with rulesets: definitions by name.
#include <vector>

#include "validator/load/fields.h"
#include "validator/load/parts.h"
#include "validator/load/scalars.h"

namespace assay::load {
namespace {

void Ignore(const Value& value, model::Name&) { Expect(value, json::Kind::kString); }

// Looked at before everything else.
void PassOver(const Value&, model::Name&) {}

void ReadDefinedErrors(const Value& value) {
  std::vector<model::Error> errors;
  ReadList(value, ReadError, errors);
  RefuseRepeatedCodes(value.source(), errors);
}

// clang-format off
constexpr Field<model::Name> kLibraryFields[] = {
    {"$schema", kOptional, Ignore},
    {"formatVersion", kRequired, PassOver},
    {"library", kRequired, [](const Value& v, model::Name& n) { ReadName(v, n); }},
    {"imports", kOptional, PassOver},
    {"errors", kOptional, [](const Value& v, model::Name&) { ReadDefinedErrors(v); }},
    {"constraints", kOptional, [](const Value& v, model::Name&) { ReadDefinedConstraints(v); }},
    {"conditions", kOptional, [](const Value& v, model::Name&) { ReadDefinedConditions(v); }},
    {"parameters", kOptional, [](const Value& v, model::Name&) { ReadDefinedParameters(v); }},
    {"catalogues", kOptional, [](const Value& v, model::Name&) { ReadDefinedCatalogues(v); }},
};
// clang-format on

// Of a ruleset, the list of errors is what it answers with, and nothing to use.
void AddErrors(const Value& root) {
  const std::optional<Value> errors = root.Member("errors");
  if (!errors || !root.Member("library")) return;
  for (const Value& error : errors->children()) {
    const std::optional<Value> code = error.Member("code");
    if (!code || !code->Is(json::Kind::kString)) continue;
    root.source().definitions().Add(DefinitionKind::kError, code->text(), error);
  }
}

}  // namespace

void ReadDefinedConstraints(const Value& value) {
  if (!Expect(value, json::Kind::kObject)) return;
  for (const Value& item : value.children()) {
    model::Constraints constraints;
    ReadConstraints(item, {}, constraints);
  }
}

void ReadDefinedConditions(const Value& value) {
  if (!Expect(value, json::Kind::kObject)) return;
  for (const Value& item : value.children()) {
    model::Condition condition;
    ReadCondition(item, condition);
  }
}

void ReadDefinedParameters(const Value& value) {
  std::vector<model::Parameter> parameters;
  ReadParameters(value, parameters);
}

void AddDefinitions(const Value& root) {
  constexpr struct {
    std::string_view key;
    DefinitionKind kind;
  } kSections[] = {{"constraints", DefinitionKind::kConstraints},
                   {"conditions", DefinitionKind::kCondition},
                   {"parameters", DefinitionKind::kParameter},
                   {"catalogues", DefinitionKind::kCatalogue}};
  for (const auto& section : kSections) {
    const std::optional<Value> members = root.Member(section.key);
    if (!members) continue;
    for (const Value& item : members->children()) {
      root.source().definitions().Add(section.kind, item.key(), item);
    }
  }
  AddErrors(root);
}

void ReadLibrary(const Value& root) {
  model::Name name;
  ReadFields(root, Bind(kLibraryFields, name));
}

}  // namespace assay::load
