#include "validator/testing/reference_rules.h"

#include <cstddef>

#include "validator/lint/value_faults.h"
#include "validator/testing/reference_relations.h"

namespace assay::testonly {
namespace {

// Whether the number of a group's parameters that are present is one that the rule refuses.
bool RefusesGroup(model::Rule::Kind kind, std::size_t present, std::size_t absent) {
  switch (kind) {
    case model::Rule::Kind::kAtLeastOne:
      return present == 0;
    case model::Rule::Kind::kExactlyOne:
      return present != 1;
    case model::Rule::Kind::kAtMostOne:
      return present > 1;
    case model::Rule::Kind::kAllOrNone:
      return present != 0 && absent != 0;
    default:
      return false;
  }
}

// The parameters whose effective value is not as `then` asks, each alone. What could not be read is
// no value.
std::vector<std::vector<std::string>> ValuesAtFault(const model::Rule& rule,
                                                    const std::vector<Slot>& slots) {
  std::vector<std::vector<std::string>> offenders;
  for (const model::Demand& demand : rule.demands) {
    const Slot& slot = Find(slots, demand.parameter.text);
    const auto [value, origin] = EffectiveOf(slot, slots);
    if (slot.unreadable || origin == Origin::kAbsent) continue;
    if (!lint::ValueFaults(demand.constraints, value).empty()) {
      offenders.push_back({demand.parameter.text});
    }
  }
  return offenders;
}

std::vector<std::string> AllOf(const model::Rule& rule) {
  std::vector<std::string> all;
  for (const model::Name& parameter : rule.parameters) all.push_back(parameter.text);
  return all;
}

}  // namespace

std::vector<std::vector<std::string>> Offenders(const model::Rule& rule,
                                                const std::vector<Slot>& slots,
                                                std::optional<std::int64_t> now) {
  if (!Holds(rule.when, slots)) return {};
  if (rule.kind == model::Rule::Kind::kThen) return ValuesAtFault(rule, slots);
  if (rule.kind > model::Rule::Kind::kThen) {
    if (!BreaksRelation(rule, slots, now)) return {};
    return {AllOf(rule)};
  }
  std::vector<std::string> absent, present;
  for (const model::Name& parameter : rule.parameters) {
    (Find(slots, parameter.text).given ? present : absent).push_back(parameter.text);
  }
  if (rule.is_group()) {
    if (!RefusesGroup(rule.kind, present.size(), absent.size())) return {};
    return {AllOf(rule)};
  }
  std::vector<std::vector<std::string>> offenders;
  for (const std::string& name : rule.kind == model::Rule::Kind::kForbid ? present : absent) {
    offenders.push_back({name});
  }
  return offenders;
}

}  // namespace assay::testonly
