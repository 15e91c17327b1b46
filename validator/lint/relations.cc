// Rules that relate values: each parameter has what the rule looks at.
#include <string>
#include <string_view>

#include "validator/format/format.h"
#include "validator/lint/findings.h"
#include "validator/model/path.h"

namespace assay::lint {
namespace {

// What a rule looks at of each parameter, so that one that has no such thing is refused: presence
// is for all, a value for those without parts, items for lists of such, or a list of anything.
enum class Wanted { kPresence, kValue, kItems, kList, kEither };

Wanted WantedBy(const model::Rule& rule) {
  switch (rule.kind) {
    case model::Rule::Kind::kThen:
    case model::Rule::Kind::kEqual:
    case model::Rule::Kind::kWithin:
      return Wanted::kValue;
    case model::Rule::Kind::kSubset:
      return Wanted::kItems;
    case model::Rule::Kind::kNoOverlap:
      return Wanted::kList;
    case model::Rule::Kind::kDifferent:
      return Wanted::kEither;
    default:
      return Wanted::kPresence;
  }
}

void CheckWanted(const model::Name& name, Wanted wanted, const Scope& scope, Findings& findings) {
  const model::Parameter* const parameter = scope.Find(name.text);
  if (parameter == nullptr || wanted == Wanted::kPresence) return;
  const model::Constraints& parts = model::PartsOf(*parameter);
  const bool is_list = parts.type == model::Type::kArray;
  const bool has_texts = is_list && (parts.items.empty() || !parts.items[0].has_parts());
  const bool is_value = !parameter->constraints.has_parts();  // JSON text is a text as well
  const bool fits = wanted == Wanted::kList    ? is_list
                    : wanted == Wanted::kValue ? is_value
                    : wanted == Wanted::kItems ? has_texts
                                               : has_texts || is_value;
  if (fits) return;
  findings.Error(name.location, "operand-type",
                 Quoted(name.text) + (wanted == Wanted::kItems  ? " is no list of single values"
                                      : wanted == Wanted::kList ? " is no list"
                                                                : " is no single value"),
                 "", parameter->name.location);
}

bool HasNumber(const model::Constraints* c) {
  return c != nullptr && (c->is_numeric() || !format::Info(c->format).unit.empty());
}

void CheckOperand(const model::Operand& operand, const Scope& scope, Findings& findings) {
  const std::string_view name = operand.parameter.text;
  const std::string_view root = model::RootOf(name);
  const model::Parameter* const parameter = scope.Find(root);
  if (parameter == nullptr) return;  // told of the rule's parameters
  const model::Constraints& parts = model::PartsOf(*parameter);
  const model::Constraints* at = model::Follow(*parameter, name.substr(root.size()));
  bool fits = false;
  switch (operand.kind) {
    case model::Operand::Kind::kCount:
      fits = root.size() == name.size() && parts.type == model::Type::kArray;
      break;
    case model::Operand::Kind::kSum:
      if (root.size() == name.size()) at = model::Follow(*parameter, ".N");
      fits = HasNumber(at);
      break;
    case model::Operand::Kind::kLength:
      fits = root.size() == name.size() && !parts.has_parts();
      break;
    default:
      fits = root.size() == name.size() && !parts.has_parts() && HasNumber(&parts);
      break;
  }
  if (fits) return;
  findings.Error(operand.parameter.location, "operand-type",
                 Quoted(name) + " is nothing that this can be asked of",
                 "a number or a format that measures one, a list for `count`, items with numbers "
                 "for `sum`",
                 parameter->name.location);
}

}  // namespace

void LintRelation(const model::Rule& rule, const Scope& scope, Findings& findings) {
  for (const model::Name& name : rule.parameters) {
    const bool may_be_single =
        rule.kind == model::Rule::Kind::kSubset && &name == &rule.parameters[0];
    CheckWanted(name, may_be_single ? Wanted::kEither : WantedBy(rule), scope, findings);
  }
  for (const auto* side : {&rule.left, &rule.right}) {
    for (const model::Operand& operand : *side) CheckOperand(operand, scope, findings);
  }
  if (rule.kind != model::Rule::Kind::kNoOverlap || rule.parameters.empty()) return;
  const model::Parameter* const list = scope.Find(rule.parameters[0].text);
  for (const model::Name* member : {&rule.start, &rule.end}) {
    if (list == nullptr || HasNumber(model::Follow(*list, ".N." + member->text))) continue;
    findings.Error(member->location, "unknown-member",
                   "the items have no member " + Quoted(member->text) + " with a number");
  }
}

}  // namespace assay::lint
