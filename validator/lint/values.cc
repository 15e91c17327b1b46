// Three places where a file gives values. A wrong default or enumerated value is an error: some
// requests would be judged by it. A wrong example only misleads readers, and documents do print
// such examples, so it is a warning.
#include "validator/lint/values.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/json/reader.h"
#include "validator/lint/value_faults.h"
#include "validator/model/secrets.h"

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

// What a JSON value breaks of what is declared of it, in words; empty when it is fine. Of lists and
// objects, only their parts are looked at.
class JsonFault {
 public:
  explicit JsonFault(std::span<const json::Node> nodes) : nodes_(nodes) {}

  std::string Of(std::size_t index, const model::Constraints& schema, const std::string& where) {
    const json::Node& node = nodes_[index];
    const bool is_list = node.kind == json::Kind::kArray;
    const bool has_parts = is_list || node.kind == json::Kind::kObject;
    if (has_parts != schema.has_parts() ||
        (has_parts && is_list != (schema.type == model::Type::kArray))) {
      return "`type`" + where;
    }
    if (!has_parts) {
      const auto broken = ValueFaults(schema, node.text);
      return broken.empty() ? "" : Joined(broken) + where;
    }
    std::string fault;
    for (std::size_t i = index + 1; i < node.next && fault.empty(); i = nodes_[i].next) {
      if (is_list && !schema.items.empty()) fault = Of(i, schema.items[0], where + " of an item");
      for (const model::Parameter& member : schema.properties) {
        if (member.name.text != nodes_[i].key) continue;
        fault = Of(i, member.constraints, " of member " + Quoted(nodes_[i].key) + where);
      }
    }
    return fault;
  }

 private:
  std::span<const json::Node> nodes_;
};

std::string ContentFault(const model::Content& content, std::string_view value) {
  // The limits that the value of a request has, too.
  json::Reader reader(value.size());
  const json::Document document = reader.Read(value);
  if (document.nodes.empty()) return "`contentMediaType`";
  const bool wants_list = content.schema.type == model::Type::kArray;
  if (document.nodes[0].kind != (wants_list ? json::Kind::kArray : json::Kind::kObject)) {
    return "`contentSchema`";
  }
  return JsonFault(document.nodes).Of(0, content.schema, "");
}

// What a value breaks of its parameter, in words; empty when it is fine.
std::string ParameterFault(const model::Parameter& parameter, std::string_view value) {
  if (parameter.constraints.has_parts() && !parameter.content) return "";  // no text at all
  const auto broken = ValueFaults(parameter.constraints, value);
  if (!broken.empty()) return Joined(broken);
  return parameter.content ? ContentFault(*parameter.content, value) : "";
}

// What stands for all other values has to be one that conditions can ask for.
void LintOtherwise(const model::Constraints& constraints, Findings& findings) {
  for (const model::Name& value : constraints.enumeration) {
    if (value.text == constraints.otherwise->text) return;
  }
  findings.UnknownValue(*constraints.otherwise, constraints, "`enum`");
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
                   "value " + Quoted(model::Shown(value.text, constraints.sensitive)) +
                       " of `enum` breaks " + Joined(broken),
                   "no request can give it");
  }
}

void LintDefault(const model::Parameter& parameter, Findings& findings) {
  std::vector<const model::Name*> values;
  for (const model::ConditionalDefault& one : parameter.conditional_defaults) {
    values.push_back(&one.value);
  }
  if (parameter.default_value) values.push_back(&*parameter.default_value);
  for (const model::Name* value : values) {
    if (value->text.empty() && !parameter.constraints.empty_is_value) {
      findings.Error(value->location, "empty-value", "an empty value counts as absent",
                     "remove `default`, or add `\"empty\": \"value\"`");
      continue;
    }
    const std::string fault = ParameterFault(parameter, value->text);
    if (fault.empty()) continue;
    findings.Error(
        value->location, "default-value",
        "default " + Quoted(model::Shown(value->text, parameter.sensitive)) + " breaks " + fault);
  }
  if (parameter.required && !values.empty()) {
    findings.Warning(values[0]->location, "unused-default",
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
