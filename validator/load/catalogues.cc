// Catalogues: answers to facts that rule files hold themselves, in the form of facts files.
#include <map>
#include <string>

#include "validator/load/parts.h"
#include "validator/load/scalars.h"

namespace assay::load {
namespace {

// The facts that the checks of a ruleset ask for, each where it is named first.
std::map<std::string_view, Value> FactsOf(const Value& root) {
  std::map<std::string_view, Value> facts;
  const std::optional<Value> operations = root.Member("operations");
  if (!operations) return facts;
  for (const Value& operation : operations->children()) {
    const std::optional<Value> checks = operation.Member("checks");
    if (!checks) continue;
    for (const Value& check : checks->children()) {
      const std::optional<Value> fact = check.Member("fact");
      if (fact && fact->Is(json::Kind::kString)) facts.emplace(fact->text(), *fact);
    }
  }
  return facts;
}

void WarnOfUnused(const Value& catalogue) {
  catalogue.source().Add({.severity = Diagnostic::Severity::kWarning,
                          .location = catalogue.key_location(),
                          .id = "unused-catalogue",
                          .message = "no check asks for the fact " + Quoted(catalogue.key()),
                          .hint = {},
                          .related = {}});
}

}  // namespace

void ReadDefinedCatalogues(const Value& value) {
  if (!Expect(value, json::Kind::kObject)) return;
  for (const Value& item : value.children()) {
    model::Name fact;
    ReadKeyName(item, fact);
    model::Answers answers;
    ReadAnswers(item, answers);
  }
}

void ReadCatalogues(const Value& root, model::Ruleset& ruleset) {
  const std::map<std::string_view, Value> facts = FactsOf(root);
  Definitions& definitions = root.source().definitions();
  for (const auto& [name, fact] : facts) {
    const auto found = definitions.OpenIfAny(fact, {DefinitionKind::kCatalogue});
    if (!found) continue;
    model::Catalogue& catalogue = ruleset.catalogues.emplace_back();
    catalogue.fact = {std::string(name), found->value.key_location()};
    ReadAnswers(found->value, catalogue.answers);
    definitions.Close();
  }
  const std::optional<Value> own = root.Member("catalogues");
  if (!own || root.source().fault_count() != 0) return;
  for (const Value& catalogue : own->children()) {
    if (!facts.contains(catalogue.key())) WarnOfUnused(catalogue);
  }
}

}  // namespace assay::load
