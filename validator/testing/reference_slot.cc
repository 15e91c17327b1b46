#include "validator/testing/reference_slot.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "validator/lint/value_faults.h"
#include "validator/testing/reference_json.h"

namespace assay::testonly {
namespace {

std::vector<const Arrived*> Named(const std::string& name, const std::vector<Arrived>& arrived) {
  std::vector<const Arrived*> found;
  for (const Arrived& one : arrived) {
    if (one.name_is_text && one.name == name) found.push_back(&one);
  }
  return found;
}

SlotFault Fault(const std::string& parameter, const std::string& keyword) {
  return {parameter + "." + keyword, {parameter}};
}

void Append(const std::vector<SlotFault>& more, std::vector<SlotFault>* faults) {
  faults->insert(faults->end(), more.begin(), more.end());
}

// The value is to be JSON text of the schema's type, and what the schema declares in it keeps its
// constraints.
std::vector<SlotFault> ContentFaults(const std::string& name, const model::Content& content,
                                     const std::string& value, const Limits& limits) {
  const std::optional<Json> json = ParseJson(value);
  if (!json.has_value() || !IsAcceptable(*json)) return {Fault(name, "contentMediaType")};
  const bool is_list = content.schema.type == model::Type::kArray;
  if (json->kind != (is_list ? Json::Kind::kArray : Json::Kind::kObject)) {
    return {Fault(name, "contentSchema")};
  }
  return FaultsOfJsonText(content.schema, name, TreeOfJsonText(*json), limits);
}

// What is wrong with a value that is one text.
std::vector<SlotFault> ValueFaults(const model::Parameter& parameter, const std::string& value,
                                   const Limits& limits) {
  const std::string& name = parameter.name.text;
  if (IsDelimited(parameter.constraints)) return FaultsOfDelimited(parameter, value, limits);
  std::vector<SlotFault> faults;
  for (const auto& keyword : lint::ValueFaults(parameter.constraints, value)) {
    faults.push_back(Fault(name, std::string(keyword)));
  }
  if (parameter.content) Append(ContentFaults(name, *parameter.content, value, limits), &faults);
  return faults;
}

// Given twice and undecodable are faults of the value, and nothing more is asked of such a value.
// They may come together. An array or an object stands where a scalar is declared.
std::vector<SlotFault> ArrivalFaults(const std::string& name,
                                     const std::vector<const Arrived*>& named) {
  const auto undecodable = [](const Arrived* one) { return !one->value_is_text; };
  std::vector<SlotFault> faults;
  if (named.size() > 1) faults.push_back(Fault(name, "duplicate"));
  if (std::any_of(named.begin(), named.end(), undecodable)) {
    faults.push_back(Fault(name, "decoding"));
  }
  if (faults.empty() && !named.empty() && !named.front()->value_is_scalar) {
    faults.push_back(Fault(name, "type"));
  }
  return faults;
}

std::string Folded(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// The listed text that a value stands for: itself, but for case or where `otherwise` takes its
// place.
std::string CountsAs(const model::Constraints& constraints, const std::string& value) {
  for (const model::Name& listed : constraints.enumeration) {
    const bool same =
        constraints.ignore_case ? Folded(value) == Folded(listed.text) : value == listed.text;
    if (same) return listed.text;
  }
  return constraints.otherwise ? constraints.otherwise->text : value;
}

// True, false, or nothing where it depends on a value at fault.
std::optional<bool> TruthOf(const model::Term& term, const std::vector<Slot>& slots) {
  const Slot& slot = Find(slots, term.parameter.text);
  if (term.present.has_value()) return slot.given == *term.present;
  if (!slot.faults.empty()) return std::nullopt;
  const Effective effective = EffectiveOf(slot, slots);
  if (effective.origin == Origin::kAbsent) return false;
  if (term.constraints) return lint::ValueFaults(*term.constraints, effective.value).empty();
  return std::any_of(term.values.begin(), term.values.end(), [&](const model::Name& one) {
    return CountsAs(slot.parameter->constraints, effective.value) == one.text;
  });
}

std::optional<bool> TruthOf(const model::Condition& condition, const std::vector<Slot>& slots) {
  std::vector<std::optional<bool>> parts;
  for (const model::Term& term : condition.terms) parts.push_back(TruthOf(term, slots));
  for (const model::Condition& part : condition.conditions) parts.push_back(TruthOf(part, slots));
  const auto has = [&](std::optional<bool> truth) {
    return std::find(parts.begin(), parts.end(), truth) != parts.end();
  };
  if (condition.kind == model::Condition::Kind::kAny) {
    return has(true)           ? std::optional(true)
           : has(std::nullopt) ? std::nullopt
                               : std::optional(false);
  }
  const std::optional<bool> all = has(false)          ? std::optional(false)
                                  : has(std::nullopt) ? std::nullopt
                                                      : std::optional(true);
  if (condition.kind == model::Condition::Kind::kNot && all) return !*all;
  return all;
}

// A list or an object: what arrived for it is parts, or stands in their place.
Slot FillFromParts(const model::Parameter& parameter, const std::vector<Arrived>& arrived,
                   const Limits& limits) {
  const model::Constraints& shape = parameter.constraints;
  Slot slot;
  slot.parameter = &parameter;
  const Tree tree = TreeOfParts(parameter, arrived, limits.max_list_index);
  slot.given = IsGiven(&shape, &tree, Role::kMember, Carrier::kParts);
  slot.empty = tree.arrivals.size() == 1 && tree.arrivals[0].kind == Tree::Kind::kText &&
               tree.arrivals[0].is_text && tree.arrivals[0].text.empty() && !shape.empty_is_value;
  if (!slot.given) return slot;
  bool readable = false;
  slot.faults = FaultsOfParts(parameter, tree, limits, &readable);
  slot.unreadable = !readable;
  if (readable) slot.parts = tree;
  return slot;
}

}  // namespace

bool Slot::Breaks(const std::string& keyword) const {
  const std::string rule = parameter->name.text + "." + keyword;
  return std::any_of(faults.begin(), faults.end(),
                     [&](const SlotFault& fault) { return fault.rule == rule; });
}

Slot FillSlot(const model::Parameter& parameter, const std::vector<Arrived>& arrived,
              const Limits& limits) {
  if (HasNamedParts(parameter)) return FillFromParts(parameter, arrived, limits);
  const std::string& name = parameter.name.text;
  const std::vector<const Arrived*> named = Named(name, arrived);
  Slot slot;
  slot.parameter = &parameter;
  if (named.empty()) return slot;
  slot.faults = ArrivalFaults(name, named);
  slot.value = named.front()->value;
  if (!slot.faults.empty()) {  // a parameter with a value fault counts as present
    slot.given = true;
    slot.unreadable = true;
    return slot;
  }
  if (named.front()->value_is_null) return slot;
  if (slot.value.empty() && !parameter.constraints.empty_is_value) {
    slot.empty = true;
    return slot;
  }
  slot.given = true;
  slot.faults = ValueFaults(parameter, slot.value, limits);
  return slot;
}

const Slot& Find(const std::vector<Slot>& slots, const std::string& parameter) {
  for (const Slot& slot : slots) {
    if (slot.parameter->name.text == parameter) return slot;
  }
  throw std::logic_error("the ruleset does not declare " + parameter);
}

// The first default whose condition holds counts; that may ask for values that are defaults too.
Effective EffectiveOf(const Slot& slot, const std::vector<Slot>& slots) {
  if (slot.given) return {slot.value, Origin::kRequest};
  for (const model::ConditionalDefault& one : slot.parameter->conditional_defaults) {
    if (Holds(one.when, slots)) return {one.value.text, Origin::kDefault};
  }
  const std::optional<model::Name>& otherwise = slot.parameter->default_value;
  return otherwise ? Effective{otherwise->text, Origin::kDefault} : Effective{};
}

bool Holds(const model::Condition& condition, const std::vector<Slot>& slots) {
  return TruthOf(condition, slots) == true;
}

}  // namespace assay::testonly
