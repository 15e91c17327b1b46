// Conditions of any shape, in the logic of Kleene: a part that looks at a value at fault is
// unknown, and what does not depend on it is known all the same.
#include <algorithm>
#include <optional>
#include <string_view>

#include "validator/evaluate/conditions.h"
#include "validator/evaluate/constraints.h"
#include "validator/evaluate/effective.h"

namespace assay::evaluate {
namespace {

using internal::State;
using program::Formula;

Truth Known(bool holds) { return holds ? Truth::kTrue : Truth::kFalse; }

Truth OfTerm(const program::Term& term, const State& state) {
  constexpr std::uint64_t kAnyClass = ~std::uint64_t{0};
  const bool on_presence = term.given_classes == kAnyClass || term.absent_classes == kAnyClass;
  if (!on_presence && state.faulty.Has(term.slot)) return Truth::kUnknown;
  return Known(TermHolds(term, state));
}

Truth OfValue(const Formula& formula, const State& state) {
  if (state.faulty.Has(formula.term.slot)) return Truth::kUnknown;
  const std::optional<std::string_view> value = Effective(state, formula.term.slot);
  return Known(value && SatisfiesAll(formula.constraints, *value));
}

// As deep as the rule file nests conditions, which the loader limits.
Truth Of(const Formula& formula, const State& state) {
  switch (formula.kind) {
    case Formula::Kind::kTerm:
      return OfTerm(formula.term, state);
    case Formula::Kind::kValue:
      return OfValue(formula, state);
    default:
      break;
  }
  const bool is_any = formula.kind == Formula::Kind::kAny;
  Truth truth = is_any ? Truth::kFalse : Truth::kTrue;
  const Formula* const part = state.operation->formulas.data() + formula.first;
  for (std::size_t i = 0; i < formula.count; ++i) {
    const Truth one = Of(part[i], state);
    truth = is_any ? std::max(truth, one) : std::min(truth, one);
  }
  if (formula.kind != Formula::Kind::kNot) return truth;
  return static_cast<Truth>(static_cast<int>(Truth::kTrue) - static_cast<int>(truth));
}

}  // namespace

Truth TruthOf(const program::Condition& condition, const State& state) {
  const program::Operation& operation = *state.operation;
  if (condition.count == program::Condition::kFormula) {
    return Of(operation.formulas[condition.first], state);
  }
  Truth truth = Truth::kTrue;
  for (std::size_t i = 0; i < condition.count; ++i) {
    truth = std::min(truth, OfTerm(operation.terms[condition.first + i], state));
  }
  return truth;
}

Truth TruthOf(const program::Term& term, const State& state) { return OfTerm(term, state); }
Truth TruthOf(const Formula& formula, const State& state) { return Of(formula, state); }

bool FormulaHolds(std::size_t index, const State& state) {
  return Of(state.operation->formulas[index], state) == Truth::kTrue;
}

}  // namespace assay::evaluate
