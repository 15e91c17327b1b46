// What a careless or a hostile client does to lists and objects.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "validator/testing/generator_json.h"
#include "validator/testing/generator_structure.h"
#include "validator/testing/generator_tables.h"
#include "validator/testing/generator_values.h"

namespace assay::testonly {
namespace {

using Kind = Structure::Kind;

// What is no index, or one that most readers get wrong.
std::string HostileIndex(std::size_t size, Random& random) {
  static const auto& indexes = *new std::vector<std::string>{
      "0",          "00",         "01",        "-1",         "-0",
      "+1",         "1.5",        " 1",        "",           "x",
      "N",          "4294967297", "999999999", "1000000000", "18446744073709551617",
      "2147483648", "１",         "1e0",       "0x1"};
  if (random.Chance(40)) return std::to_string(size + random.Below(4));
  return random.Pick(indexes);
}

// Where a list, an object or a text belongs, something else.
Structure OfAnotherKind(Random& random) {
  if (random.Chance(30)) return TextStructure(RandomText(random.Below(4), random));
  if (random.Chance(10)) return TextStructure(std::string(random.Pick(kNotUtf8)));
  return JsonStructure(
      random.Pick(std::vector<std::string>{"null", "true", "1", "\"\"", "\"x\"", "[]", "{}", "[1]",
                                           "[[]]", "[{}]", "{\"a\":1}", "[null]"}));
}

Structure HostileScalar(const model::Constraints& c, Random& random) {
  switch (random.Below(10)) {
    case 0:
      return JsonStructure(std::string(random.Pick(kJsonNumbers)));
    case 1:
      return OfAnotherKind(random);
    case 2:
      return JsonStructure(RandomJson(2, random));
    case 3:
    case 4:
      return TextStructure(EdgeValue(c, random));
    case 5:
      return TextStructure(random.Chance(70) ? "" : std::string(random.Pick(kNotUtf8)));
    default:
      return TextStructure(HostileValue(c, ValidText(c, "x", random), random));
  }
}

std::string HostileDelimited(const model::Constraints& c, Random& random) {
  const std::string valid = ValidText(c, "x", random);
  const std::string& separator = c.separator->text;
  switch (random.Below(8)) {
    case 0:
      return separator + valid;
    case 1:
      return valid + separator;
    case 2:
      return valid + separator + valid;
    case 3:
      return valid + separator + separator + "x";
    case 4:
      return valid + separator.substr(0, 1) +
             (c.items.empty() ? "" : EdgeValue(c.items[0], random));
    case 5: {
      std::string text = valid;
      for (std::size_t i = random.Below(6); i > 0; --i) text += separator + std::to_string(i);
      return text;
    }
    case 6:
      return HostileValue(c, valid, random);
    default: {
      const std::string item = c.items.empty() ? "x" : ValidText(c.items[0], "x", random);
      return valid + separator + (c.items.empty() ? item : HostileValue(c.items[0], item, random));
    }
  }
}

std::string Nested(std::size_t depth, Random& random) {
  const bool arrays = random.Chance(50);
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += arrays ? "[" : "{\"a\":";
  text += arrays ? "" : "1";
  for (std::size_t i = 0; i < depth; ++i) text += arrays ? "]" : "}";
  return text;
}

// An object around the limit on members. Rare, being large.
std::string Crowd(Random& random) {
  std::vector<JsonMember> members;
  const std::size_t count = random.Between(1023, 1026);
  for (std::size_t i = 0; i < count; ++i) members.emplace_back(std::to_string(i), "1");
  return JsonObject(members, random);
}

void InsertPart(std::string segment, Structure value, Random& random, Structure* structure) {
  const auto at = static_cast<std::ptrdiff_t>(random.Below(structure->parts.size() + 1));
  structure->parts.insert(structure->parts.begin() + at, {std::move(segment), std::move(value)});
}

std::size_t MostOf(const std::optional<model::Integer>& bound) {
  return bound && bound->value < 40 ? static_cast<std::size_t>(bound->value) : 3;
}

// A member that is not declared: by a name or with a value that its constraints may refuse.
void InsertUndeclared(const model::Constraints& c, Random& random, Structure* object) {
  static const model::Constraints kAny;
  const model::Constraints& names = c.property_names.empty() ? kAny : c.property_names[0];
  const std::string name =
      random.Chance(50) ? ValidValue(names, "x", random) : HostileValue(names, "x", random);
  if (c.additional.empty()) {
    InsertPart(name, JsonStructure(RandomJson(2, random)), random, object);
    return;
  }
  Structure value = ValidStructure(c.additional[0], random);
  if (random.Chance(60)) Disturb(c.additional[0], random, &value);
  InsertPart(name, std::move(value), random, object);
}

// The more is asked of a member, the likelier.
const model::Parameter& PickProperty(const model::Constraints& c, Random& random) {
  std::size_t place = random.Below(WeightOf(c) - 1);
  for (const model::Parameter& property : c.properties) {
    const std::size_t weight = WeightOf(property.constraints);
    if (place < weight) return property;
    place -= weight;
  }
  return c.properties.back();
}

// Mostly the value of a member that is declared.
void DisturbMember(const model::Constraints& c, Random& random, Structure* object) {
  if (c.properties.empty()) return InsertUndeclared(c, random, object);
  const model::Parameter& property = PickProperty(c, random);
  const std::string& name = property.name.text;
  if (random.Chance(3)) {  // twice, and none of them what it should be
    for (int i = 0; i < 2; ++i) InsertPart(name, OfAnotherKind(random), random, object);
    return;
  }
  for (StructurePart& part : object->parts) {
    if (part.segment != name || random.Chance(20)) continue;
    return Disturb(property.constraints, random, &part.value);
  }
  std::erase_if(object->parts, [&](const StructurePart& part) { return part.segment == name; });
  Structure value = ValidStructure(property.constraints, random);
  Disturb(property.constraints, random, &value);
  InsertPart(name, std::move(value), random, object);
}

void DisturbObject(const model::Constraints& c, Random& random, Structure* object) {
  const bool is_empty = object->parts.empty();
  const std::size_t at = random.Below(object->parts.size() + (is_empty ? 1 : 0));
  switch (random.Below(14)) {
    case 0:
      if (is_empty) return;
      return InsertPart(object->parts[at].segment, JsonStructure(RandomJson(1, random)), random,
                        object);
    case 1:
      return InsertPart("deep", JsonStructure(Nested(random.Between(60, 66), random)), random,
                        object);
    case 2:
      return InsertPart("number", JsonStructure(std::string(random.Pick(kJsonNumbers))), random,
                        object);
    case 3:
      return InsertPart(RandomText(random.Below(4), random), JsonStructure(RandomJson(3, random)),
                        random, object);
    case 4:
      if (!random.Chance(3)) return;
      return InsertPart("crowd", JsonStructure(Crowd(random)), random, object);
    case 5:
      if (!is_empty) object->parts.erase(object->parts.begin() + static_cast<std::ptrdiff_t>(at));
      return;
    case 6:
      if (!is_empty) object->parts[at].segment = NearMiss(object->parts[at].segment, random);
      return;
    case 7:
      for (std::size_t i = MostOf(c.max_properties) + 1; i > 0; --i) {
        InsertUndeclared(c, random, object);
      }
      return;
    case 8:
    case 12:
      *object = OfAnotherKind(random);
      return;
    case 9:
    case 10:
      return InsertUndeclared(c, random, object);
    case 11:
      object->parts.clear();
      return;
    default:
      return DisturbMember(c, random, object);
  }
}

Structure SomeItem(const model::Constraints& c, const Structure& list, Random& random) {
  if (!list.parts.empty() && random.Chance(40)) return random.Pick(list.parts).value;
  return c.items.empty() ? TextStructure("x") : ValidStructure(c.items[0], random);
}

void DisturbItem(const model::Constraints& c, Random& random, Structure* list) {
  if (list->parts.empty()) list->parts.push_back({"1", SomeItem(c, *list, random)});
  StructurePart& part = list->parts[random.Below(list->parts.size())];
  if (!c.items.empty()) Disturb(c.items[0], random, &part.value);
}

// One item more in a place that is taken, or two in one place that are of another kind.
void Repeat(const model::Constraints& c, const std::string& index, Random& random,
            Structure* list) {
  if (random.Chance(50)) return InsertPart(index, SomeItem(c, *list, random), random, list);
  for (int i = 0; i < 2; ++i) InsertPart(index, OfAnotherKind(random), random, list);
}

void DisturbList(const model::Constraints& c, Random& random, Structure* list) {
  const std::size_t size = list->parts.size();
  const std::size_t at = random.Below(size + (size == 0 ? 1 : 0));
  switch (random.Below(13)) {
    case 0:
    case 1:
      if (size > 0) list->parts[at].segment = HostileIndex(size, random);
      return;
    case 2:
      return InsertPart(HostileIndex(size, random), SomeItem(c, *list, random), random, list);
    case 3:
      if (size > 0) list->parts.erase(list->parts.begin() + static_cast<std::ptrdiff_t>(at));
      return;
    case 4:
      return Repeat(c, size == 0 ? "1" : list->parts[at].segment, random, list);
    case 5:
    case 6:
      list->parts.push_back({std::to_string(size + 1), SomeItem(c, *list, random)});
      return;
    case 7:
      for (std::size_t i = size; i < MostOf(c.max_items) + random.Below(3); ++i) {
        list->parts.push_back({std::to_string(i + 1), SomeItem(c, *list, random)});
      }
      return;
    case 8:
      list->parts.clear();
      return;
    case 9:
    case 11:
      *list = OfAnotherKind(random);
      return;
    case 10:
      if (size > 1) std::swap(list->parts[at], list->parts[0]);
      return;
    default:
      break;
  }
  DisturbItem(c, random, list);
}

}  // namespace

std::size_t WeightOf(const model::Constraints& c) {
  std::size_t weight = 1;
  for (const model::Constraints& items : c.items) weight += WeightOf(items);
  for (const model::Constraints& others : c.additional) weight += WeightOf(others);
  for (const model::Parameter& property : c.properties) weight += WeightOf(property.constraints);
  return weight;
}

void Disturb(const model::Constraints& c, Random& random, Structure* structure) {
  if (!IsStructured(c)) {
    *structure = IsDelimitedList(c) && random.Chance(80)
                     ? TextStructure(HostileDelimited(c, random))
                     : HostileScalar(c, random);
    return;
  }
  // The more there is within, the likelier something within.
  const bool within = random.Below(WeightOf(c) + 2) >= 3;
  if (structure->kind == Kind::kList) {
    return within ? DisturbItem(c, random, structure) : DisturbList(c, random, structure);
  }
  if (structure->kind == Kind::kObject) {
    return within ? DisturbMember(c, random, structure) : DisturbObject(c, random, structure);
  }
  *structure = ValidStructure(c, random);  // something odd stood here before
}

}  // namespace assay::testonly
