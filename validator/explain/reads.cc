#include "validator/explain/reads.h"

#include <algorithm>
#include <string>

#include "validator/model/path.h"

namespace assay::explain {
namespace {

// A rule that looks at a part looks at what the part is in.
bool LeadsTo(std::string_view named, std::string_view path) {
  return named == path || (named.starts_with(path) && named[path.size()] == '.' &&
                           model::RootOf(named).size() <= path.size());
}

bool AnyLeadsTo(const std::vector<model::Name>& names, std::string_view path) {
  return std::any_of(names.begin(), names.end(),
                     [&](const model::Name& name) { return LeadsTo(name.text, path); });
}

bool Reads(const std::vector<model::Operand>& operands, std::string_view path) {
  return std::any_of(operands.begin(), operands.end(), [&](const model::Operand& operand) {
    return LeadsTo(operand.parameter.text, path);
  });
}

bool ReadsMember(const model::Rule& rule, const model::Name& member, std::string_view path) {
  return !member.text.empty() && !rule.parameters.empty() &&
         rule.parameters[0].text + ".N." + member.text == path;
}

}  // namespace

bool Reads(const model::Condition& condition, std::string_view path) {
  return std::any_of(condition.terms.begin(), condition.terms.end(),
                     [&](const model::Term& term) { return LeadsTo(term.parameter.text, path); }) ||
         std::any_of(condition.conditions.begin(), condition.conditions.end(),
                     [&](const model::Condition& part) { return Reads(part, path); });
}

bool Reads(const Rule& rule, std::string_view path) {
  if (rule.check != nullptr) {
    return AnyLeadsTo(rule.check->arguments, path) || AnyLeadsTo(rule.check->parameters, path) ||
           Reads(rule.check->when, path);
  }
  if (rule.rule == nullptr) return false;
  const model::Rule& source = *rule.rule;
  return AnyLeadsTo(source.parameters, path) || Reads(source.left, path) ||
         Reads(source.right, path) || Reads(source.when, path) ||
         ReadsMember(source, source.start, path) || ReadsMember(source, source.end, path);
}

}  // namespace assay::explain
