#include "validator/evaluate/evaluate.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

#include "validator/evaluate/conditions.h"
#include "validator/evaluate/constraints.h"
#include "validator/evaluate/effective.h"
#include "validator/evaluate/naming.h"
#include "validator/evaluate/parts.h"
#include "validator/evaluate/relations.h"
#include "validator/text/utf8.h"

namespace assay::evaluate {
namespace {

using internal::State;
using program::Operation;
using program::Slot;
using program::SlotSet;

// ---- values
// ---------------------------------------------------------------------------------------------------

// A value at fault is of no class, whatever its enumeration says of it.
bool MatchSlow(State& state, std::size_t index, const Slot& slot) {
  const std::string_view value = state.values[index].view();
  state.value_class[index] = program::kNoClass;
  if (!text::IsText(value)) return false;
  std::uint8_t value_class = program::kNoClass;
  for (const program::Constraint& constraint : slot.constraints) {
    // The first will do: lengths stand before patterns, which may be slow.
    if (!Satisfies(constraint, value)) return false;
    if (constraint.keyword != program::Keyword::kEnum) continue;
    const std::size_t place = program::FindLiteral(constraint, value);
    value_class =
        place < slot.literal_classes.size() ? slot.literal_classes[place] : slot.otherwise_class;
  }
  state.value_class[index] = value_class;
  return true;
}

std::uint64_t MatchSlowValues(State& state, const Operation& operation, std::size_t w,
                              std::uint64_t slots) {
  std::uint64_t faulty = 0;
  SlotSet::ForEachOf(slots, 64 * w, [&](std::size_t slot) {
    const bool in_order = MatchSlow(state, slot, operation.slots[slot]);
    faulty |= std::uint64_t{!in_order} << slot % 64;
  });
  return faulty;
}

// A value that could not be read is of no class.
void ForgetClasses(State& state, std::size_t w, std::uint64_t unreadable) {
  SlotSet::ForEachOf(unreadable, 64 * w,
                     [&](std::size_t slot) { state.value_class[slot] = program::kNoClass; });
}

// The values of a word of slots, each by itself. Not zero when one is faulty, or is missing.
std::uint64_t EvaluateWord(State& state, const Operation& operation, std::size_t w) {
  const std::size_t first = 64 * w;
  const program::SlotKinds& kinds = operation.kinds[w];
  const std::uint64_t given = state.given.word(w);
  std::memcpy(&state.value_class[first], &operation.initial_classes[first], 64);
  // These have no value that a matcher could look at.
  const std::uint64_t unreadable = state.duplicate.word(w) | state.undecodable.word(w) |
                                   state.wrong_type.word(w) | state.bad_content.word(w) |
                                   state.bad_schema.word(w);
  const std::uint64_t readable = given & ~unreadable;
  std::uint64_t suspects = 0;
  std::uint64_t faulty = state.kernels->match_values(
      &operation.matchers[first], kinds, &state.values[first], readable, &state.value_class[first],
      operation.ruleset->suspicious_sizes, suspects);
  faulty |= unreadable;
  state.suspects.set_word(w, suspects);
  const std::uint64_t slow = kinds.slow & readable;
  if (slow != 0) [[unlikely]]
    faulty |= MatchSlowValues(state, operation, w, slow);
  if (unreadable != 0) [[unlikely]]
    ForgetClasses(state, w, unreadable);
  state.faulty.set_word(w, faulty);
  return faulty | (operation.required.word(w) & ~given);
}

// True when some part is not in order.
bool EvaluateAllParts(State& state, std::size_t words) {
  state.names_size = 0;
  for (std::size_t w = 0; w < words; ++w) {
    SlotSet::ForEachOf(state.placed.word(w), 64 * w, [&](std::size_t slot) {
      if (state.Readable(slot)) EvaluateParts(state, slot);
    });
  }
  return state.any_fired;
}

// A default that depends on others comes behind them. A value at fault decides nothing.
void ChooseDefaults(State& state, const Operation& operation) {
  for (const program::ConditionalDefaults& defaults : operation.conditional_defaults) {
    const std::size_t slot = defaults.slot;
    const Slot& declared = operation.slots[slot];
    state.chosen_defaults[slot] = declared.default_value;
    if (state.given.Has(slot)) continue;
    for (const program::ConditionalDefault& choice : defaults.choices) {
      if (!Holds(choice.condition, state)) continue;
      state.chosen_defaults[slot] = choice.value;
      state.value_class[slot] = choice.value_class;
      break;
    }
  }
}

void NameRequestFaults(State& state, const Operation& operation) {
  for (std::size_t i = 0; i < program::kRequestFaults; ++i) {
    if ((state.request_faults >> i & 1) != 0) {
      Fire(state, operation.request_fault_findings[i]);
    }
  }
}

// ---- rules
// ----------------------------------------------------------------------------------------------------

constexpr std::size_t kRowsAtOnce = 64 / program::Conjunctions::kSize;

void FireMissing(State& state, const Operation& operation) {
  for (std::size_t w = 0; w < operation.words; ++w) {
    const std::uint64_t missing = operation.required.word(w) & ~state.given.word(w);
    SlotSet::ForEachOf(missing, 64 * w,
                       [&](std::size_t slot) { Fire(state, operation.slots[slot].required); });
  }
}

// Those that are met, counted from `first` on.
void FireRequirements(State& state, const Operation& operation, std::size_t first,
                      std::uint64_t met) {
  for (; met != 0; met &= met - 1) {
    const auto place = static_cast<std::size_t>(std::countr_zero(met));
    Fire(state, operation.requirements[first + place].finding);
  }
}

// Of an operation whose rules are not masks alone.
void EvaluateRequirements(State& state, const Operation& operation, program::Standing standing) {
  const auto rows = std::span(operation.masks).first(operation.requirement_rows);
  for (std::size_t row = 0; row < rows.size(); row += kRowsAtOnce) {
    const std::uint64_t met =
        state.kernels->meet(rows.subspan(row, std::min(rows.size() - row, kRowsAtOnce)), standing);
    FireRequirements(state, operation, row * program::Conjunctions::kSize, met);
  }
  for (const std::uint16_t index : operation.other_requirements) {
    const program::Requirement& requirement = operation.requirements[index];
    if (Refuses(requirement, state)) [[unlikely]]
      Fire(state, requirement.finding);
  }
}

// When faults are named: only then is it known which values could be read.
void EvaluateRelations(State& state, const Operation& operation) {
  for (const program::Relation& relation : operation.relations) {
    if (Breaks(relation, state)) Fire(state, relation.finding);
  }
}

program::Catalogue::Step LookUp(const program::Check& check, const State& state) {
  using program::Catalogue;
  Catalogue::Step step = check.catalogue->first;
  for (const std::uint16_t slot : check.arguments) {
    if (step < Catalogue::kFirstNode) break;
    step = check.catalogue->Next(step, Effective(state, slot).value_or(std::string_view()));
  }
  return step;
}

// What the ruleset's own catalogues say of the checks that are needed.
void AnswerChecks(State& state, const Operation& operation) {
  std::uint64_t rest = state.needed_checks & operation.catalogued_checks;
  for (; rest != 0; rest &= rest - 1) {
    const std::uint64_t bit = rest & (0 - rest);
    const auto step = LookUp(operation.checks[std::countr_zero(rest)], state);
    if (step == program::Catalogue::kFalse) state.refuted_checks |= bit;
    if (step < program::Catalogue::kUnknown) state.known_checks |= bit;
  }
}

void CollectChecks(State& state, const Operation& operation, program::Standing standing) {
  const auto rows =
      std::span(operation.masks).subspan(operation.requirement_rows, operation.check_rows);
  std::uint64_t needed = state.kernels->meet(rows, standing);
  for (std::uint64_t rest = operation.other_checks; rest != 0; rest &= rest - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(rest));
    needed |= std::uint64_t{Holds(operation.checks[i].condition, state)} << i;
  }
  state.needed_checks = needed;
  if ((needed & operation.catalogued_checks) != 0) AnswerChecks(state, operation);
}

// A request without a known operation: that one fault is all there is to say.
void EvaluateOperationFault(State& state, const Operation& operation) {
  const Slot& slot = operation.slots[0];
  if ((state.operation_faults & internal::kOperationMissing) != 0) Fire(state, slot.required);
  if ((state.operation_faults & internal::kOperationDuplicate) != 0) Fire(state, slot.duplicate);
  if ((state.operation_faults & internal::kOperationUndecodable) != 0) {
    state.undecodable.Add(0);
    Fire(state, slot.decoding);
  }
  if ((state.operation_faults & internal::kOperationWrongType) != 0) Fire(state, slot.wrong_type);
  if ((state.operation_faults & internal::kOperationUnknown) != 0) {
    Fire(state, operation.operation_finding);
  }
}

// Of a request in order.
bool MayWarn(const State& state, const Operation& operation) {
  const bool told_at_a_glance = operation.warnings_are_masks && operation.suspicious_are_free;
  const program::SlotSet of_slots = state.empty | state.suspects;
  return (state.met_warnings | state.unknown_count) != 0 || of_slots.Any() || !told_at_a_glance;
}

// What is left to say of a request at fault, or to one whose rules look at more than masks do.
void EvaluateRules(State& state, const Operation& operation, program::Standing standing,
                   std::uint64_t met_requirements) {
  FireMissing(state, operation);
  if (operation.rules_are_masks) {
    FireRequirements(state, operation, 0, met_requirements);
  } else {
    EvaluateRequirements(state, operation, standing);
    const std::size_t first = operation.requirement_rows + operation.check_rows;
    state.met_warnings = state.kernels->meet(std::span(operation.masks).subspan(first), standing);
  }
  if (state.request_faults != 0) NameRequestFaults(state, operation);
  for (std::size_t w = 0; w < operation.words; ++w) {
    SlotSet::ForEachOf(state.faulty.word(w), 64 * w,
                       [&](std::size_t slot) { NameSlot(state, slot); });
  }
  EvaluateRelations(state, operation);
  if (!state.any_fired) CollectChecks(state, operation, standing);
}

}  // namespace

