#include "validator/coverage/tried.h"

#include <algorithm>
#include <string_view>

#include "validator/evaluate/conditions.h"
#include "validator/evaluate/constraints.h"
#include "validator/evaluate/effective.h"
#include "validator/text/utf8.h"

namespace assay::coverage {
namespace {

using internal::Item;
using internal::State;
using program::Constraint;
using program::Keyword;
using program::kNone;
using program::Operand;
using program::Relation;
using program::Shape;

// ---- values and parts
// ----------------------------------------------------------------------------------------------

class Finder {
 public:
  Finder(const State& state, std::vector<std::uint64_t>& tried)
      : state_(state), operation_(*state.operation), tried_(tried) {}

  void Mark(std::uint16_t finding) {
    if (finding != kNone) internal::SetBit(tried_, finding);
  }

  // In the steps in which a value is looked at: each is taken when those before found no fault.
  void TrySlot(std::size_t index) {
    const program::Slot& slot = operation_.slots[index];
    Mark(slot.required);
    if (!state_.given.Has(index)) return;
    Mark(slot.duplicate);
    if (state_.duplicate.Has(index)) return;
    Mark(slot.decoding);
    if (state_.undecodable.Has(index)) return;
    Mark(slot.wrong_type);
    if (state_.wrong_type.Has(index)) return;
    TryConstraints(slot.constraints, slot.first_constraint, state_.values[index].view());
    Mark(slot.media_type);
    if (!state_.bad_content.Has(index)) Mark(slot.schema);
    if (state_.placed.Has(index)) TryParts(state_.trees[index]);
  }

 private:
  void TryConstraints(std::span<const Constraint> constraints, std::uint16_t next,
                      std::string_view value) {
    bool too_long = false;
    for (const Constraint& constraint : constraints) {
      const std::uint16_t finding = next++;
      if (constraint.keyword == Keyword::kMaxLength)
        too_long = !evaluate::Satisfies(constraint, value);
      if (IsAsked(constraint, value, too_long)) Mark(finding);
    }
  }

  // Bounds say nothing of what is no number, nor patterns of what is too long.
  static bool IsAsked(const Constraint& constraint, std::string_view value, bool too_long) {
    if (constraint.keyword == Keyword::kPattern) return !too_long;
    if (constraint.keyword >= Keyword::kMinimum && constraint.keyword <= Keyword::kMaxDecimals) {
      return evaluate::NumberIn(value, constraint.type, constraint.format).has_value();
    }
    return constraint.unit != program::Unit::kBase64Bytes ||
           evaluate::LengthOf(value, constraint.unit).has_value();
  }

  void TryParts(const internal::ItemRange& range) {
    for (std::uint32_t i = range.first; i < range.end; ++i) {
      const Item& item = state_.items()[i];
      if (item.key != nullptr) TryNames(state_.items()[item.parent]);
      if (item.shape != kNone) TryPart(item, i == range.first);
    }
  }

  // Of a list or an object: those on names, or all others.
  void MarkConstraints(const Shape& shape, bool on_names) {
    std::uint16_t finding = shape.first_constraint;
    for (const Constraint& constraint : shape.constraints) {
      if ((constraint.keyword == Keyword::kPropertyNames) == on_names) Mark(finding);
      ++finding;
    }
  }

  void TryNames(const Item& object) { MarkConstraints(operation_.shapes[object.shape], true); }

  void TryPart(const Item& item, bool is_root) {
    const Shape& shape = operation_.shapes[item.shape];
    if (!is_root) Mark(shape.duplicate);
    if (item.duplicate) return;
    Mark(shape.decoding);
    if (item.kind == Item::Kind::kUndecodable) return;
    if (!is_root) Mark(shape.wrong_type);
    const bool is_object = item.kind == Item::Kind::kObject || item.kind == Item::Kind::kOpenObject;
    if (shape.kind == Shape::Kind::kScalar) {
      const bool is_text = item.kind == Item::Kind::kText && text::IsText(item.view());
      if (is_text) TryConstraints(shape.constraints, shape.first_constraint, item.view());
    } else if (is_object == (shape.kind == Shape::Kind::kObject) &&
               (is_object || item.kind == Item::Kind::kList)) {
      MarkConstraints(shape, false);
      for (const std::uint16_t member : shape.required_members) {
        Mark(operation_.shapes[member].required);
      }
    }
  }

  const State& state_;
  const program::Operation& operation_;
  std::vector<std::uint64_t>& tried_;
};

// ---- rules
// ----------------------------------------------------------------------------------------------------

bool HasValue(const Operand& operand, const State& state) {
  switch (operand.kind) {
    case Operand::Kind::kConstant:
      return true;
    case Operand::Kind::kNow:
      return state.now.has_value();
    case Operand::Kind::kCount:
    case Operand::Kind::kSum:
      return operand.has_absent || state.given.Has(operand.value.slot);
    default:
      return operand.has_absent || evaluate::Effective(state, operand.value.slot).has_value();
  }
}

// How many of the values there are.
std::size_t CountValues(const Relation& relation, const State& state) {
  return static_cast<std::size_t>(std::count_if(
      relation.values.begin(), relation.values.end(), [&](const program::ValueRef& ref) {
        return state.given.Has(ref.slot) || evaluate::DefaultOf(state, ref.slot).has_value();
      }));
}

// Whether there is something that the relation looks at.
bool HasValues(const Relation& relation, const State& state) {
  const auto has_value = [&](const Operand& operand) { return HasValue(operand, state); };
  switch (relation.kind) {
    case Relation::Kind::kValue:
      return evaluate::Effective(state, relation.values[0].slot).has_value();
    case Relation::Kind::kCompare:
      return std::all_of(relation.left.begin(), relation.left.end(), has_value) &&
             std::all_of(relation.right.begin(), relation.right.end(), has_value);
    case Relation::Kind::kDifferent:
      return CountValues(relation, state) > 0;
    case Relation::Kind::kEqual:
      return CountValues(relation, state) > 1;
    default:
      return CountValues(relation, state) == relation.values.size();
  }
}

bool IsTried(const Relation& relation, const State& state) {
  const bool is_silent = relation.kind != Relation::Kind::kValue &&
                         std::any_of(relation.values.begin(), relation.values.end(),
                                     [&](const auto& ref) { return state.faulty.Has(ref.slot); });
  return !is_silent && evaluate::Holds(relation.condition, state) && HasValues(relation, state);
}

}  // namespace

void FindTried(const State& state, std::vector<std::uint64_t>& tried) {
  const program::Operation& operation = *state.operation;
  Finder finder(state, tried);
  for (const std::uint16_t slot : operation.declared) finder.TrySlot(slot);
  for (const program::Requirement& requirement : operation.requirements) {
    if (evaluate::Holds(requirement.condition, state)) finder.Mark(requirement.finding);
  }
  for (const Relation& relation : operation.relations) {
    if (IsTried(relation, state)) finder.Mark(relation.finding);
  }
}

bool IsTried(const program::RuleTest& test, const State& state) {
  const program::Operation& operation = *state.operation;
  return test.is_relation
             ? IsTried(operation.quiet_relations[test.index], state)
             : evaluate::Holds(operation.quiet_requirements[test.index].condition, state);
}

}  // namespace assay::coverage
