#include "validator/model/secrets.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "validator/model/path.h"

namespace assay::model {
namespace {

// As deep as the rule file nests parts.
void Mark(Constraints& constraints, bool sensitive) {
  constraints.sensitive = sensitive;
  for (auto* parts : {&constraints.items, &constraints.additional, &constraints.property_names}) {
    for (Constraints& part : *parts) Mark(part, sensitive);
  }
  for (Parameter& member : constraints.properties) {
    member.sensitive = sensitive;
    Mark(member.constraints, sensitive);
  }
}

class Marker {
 public:
  explicit Marker(const Operation& operation) {
    for (const Parameter& parameter : operation.parameters) {
      if (parameter.sensitive) secrets_.insert(parameter.name.text);
    }
  }

  void Run(Operation& operation) const {
    for (Parameter& parameter : operation.parameters) {
      Mark(parameter.constraints, parameter.sensitive);
      if (parameter.content) Mark(parameter.content->schema, parameter.sensitive);
      for (ConditionalDefault& one : parameter.conditional_defaults) MarkCondition(one.when);
    }
    for (Rule& rule : operation.rules) MarkRule(rule);
    for (Check& check : operation.checks) MarkCondition(check.when);
  }

 private:
  bool IsSecret(std::string_view name) const { return secrets_.contains(name); }

  void MarkCondition(Condition& condition) const {
    for (Term& term : condition.terms) {
      term.sensitive = IsSecret(term.parameter.text);
      if (term.constraints) Mark(*term.constraints, term.sensitive);
    }
    for (Condition& part : condition.conditions) MarkCondition(part);
  }

  void MarkRule(Rule& rule) const {
    MarkCondition(rule.when);
    for (Demand& demand : rule.demands) Mark(demand.constraints, IsSecret(demand.parameter.text));
    const auto is_secret = [this](const Operand& operand) { return IsValueOfSecret(operand); };
    const bool sensitive = std::any_of(rule.left.begin(), rule.left.end(), is_secret) ||
                           std::any_of(rule.right.begin(), rule.right.end(), is_secret);
    for (auto* side : {&rule.left, &rule.right}) {
      for (Operand& operand : *side) operand.sensitive = sensitive;
    }
  }

  // Lengths and counts are no secret.
  bool IsValueOfSecret(const Operand& operand) const {
    const bool is_value =
        operand.kind == Operand::Kind::kValue || operand.kind == Operand::Kind::kSum;
    return is_value && IsSecret(RootOf(operand.parameter.text));
  }

  std::set<std::string, std::less<>> secrets_;
};

}  // namespace

void MarkSecrets(Operation& operation) { Marker(operation).Run(operation); }

}  // namespace assay::model
