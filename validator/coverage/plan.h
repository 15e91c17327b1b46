// What there is to count in an operation: its program, turned into lists for readers.
#ifndef ASSAY_VALIDATOR_COVERAGE_PLAN_H_
#define ASSAY_VALIDATOR_COVERAGE_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "validator/coverage.h"
#include "validator/program/program.h"

namespace assay::coverage {

struct RulePlan {
  RuleKind kind = RuleKind::kConstraint;
  std::uint16_t index = 0;  // of the finding; kWarning, kShadow: of the rule in its list
  std::string_view rule;
  std::span<const std::string_view> parameters;
  std::string_view code;
};

struct ConditionPlan {
  ConditionKind kind = ConditionKind::kRule;
  std::string_view of;
  std::string_view value;
  program::Condition condition;
};

// A parameter, or a part of one.
struct ParameterPlan {
  std::string_view name;
  std::uint16_t slot = program::kNone;
  std::uint16_t shape = program::kNone;         // of a part
  const program::Constraint* choice = nullptr;  // an `enum`, or the type `boolean`
  std::size_t first_value = 0;                  // in the counts of all values
  std::vector<std::string_view> values;
  std::size_t first_default = 0;
  std::vector<std::string_view> defaults;  // those with a condition, in order, and then without
};

struct Plan {
  std::vector<RulePlan> rules;            // in order of precedence, then those not enforced
  std::vector<ConditionPlan> conditions;  // those of defaults last, in the order of the program
  std::size_t first_default_condition = 0;
  std::vector<ParameterPlan> parameters;     // in order of declaration, each before its parts
  std::vector<std::uint16_t> of_slot;        // slot to place in `parameters`, or kNone
  std::vector<std::uint16_t> of_shape;       // shape to the same
  std::vector<program::RuleTest> rule_test;  // of findings that are rules
  std::size_t values = 0;
  std::size_t defaults = 0;
};

Plan MakePlan(const program::Operation& operation);

// Whether a request to this operation can have that fault. What only requests without a known
// operation can have is told of the stand-in.
bool CanFire(const program::Operation& operation, const program::Finding& finding);

// The values that a constraint lists: of an `enum`, or of a boolean.
std::span<const std::string_view> ChoicesOf(const program::Constraint& constraint);

}  // namespace assay::coverage

#endif  // ASSAY_VALIDATOR_COVERAGE_PLAN_H_
