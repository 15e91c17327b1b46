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

// Ids of the keywords that a value breaks, `prefix` before each.
std::vector<std::string> BrokenKeywords(const std::string& prefix,
                                        const model::Constraints& constraints,
                                        const std::string& value) {
  std::vector<std::string> ids;
  for (const auto& keyword : lint::ValueFaults(constraints, value)) {
    ids.push_back(prefix + "." + std::string(keyword));
  }
  return ids;
}

// A member's value is its text: a string's own, and the literal as written of a number, a boolean
// or null.
std::vector<std::string> MemberFaults(const std::string& prefix, const model::Member& member,
                                      const Json& value) {
  if (!value.IsScalar()) return {prefix + ".type"};
  return BrokenKeywords(prefix, member.constraints, value.text);
}

// The value is to be the text of a JSON object, and declared members of it keep their constraints.
std::vector<std::string> ContentFaults(const std::string& name, const model::Content& content,
                                       const std::string& value) {
  const std::optional<Json> json = ParseJson(value);
  if (!json.has_value() || !IsAcceptable(*json)) return {name + ".contentMediaType"};
  if (json->kind != Json::Kind::kObject) return {name + ".contentSchema"};
  std::vector<std::string> faults;
  for (const model::Member& member : content.members) {
    for (const auto& [member_name, member_value] : json->members) {
      if (member_name != member.name.text) continue;
      std::string prefix = name;
      prefix.append(".").append(member_name);
      const std::vector<std::string> broken = MemberFaults(prefix, member, member_value);
      faults.insert(faults.end(), broken.begin(), broken.end());
    }
  }
  return faults;
}

// Given twice and undecodable are faults of the value, and nothing more is asked of such a value.
// They may come together. An array or an object stands where a scalar is declared.
std::vector<std::string> ArrivalFaults(const std::string& name,
                                       const std::vector<const Arrived*>& named) {
  const auto undecodable = [](const Arrived* one) { return !one->value_is_text; };
  std::vector<std::string> faults;
  if (named.size() > 1) faults.push_back(name + ".duplicate");
  if (std::any_of(named.begin(), named.end(), undecodable)) faults.push_back(name + ".decoding");
  if (faults.empty() && !named.empty() && !named.front()->value_is_scalar) {
    faults.push_back(name + ".type");
  }
  return faults;
}

// The listed text that a value stands for: itself, but for case or where `otherwise` takes its
// place.
std::string CountsAs(const model::Constraints& constraints, const std::string& value) {
  model::Constraints one_of;
  one_of.ignore_case = constraints.ignore_case;
  for (const model::Name& listed : constraints.enumeration) {
    one_of.enumeration = {listed};
    if (lint::ValueFaults(one_of, value).empty()) return listed.text;
  }
  return constraints.otherwise ? constraints.otherwise->text : value;
}

// True, false, or nothing where it depends on a value at fault.
std::optional<bool> TruthOf(const model::Term& term, const std::vector<Slot>& slots) {
  const Slot& slot = Find(slots, term.parameter.text);
  if (term.present.has_value()) return slot.given == *term.present;
  if (!slot.faults.empty()) return std::nullopt;
  if (slot.EffectiveOrigin() == Origin::kAbsent) return false;
  const std::string value = slot.EffectiveValue();
  if (term.constraints) return lint::ValueFaults(*term.constraints, value).empty();
  return std::any_of(term.values.begin(), term.values.end(), [&](const model::Name& one) {
    return CountsAs(slot.parameter->constraints, value) == one.text;
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

}  // namespace

std::string Slot::EffectiveValue() const {
  if (given) return value;
  return parameter->default_value.has_value() ? parameter->default_value->text : "";
}

Origin Slot::EffectiveOrigin() const {
  if (given) return Origin::kRequest;
  return parameter->default_value.has_value() ? Origin::kDefault : Origin::kAbsent;
}

Slot FillSlot(const model::Parameter& parameter, const std::vector<Arrived>& arrived) {
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
  slot.faults = BrokenKeywords(name, parameter.constraints, slot.value);
  if (parameter.content.has_value()) {
    const std::vector<std::string> broken = ContentFaults(name, *parameter.content, slot.value);
    slot.faults.insert(slot.faults.end(), broken.begin(), broken.end());
  }
  return slot;
}

bool Holds(const model::Condition& condition, const std::vector<Slot>& slots) {
  return TruthOf(condition, slots) == true;
}

const Slot& Find(const std::vector<Slot>& slots, const std::string& parameter) {
  for (const Slot& slot : slots) {
    if (slot.parameter->name.text == parameter) return slot;
  }
  throw std::logic_error("the ruleset does not declare " + parameter);
}

}  // namespace assay::testonly
