// Parameters that nothing looks at.
#include <set>
#include <string>
#include <string_view>

#include "validator/lint/findings.h"
#include "validator/model/model.h"
#include "validator/model/path.h"

namespace assay::lint {
namespace {

// Common parameters are there for what surrounds the operations, secret ones to be kept.
bool AsksNothing(const model::Parameter& parameter) {
  const model::Constraints& c = parameter.constraints;
  return !parameter.common && !parameter.sensitive && !parameter.required &&
         !parameter.default_value && parameter.conditional_defaults.empty() && !parameter.content &&
         !c.type_given && c.type == model::Type::kString && !c.asks_of_text();
}

// The parameters that rules, checks and defaults look at, whole or in part.
std::set<std::string_view> ReadParameters(const Scope& scope) {
  std::set<std::string_view> read;
  const auto add = [&](const model::Name& name) { read.insert(model::RootOf(name.text)); };
  for (const model::Rule& rule : scope.operation().rules) {
    model::CollectParameters(rule.when, read);
    for (const model::Name& name : rule.parameters) add(name);
    for (const auto* side : {&rule.left, &rule.right}) {
      for (const model::Operand& operand : *side) add(operand.parameter);
    }
  }
  for (const model::Check& check : scope.operation().checks) {
    model::CollectParameters(check.when, read);
    for (const model::Name& name : check.arguments) add(name);
    for (const model::Name& name : check.parameters) add(name);
  }
  for (const model::Parameter& parameter : scope.operation().parameters) {
    for (const auto& one : parameter.conditional_defaults) model::CollectParameters(one.when, read);
  }
  return read;
}

}  // namespace

void LintUnread(const model::Ruleset& ruleset, const Scope& scope, Findings& findings) {
  std::set<std::string_view> read = ReadParameters(scope);
  read.insert(ruleset.operation_parameter.text);
  for (const model::Parameter& parameter : scope.operation().parameters) {
    if (!AsksNothing(parameter) || read.contains(parameter.name.text)) continue;
    findings.Warning(
        parameter.name.location, "unread-parameter",
        "nothing is asked of " + Quoted(parameter.name.text) + ", and no rule looks at it",
        "say what it may be, or `type` when any text will do");
  }
}

}  // namespace assay::lint
