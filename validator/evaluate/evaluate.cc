#include "validator/evaluate/evaluate.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

#include "validator/evaluate/conditions.h"
#include "validator/evaluate/constraints.h"
#include "validator/evaluate/effective.h"
#include "validator/evaluate/matchers.h"
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

// The class of a value of an enumeration, which conditions ask for, falls out of the look-up. True
// when the value is one of them.
bool KeepClass(State& state, std::size_t slot, const program::EnumMatcher& matcher,
               std::uint32_t found) {
  const bool ok = found != program::EnumMatcher::kAbsent;
  state.value_class[slot] = ok ? matcher.classes[found] : program::kNoClass;
  return ok;
}

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

// Those of `slots`, bits of word `w` of a set, whose value is not in order.
template <typename F>
std::uint64_t Faulty(std::size_t w, std::uint64_t slots, F&& in_order) {
  std::uint64_t faulty = 0;
  for (; slots != 0; slots &= slots - 1) {
    const auto bit = static_cast<std::size_t>(std::countr_zero(slots));
    faulty |= std::uint64_t{!in_order(64 * w + bit)} << bit;
  }
  return faulty;
}

void MatchValues(State& state, const Operation& operation) {
  const program::Value* const values = state.values.data();
  const Slot* const slots = operation.slots.data();
  const program::EnumMatcher* const enums = operation.enums.data();
  for (std::size_t w = 0; w < operation.kinds.size(); ++w) {
    const program::SlotKinds& kinds = operation.kinds[w];
    const std::uint64_t given = state.given.word(w);
    std::uint64_t faulty = Faulty(w, kinds.short_enums & given, [&](std::size_t slot) {
      return KeepClass(state, slot, enums[slot],
                       enums[slot].short_table.Find(values[slot].data, values[slot].size));
    });
    faulty |= Faulty(w, kinds.enums & given, [&](std::size_t slot) {
      return KeepClass(state, slot, enums[slot], enums[slot].table.Find(values[slot].view()));
    });
    faulty |= Faulty(w, kinds.ranges & given, [&](std::size_t slot) {
      return MatchRange(operation.ranges[slots[slot].matcher.index], values[slot]);
    });
    faulty |= Faulty(w, kinds.texts & given, [&](std::size_t slot) {
      return state.kernels->match_text(operation.texts[slots[slot].matcher.index],
                                       values[slot].data, values[slot].size);
    });
    faulty |= Faulty(w, kinds.integers & given, [&](std::size_t slot) {
      return MatchInteger(operation.integers[slots[slot].matcher.index], values[slot]);
    });
    faulty |=
        Faulty(w, kinds.ipv4s & given, [&](std::size_t slot) { return MatchIpv4(values[slot]); });
    faulty |= Faulty(w, kinds.any & given,
                     [&](std::size_t slot) { return text::IsText(values[slot].view()); });
    faulty |= Faulty(w, kinds.slow & given,
                     [&](std::size_t slot) { return MatchSlow(state, slot, slots[slot]); });
    state.faulty.set_word(w, faulty);
  }
}

// Values that could not be read at all: faulty whatever a matcher made of them, and of no class.
void AddUnreadable(State& state) {
  const SlotSet unreadable =
      state.duplicate | state.undecodable | state.wrong_type | state.bad_content | state.bad_schema;
  if (!unreadable.Any()) [[likely]]
    return;
  state.faulty |= unreadable;
  unreadable.ForEach([&](std::size_t slot) { state.value_class[slot] = program::kNoClass; });
}

void EvaluateAllParts(State& state) {
  state.names_size = 0;
  state.placed.ForEach([&](std::size_t slot) {
    if (state.Readable(slot)) EvaluateParts(state, slot);
  });
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

void EvaluateRequirements(State& state, const Operation& operation, program::Standing standing) {
  const SlotSet missing = operation.required - state.given;
  if (missing.Any()) [[unlikely]] {
    missing.ForEach([&](std::size_t slot) { Fire(state, operation.slots[slot].required); });
  }
  const std::span<const program::Conjunctions> rows(operation.requirement_masks);
  for (std::size_t row = 0; row < rows.size(); row += kRowsAtOnce) {
    std::uint64_t met =
        state.kernels->meet(rows.subspan(row, std::min(rows.size() - row, kRowsAtOnce)), standing);
    for (; met != 0; met &= met - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(met));
      Fire(state, operation.requirements[row * program::Conjunctions::kSize + place].finding);
    }
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
  std::uint64_t needed = state.kernels->meet(operation.check_masks, standing);
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

}  // namespace

void Evaluate(State& state) {
  const Operation& operation = *state.operation;
  if (state.any_fired) std::fill(state.fired.begin(), state.fired.end(), 0);
  state.any_fired = false;
  state.needed_checks = state.known_checks = state.refuted_checks = 0;
  state.faulty = {};
  if (&operation == &state.program->unknown_operation) [[unlikely]] {
    if (state.operation_faults != 0) return EvaluateOperationFault(state, operation);
    return NameRequestFaults(state, operation);
  }
  for (std::size_t w = 0; w < operation.kinds.size(); ++w) {
    std::memcpy(&state.value_class[64 * w], &operation.initial_classes[64 * w], 64);
  }
  MatchValues(state, operation);
  AddUnreadable(state);
  if (state.placed.Any()) [[unlikely]]
    EvaluateAllParts(state);
  ChooseDefaults(state, operation);
  const program::Standing standing = StandingOf(state);
  EvaluateRequirements(state, operation, standing);
  if (state.request_faults != 0) [[unlikely]]
    NameRequestFaults(state, operation);
  if (state.faulty.Any()) [[unlikely]] {
    state.faulty.ForEach([&](std::size_t slot) { NameSlot(state, slot); });
  }
  EvaluateRelations(state, operation);
  if (!state.any_fired) CollectChecks(state, operation, standing);
}

}  // namespace assay::evaluate