void Evaluate(State& state) {
  const Operation& operation = *state.operation;
  if (state.any_fired) std::fill(state.fired.begin(), state.fired.end(), 0);
  state.any_fired = false;
  state.met_warnings = 0;
  state.may_warn = true;
  state.needed_checks = state.known_checks = state.refuted_checks = 0;
  // All of them: the last request may have been of an operation with more slots.
  state.faulty = state.suspects = {};
  if (&operation == &state.program->unknown_operation) [[unlikely]] {
    if (state.operation_faults != 0) return EvaluateOperationFault(state, operation);
    return NameRequestFaults(state, operation);
  }
  const std::size_t words = operation.words;
  std::uint64_t faults = state.request_faults;
  for (std::size_t w = 0; w < words; ++w) faults |= EvaluateWord(state, operation, w);
  if (state.item_count != 0) faults |= EvaluateAllParts(state, words) ? 1 : 0;
  if (!operation.conditional_defaults.empty()) ChooseDefaults(state, operation);
  const program::Standing standing = StandingOf(state);
  if (!operation.rules_are_masks) [[unlikely]]
    return EvaluateRules(state, operation, standing, 0);
  // Most rules are masks: one look at all of them. And most requests are in order: then that is
  // all.
  const std::uint64_t met = state.kernels->meet(operation.masks, standing);
  state.met_warnings = met >> operation.first_warning_bit;
  const std::uint64_t requirements = met & operation.requirement_bits;
  if ((faults | requirements) != 0) [[unlikely]]
    return EvaluateRules(state, operation, standing, requirements);
  state.may_warn = MayWarn(state, operation);
  state.needed_checks = (met & operation.check_bits) >> operation.first_check_bit;
  if ((state.needed_checks & operation.catalogued_checks) != 0) AnswerChecks(state, operation);
}

}  // namespace assay::evaluate
