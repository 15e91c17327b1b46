#include "validator/coverage/plan.h"

#include <algorithm>
#include <set>
#include <utility>

#include "validator/program/secrecy.h"
#include "validator/text/printable.h"

namespace assay::coverage {
namespace {

using program::Constraint;
using program::Finding;
using program::Keyword;
using program::kNone;
using program::Operation;

constexpr std::string_view kBooleans[] = {"true", "false"};

// The list that a value is one of; nothing when there is none.
const Constraint* ChoiceIn(std::span<const Constraint> constraints) {
  const Constraint* found = nullptr;
  for (const Constraint& constraint : constraints) {
    if (constraint.keyword == Keyword::kEnum) return &constraint;
    if (!ChoicesOf(constraint).empty()) found = &constraint;
  }
  return found;
}

class Planner {
 public:
  explicit Planner(const Operation& operation) : operation_(operation) {
    plan_.of_slot.assign(operation.slots.size(), kNone);
    plan_.of_shape.assign(operation.shapes.size(), kNone);
    plan_.rule_test.resize(operation.findings.size());
  }

  Plan Make() {
    AddTests();
    AddRules();
    for (const program::QuietRule& rule : operation_.warnings) AddCondition(rule);
    for (const program::QuietRule& rule : operation_.shadows) AddCondition(rule);
    AddQuiet(RuleKind::kWarning, operation_.warnings);
    AddQuiet(RuleKind::kShadow, operation_.shadows);
    AddDefaultConditions();
    for (const std::uint16_t slot : operation_.declared) {
      if (slot != operation_.operation_slot) AddParameter(slot);
    }
    return std::move(plan_);
  }

 private:
  const program::Slot& SlotAt(std::size_t index) const { return operation_.slots[index]; }

  void AddTests() {
    for (std::size_t i = 0; i < operation_.requirements.size(); ++i) {
      plan_.rule_test[operation_.requirements[i].finding] = {false, static_cast<std::uint16_t>(i)};
    }
    for (std::size_t i = 0; i < operation_.relations.size(); ++i) {
      plan_.rule_test[operation_.relations[i].finding] = {true, static_cast<std::uint16_t>(i)};
    }
  }

  void AddRules() {
    for (std::size_t i = 0; i < operation_.findings.size(); ++i) {
      const Finding& finding = operation_.findings[i];
      if (finding.keyword == Keyword::kRequest || !CanFire(operation_, finding)) continue;
      const bool is_check = i >= operation_.request_findings;
      const bool is_rule = finding.keyword == Keyword::kRule;
      plan_.rules.push_back({.kind = is_check  ? RuleKind::kCheck
                                     : is_rule ? RuleKind::kRule
                                               : RuleKind::kConstraint,
                             .index = static_cast<std::uint16_t>(i),
                             .rule = finding.rule,
                             .parameters = program::ParametersOf(operation_, finding),
                             .code = operation_.ruleset->errors[finding.error].code});
      if (is_check) {
        AddCondition(ConditionKind::kCheck, finding.rule,
                     operation_.checks[i - operation_.request_findings].condition);
      } else if (is_rule) {
        const program::RuleTest test = plan_.rule_test[i];
        AddCondition(ConditionKind::kRule, finding.rule,
                     test.is_relation ? operation_.relations[test.index].condition
                                      : operation_.requirements[test.index].condition);
      }
    }
  }

  void AddQuiet(RuleKind kind, const std::vector<program::QuietRule>& rules) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      plan_.rules.push_back({.kind = kind,
                             .index = static_cast<std::uint16_t>(i),
                             .rule = rules[i].rule,
                             .parameters = rules[i].parameters,
                             .code = {}});
    }
  }

  void AddCondition(const program::QuietRule& rule) {
    AddCondition(ConditionKind::kRule, rule.rule,
                 rule.test.is_relation ? operation_.quiet_relations[rule.test.index].condition
                                       : operation_.quiet_requirements[rule.test.index].condition);
  }

  // A rule of several tests has one condition, compiled once.
  void AddCondition(ConditionKind kind, std::string_view of, const program::Condition& condition) {
    if (condition.count == 0) return;  // always
    const bool is_formula = condition.count == program::Condition::kFormula;
    if (!known_.emplace(is_formula, condition.first).second) return;
    plan_.conditions.push_back({kind, of, {}, condition});
  }

