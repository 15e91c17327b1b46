#include "validator/coverage/counter.h"

#include <algorithm>

#include "validator/coverage/tried.h"
#include "validator/evaluate/conditions.h"
#include "validator/evaluate/effective.h"
#include "validator/evaluate/relations.h"
#include "validator/text/utf8.h"

namespace assay::coverage {

using evaluate::Truth;
using internal::Item;
using internal::State;
using program::kNone;

namespace {

void AddTo(const std::vector<std::uint64_t>& from, std::vector<std::uint64_t>& to) {
  std::transform(from.begin(), from.end(), to.begin(), to.begin(), std::plus<>());
}

}  // namespace

void AddVerdict(Verdict verdict, VerdictCounts& counts) {
  counts.valid += verdict == Verdict::kValid ? 1 : 0;
  counts.invalid += verdict == Verdict::kInvalid ? 1 : 0;
  counts.indeterminate += verdict == Verdict::kIndeterminate ? 1 : 0;
}

void AddVerdicts(const VerdictCounts& from, VerdictCounts& to) {
  to.valid += from.valid;
  to.invalid += from.invalid;
  to.indeterminate += from.indeterminate;
}

OperationCounter::OperationCounter(const program::Operation& operation)
    : operation_(operation), plan_(MakePlan(operation)) {
  counts_.rules.resize(plan_.rules.size());
  counts_.conditions.resize(plan_.conditions.size());
  counts_.parameters.resize(plan_.parameters.size());
  counts_.values.resize(plan_.values);
  counts_.defaults.resize(plan_.defaults);
  tried_.resize((operation.findings.size() + 63) / 64);
  std::size_t next = plan_.first_default_condition;
  for (const program::ConditionalDefaults& defaults : operation.conditional_defaults) {
    first_condition_.push_back(next);
    next += defaults.choices.size();
  }
}

void OperationCounter::Add(const State& state, const CheckResults& checks, Verdict verdict) {
  AddVerdict(verdict, counts_.verdicts);
  CountRules(state, checks);
  CountConditions(state);
  CountParameters(state);
}

void OperationCounter::CountRules(const State& state, const CheckResults& checks) {
  std::fill(tried_.begin(), tried_.end(), 0);
  FindTried(state, tried_);
  for (std::size_t i = 0; i < plan_.rules.size(); ++i) {
    const RulePlan& rule = plan_.rules[i];
    RuleCounts& counts = counts_.rules[i];
    if (rule.kind != RuleKind::kCheck) {
      CountRule(rule, state, counts);
      continue;
    }
    const std::size_t bit = rule.index - operation_.request_findings;
    if ((checks.needed >> bit & 1) == 0) continue;
    const bool failed = (checks.failed >> bit & 1) != 0;
    const bool unknown = (checks.unknown >> bit & 1) != 0;
    ++(failed ? counts.broken : unknown ? counts.unanswered : counts.held);
  }
}

void OperationCounter::CountRule(const RulePlan& rule, const State& state, RuleCounts& counts) {
  bool broken = false, tried = false;
  if (rule.kind == RuleKind::kWarning || rule.kind == RuleKind::kShadow) {
    const auto& list = rule.kind == RuleKind::kWarning ? operation_.warnings : operation_.shadows;
    const program::RuleTest& test = list[rule.index].test;
    broken = evaluate::BreaksQuietly(test, state);
    tried = !broken && IsTried(test, state);
  } else {
    broken = internal::TestBit(state.fired, rule.index);
    tried = internal::TestBit(tried_, rule.index);
  }
  if (broken) {
    ++counts.broken;
  } else if (tried) {
    ++counts.held;
  }
}

// Those of defaults are looked at with the defaults.
void OperationCounter::CountConditions(const State& state) {
  for (std::size_t i = 0; i < plan_.first_default_condition; ++i) {
    ConditionCounts& counts = counts_.conditions[i];
    const Truth truth = evaluate::TruthOf(plan_.conditions[i].condition, state);
    ++(truth == Truth::kTrue      ? counts.held
       : truth == Truth::kUnknown ? counts.unknown
                                  : counts.not_held);
  }
}

// Up to the first condition that holds, as defaults are chosen.
void OperationCounter::CountDefault(const State& state, const ParameterPlan& parameter) {
  const program::Slot& slot = operation_.slots[parameter.slot];
  std::size_t place = parameter.first_default;
  if (slot.defaults != kNone) {
    std::size_t condition = first_condition_[slot.defaults];
    for (const auto& choice : operation_.conditional_defaults[slot.defaults].choices) {
      ConditionCounts& counts = counts_.conditions[condition++];
      const Truth truth = evaluate::TruthOf(choice.condition, state);
      if (truth == Truth::kTrue) {
        ++counts.held;
        ++counts_.defaults[place];
        return;
      }
      ++(truth == Truth::kUnknown ? counts.unknown : counts.not_held);
      ++place;
    }
  }
  if (slot.has_default) ++counts_.defaults[place];
}

void OperationCounter::CountParameters(const State& state) {
  is_there_.assign(plan_.parameters.size(), false);
  for (std::size_t i = 0; i < plan_.parameters.size(); ++i) {
    const ParameterPlan& parameter = plan_.parameters[i];
    if (parameter.shape != kNone) {  // its parameter was before it
      ++(is_there_[i] ? counts_.parameters[i].given : counts_.parameters[i].absent);
      continue;
    }
    const std::size_t slot = parameter.slot;
    if (!state.given.Has(slot)) {
      ++(state.empty.Has(slot) ? counts_.parameters[i].empty : counts_.parameters[i].absent);
      CountDefault(state, parameter);
      continue;
    }
    ++counts_.parameters[i].given;
    if (!state.Readable(slot)) continue;
    CountValue(parameter, state.values[slot].view());
    if (state.placed.Has(slot)) CountParts(state, slot);
  }
}

void OperationCounter::CountParts(const State& state, std::size_t slot) {
  const internal::ItemRange range = state.trees[slot];
  for (std::uint32_t i = range.first; i < range.end; ++i) {
    const Item& item = state.items()[i];
    if (item.shape == kNone || plan_.of_shape[item.shape] == kNone) continue;
    const std::size_t place = plan_.of_shape[item.shape];
    is_there_[place] = true;
    if (item.kind == Item::Kind::kText && !item.duplicate) {
      CountValue(plan_.parameters[place], item.view());
    }
  }
}

void OperationCounter::CountValue(const ParameterPlan& parameter, std::string_view value) {
  if (parameter.choice == nullptr) return;
  const std::size_t place =
      parameter.choice->keyword == program::Keyword::kEnum
          ? program::FindLiteral(*parameter.choice, value)
          : static_cast<std::size_t>(
                std::find(parameter.values.begin(), parameter.values.end(), value) -
                parameter.values.begin());
  if (place < parameter.values.size()) ++counts_.values[parameter.first_value + place];
}

void OperationCounter::Merge(const OperationCounter& other) {
  const Counts& from = other.counts_;
  AddVerdicts(from.verdicts, counts_.verdicts);
  for (std::size_t i = 0; i < from.rules.size(); ++i) {
    counts_.rules[i].broken += from.rules[i].broken;
    counts_.rules[i].held += from.rules[i].held;
    counts_.rules[i].unanswered += from.rules[i].unanswered;
  }
  for (std::size_t i = 0; i < from.conditions.size(); ++i) {
    counts_.conditions[i].held += from.conditions[i].held;
    counts_.conditions[i].not_held += from.conditions[i].not_held;
    counts_.conditions[i].unknown += from.conditions[i].unknown;
  }
  for (std::size_t i = 0; i < from.parameters.size(); ++i) {
    counts_.parameters[i].given += from.parameters[i].given;
    counts_.parameters[i].absent += from.parameters[i].absent;
    counts_.parameters[i].empty += from.parameters[i].empty;
  }
  AddTo(from.values, counts_.values);
  AddTo(from.defaults, counts_.defaults);
}

}  // namespace assay::coverage
