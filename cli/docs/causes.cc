#include "cli/docs/causes.h"

namespace assay::cli::docs {
namespace {

// Required parts that a request would give as parameters of their own. Parts within a text are the
// text's fault, and have the code of that.
void AddRequiredParts(const std::string& path, const model::Constraints& constraints,
                      std::vector<std::string>* out) {
  if (constraints.separator) return;
  if (!constraints.items.empty()) AddRequiredParts(path + ".N", constraints.items[0], out);
  for (const model::Parameter& member : constraints.properties) {
    const std::string name = path + "." + member.name.text;
    if (member.required) out->push_back(name);
    AddRequiredParts(name, member.constraints, out);
  }
}

// Without the operation parameter there is no operation, whether it is declared as required or not.
std::vector<std::string> RequiredOf(const model::Operation& operation,
                                    const std::string& operation_parameter) {
  std::vector<std::string> required;
  for (const model::Parameter& parameter : operation.parameters) {
    const bool is_first = parameter.name.text == operation_parameter;
    if (parameter.required || is_first) required.push_back(parameter.name.text);
    AddRequiredParts(parameter.name.text, parameter.constraints, &required);
  }
  return required;
}

}  // namespace

Causes CausesOf(std::string_view code, const model::Operation& operation,
                const model::Ruleset& ruleset) {
  Causes causes;
  const model::Codes& codes = ruleset.codes;
  if (code == codes.missing.text) {
    causes.missing = RequiredOf(operation, ruleset.operation_parameter.text);
  }
  causes.request = code == codes.invalid.text;
  causes.operation = code == codes.unknown_operation.text;
  for (const model::Parameter& parameter : operation.parameters) {
    // Of the operation parameter, only the codes of the ruleset are ever answered.
    const bool own = parameter.error && parameter.name.text != ruleset.operation_parameter.text;
    const std::string& error = own ? parameter.error->text : codes.invalid.text;
    if (code == error) causes.faulty.push_back(parameter.name.text);
  }
  for (const model::Rule& rule : operation.rules) {
    const bool enforced = rule.severity == model::Severity::kEnforce;
    if (enforced && rule.error && rule.error->text == code) causes.rules.push_back(rule.id.text);
  }
  for (const model::Check& check : operation.checks) {
    if (check.error.text == code) causes.checks.push_back(check.id.text);
  }
  return causes;
}

}  // namespace assay::cli::docs
