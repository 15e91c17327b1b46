// Parameters, and the members of parameters that hold JSON: both are constraints with a
// description.
#include <limits>

#include "validator/load/fields.h"
#include "validator/load/parts.h"
#include "validator/load/scalars.h"
#include "validator/model/limits.h"

namespace assay::load {
namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

constexpr Word<model::Type> kTypes[] = {
    {"string", model::Type::kString},
    {"integer", model::Type::kInteger},
};
constexpr Word<model::Unit> kUnits[] = {
    {"codePoints", model::Unit::kCodePoints},
    {"bytes", model::Unit::kBytes},
};
constexpr Word<model::Format> kFormats[] = {{"ipv4", model::Format::kIpv4}};
// Words of which there is one only, so far. They are spelt out in files so that a second one
// changes nothing in those that exist.
constexpr Word<bool> kMediaTypes[] = {{"application/json", true}};
constexpr Word<bool> kContentTypes[] = {{"object", true}};

void ReadBound(const Value& value, std::optional<model::Integer>& out) {
  model::Integer bound;
  if (ReadInteger(value, kLeast, kMost, bound)) out = bound;
}

void ReadLength(const Value& value, std::optional<model::Integer>& out) {
  model::Integer length;
  if (ReadInteger(value, 0, kMost, length)) out = length;
}

void ReadOptionalString(const Value& value, std::optional<model::Name>& out) {
  model::Name text;
  if (ReadString(value, text)) out = text;
}

constexpr Field<model::Classes> kClassesFields[] = {
    {"of", kRequired,
     [](const Value& v, model::Classes& c) { ReadUniqueStrings(v, "character class", c.of); }},
    {"min", kRequired, [](const Value& v, model::Classes& c) { ReadInteger(v, 1, kMost, c.min); }},
};

void ReadClasses(const Value& value, model::Constraints& out) {
  ReadFields(value, Bind(kClassesFields, out.classes.emplace()));
}

// The number of values is checked before they are: a million of them costs their parsing, not a
// map.
void ReadEnum(const Value& value, model::Constraints& out) {
  if (!Expect(value, json::Kind::kArray)) return;
  out.enumeration_location = value.location();
  const std::size_t size = value.children().size();
  if (size > model::kMaxEnumValues) {
    value.Refuse("too-many-values", "`enum` has " + std::to_string(size) + " values; at most " +
                                        std::to_string(model::kMaxEnumValues) + " are allowed");
    return;
  }
  ReadUniqueStrings(value, "value", out.enumeration);
}

// The tables keep one line a key, however long, because they are read as tables.
// clang-format off
constexpr Field<model::Constraints> kConstraintFields[] = {
    {"type", kOptional, [](const Value& v, model::Constraints& c) { ReadWord(v, kTypes, c.type); }},
    {"minimum", kOptional, [](const Value& v, model::Constraints& c) { ReadBound(v, c.minimum); }},
    {"maximum", kOptional, [](const Value& v, model::Constraints& c) { ReadBound(v, c.maximum); }},
    {"minLength", kOptional, [](const Value& v, model::Constraints& c) { ReadLength(v, c.min_length); }},
    {"maxLength", kOptional, [](const Value& v, model::Constraints& c) { ReadLength(v, c.max_length); }},
    {"unit", kOptional, [](const Value& v, model::Constraints& c) { ReadWord(v, kUnits, c.unit); }},
    {"characters", kOptional, [](const Value& v, model::Constraints& c) { ReadOptionalString(v, c.characters); }},
    {"pattern", kOptional, [](const Value& v, model::Constraints& c) { ReadOptionalString(v, c.pattern); }},
    {"classes", kOptional, ReadClasses},
    {"enum", kOptional, ReadEnum},
    {"format", kOptional, [](const Value& v, model::Constraints& c) { ReadWord(v, kFormats, c.format); }},
};

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
    ReadFields(item, Bind(kMemberFields, member) + Bind(kConstraintFields, member.constraints));
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
  ReadFields(value, Bind(kParameterFields, draft) + Bind(kConstraintFields, out.constraints));
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
