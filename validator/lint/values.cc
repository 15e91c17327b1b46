// Three places where a file gives values. A wrong default or enumerated value is an error: some
// requests would be judged by it. A wrong example only misleads readers, and documents do print
// such examples, so it is a warning.
#include "validator/lint/values.h"

#include <string>
#include <string_view>
#include <vector>

#include "validator/json/reader.h"
#include "validator/lint/value_faults.h"

namespace assay::lint {
namespace {

// "`maxLength`", "`type` and `enum`"
std::string Joined(const std::vector<std::string_view>& keywords) {
  std::string joined;
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    if (i > 0) joined += i + 1 < keywords.size() ? ", " : " and ";
    joined += "`" + std::string(keywords[i]) + "`";
  }
  return joined;
}

// What a value breaks of a declared JSON object, in words; empty when it is fine.
std::string ContentFault(const model::Content& content, std::string_view value) {
  // The limits that the value of a request has, too.
  json::Reader reader(value.size());
  const json::Document document = reader.Read(value);
  if (document.nodes.empty()) return "`contentMediaType`";
  if (document.nodes[0].kind != json::Kind::kObject) return "`contentSchema`";
  for (std::size_t i = 1; i < document.nodes.size(); i = document.nodes[i].next) {
    const json::Node& node = document.nodes[i];
    for (const model::Member& member : content.members) {
      if (member.name.text != node.key) continue;
      const bool is_scalar = node.kind != json::Kind::kObject && node.kind != json::Kind::kArray;
      const auto broken = is_scalar ? ValueFaults(member.constraints, node.text)
                                    : std::vector<std::string_view>{"type"};
      if (!broken.empty()) return Joined(broken) + " of member " + Quoted(node.key);
    }
  }
  return "";
}

// What a value breaks of its parameter, in words; empty when it is fine.
std::string ParameterFault(const model::Parameter& parameter, std::string_view value) {
  const auto broken = ValueFaults(parameter.constraints, value);
  if (!broken.empty()) return Joined(broken);
  return parameter.content ? ContentFault(*parameter.content, value) : "";
}

// What stands for all other values has to be one that conditions can ask for.
void LintOtherwise(const model::Constraints& constraints, Findings& findings) {
  for (const model::Name& value : constraints.enumeration) {
    if (value.text == constraints.otherwise->text) return;
  }
  std::vector<std::string_view> known;
  for (const model::Name& one : constraints.enumeration) known.push_back(one.text);
  findings.UnknownName(*constraints.otherwise, "unknown-value",
                       Quoted(constraints.otherwise->text) + " is no value of `enum`", known);
}

}  // namespace

void LintEnumeration(const model::Constraints& constraints, Findings& findings) {
  // Each value is in the enumeration, of course; the question is whether anything else beside it
  // lets it pass.
  model::Constraints others = constraints;
  others.enumeration.clear();
  others.enumeration_location.reset();
  if (constraints.otherwise) LintOtherwise(constraints, findings);
  for (const model::Name& value : constraints.enumeration) {
    if (value.text.empty() && !constraints.empty_is_value) {
      findings.Error(value.location, "empty-value", "an empty value counts as absent",
                     "remove it from `enum`, or add `\"empty\": \"value\"`");
      continue;
    }
    const auto broken = ValueFaults(others, value.text);
    if (broken.empty()) continue;
    findings.Error(value.location, "enum-value",
                   "value " + Quoted(value.text) + " of `enum` breaks " + Joined(broken),
                   "no request can give it");
  }
}

void LintDefault(const model::Parameter& parameter, Findings& findings) {
  if (!parameter.default_value) return;
  const model::Name& value = *parameter.default_value;
  if (value.text.empty() && !parameter.constraints.empty_is_value) {
    findings.Error(value.location, "empty-value", "an empty value counts as absent",
                   "remove `default`, or add `\"empty\": \"value\"`");
    return;
  }
  const std::string fault = ParameterFault(parameter, value.text);
  if (!fault.empty()) {
    findings.Error(value.location, "default-value",
                   "default " + Quoted(value.text) + " breaks " + fault);
  }
  if (parameter.required) {
    findings.Warning(value.location, "unused-default",
                     "the default of a required parameter is never used");
  }
}

void LintExample(const model::Parameter& parameter, Findings& findings) {
  if (parameter.example.empty()) return;
  if (parameter.sensitive) {
    findings.Warning(parameter.name.location, "sensitive-example",
                     "a secret parameter should have no example");
    return;
  }
  const std::string fault = ParameterFault(parameter, parameter.example);
  if (!fault.empty()) {
    findings.Warning(parameter.name.location, "example-value",
                     "example " + Quoted(parameter.example) + " breaks " + fault);
  }
}

}  // namespace assay::lint
