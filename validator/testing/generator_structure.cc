#include "validator/testing/generator_structure.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "validator/testing/generator_json.h"
#include "validator/testing/generator_values.h"
#include "validator/testing/reference_json.h"

namespace assay::testonly {
namespace {

using Kind = Structure::Kind;

const Structure* FindPart(const Structure& structure, const std::string& segment) {
  for (const StructurePart& part : structure.parts) {
    if (part.segment == segment) return &part.value;
  }
  return nullptr;
}

// Of texts, or of the member by which items differ.
bool Clashes(const model::Constraints& c, const Structure& list, const Structure& item) {
  const auto key = [&](const Structure& one) -> std::optional<std::string> {
    if (c.unique_items && one.kind == Kind::kText) return one.text;
    const Structure* member = c.unique_by ? FindPart(one, c.unique_by->text) : nullptr;
    return member != nullptr ? std::optional(member->text) : std::nullopt;
  };
  const std::optional<std::string> own = key(item);
  return own && std::any_of(list.parts.begin(), list.parts.end(),
                            [&](const StructurePart& part) { return key(part.value) == own; });
}

// Bytes, which are never fewer than characters.
std::size_t TotalLength(const Structure& list) {
  std::size_t total = 0;
  for (const StructurePart& part : list.parts) total += part.value.text.size();
  return total;
}

std::size_t SizeOf(const std::optional<model::Integer>& bound, std::size_t otherwise) {
  return bound ? static_cast<std::size_t>(bound->value) : otherwise;
}

// A few more than have to be, at times as many as may be.
std::size_t PickSize(const std::optional<model::Integer>& least,
                     const std::optional<model::Integer>& most, Random& random) {
  const std::size_t low = SizeOf(least, 0);
  const std::size_t high = std::max(low, SizeOf(most, low + 4));
  if (random.Chance(15) && high < 30) return high;
  return std::min(high, low + random.Below(4));
}

Structure ValidItem(const model::Constraints& c, Random& random) {
  if (c.items.empty()) return TextStructure(RandomText(random.Below(4), random));
  return ValidStructure(c.items[0], random);
}

Structure ValidList(const model::Constraints& c, Random& random) {
  Structure list;
  list.kind = Kind::kList;
  const std::size_t size = PickSize(c.min_items, c.max_items, random);
  std::size_t index = 0;
  for (std::size_t attempt = 0; attempt < 3 * size && list.parts.size() < size; ++attempt) {
    Structure item = ValidItem(c, random);
    if (Clashes(c, list, item)) continue;
    if (c.max_total_length &&
        TotalLength(list) + item.text.size() > SizeOf(c.max_total_length, 0)) {
      continue;
    }
    index += c.gaps && random.Chance(40) ? random.Between(1, 9) : 1;
    list.parts.push_back({std::to_string(index), std::move(item)});
  }
  return list;
}

std::string ValidName(const model::Constraints& c, Random& random) {
  if (c.property_names.empty()) {
    // Now and then one of which reports show a part.
    const std::string stem = random.Chance(5) ? std::string(random.Between(120, 200), 'x') : "x";
    return stem + "-" + std::to_string(random.Below(9));
  }
  return ValidValue(c.property_names[0], "x", random);
}

// One more member that is not declared, where that is in order.
void AddUndeclared(const model::Constraints& c, Random& random, Structure* object) {
  const std::string name = ValidName(c, random);
  if (c.closed || FindPart(*object, name) != nullptr) return;
  object->parts.push_back({name, c.additional.empty() ? JsonStructure("{\"y\":[1,\"z\",null]}")
                                                      : ValidStructure(c.additional[0], random)});
}

Structure ValidObject(const model::Constraints& c, Random& random) {
  Structure object;
  object.kind = Kind::kObject;
  const std::size_t most = SizeOf(c.max_properties, SIZE_MAX);
  const std::size_t share = random.Below(100);
  for (const model::Parameter& property : c.properties) {
    if (!property.required && (object.parts.size() >= most || !random.Chance(share))) continue;
    object.parts.push_back({property.name.text, ValidStructure(property.constraints, random)});
  }
  const std::size_t more = c.additional.empty() ? 8 : 50;
  while (random.Chance(more) && object.parts.size() < most) AddUndeclared(c, random, &object);
  for (int attempt = 0; attempt < 9 && object.parts.size() < SizeOf(c.min_properties, 0);
       ++attempt) {
    AddUndeclared(c, random, &object);
    if (c.properties.empty()) continue;
    const model::Parameter& property = random.Pick(c.properties);
    if (FindPart(object, property.name.text) != nullptr) continue;
    object.parts.push_back({property.name.text, ValidStructure(property.constraints, random)});
  }
  return object;
}

std::vector<std::string> SegmentsOf(const std::string& text) {
  std::vector<std::string> segments(1);
  for (const char c : text) {
    if (c == '.') {
      segments.emplace_back();
    } else {
      segments.back().push_back(c);
    }
  }
  return segments;
}

// The constraints under a segment; null where nothing may stand.
const model::Constraints* StepInto(const model::Constraints& c, const std::string& segment) {
  if (c.type == model::Type::kArray) {
    const bool is_index = !segment.empty() && segment.size() < 10 && segment[0] != '0' &&
                          segment.find_first_not_of("0123456789") == segment.npos;
    return is_index && !c.items.empty() ? &c.items[0] : nullptr;
  }
  for (const model::Parameter& property : c.properties) {
    if (property.name.text == segment) return &property.constraints;
  }
  return c.additional.empty() || segment.empty() ? nullptr : &c.additional[0];
}

// The constraints at the end of a path; null unless a text can stand there.
const model::Constraints* TextAt(const model::Constraints& c,
                                 const std::vector<std::string>& segments) {
  const model::Constraints* place = &c;
  for (const std::string& segment : segments) {
    if (place == nullptr || !IsStructured(*place)) return nullptr;
    place = StepInto(*place, segment);
  }
  return place == nullptr || IsStructured(*place) ? nullptr : place;
}

// Whether a text has a place in the structure, and nothing stands there yet.
bool Insert(const model::Constraints& c, const std::vector<std::string>& segments,
            const std::string& text, Structure* structure) {
  if (TextAt(c, segments) == nullptr) return false;
  const model::Constraints* shape = &c;
  bool is_new = false;
  for (const std::string& segment : segments) {
    structure->kind = shape->type == model::Type::kArray ? Kind::kList : Kind::kObject;
    shape = StepInto(*shape, segment);
    std::vector<StructurePart>& parts = structure->parts;
    auto part = std::find_if(parts.begin(), parts.end(),
                             [&](const StructurePart& one) { return one.segment == segment; });
    is_new = part == parts.end();
    if (is_new) part = parts.insert(parts.end(), {segment, {}});
    structure = &part->value;
  }
  if (is_new) structure->text = text;
  return is_new;
}

}  // namespace

bool IsDelimitedList(const model::Constraints& c) {
  return c.type == model::Type::kArray && c.separator.has_value();
}

bool IsStructured(const model::Constraints& c) { return c.has_parts() && !IsDelimitedList(c); }

std::string ValidText(const model::Constraints& c, const std::string& example, Random& random) {
  if (!IsDelimitedList(c)) return ValidValue(c, example, random);
  const std::string& separator = c.separator->text;
  std::string text;
  for (const StructurePart& part : ValidList(c, random).parts) {
    if (part.value.text.find(separator) != std::string::npos) continue;
    text += (text.empty() ? "" : separator) + part.value.text;
  }
  return text.empty() ? example : text;
}

Structure ValidStructure(const model::Constraints& c, Random& random) {
  if (!IsStructured(c)) return TextStructure(ValidText(c, "x", random));
  return c.type == model::Type::kArray ? ValidList(c, random) : ValidObject(c, random);
}

TextPairs ToPairs(const std::string& name, const Structure& structure) {
  if (structure.kind == Kind::kText || structure.kind == Kind::kJson) {
    return {{name, structure.text}};
  }
  TextPairs pairs;
  for (const StructurePart& part : structure.parts) {
    for (auto& pair : ToPairs(name + "." + part.segment, part.value)) {
      pairs.push_back(std::move(pair));
    }
  }
  return pairs;
}

std::string ToJson(const Structure& structure, Random& random) {
  if (structure.kind == Kind::kJson) return structure.text;
  if (structure.kind == Kind::kText) {
    const std::optional<Json> json = ParseJson(structure.text);
    const bool bare = json && json->IsScalar() && json->kind != Json::Kind::kString &&
                      json->kind != Json::Kind::kNull && random.Chance(50);
    return bare ? structure.text : JsonString(structure.text, random);
  }
  std::vector<JsonMember> members;
  for (const StructurePart& part : structure.parts) {
    members.emplace_back(part.segment, ToJson(part.value, random));
  }
  if (structure.kind == Kind::kObject) return JsonObject(members, random);
  std::string array = "[";
  for (const JsonMember& member : members) {
    if (array.size() > 1) array += random.Chance(90) ? "," : " ,\n";
    array += member.second;
  }
  return array + "]";
}

bool IsNameOf(const model::Parameter& parameter, const std::string& name) {
  const std::string& own = parameter.name.text;
  return name == own || (IsStructured(parameter.constraints) && name.starts_with(own + "."));
}

std::optional<Structure> TakeStructure(const model::Parameter& parameter, TextPairs* pairs) {
  Structure structure;
  TextPairs others;
  for (auto& pair : *pairs) {
    const bool is_part = pair.first != parameter.name.text && IsNameOf(parameter, pair.first);
    const std::string behind = is_part ? pair.first.substr(parameter.name.text.size() + 1) : "";
    if (!is_part || !Insert(parameter.constraints, SegmentsOf(behind), pair.second, &structure)) {
      others.push_back(std::move(pair));
    }
  }
  *pairs = std::move(others);
  return structure.parts.empty() ? std::nullopt : std::optional(structure);
}

TextPairs TakeStructures(const model::Operation& operation, Random& random, TextPairs* pairs) {
  TextPairs members;
  const std::size_t share = random.Pick(std::vector<std::size_t>{0, 90, 100});
  for (const model::Parameter& parameter : operation.parameters) {
    if (!IsStructured(parameter.constraints) || !random.Chance(share)) continue;
    std::optional<Structure> structure = TakeStructure(parameter, pairs);
    if (!structure && random.Chance(3)) structure = ValidStructure(parameter.constraints, random);
    if (!structure) continue;
    if (random.Chance(25)) Disturb(parameter.constraints, random, &*structure);
    members.emplace_back(parameter.name.text, ToJson(*structure, random));
  }
  return members;
}

}  // namespace assay::testonly
