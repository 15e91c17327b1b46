// What is asked of one value: a table with a line for each keyword.
#include <limits>

#include "validator/load/fields.h"
#include "validator/load/parts.h"
#include "validator/load/scalars.h"
#include "validator/model/limits.h"
#include "validator/text/number.h"

namespace assay::load {

namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

}  // namespace

// Written without exponent; at most nine decimals, so that it is compared exactly.
bool ReadBound(const Value& value, model::Bound& out) {
  const std::string_view text = value.text();
  if (value.Is(json::Kind::kNumber) && text.find('.') != text.npos &&
      text.find_first_of("eE") == text.npos) {
    if (!text::ParseNumber(text) || text::CountDecimals(text) > 9 || text.size() > 28) {
      value.Refuse("number-range", "a number of at most nine decimals belongs here");
      return false;
    }
  } else {
    model::Integer integer;
    if (!ReadInteger(value, kLeast, kMost, integer)) return false;
    if (text == "-0") {
      value.Refuse("number-range", "a zero has no sign");
      return false;
    }
  }
  out = {std::string(text), value.location()};
  return true;
}

namespace {

constexpr Word<model::Type> kTypes[] = {
    {"string", model::Type::kString}, {"integer", model::Type::kInteger},
    {"number", model::Type::kNumber}, {"boolean", model::Type::kBoolean},
    {"array", model::Type::kArray},   {"object", model::Type::kObject},
};
constexpr Word<model::Unit> kUnits[] = {
    {"codePoints", model::Unit::kCodePoints},
    {"bytes", model::Unit::kBytes},
    {"base64Bytes", model::Unit::kBase64Bytes},
};
constexpr Word<bool> kEmpty[] = {{"absent", false}, {"value", true}};

void ReadFormat(const Value& value, model::Constraints& out) {
  std::vector<std::string_view> names;
  for (const format::FormatInfo& info : format::Formats()) names.push_back(info.name);
  const std::optional<std::size_t> index = FindWord(value, names);
  if (index) out.format = format::Formats()[*index].format;
}

void ReadBound(const Value& value, std::optional<model::Bound>& out) {
  model::Bound bound;
  if (ReadBound(value, bound)) out = bound;
}

// `[1, 9]`, or one number.
void ReadRange(const Value& value, model::BoundRange& out) {
  if (!value.Is(json::Kind::kArray)) {
    if (ReadBound(value, out.low)) out.high = out.low;
    return;
  }
  const std::vector<Value> ends = value.children();
  if (ends.size() != 2) {
    value.Refuse("wrong-type", "a range has two ends: `[1, 9]`");
    return;
  }
  ReadBound(ends[0], out.low);
  ReadBound(ends[1], out.high);
}

// The number of values is checked before they are: a million of them costs their parsing, not a
// map.
bool IsShortList(const Value& value) {
  if (!Expect(value, json::Kind::kArray)) return false;
  const std::size_t size = value.children().size();
  if (size <= model::kMaxListedValues) return true;
  value.Refuse("too-many-values", Quoted(value.key()) + " has " + std::to_string(size) +
                                      " values; at most " +
                                      std::to_string(model::kMaxListedValues) + " are allowed");
  return false;
}

void ReadRanges(const Value& value, model::Constraints& out) {
  out.ranges_location = value.location();
  if (!IsShortList(value)) return;
  ReadList(value, ReadRange, out.ranges);
}

// A keyword that is either there or not.
void ReadFlag(const Value& value, std::optional<Location>& out) {
  bool flag = false;
  if (ReadBool(value, flag) && flag) out = value.location();
}

// Texts to look for in a value. One that is empty would be everywhere.
void ReadTexts(const Value& value, std::vector<model::Name>& out) {
  if (IsShortList(value) && !ReadNames(value, {"text", true}, 1, out)) out.clear();
}

void ReadLength(const Value& value, std::optional<model::Integer>& out) {
  model::Integer length;
  if (ReadInteger(value, 0, kMost, length)) out = length;
}

constexpr Field<model::Classes> kClassesFields[] = {
    {"of", kRequired,
     [](const Value& v, model::Classes& c) {
       if (IsShortList(v)) ReadUniqueStrings(v, {"character class"}, c.of);
     }},
    {"min", kRequired, [](const Value& v, model::Classes& c) { ReadInteger(v, 1, kMost, c.min); }},
};

void ReadConst(const Value& value, model::Constraints& out) {
  model::Name one;
  if (!ReadString(value, one)) return;
  if (out.enumeration_location) {
    value.RefuseKey("key-conflict", "`const` is an `enum` of one value", "leave out either");
    return;
  }
  out.enumeration_location = value.location();
  out.enumeration.push_back(one);
}

void ReadClasses(const Value& value, model::Constraints& out) {
  ReadFields(value, Bind(kClassesFields, out.classes.emplace()));
}

void ReadEnum(const Value& value, model::Constraints& out) {
  if (!Expect(value, json::Kind::kArray)) return;
  if (out.enumeration_location) {
    value.RefuseKey("key-conflict", "`const` is an `enum` of one value", "leave out either");
    return;
  }
  out.enumeration_location = value.location();
  if (IsShortList(value)) ReadUniqueStrings(value, {"value", true}, out.enumeration);
}

// The constraints of all items, of all other members, of their names.
void ReadPart(const Value& value, std::vector<model::Constraints>& out) {
  if (out.empty()) ReadConstraints(value, {}, out.emplace_back());
}

// An empty item is an item.
void ReadItems(const Value& value, model::Constraints& out) {
  ReadPart(value, out.items);
  out.items[0].empty_is_value = true;
}

void ReadAdditional(const Value& value, model::Constraints& out) {
  if (value.Is(json::Kind::kObject)) return ReadPart(value, out.additional);
  bool open = true;
  if (ReadBool(value, open)) out.closed = !open;
}

// The tables keep one line a key, however long, because they are read as tables.
// clang-format off
constexpr Field<model::Constraints> kConstraintFields[] = {
    {"use", kOptional, [](const Value&, model::Constraints&) {}},  // read before all others
    {"type", kOptional, [](const Value& v, model::Constraints& c) { c.type_given = ReadWord(v, kTypes, c.type); }},
    {"minimum", kOptional, [](const Value& v, model::Constraints& c) { ReadBound(v, c.minimum); }},
    {"maximum", kOptional, [](const Value& v, model::Constraints& c) { ReadBound(v, c.maximum); }},
    {"exclusiveMinimum", kOptional, [](const Value& v, model::Constraints& c) { ReadBound(v, c.exclusive_minimum); }},
    {"exclusiveMaximum", kOptional, [](const Value& v, model::Constraints& c) { ReadBound(v, c.exclusive_maximum); }},
    {"ranges", kOptional, ReadRanges},
    {"multipleOf", kOptional, [](const Value& v, model::Constraints& c) { ReadBound(v, c.multiple_of); }},
    {"powerOfTwo", kOptional, [](const Value& v, model::Constraints& c) { ReadFlag(v, c.power_of_two); }},
    {"maxDecimals", kOptional, [](const Value& v, model::Constraints& c) { ReadLength(v, c.max_decimals); }},
    {"minLength", kOptional, [](const Value& v, model::Constraints& c) { ReadLength(v, c.min_length); }},
    {"maxLength", kOptional, [](const Value& v, model::Constraints& c) { ReadLength(v, c.max_length); }},
    {"unit", kOptional, [](const Value& v, model::Constraints& c) { ReadWord(v, kUnits, c.unit); }},
    {"characters", kOptional, [](const Value& v, model::Constraints& c) { ReadOptionalString(v, c.characters); }},
    {"pattern", kOptional, [](const Value& v, model::Constraints& c) { ReadOptionalString(v, c.pattern); }},
    {"classes", kOptional, ReadClasses},
    {"startsWith", kOptional, [](const Value& v, model::Constraints& c) { ReadTexts(v, c.starts_with); }},
    {"notStartsWith", kOptional, [](const Value& v, model::Constraints& c) { ReadTexts(v, c.not_starts_with); }},
    {"endsWith", kOptional, [](const Value& v, model::Constraints& c) { ReadTexts(v, c.ends_with); }},
    {"notEndsWith", kOptional, [](const Value& v, model::Constraints& c) { ReadTexts(v, c.not_ends_with); }},
    {"contains", kOptional, [](const Value& v, model::Constraints& c) { ReadTexts(v, c.contains); }},
    {"notContains", kOptional, [](const Value& v, model::Constraints& c) { ReadTexts(v, c.not_contains); }},
    {"notDoubled", kOptional, [](const Value& v, model::Constraints& c) { ReadOptionalString(v, c.not_doubled); }},
    {"enum", kOptional, ReadEnum},
    {"const", kOptional, ReadConst},
    {"otherwise", kOptional, [](const Value& v, model::Constraints& c) { ReadOptionalString(v, c.otherwise); }},
    {"notEnum", kOptional, [](const Value& v, model::Constraints& c) { ReadTexts(v, c.not_enum); }},
    {"ignoreCase", kOptional, [](const Value& v, model::Constraints& c) { ReadBool(v, c.ignore_case); }},
    {"format", kOptional, ReadFormat},
    {"items", kOptional, ReadItems},
    {"separator", kOptional, [](const Value& v, model::Constraints& c) { ReadName(v, c.separator.emplace()); }},
    {"minItems", kOptional, [](const Value& v, model::Constraints& c) { ReadLength(v, c.min_items); }},
    {"maxItems", kOptional, [](const Value& v, model::Constraints& c) { ReadLength(v, c.max_items); }},
    {"uniqueItems", kOptional, [](const Value& v, model::Constraints& c) { ReadFlag(v, c.unique_items); }},
    {"uniqueBy", kOptional, [](const Value& v, model::Constraints& c) { ReadName(v, c.unique_by.emplace()); }},
    {"maxTotalLength", kOptional, [](const Value& v, model::Constraints& c) { ReadLength(v, c.max_total_length); }},
    {"gaps", kOptional, [](const Value& v, model::Constraints& c) { ReadBool(v, c.gaps); }},
    {"properties", kOptional, [](const Value& v, model::Constraints& c) { ReadMembers(v, c.properties); }},
    {"additionalProperties", kOptional, ReadAdditional},
    {"propertyNames", kOptional, [](const Value& v, model::Constraints& c) { ReadPart(v, c.property_names); }},
    {"minProperties", kOptional, [](const Value& v, model::Constraints& c) { ReadLength(v, c.min_properties); }},
    {"maxProperties", kOptional, [](const Value& v, model::Constraints& c) { ReadLength(v, c.max_properties); }},
    {"empty", kOptional, [](const Value& v, model::Constraints& c) { c.empty_given = ReadWord(v, kEmpty, c.empty_is_value); }},
};
// clang-format on

}  // namespace

void ReadOptionalString(const Value& value, std::optional<model::Name>& out) {
  model::Name text;
  if (ReadString(value, text)) out = text;
}

bool ReadConstraints(const Value& value, const BoundFields& others, model::Constraints& out) {
  if (const std::optional<Value> use = value.Member("use")) {
    Definitions& definitions = use->source().definitions();
    if (const auto used = definitions.Open(*use, {DefinitionKind::kConstraints})) {
      RefuseKeysOf(used->value, value, *use);
      ReadConstraints(used->value, {}, out);
      definitions.Close();
    }
  }
  return ReadOwnConstraints(value, others, out);
}

bool ReadOwnConstraints(const Value& value, const BoundFields& others, model::Constraints& out) {
  return ReadFields(value, others + Bind(kConstraintFields, out));
}

void RefuseKeysOf(const Value& definition, const Value& value, const Value& use) {
  for (const Value& own : value.children()) {
    if (own.key() == "use" || !definition.Member(own.key())) continue;
    own.RefuseKey("key-conflict",
                  Quoted(own.key()) + " is given by the definition " + Quoted(use.text()) + " too",
                  "leave out either");
  }
}

}  // namespace assay::load