  void AddDefaultConditions() {
    plan_.first_default_condition = plan_.conditions.size();
    for (const program::ConditionalDefaults& defaults : operation_.conditional_defaults) {
      const program::Slot& slot = SlotAt(defaults.slot);
      for (const program::ConditionalDefault& choice : defaults.choices) {
        plan_.conditions.push_back({ConditionKind::kDefault, slot.name,
                                    slot.sensitive ? text::kMask : choice.value, choice.condition});
      }
    }
  }

  void AddParameter(std::uint16_t index) {
    const program::Slot& slot = SlotAt(index);
    ParameterPlan parameter{.name = slot.name, .slot = index};
    parameter.first_default = plan_.defaults;
    if (slot.defaults != kNone) {
      for (const auto& choice : operation_.conditional_defaults[slot.defaults].choices) {
        AddDefault(choice.value, slot.sensitive, parameter);
      }
    }
    if (slot.has_default) AddDefault(slot.default_value, slot.sensitive, parameter);
    plan_.of_slot[index] = static_cast<std::uint16_t>(plan_.parameters.size());
    Add(std::move(parameter), slot.constraints);
    if (slot.shape != kNone) AddParts(index, slot.shape);
  }

  void AddDefault(std::string_view value, bool sensitive, ParameterPlan& parameter) {
    parameter.defaults.push_back(sensitive ? text::kMask : value);
    ++plan_.defaults;
  }

  // As deep as the rule file nests parts, which the loader limits.
  void AddParts(std::uint16_t slot, std::uint16_t index) {
    const program::Shape& shape = operation_.shapes[index];
    if (shape.items != kNone) AddPart(slot, shape.items);
    for (const std::uint16_t member : shape.member_shapes) AddPart(slot, member);
    if (shape.additional != kNone) AddPart(slot, shape.additional);
  }

  void AddPart(std::uint16_t slot, std::uint16_t index) {
    const program::Shape& shape = operation_.shapes[index];
    plan_.of_shape[index] = static_cast<std::uint16_t>(plan_.parameters.size());
    Add({.name = shape.path, .slot = slot, .shape = index}, shape.constraints);
    AddParts(slot, index);
  }

  // How often a secret had which value would tell of it.
  void Add(ParameterPlan parameter, std::span<const Constraint> constraints) {
    parameter.first_value = plan_.values;
    const Constraint* const choice = ChoiceIn(constraints);
    if (choice != nullptr && !SlotAt(parameter.slot).sensitive) {
      const auto values = ChoicesOf(*choice);
      parameter.choice = choice;
      parameter.values.assign(values.begin(), values.end());
      plan_.values += values.size();
    }
    plan_.parameters.push_back(std::move(parameter));
  }

  const Operation& operation_;
  Plan plan_;
  std::set<std::pair<bool, std::uint16_t>> known_;
};

}  // namespace

std::span<const std::string_view> ChoicesOf(const Constraint& constraint) {
  if (constraint.keyword == Keyword::kEnum) return constraint.literals;
  const bool is_boolean =
      constraint.keyword == Keyword::kType && constraint.type == program::ValueType::kBoolean;
  return is_boolean ? std::span<const std::string_view>(kBooleans)
                    : std::span<const std::string_view>();
}

namespace {

// As deep as the rule file nests parts.
bool HasList(const Operation& operation, std::uint16_t index) {
  if (index == kNone) return false;
  const program::Shape& shape = operation.shapes[index];
  return shape.kind == program::Shape::Kind::kList || HasList(operation, shape.additional) ||
         std::any_of(shape.member_shapes.begin(), shape.member_shapes.end(),
                     [&](std::uint16_t member) { return HasList(operation, member); });
}

}  // namespace

bool CanFire(const Operation& operation, const Finding& finding) {
  const bool is_constraint = finding.constraint != nullptr;
  // Its faults make a request that has no operation.
  if (finding.slot != kNone && finding.slot == operation.operation_slot &&
      (finding.keyword == Keyword::kEnum || finding.keyword <= Keyword::kType)) {
    return false;
  }
  if (is_constraint && finding.constraint->lenient) return false;
  if (finding.slot == kNone || finding.shape == kNone) return true;
  const program::Carrier carrier = operation.slots[finding.slot].carrier;
  // Numbers stand in names only, and what stands between separators is text.
  if (finding.keyword == Keyword::kIndexes) {
    return carrier == program::Carrier::kNamed && HasList(operation, finding.shape);
  }
  return carrier != program::Carrier::kDelimited || finding.keyword != Keyword::kType ||
         is_constraint;
}

Plan MakePlan(const Operation& operation) { return Planner(operation).Make(); }

}  // namespace assay::coverage
