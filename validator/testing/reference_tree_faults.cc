#include "validator/testing/reference_tree_faults.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>

#include "validator/lint/value_faults.h"

namespace assay::testonly {
namespace {

// In the order of rules, at every node.
constexpr const char* kKeywords[] = {
    "required",
    "duplicate",
    "decoding",
    "type",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "ranges",
    "multipleOf",
    "powerOfTwo",
    "maxDecimals",
    "minLength",
    "maxLength",
    "characters",
    "pattern",
    "classes",
    "startsWith",
    "notStartsWith",
    "endsWith",
    "notEndsWith",
    "contains",
    "notContains",
    "notDoubled",
    "enum",
    "notEnum",
    "format",
    "contentMediaType",
    "contentSchema",
    "indexes",
    "minItems",
    "maxItems",
    "uniqueItems",
    "uniqueBy",
    "maxTotalLength",
    "minProperties",
    "maxProperties",
    "additionalProperties",
    "propertyNames",
};

// The ids of all rules that a value of such constraints can break: its own, then its items' or its
// members'.
void AppendRules(const model::Constraints* constraints, const std::string& prefix,
                 std::vector<std::string>* rules) {
  for (const char* keyword : kKeywords) rules->push_back(prefix + "." + keyword);
  if (constraints == nullptr) return;
  if (constraints->type == model::Type::kArray) {
    AppendRules(constraints->items.empty() ? nullptr : &constraints->items[0], prefix + ".N",
                rules);
  }
  for (const model::Parameter& property : constraints->properties) {
    AppendRules(&property.constraints, prefix + "." + property.name.text, rules);
  }
  if (!constraints->additional.empty()) {
    AppendRules(&constraints->additional[0], prefix + ".*", rules);
  }
}

// Faults as they were found, item for item, become the first of each rule in the order of rules.
std::vector<SlotFault> InOrder(const model::Constraints& shape, const std::string& parameter,
                               const std::vector<SlotFault>& found) {
  std::vector<SlotFault> faults;
  if (found.empty()) return faults;
  std::vector<std::string> rules;
  AppendRules(&shape, parameter, &rules);
  for (const std::string& rule : rules) {
    const auto first = std::find_if(found.begin(), found.end(),
                                    [&](const SlotFault& fault) { return fault.rule == rule; });
    if (first != found.end()) faults.push_back(*first);
  }
  return faults;
}

bool IsComposite(const Tree::Arrival& arrival) {
  return arrival.kind == Tree::Kind::kList || arrival.kind == Tree::Kind::kObject;
}

// An empty text stands for nothing, where it does not have to be a value.
bool IsNothing(const model::Constraints* constraints, const Tree::Arrival& arrival, Role role,
               Carrier carrier) {
  if (role == Role::kItem) return false;
  if (arrival.kind == Tree::Kind::kNull) return true;
  const bool empty_is_value = constraints != nullptr && constraints->empty_is_value;
  return arrival.kind == Tree::Kind::kText && arrival.is_text && arrival.text.empty() &&
         carrier != Carrier::kJsonText && !empty_is_value;
}

// Whether one arrival is of the kind that the constraints ask for.
bool IsOfKind(const model::Constraints* constraints, const Tree::Arrival& arrival) {
  if (constraints == nullptr) return true;
  if (constraints->type == model::Type::kObject) return arrival.kind == Tree::Kind::kObject;
  if (constraints->type == model::Type::kArray && !constraints->separator) {
    return arrival.kind == Tree::Kind::kList;
  }
  return arrival.kind == Tree::Kind::kText;
}

// Twice there, not to be decoded, of the wrong kind: nothing more is asked of such a value.
std::vector<std::string> ArrivalFaults(const model::Constraints* constraints, const Tree& tree,
                                       Role role, Carrier carrier) {
  const std::vector<Tree::Arrival>& arrivals = tree.arrivals;
  const bool composite = std::any_of(arrivals.begin(), arrivals.end(), IsComposite);
  std::vector<std::string> faults;
  if (arrivals.size() > 1 || (composite && tree.has_named_parts)) faults.emplace_back("duplicate");
  if (std::any_of(arrivals.begin(), arrivals.end(),
                  [](const Tree::Arrival& one) { return !one.is_text; })) {
    faults.emplace_back("decoding");
  }
  if (!faults.empty() || arrivals.empty()) return faults;
  if (!IsNothing(constraints, arrivals[0], role, carrier) && !IsOfKind(constraints, arrivals[0])) {
    faults.emplace_back("type");
  }
  return faults;
}

// Whether a list has a part under an index that is none.
bool HasInvalidIndex(const model::Constraints* constraints, const Tree& tree) {
  if (constraints == nullptr || !tree.has_named_parts) return false;
  const bool is_list = constraints->type == model::Type::kArray;
  return std::any_of(tree.parts.begin(), tree.parts.end(), [&](const Part& part) {
    return (is_list && !IsValidIndex(part.segment)) ||
           HasInvalidIndex(ShapeBelow(*constraints, part.segment).constraints, part.tree);
  });
}

// Whether the indexes, of those that are valid, run from 1 without one left out.
bool HasGap(const Tree& list) {
  const std::vector<const Part*> items = ItemsOf(list);
  return !items.empty() && items.back()->segment != std::to_string(items.size());
}

// Names of any length are cut between characters.
std::string Shown(const std::string& name) {
  std::size_t size = 128;
  if (name.size() <= size) return name;
  while (size > 0 && (name[size] & 0xC0) == 0x80) --size;
  return name.substr(0, size);
}

std::int64_t CodePoints(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

bool HasRepeat(const std::vector<std::string>& texts) {
  return std::set<std::string>(texts.begin(), texts.end()).size() != texts.size();
}

// Where a node stands: how ids and how violations call it.
struct Place {
  std::string rule;
  std::string path;
  bool one_name = false;  // what is below has no name of its own

  Place Below(const std::string& rule_segment, const std::string& path_segment) const {
    return {rule + "." + rule_segment, one_name ? path : path + "." + path_segment, one_name};
  }
};

// Goes through a tree and collects its faults as it meets them.
class Inspector {
 public:
  Inspector(Carrier carrier, const Limits& limits) : carrier_(carrier), limits_(limits) {}

  void Node(const model::Constraints* constraints, const Tree* tree, const Place& place, Role role,
            bool required) {
    if (!IsGiven(constraints, tree, role, carrier_)) {
      if (required) {
        faults_.push_back({place.rule + ".required", {place.path}, carrier_ != Carrier::kJsonText});
      }
      return;
    }
    const std::vector<std::string> broken = ArrivalFaults(constraints, *tree, role, carrier_);
    for (const std::string& keyword : broken) Check(false, place, keyword);
    if (constraints == nullptr || !broken.empty()) return;
    if (constraints->has_parts()) return Parts(*constraints, *tree, place, role);
    for (const auto keyword : lint::ValueFaults(*constraints, tree->arrivals[0].text)) {
      Check(false, place, std::string(keyword));
    }
  }

  // A list or an object that can be looked into.
  void Parts(const model::Constraints& constraints, const Tree& tree, const Place& place,
             Role role) {
    if (constraints.type == model::Type::kObject) return Object(constraints, tree, place);
    const std::optional<std::string> text = TextOf(&constraints, tree, role, carrier_);
    if (!text) return List(constraints, tree, place);
    const Tree list = TreeOfDelimited(constraints.separator->text, *text);
    if (list.parts.size() > limits_.max_list_items) has_long_list_ = true;
    Inspector inner(carrier_, limits_);
    inner.List(constraints, list, {place.rule, place.path, true});
    faults_.insert(faults_.end(), inner.faults_.begin(), inner.faults_.end());
  }

  void Check(bool ok, const Place& place, const std::string& keyword) {
    if (!ok) faults_.push_back({place.rule + "." + keyword, {place.path}});
  }

  // In the order of the rules of a shape.
  std::vector<SlotFault> Faults(const model::Constraints& shape, const std::string& name) const {
    if (has_long_list_) return {LongList()};
    return InOrder(shape, name, faults_);
  }

 private:
  void List(const model::Constraints& constraints, const Tree& list, const Place& place) {
    // An item under an invalid index is there, but where it belongs is not known: whatever makes
    // the list itself invalid, it is not that it has too few.
    const auto size = static_cast<std::int64_t>(ItemsOf(list).size());
    const bool may_be_more =
        place.rule.find('.') == std::string::npos && HasInvalidIndex(&constraints, list);
    const std::vector<std::string> texts = ItemTexts(constraints, list);
    if (list.has_named_parts && !constraints.gaps) Check(!HasGap(list), place, "indexes");
    if (constraints.min_items) {
      Check(size >= constraints.min_items->value || may_be_more, place, "minItems");
    }
    if (constraints.max_items) Check(size <= constraints.max_items->value, place, "maxItems");
    if (constraints.unique_items) Check(!HasRepeat(texts), place, "uniqueItems");
    if (constraints.unique_by) Check(!HasRepeat(Keys(constraints, list)), place, "uniqueBy");
    if (constraints.max_total_length) {
      std::int64_t length = 0;
      for (const std::string& text : texts) length += CodePoints(text);
      Check(length <= constraints.max_total_length->value, place, "maxTotalLength");
    }
    const model::Constraints* items = constraints.items.empty() ? nullptr : &constraints.items[0];
    for (const Part* item : ItemsOf(list)) {
      Node(items, &item->tree, place.Below("N", item->segment), Role::kItem, false);
    }
  }

  void Object(const model::Constraints& constraints, const Tree& object, const Place& place) {
    ObjectAsSuch(constraints, object, place);
    for (const model::Parameter& property : constraints.properties) {
      const std::string& name = property.name.text;
      Node(&property.constraints, object.Find(name), place.Below(name, name), Role::kMember,
           property.required);
    }
    if (constraints.additional.empty()) return;
    for (const Part* part : Undeclared(constraints, object)) {
      const bool is_secret = constraints.sensitive && !part->segment.empty();
      Node(&constraints.additional[0], &part->tree,
           place.Below("*", is_secret ? "*" : Shown(part->segment)), Role::kMember, false);
    }
  }

  void ObjectAsSuch(const model::Constraints& constraints, const Tree& object, const Place& place) {
    const std::int64_t size =
        std::count_if(object.parts.begin(), object.parts.end(), [&](const Part& part) {
          return IsGiven(OfMember(constraints, part.segment), &part.tree, Role::kMember, carrier_);
        });
    const std::vector<const Part*> undeclared = Undeclared(constraints, object);
    if (constraints.min_properties) {
      Check(size >= constraints.min_properties->value, place, "minProperties");
    }
    if (constraints.max_properties) {
      Check(size <= constraints.max_properties->value, place, "maxProperties");
    }
    if (constraints.closed) Check(undeclared.empty(), place, "additionalProperties");
    for (const Part* part : undeclared) {
      if (constraints.property_names.empty()) break;
      Check(lint::ValueFaults(constraints.property_names[0], part->segment).empty(), place,
            "propertyNames");
    }
  }

  static const model::Constraints* OfMember(const model::Constraints& object,
                                            const std::string& name) {
    if (const model::Parameter* property = FindProperty(object, name)) {
      return &property->constraints;
    }
    return object.additional.empty() ? nullptr : &object.additional[0];
  }

  static std::vector<const Part*> Undeclared(const model::Constraints& constraints,
                                             const Tree& object) {
    std::vector<const Part*> undeclared;
    for (const Part& part : object.parts) {
      if (FindProperty(constraints, part.segment) == nullptr) undeclared.push_back(&part);
    }
    // Parameters may come in any order, which decides nothing.
    if (object.has_named_parts) {
      std::sort(undeclared.begin(), undeclared.end(),
                [](const Part* a, const Part* b) { return a->segment < b->segment; });
    }
    return undeclared;
  }

  // Of the items that are texts.
  std::vector<std::string> ItemTexts(const model::Constraints& constraints,
                                     const Tree& list) const {
    const model::Constraints* items = constraints.items.empty() ? nullptr : &constraints.items[0];
    std::vector<std::string> texts;
    for (const Part* item : ItemsOf(list)) {
      const auto text = TextOf(items, item->tree, Role::kItem, carrier_);
      if (text) texts.push_back(*text);
    }
    return texts;
  }

  // Of the items that are objects, the member by which they differ, where it is there.
  std::vector<std::string> Keys(const model::Constraints& constraints, const Tree& list) const {
    std::vector<std::string> keys;
    if (constraints.items.empty()) return keys;
    const model::Constraints& items = constraints.items[0];
    for (const Part* item : ItemsOf(list)) {
      const Tree* member = item->tree.Find(constraints.unique_by->text);
      const model::Constraints* shape = OfMember(items, constraints.unique_by->text);
      if (!ArrivalFaults(&items, item->tree, Role::kItem, carrier_).empty() ||
          !IsGiven(shape, member, Role::kMember, carrier_)) {
        continue;
      }
      const auto text = TextOf(shape, *member, Role::kMember, carrier_);
      if (text) keys.push_back(*text);
    }
    return keys;
  }

  Carrier carrier_;
  const Limits& limits_;
  bool has_long_list_ = false;
  std::vector<SlotFault> faults_;
};

}  // namespace

bool IsGiven(const model::Constraints* constraints, const Tree* tree, Role role, Carrier carrier) {
  if (tree == nullptr) return false;
  if (tree->has_named_parts || tree->arrivals.size() > 1) return true;
  return !tree->arrivals.empty() && !IsNothing(constraints, tree->arrivals[0], role, carrier);
}

std::optional<std::string> TextOf(const model::Constraints* constraints, const Tree& tree,
                                  Role role, Carrier carrier) {
  if (tree.arrivals.empty() || tree.arrivals[0].kind != Tree::Kind::kText ||
      !IsOfKind(constraints, tree.arrivals[0]) ||
      !ArrivalFaults(constraints, tree, role, carrier).empty()) {
    return std::nullopt;
  }
  return tree.arrivals[0].text;
}

SlotFault LongList() { return {"request.max-list-items", {}}; }

std::vector<SlotFault> FaultsOfParts(const model::Parameter& parameter, const Tree& tree,
                                     const Limits& limits, bool* readable) {
  const model::Constraints& shape = parameter.constraints;
  const std::string& name = parameter.name.text;
  *readable = ArrivalFaults(&shape, tree, Role::kMember, Carrier::kParts).empty();
  Inspector inspector(Carrier::kParts, limits);
  if (*readable) inspector.Check(!HasInvalidIndex(&shape, tree), {name, name}, "indexes");
  inspector.Node(&shape, &tree, {name, name}, Role::kMember, false);
  return inspector.Faults(shape, name);
}

std::vector<SlotFault> FaultsOfDelimited(const model::Parameter& parameter, const std::string& text,
                                         const Limits& limits) {
  const std::string& name = parameter.name.text;
  Tree tree;
  tree.arrivals.push_back({Tree::Kind::kText, text});
  Inspector inspector(Carrier::kParts, limits);
  inspector.Node(&parameter.constraints, &tree, {name, name, true}, Role::kMember, false);
  return inspector.Faults(parameter.constraints, name);
}

std::vector<SlotFault> FaultsOfJsonText(const model::Constraints& shape,
                                        const std::string& parameter, const Tree& tree,
                                        const Limits& limits) {
  Inspector inspector(Carrier::kJsonText, limits);
  inspector.Node(&shape, &tree, {parameter, parameter, true}, Role::kMember, false);
  return inspector.Faults(shape, parameter);
}

}  // namespace assay::testonly
