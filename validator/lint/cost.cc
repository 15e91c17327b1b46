// What one request can cost: an estimate, in steps that are about as long as the comparison of a
// short text.
#include <cstddef>
#include <string>

#include "validator/lint/findings.h"
#include "validator/text/pattern.h"

namespace assay::lint {
namespace {

constexpr std::size_t kBudget = 10'000;   // some hundred microseconds
constexpr std::size_t kSlowPattern = 50;  // what RE2 takes for a text of some ten bytes
constexpr std::size_t kRelation = 10;     // values are read as numbers, items are put in order

std::size_t CostOf(const model::Constraints& c) {
  std::size_t cost = 4;  // what is looked up, and the constraints that are one comparison
  if (c.pattern) cost += text::ParseSequence(c.pattern->text) ? 1 : kSlowPattern;
  for (const auto* texts : {&c.starts_with, &c.not_starts_with, &c.ends_with, &c.not_ends_with,
                            &c.contains, &c.not_contains, &c.not_enum}) {
    cost += texts->size();
  }
  if (c.classes) cost += c.classes->of.size();
  for (const auto* parts : {&c.items, &c.additional, &c.property_names}) {
    for (const model::Constraints& part : *parts) cost += CostOf(part);
  }
  for (const model::Parameter& member : c.properties) cost += CostOf(member.constraints);
  return cost;
}

std::size_t CostOf(const model::Condition& condition) {
  std::size_t cost = condition.terms.size();
  for (const model::Term& term : condition.terms) {
    if (term.constraints) cost += CostOf(*term.constraints);
  }
  for (const model::Condition& part : condition.conditions) cost += CostOf(part);
  return cost;
}

std::size_t CostOf(const model::Rule& rule) {
  std::size_t cost = 1 + rule.parameters.size() + CostOf(rule.when);
  for (const model::Demand& demand : rule.demands) cost += CostOf(demand.constraints);
  if (rule.kind >= model::Rule::Kind::kCompare) {
    cost += kRelation * (rule.parameters.size() + rule.left.size() + rule.right.size());
  }
  return cost;
}

}  // namespace

void LintCost(const Scope& scope, Findings& findings) {
  std::size_t cost = 0;
  for (const model::Parameter& parameter : scope.operation().parameters) {
    cost += CostOf(parameter.constraints);
    if (parameter.content) cost += CostOf(parameter.content->schema);
    for (const auto& one : parameter.conditional_defaults) cost += CostOf(one.when);
  }
  for (const model::Rule& rule : scope.operation().rules) cost += CostOf(rule);
  for (const model::Check& check : scope.operation().checks) cost += CostOf(check.when);
  if (cost <= kBudget) return;
  const model::Name& name = scope.operation().name;
  findings.Warning(name.location, "cost",
                   "a request to " + Quoted(name.text) + " takes about " + std::to_string(cost) +
                       " steps; " + std::to_string(kBudget) + " are the budget of one",
                   "patterns that need RE2 and conditions on many values cost the most");
}

}  // namespace assay::lint
