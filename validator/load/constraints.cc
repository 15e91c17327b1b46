// What is asked of one value: a table with a line for each keyword.
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
void ReadBound(const Value& value, std::optional<model::Integer>& out) {
  model::Integer bound;
  if (ReadInteger(value, kLeast, kMost, bound)) out = bound;
}

void ReadLength(const Value& value, std::optional<model::Integer>& out) {
  model::Integer length;
  if (ReadInteger(value, 0, kMost, length)) out = length;
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
    {"type", kOptional, [](const Value& v, model::Constraints& c) { c.type_given = ReadWord(v, kTypes, c.type); }},
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
// clang-format on

}  // namespace

void ReadOptionalString(const Value& value, std::optional<model::Name>& out) {
  model::Name text;
  if (ReadString(value, text)) out = text;
}

BoundFields ConstraintFields(model::Constraints& out) { return Bind(kConstraintFields, out); }

}  // namespace assay::load
