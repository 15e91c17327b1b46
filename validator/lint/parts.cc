#include "validator/lint/parts.h"

#include <optional>
#include <string>
#include <string_view>

namespace assay::lint {
namespace {

constexpr std::size_t kMaxNamedDepth = 8;  // of parts that come as parameters

void RefuseKeyword(const Location& at, std::string_view keyword, std::string_view fit,
                   Findings& findings) {
  findings.Error(at, "keyword-type", "`" + std::string(keyword) + "` is for " + std::string(fit),
                 fit == "lists" ? "add `\"type\": \"array\"`" : "add `\"type\": \"object\"`");
}

template <typename T>
void RefuseIfGiven(const std::optional<T>& value, std::string_view keyword, std::string_view fit,
                   Findings& findings) {
  if constexpr (std::is_same_v<T, Location>) {
    if (value) RefuseKeyword(*value, keyword, fit, findings);
  } else {
    if (value) RefuseKeyword(value->location, keyword, fit, findings);
  }
}

void LintListFit(const model::Name& name, const model::Constraints& c, Findings& findings) {
  if (!c.items.empty()) RefuseKeyword(name.location, "items", "lists", findings);
  RefuseIfGiven(c.separator, "separator", "lists", findings);
  RefuseIfGiven(c.min_items, "minItems", "lists", findings);
  RefuseIfGiven(c.max_items, "maxItems", "lists", findings);
  RefuseIfGiven(c.unique_items, "uniqueItems", "lists", findings);
  RefuseIfGiven(c.unique_by, "uniqueBy", "lists", findings);
  RefuseIfGiven(c.max_total_length, "maxTotalLength", "lists", findings);
}

void LintObjectFit(const model::Name& name, const model::Constraints& c, Findings& findings) {
  if (!c.properties.empty()) RefuseKeyword(name.location, "properties", "objects", findings);
  if (c.closed || !c.additional.empty()) {
    RefuseKeyword(name.location, "additionalProperties", "objects", findings);
  }
  if (!c.property_names.empty()) {
    RefuseKeyword(name.location, "propertyNames", "objects", findings);
  }
  RefuseIfGiven(c.min_properties, "minProperties", "objects", findings);
  RefuseIfGiven(c.max_properties, "maxProperties", "objects", findings);
}

void LintCounts(std::string_view least, const std::optional<model::Integer>& low,
                std::string_view most, const std::optional<model::Integer>& high,
                Findings& findings) {
  if (!low || !high || low->value <= high->value) return;
  findings.Error(low->location, "empty-range",
                 "`" + std::string(least) + "` " + std::to_string(low->value) +
                     " is greater than `" + std::string(most) + "` " + std::to_string(high->value),
                 "no value satisfies both", high->location);
}

void LintUnique(const model::Constraints& c, Findings& findings) {
  const bool of_objects = !c.items.empty() && c.items[0].has_parts();
  if (c.unique_items && of_objects) {
    findings.Error(*c.unique_items, "keyword-type", "`uniqueItems` is for items without parts",
                   "use `uniqueBy` and the name of a member");
  }
  if (!c.unique_by) return;
  if (!c.items.empty()) {
    for (const model::Parameter& member : c.items[0].properties) {
      if (member.name.text == c.unique_by->text) return;
    }
  }
  findings.Error(c.unique_by->location, "unknown-member",
                 "the items have no member " + Quoted(c.unique_by->text));
}

std::size_t Depth(const model::Constraints& c) {
  if (!c.has_parts()) return 0;
  std::size_t depth = 0;
  for (const auto* parts : {&c.items, &c.additional}) {
    for (const model::Constraints& part : *parts) depth = std::max(depth, Depth(part));
  }
  for (const model::Parameter& member : c.properties) {
    depth = std::max(depth, Depth(member.constraints));
  }
  return depth + 1;
}

void LintNamed(const model::Parameter& parameter, Findings& findings) {
  if (parameter.name.text.find('.') != std::string::npos) {
    findings.Error(parameter.name.location, "dotted-name",
                   "the name of a list or an object holds no dot",
                   "its parts come as parameters such as `Tag.1.Key`");
  }
  if (Depth(parameter.constraints) > kMaxNamedDepth) {
    findings.Error(parameter.name.location, "nesting",
                   "lists and objects that come as parameters are nested at most 8 deep");
  }
}

// How a list is written in a request.
void LintAnswerLists(const model::Name& name, const model::Constraints& c, Findings& findings) {
  if (c.separator) {
    findings.Error(c.separator->location, "keyword-type", "`separator` is for requests");
  }
  if (c.gaps) findings.Error(name.location, "keyword-type", "`gaps` is for requests");
  for (const auto* parts : {&c.items, &c.additional}) {
    for (const model::Constraints& part : *parts) LintAnswerLists(name, part, findings);
  }
  for (const model::Parameter& member : c.properties) {
    LintAnswerLists(member.name, member.constraints, findings);
  }
}

}  // namespace

void LintParts(const model::Name& name, const model::Constraints& c, Findings& findings) {
  if (c.type != model::Type::kArray) LintListFit(name, c, findings);
  if (c.type != model::Type::kObject) LintObjectFit(name, c, findings);
  LintCounts("minItems", c.min_items, "maxItems", c.max_items, findings);
  LintCounts("minProperties", c.min_properties, "maxProperties", c.max_properties, findings);
  LintUnique(c, findings);
  if (c.separator && !c.items.empty() && c.items[0].has_parts()) {
    findings.Error(c.separator->location, "keyword-type", "`separator` is for items without parts");
  }
  // In JSON a bare number may stand for the text, and has more digits than bytes beside them.
  if (c.separator && c.separator->text.find_first_of("0123456789") != std::string::npos) {
    findings.Error(c.separator->location, "keyword-type",
                   "`separator` takes numbers apart; choose one without digits");
  }
}

void LintContent(const model::Parameter& parameter, Findings& findings) {
  if (!parameter.content->schema.has_parts()) {
    findings.Error(parameter.content->location, "missing-key",
                   "a `type` of `object` or `array` is missing here");
  }
  if (parameter.constraints.has_parts()) {
    findings.Error(parameter.content->location, "key-conflict",
                   "a parameter that holds JSON text has no `type` of `object` or `array` itself",
                   "say it in `contentSchema`");
  }
}

void LintAnswer(const model::Response& response, Findings& findings) {
  if (response.schema.type != model::Type::kObject) {
    findings.Error(response.location, "missing-key", "a `type` of `object` is missing here");
  }
  LintAnswerLists({"response", response.location}, response.schema, findings);
}

void LintCarrier(const model::Parameter& parameter, Findings& findings) {
  const model::Constraints& c = parameter.constraints;
  if (!c.has_parts() || parameter.content) return;
  if (!c.separator) LintNamed(parameter, findings);
  if (parameter.default_value) {
    findings.Error(parameter.default_value->location, "keyword-type",
                   "a list or an object has no default");
  }
}

}  // namespace assay::lint
