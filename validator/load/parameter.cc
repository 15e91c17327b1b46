// Parameters, and the members of objects: both are constraints with a description.
#include <utility>

#include "validator/load/fields.h"
#include "validator/load/parts.h"
#include "validator/load/scalars.h"

namespace assay::load {
namespace {

// Words of which there is one only, so far. They are spelt out in files so that a second one
// changes nothing in those that exist.
constexpr Word<bool> kMediaTypes[] = {{"application/json", true}};

// The tables keep one line a key, however long, because they are read as tables.
// clang-format off
constexpr Field<model::Parameter> kMemberFields[] = {
    {"description", kRequired, [](const Value& v, model::Parameter& m) { ReadText(v, m.description); }},
    {"source", kRequired, [](const Value& v, model::Parameter& m) { ReadSource(v, m.source); }},
    {"example", kOptional, [](const Value& v, model::Parameter& m) { ReadString(v, m.example); }},
    {"required", kOptional, [](const Value& v, model::Parameter& m) { ReadBool(v, m.required); }},
};
// clang-format on

// A parameter, and the half of its content that the model does not keep.
struct Draft {
  model::Parameter& parameter;
  bool has_media_type = false;
};

// Within JSON text only null could be absent, and it is a text as well.
void MarkEmptyAsValue(model::Constraints& schema) {
  schema.empty_is_value = true;
  for (auto* parts : {&schema.items, &schema.additional}) {
    for (model::Constraints& part : *parts) MarkEmptyAsValue(part);
  }
  for (model::Parameter& member : schema.properties) MarkEmptyAsValue(member.constraints);
}

void ReadContent(const Value& value, Draft& draft) {
  model::Content& content = draft.parameter.content.emplace();
  content.location = value.location();
  ReadConstraints(value, {}, content.schema);
  MarkEmptyAsValue(content.schema);
}

constexpr Field<model::ConditionalDefault> kDefaultFields[] = {
    {"when", kOptional,
     [](const Value& v, model::ConditionalDefault& d) { ReadCondition(v, d.when); }},
    {"value", kRequired,
     [](const Value& v, model::ConditionalDefault& d) { ReadString(v, d.value); }},
};

// A text, or a list of such as depend on conditions; one without stands at the end.
void ReadDefault(const Value& value, Draft& draft) {
  model::Parameter& parameter = draft.parameter;
  if (!value.Is(json::Kind::kArray)) {
    ReadOptionalString(value, parameter.default_value);
    return;
  }
  for (const Value& item : value.children()) {
    model::ConditionalDefault one;
    if (!ReadFields(item, Bind(kDefaultFields, one))) continue;
    if (parameter.default_value) {
      item.Refuse("default-order", "a default without a condition stands before this one",
                  "it would never be used");
    } else if (one.when.is_always()) {
      parameter.default_value = one.value;
    } else {
      parameter.conditional_defaults.push_back(std::move(one));
    }
  }
}

void ReadCode(const Value& value, Draft& draft) {
  model::Name code;
  if (ReadName(value, code)) draft.parameter.error = code;
}

// clang-format off
constexpr Field<Draft> kParameterFields[] = {
    {"description", kRequired, [](const Value& v, Draft& d) { ReadText(v, d.parameter.description); }},
    {"example", kOptional, [](const Value& v, Draft& d) { ReadString(v, d.parameter.example); }},
    {"source", kRequired, [](const Value& v, Draft& d) { ReadSource(v, d.parameter.source); }},
    {"required", kOptional, [](const Value& v, Draft& d) { ReadBool(v, d.parameter.required); }},
    {"default", kOptional, ReadDefault},
    {"sensitive", kOptional, [](const Value& v, Draft& d) { ReadBool(v, d.parameter.sensitive); }},
    {"error", kOptional, ReadCode},
    {"contentMediaType", kOptional, [](const Value& v, Draft& d) { ReadWord(v, kMediaTypes, d.has_media_type); }},
    {"contentSchema", kOptional, ReadContent},
};
// clang-format on

// What a parameter takes from a definition: constraints, or all that a parameter has. True when
// nothing need be given beside it.
bool ReadUsed(const Value& value, model::Parameter& out) {
  const std::optional<Value> use = value.Member("use");
  if (!use) return false;
  Definitions& definitions = use->source().definitions();
  const auto used =
      definitions.Open(*use, {DefinitionKind::kConstraints, DefinitionKind::kParameter});
  if (!used) return true;  // what it would have given is not known
  RefuseKeysOf(used->value, value, *use);
  const bool is_parameter = used->kind == DefinitionKind::kParameter;
  if (is_parameter) {
    ReadParameter(used->value, out);
  } else {
    ReadConstraints(used->value, {}, out.constraints);
  }
  definitions.Close();
  return is_parameter;
}

}  // namespace

void ReadParameter(const Value& value, model::Parameter& out) {
  // When either key is there but at fault, that has been said, and "is missing" would be wrong.
  const std::size_t faults = value.source().fault_count();
  Draft draft{out};
  BoundFields fields = Bind(kParameterFields, draft);
  if (ReadUsed(value, out)) {
    for (BoundField& field : fields) field.required = false;
  }
  const bool has_used_content = out.content.has_value();
  ReadOwnConstraints(value, fields, out.constraints);
  if (has_used_content || value.source().fault_count() != faults) return;
  if (draft.has_media_type != out.content.has_value()) {
    value.Refuse("missing-key", "`contentMediaType` and `contentSchema` go together",
                 draft.has_media_type ? "add `\"contentSchema\": {\"type\": \"object\"}`"
                                      : "add `\"contentMediaType\": \"application/json\"`");
  }
}

void ReadMembers(const Value& value, std::vector<model::Parameter>& out) {
  if (!Expect(value, json::Kind::kObject)) return;
  for (const Value& item : value.children()) {
    model::Parameter& member = out.emplace_back();
    ReadKeyName(item, member.name);
    ReadConstraints(item, Bind(kMemberFields, member), member.constraints);
  }
}

void ReadParameters(const Value& value, std::vector<model::Parameter>& out) {
  if (!Expect(value, json::Kind::kObject)) return;
  for (const Value& item : value.children()) {
    model::Parameter& parameter = out.emplace_back();
    ReadKeyName(item, parameter.name);
    ReadParameter(item, parameter);
  }
}

}  // namespace assay::load
