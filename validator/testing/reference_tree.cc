#include "validator/testing/reference_tree.h"

#include <algorithm>
#include <cstddef>

namespace assay::testonly {
namespace {

// The texts between dots, one more than there are dots.
std::vector<std::string> Split(const std::string& text, const std::string& separator) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (std::size_t end = text.find(separator); end != text.npos;
       end = text.find(separator, begin)) {
    pieces.push_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

bool IsDigits(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What is meant as an index, valid or not.
bool LooksLikeIndex(const std::string& segment) {
  return IsDigits(segment.starts_with("-") ? segment.substr(1) : segment);
}

// The segments behind the parameter's name; none when the name is another one.
std::vector<std::string> SegmentsBehind(const std::string& parameter, const std::string& name) {
  if (!name.starts_with(parameter + ".")) return {};
  return Split(name.substr(parameter.size() + 1), ".");
}

Tree::Arrival ToArrival(const Json& json, bool null_is_text) {
  switch (json.kind) {
    case Json::Kind::kArray:
      return {Tree::Kind::kList, ""};
    case Json::Kind::kObject:
      return {Tree::Kind::kObject, ""};
    case Json::Kind::kNull:
      if (!null_is_text) return {Tree::Kind::kNull, ""};
      [[fallthrough]];
    default:
      return {Tree::Kind::kText, json.text};
  }
}

void AddJson(const Json& json, bool null_is_text, Tree* tree) {
  tree->arrivals.push_back(ToArrival(json, null_is_text));
  for (const Json& item : json.items) {
    Part& part = tree->parts.emplace_back();
    part.segment = std::to_string(tree->parts.size());
    AddJson(item, null_is_text, &part.tree);
  }
  for (const auto& [name, value] : json.members) {
    Part& part = tree->parts.emplace_back();
    part.segment = name;
    AddJson(value, null_is_text, &part.tree);
  }
}

void AddArrived(const Arrived& arrived, Tree* tree) {
  if (!arrived.value_is_scalar) return AddJson(arrived.composite, false, tree);
  const Tree::Kind kind = arrived.value_is_null ? Tree::Kind::kNull : Tree::Kind::kText;
  tree->arrivals.push_back({kind, arrived.value, arrived.value_is_text});
}

Tree* FindOrAdd(Tree* tree, const std::string& segment) {
  for (Part& part : tree->parts) {
    if (part.segment == segment) return &part.tree;
  }
  Part& part = tree->parts.emplace_back();
  part.segment = segment;
  return &part.tree;
}

}  // namespace

const Tree* Tree::Find(const std::string& segment) const {
  for (const Part& part : parts) {
    if (part.segment == segment) return &part.tree;
  }
  return nullptr;
}

bool IsDelimited(const model::Constraints& constraints) {
  return constraints.type == model::Type::kArray && constraints.separator.has_value();
}

bool HasNamedParts(const model::Parameter& parameter) {
  return parameter.constraints.has_parts() && !IsDelimited(parameter.constraints);
}

const model::Parameter* FindProperty(const model::Constraints& object, const std::string& name) {
  for (const model::Parameter& property : object.properties) {
    if (property.name.text == name) return &property;
  }
  return nullptr;
}

Below ShapeBelow(const model::Constraints& shape, const std::string& segment) {
  if (IsDelimited(shape)) return {};
  if (shape.type == model::Type::kArray) {
    if (!LooksLikeIndex(segment)) return {};
    return {true, shape.items.empty() ? nullptr : &shape.items[0]};
  }
  if (shape.type != model::Type::kObject) return {};
  if (const model::Parameter* property = FindProperty(shape, segment)) {
    return {true, &property->constraints};
  }
  if (shape.additional.empty() || segment.empty()) return {};
  return {true, &shape.additional[0]};
}

bool NamesPart(const model::Parameter& parameter, const std::string& name) {
  if (!HasNamedParts(parameter)) return false;
  const std::vector<std::string> segments = SegmentsBehind(parameter.name.text, name);
  Below place = {true, &parameter.constraints};
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (place.constraints == nullptr) return false;
    const bool is_declared = place.constraints->type != model::Type::kObject ||
                             FindProperty(*place.constraints, segments[i]) != nullptr;
    // No name leads through a member that is not declared.
    if (!is_declared && i + 1 < segments.size()) return false;
    place = ShapeBelow(*place.constraints, segments[i]);
    if (!place.exists) return false;
  }
  return !segments.empty();
}

Tree TreeOfParts(const model::Parameter& parameter, const std::vector<Arrived>& arrived,
                 std::size_t max_index) {
  Tree root;
  for (const Arrived& one : arrived) {
    if (!one.name_is_text) continue;
    if (one.name == parameter.name.text) AddArrived(one, &root);
    if (!NamesPart(parameter, one.name)) continue;
    Tree* place = &root;
    const model::Constraints* shape = &parameter.constraints;
    for (const std::string& segment : SegmentsBehind(parameter.name.text, one.name)) {
      const bool is_beyond = shape->type == model::Type::kArray && IsValidIndex(segment) &&
                             std::stoul(segment) > max_index;
      place->has_named_parts = true;
      place = FindOrAdd(place, is_beyond ? "0" + segment : segment);
      shape = ShapeBelow(*shape, segment).constraints;
    }
    if (one.value_is_scalar) {
      AddArrived(one, place);
    } else {
      place->arrivals.push_back({Tree::Kind::kOther, ""});
    }
  }
  return root;
}

Tree TreeOfDelimited(const std::string& separator, const std::string& text) {
  Tree list;
  list.arrivals.push_back({Tree::Kind::kList, ""});
  for (const std::string& piece : Split(text, separator)) {
    Part& part = list.parts.emplace_back();
    part.segment = std::to_string(list.parts.size());
    part.tree.arrivals.push_back({Tree::Kind::kText, piece});
  }
  return list;
}

Tree TreeOfJsonText(const Json& json) {
  Tree tree;
  AddJson(json, true, &tree);
  return tree;
}

bool IsValidIndex(const std::string& segment) {
  return IsDigits(segment) && segment[0] != '0' && segment.size() <= 9;
}

std::vector<const Part*> ItemsOf(const Tree& list) {
  std::vector<const Part*> items;
  for (const Part& part : list.parts) {
    if (IsValidIndex(part.segment)) items.push_back(&part);
  }
  std::stable_sort(items.begin(), items.end(), [](const Part* a, const Part* b) {
    if (a->segment.size() != b->segment.size()) return a->segment.size() < b->segment.size();
    return a->segment < b->segment;
  });
  return items;
}

}  // namespace assay::testonly
