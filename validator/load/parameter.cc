// Parameters, and the members of parameters that hold JSON: both are constraints with a
// description.
#include "validator/load/fields.h"
#include "validator/load/parts.h"
#include "validator/load/scalars.h"

namespace assay::load {
namespace {

// Words of which there is one only, so far. They are spelt out in files so that a second one
// changes nothing in those that exist.
constexpr Word<bool> kMediaTypes[] = {{"application/json", true}};
constexpr Word<bool> kContentTypes[] = {{"object", true}};

// The tables keep one line a key, however long, because they are read as tables.
// clang-format off
constexpr Field<model::Member> kMemberFields[] = {
    {"description", kRequired, [](const Value& v, model::Member& m) { ReadText(v, m.description); }},
    {"source", kRequired, [](const Value& v, model::Member& m) { ReadSource(v, m.source); }},
};
// clang-format on

// Members are checked when they are there and may always be left out, so they have no `required`
// and no `default`.
void ReadMembers(const Value& value, model::Content& content) {
  if (!Expect(value, json::Kind::kObject)) return;
  for (const Value& item : value.children()) {
    model::Member& member = content.members.emplace_back();
    ReadKeyName(item, member.name);
    ReadFields(item, Bind(kMemberFields, member) + ConstraintFields(member.constraints));
  }
}

void ReadContentType(const Value& value, model::Content&) {
  bool is_object = false;
  ReadWord(value, kContentTypes, is_object);
}

constexpr Field<model::Content> kContentFields[] = {
    {"type", kRequired, ReadContentType},
    {"properties", kOptional, ReadMembers},
};

// A parameter, and the half of its content that the model does not keep.
struct Draft {
  model::Parameter& parameter;
  bool has_media_type = false;
};

void ReadContent(const Value& value, Draft& draft) {
  model::Content& content = draft.parameter.content.emplace();
  content.location = value.location();
  ReadFields(value, Bind(kContentFields, content));
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
    {"default", kOptional, [](const Value& v, Draft& d) { ReadOptionalString(v, d.parameter.default_value); }},
    {"sensitive", kOptional, [](const Value& v, Draft& d) { ReadBool(v, d.parameter.sensitive); }},
    {"error", kOptional, ReadCode},
    {"contentMediaType", kOptional, [](const Value& v, Draft& d) { ReadWord(v, kMediaTypes, d.has_media_type); }},
    {"contentSchema", kOptional, ReadContent},
};
// clang-format on

void ReadParameter(const Value& value, model::Parameter& out) {
  // When either key is there but at fault, that has been said, and "is missing" would be wrong.
  const std::size_t faults = value.source().fault_count();
  Draft draft{out};
  ReadFields(value, Bind(kParameterFields, draft) + ConstraintFields(out.constraints));
  if (value.source().fault_count() == faults && draft.has_media_type != out.content.has_value()) {
    value.Refuse("missing-key", "`contentMediaType` and `contentSchema` go together",
                 draft.has_media_type ? "add `\"contentSchema\": {\"type\": \"object\"}`"
                                      : "add `\"contentMediaType\": \"application/json\"`");
  }
}

}  // namespace

void ReadParameters(const Value& value, std::vector<model::Parameter>& out) {
  if (!Expect(value, json::Kind::kObject)) return;
  for (const Value& item : value.children()) {
    model::Parameter& parameter = out.emplace_back();
    ReadKeyName(item, parameter.name);
    ReadParameter(item, parameter);
  }
}

}  // namespace assay::load
