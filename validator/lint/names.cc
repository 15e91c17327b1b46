// The names of an operation: not too many, none that another hides, ids that reports can tell
// apart.
#include <algorithm>
#include <map>
#include <string>

#include "validator/lint/findings.h"
#include "validator/model/limits.h"
#include "validator/model/path.h"

namespace assay::lint {
namespace {

// ASCII only: names of APIs are, and folding beyond it depends on languages.
std::string Folded(std::string_view name) {
  std::string folded(name);
  std::transform(folded.begin(), folded.end(), folded.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return folded;
}

// Clients confuse such names, and requests are matched by case.
void LintLookalikes(const std::vector<const model::Name*>& names, Findings& findings) {
  std::map<std::string, const model::Name*> seen;
  for (const model::Name* name : names) {
    const auto [first, is_new] = seen.emplace(Folded(name->text), name);
    if (is_new || first->second->text == name->text) continue;
    findings.Warning(
        name->location, "case-clash",
        Quoted(name->text) + " and " + Quoted(first->second->text) + " differ in case only", "",
        first->second->location);
  }
}

std::size_t CountParts(const model::Constraints& c) {
  std::size_t parts = 0;
  for (const auto* of : {&c.items, &c.additional}) {
    for (const model::Constraints& part : *of) parts += 1 + CountParts(part);
  }
  for (const model::Parameter& member : c.properties) parts += 1 + CountParts(member.constraints);
  return parts;
}

std::size_t CountParts(const model::Parameter& parameter) {
  return CountParts(model::PartsOf(parameter));
}

// Members that differ in case only, at any depth.
void LintMembers(const model::Constraints& c, Findings& findings) {
  std::vector<const model::Name*> members;
  for (const model::Parameter& member : c.properties) members.push_back(&member.name);
  LintLookalikes(members, findings);
  for (const model::Parameter& member : c.properties) LintMembers(member.constraints, findings);
  for (const auto* of : {&c.items, &c.additional}) {
    for (const model::Constraints& part : *of) LintMembers(part, findings);
  }
}

// An answer has as much room as a request, and its own.
void LintResponseNames(const model::Operation& operation, Findings& findings) {
  if (!operation.response) return;
  LintMembers(operation.response->schema, findings);
  const std::size_t members = CountParts(operation.response->schema);
  if (members <= model::kMaxSlots) return;
  findings.Error(operation.response->location, "too-many-slots",
                 "the response of operation " + Quoted(operation.name.text) + " has " +
                     std::to_string(members) + " items and members; at most " +
                     std::to_string(model::kMaxSlots) + " are allowed");
}

// What the compiled form has room for.
void LintLimits(const model::Operation& operation, Findings& findings) {
  std::size_t slots = operation.parameters.size();
  for (const model::Parameter& parameter : operation.parameters) slots += CountParts(parameter);
  if (slots > model::kMaxSlots) {
    findings.Error(operation.name.location, "too-many-slots",
                   "operation " + Quoted(operation.name.text) + " has " + std::to_string(slots) +
                       " parameters and members; at most " + std::to_string(model::kMaxSlots) +
                       " are allowed");
  }
  if (operation.rules.size() > model::kMaxRules) {
    findings.Error(operation.name.location, "too-many-rules",
                   "operation " + Quoted(operation.name.text) + " has " +
                       std::to_string(operation.rules.size()) + " rules; at most " +
                       std::to_string(model::kMaxRules) + " are allowed");
  }
  for (const model::Check& check : operation.checks) {
    if (check.arguments.size() <= model::kMaxFactArguments) continue;
    findings.Error(
        check.arguments[model::kMaxFactArguments].location, "too-many-arguments",
        "a fact takes at most " + std::to_string(model::kMaxFactArguments) + " arguments");
  }
}

// Reports name the rules of a parameter `Period.enum`, those of a request `request.max-bytes`, and
// those of an answer `response.Port.type`.
void LintId(const model::Name& id, const Scope& scope, Findings& findings) {
  const std::size_t point = id.text.find('.');
  if (point == id.text.npos) return;
  const std::string_view first = std::string_view(id.text).substr(0, point);
  if (first != "request" && first != "response" && scope.Find(first) == nullptr) return;
  findings.Error(id.location, "reserved-id",
                 "ids that begin with " + Quoted(std::string(first) + ".") + " name built-in rules",
                 "use `-` in place of `.`");
}

// A rule that names it would mean the items of a list.
void LintItems(const model::Name& name, Findings& findings) {
  if (model::RootOf(name.text).size() == name.text.size()) return;
  findings.Error(name.location, "dotted-name", "`N` between dots stands for the items of a list",
                 "declare the list, with `items`");
}

}  // namespace

void LintNames(const Scope& scope, Findings& findings) {
  const model::Operation& operation = scope.operation();
  LintLimits(operation, findings);
  std::vector<const model::Name*> parameters;
  for (const model::Parameter& parameter : operation.parameters) {
    parameters.push_back(&parameter.name);
    LintItems(parameter.name, findings);
    LintMembers(model::PartsOf(parameter), findings);
  }
  LintLookalikes(parameters, findings);
  LintResponseNames(operation, findings);
  for (const model::Rule& rule : operation.rules) LintId(rule.id, scope, findings);
  for (const model::Check& check : operation.checks) LintId(check.id, scope, findings);
}

}  // namespace assay::lint
