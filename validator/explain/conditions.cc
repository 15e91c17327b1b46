#include "validator/explain/conditions.h"

#include <utility>

#include "validator/evaluate/conditions.h"
#include "validator/explain/values.h"
#include "validator/program/secrecy.h"
#include "validator/text/printable.h"

namespace assay::explain {
namespace {

using internal::State;
using program::Formula;

class ConditionTracer {
 public:
  ConditionTracer(const State& state, const describe::Context& context)
      : state_(state), context_(context) {}

  TracedCondition Row(const model::Condition& source, const program::Condition& compiled) const {
    TracedCondition traced;
    traced.kind = TracedCondition::Kind::kAll;
    traced.truth = evaluate::TruthOf(compiled, state_);
    for (std::size_t i = 0; i < source.terms.size(); ++i) {
      const program::Term& term = state_.operation->terms[compiled.first + i];
      traced.parts.push_back(Term(source.terms[i], term.slot, evaluate::TruthOf(term, state_)));
    }
    return traced;
  }

  // The terms of a formula stand before its further formulas.
  TracedCondition Any(const model::Condition& source, const Formula& compiled) const {
    constexpr TracedCondition::Kind kKinds[] = {
        TracedCondition::Kind::kAll, TracedCondition::Kind::kAny, TracedCondition::Kind::kNot};
    TracedCondition traced;
    traced.kind = kKinds[static_cast<std::size_t>(source.kind)];
    traced.truth = evaluate::TruthOf(compiled, state_);
    const Formula* part = state_.operation->formulas.data() + compiled.first;
    for (const model::Term& term : source.terms) {
      traced.parts.push_back(Term(term, part->term.slot, evaluate::TruthOf(*part, state_)));
      ++part;
    }
    for (const model::Condition& condition : source.conditions) {
      traced.parts.push_back(Any(condition, *part++));
    }
    return Unwrapped(std::move(traced));
  }

  // A group of one is that one.
  static TracedCondition Unwrapped(TracedCondition traced) {
    const bool is_group = traced.kind != TracedCondition::Kind::kNot && traced.parts.size() == 1;
    if (!is_group) return traced;
    TracedCondition only = std::move(traced.parts[0]);
    return only;
  }

 private:
  TracedCondition Term(const model::Term& source, std::uint16_t slot, Truth truth) const {
    TracedCondition traced;
    traced.truth = truth;
    traced.parameter = source.parameter.text;
    traced.value = ValueOf(state_, slot);
    model::Condition alone;
    alone.terms.push_back(source);
    // That a secret is this value tells it.
    if (state_.operation->slots[slot].sensitive && !source.present) {
      alone.terms[0].constraints.reset();
      alone.terms[0].values = {{std::string(text::kMask), {}}};
    }
    traced.words = describe::Describe(alone, context_);
    return traced;
  }

  const State& state_;
  const describe::Context& context_;
};

}  // namespace

TracedCondition TraceCondition(const model::Condition& source, const program::Condition& compiled,
                               const State& state, const describe::Context& context) {
  const ConditionTracer tracer(state, context);
  if (compiled.count == program::Condition::kFormula) {
    return tracer.Any(source, state.operation->formulas[compiled.first]);
  }
  return ConditionTracer::Unwrapped(tracer.Row(source, compiled));
}

}  // namespace assay::explain
