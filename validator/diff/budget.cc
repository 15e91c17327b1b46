#include "validator/diff/budget.h"

namespace assay::diff {
namespace {

std::uint64_t SizeOf(const model::Constraints& c) {
  std::uint64_t size = 1 + c.ranges.size();
  for (const auto* texts : {&c.starts_with, &c.not_starts_with, &c.ends_with, &c.not_ends_with,
                            &c.contains, &c.not_contains}) {
    size += texts->size();
  }
  return size;
}

std::uint64_t SizeOf(const model::Condition& condition) {
  std::uint64_t size = 1;
  for (const model::Term& term : condition.terms) {
    size += term.constraints ? SizeOf(*term.constraints) : 1;
  }
  for (const model::Condition& part : condition.conditions) size += SizeOf(part);
  return size;
}

std::uint64_t SizeOf(const model::Rule& rule) {
  std::uint64_t size = SizeOf(rule.when) + rule.parameters.size();
  for (const model::Demand& demand : rule.demands) size += SizeOf(demand.constraints);
  return size + rule.left.size() + rule.right.size();
}

}  // namespace

std::uint64_t SizeOf(const model::Operation* operation) {
  if (operation == nullptr) return 1;
  std::uint64_t size = 1;
  for (const model::Parameter& parameter : operation->parameters) {
    size += SizeOf(parameter.constraints);
    for (const model::ConditionalDefault& one : parameter.conditional_defaults) {
      size += SizeOf(one.when);
    }
  }
  for (const model::Rule& rule : operation->rules) size += SizeOf(rule);
  for (const model::Check& check : operation->checks) {
    size += SizeOf(check.when) + check.arguments.size();
  }
  return size;
}

}  // namespace assay::diff
