#include "validator/evaluate/relations.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "validator/evaluate/conditions.h"
#include "validator/evaluate/constraints.h"
#include "validator/evaluate/effective.h"

namespace assay::evaluate {
namespace {

using internal::State;
using program::Relation;

bool IsValueInOrder(const Relation& relation, const State& state) {
  const std::optional<std::string_view> value = Effective(state, relation.slots[0]);
  return !value || SatisfiesAll(relation.constraints, *value);
}

bool IsInOrder(const Relation& relation, const State& state) {
  switch (relation.kind) {
    case Relation::Kind::kValue:
      return IsValueInOrder(relation, state);
  }
  return true;
}

}  // namespace

bool Breaks(const Relation& relation, const State& state) {
  return Holds(relation.condition, state) && !IsInOrder(relation, state);
}

bool BreaksQuietly(const program::RuleTest& test, const State& state) {
  const program::Operation& operation = *state.operation;
  return test.is_relation ? Breaks(operation.quiet_relations[test.index], state)
                          : Refuses(operation.quiet_requirements[test.index], state);
}

}  // namespace assay::evaluate
