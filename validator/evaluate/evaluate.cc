#include "validator/evaluate/evaluate.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "validator/evaluate/constraints.h"
#include "validator/evaluate/matchers.h"
#include "validator/text/utf8.h"

namespace assay::evaluate {
namespace {

using internal::SetBit;
using internal::State;
using internal::TestBit;
using program::kNone;
using program::MatcherKind;
using program::Operation;
using program::Slot;
using program::SlotSet;

void Fire(State& state, std::uint16_t finding) {
  SetBit(state.fired, finding);
  state.any_fired = true;
}

// ---- values
// ---------------------------------------------------------------------------------------------------

// Enumerations of parameters, absent ones too: those hold a neutral value, so no branch depends on
// what a client leaves out. The class of the value that conditions ask for falls out of the
// look-up.
void MatchEnums(State& state, const Operation& operation, SlotSet& faulty) {
  // What the stores of bytes below could change, as far as a compiler can tell, is not loaded again
  // and again.
  const program::EnumMatcher* const matchers = operation.enums.data();
  const program::Value* const values = state.values.data();
  std::uint8_t* const classes = state.value_class.data();
  const std::size_t count = operation.neutral.size();
  for (std::size_t base = 0; base < count; base += 64) {
    const std::uint64_t given = state.given.word(base / 64);
    const std::size_t end = std::min(count - base, std::size_t{64});
    std::uint64_t wrong = 0;
    for (std::size_t i = 0; i < end; ++i) {
      const program::EnumMatcher& matcher = matchers[base + i];
      const std::uint32_t found = matcher.table.Find(values[base + i].view());
      const bool ok = found != program::KeyTable::kAbsent;
      const std::uint8_t value_class = ok ? matcher.classes[found] : program::kNoClass;
      classes[base + i] = (given >> i & 1) != 0 ? value_class : classes[base + i];
      wrong |= std::uint64_t{!ok} << i;
    }
    faulty.set_word(base / 64, wrong);
  }
}

bool MatchSlow(State& state, std::size_t index, const Slot& slot) {
  const std::string_view value = state.values[index].view();
  if (!text::IsText(value)) return false;
  bool ok = true;
  for (const program::Constraint& constraint : slot.constraints) {
    ok &= Satisfies(constraint, value);
    if (constraint.keyword != program::Keyword::kEnum) continue;
    const std::uint32_t found = constraint.table->Find(value);
    state.value_class[index] = found == program::KeyTable::kAbsent || slot.literal_classes.empty()
                                   ? program::kNoClass
                                   : slot.literal_classes[found];
  }
  return ok;
}

bool MatchMember(State& state, std::size_t index, const Operation& operation) {
  const Slot& slot = operation.slots[index];
  const program::Value& value = state.values[index];
  switch (slot.matcher) {
    case MatcherKind::kEnum:
      return operation.enums[slot.matcher_index].table.Find(value.view()) !=
             program::KeyTable::kAbsent;
    case MatcherKind::kText:
      return MatchText(operation.texts[slot.matcher_index], value);
    case MatcherKind::kInteger:
      return MatchInteger(operation.integers[slot.matcher_index], value);
    case MatcherKind::kIpv4:
      return MatchIpv4(value);
    case MatcherKind::kSlow:
      return MatchSlow(state, index, slot);
    case MatcherKind::kAny:
    case MatcherKind::kContent:
      return true;  // the JSON reader lets nothing through that is not text
  }
  return false;
}

void MatchValues(State& state, const Operation& operation) {
  SlotSet faulty;
  MatchEnums(state, operation, faulty);
  const auto check = [&](std::size_t slot, auto&& in_order) {
    if (state.given.Has(slot) && !in_order(operation.slots[slot], state.values[slot]))
        [[unlikely]] {
      faulty.Add(slot);
    }
  };
  for (const std::uint16_t slot : operation.text_slots) {
    check(slot, [&](const Slot& s, const program::Value& value) {
      return MatchText(operation.texts[s.matcher_index], value);
    });
  }
  for (const std::uint16_t slot : operation.integer_slots) {
    check(slot, [&](const Slot& s, const program::Value& value) {
      return MatchInteger(operation.integers[s.matcher_index], value);
    });
  }
  for (const std::uint16_t slot : operation.ipv4_slots) {
    check(slot, [](const Slot&, const program::Value& value) { return MatchIpv4(value); });
  }
  for (const std::uint16_t slot : operation.slow_slots) {
    check(slot, [&](const Slot& s, const program::Value&) { return MatchSlow(state, slot, s); });
  }
  (operation.any_text & state.given).ForEach([&](std::size_t slot) {
    if (!text::IsText(state.values[slot].view())) [[unlikely]]
      faulty.Add(slot);
  });
  (operation.members & state.given).ForEach([&](std::size_t slot) {
    if (!MatchMember(state, slot, operation)) [[unlikely]]
      faulty.Add(slot);
  });
  state.faulty = faulty & state.given;
}

// Values that could not be read at all: faulty whatever a matcher made of them, and of no class.
void AddUnreadable(State& state) {
  const SlotSet unreadable =
      state.duplicate | state.undecodable | state.wrong_type | state.bad_content | state.not_object;
  if (!unreadable.Any()) [[likely]]
    return;
  state.faulty |= unreadable;
  unreadable.ForEach([&](std::size_t slot) { state.value_class[slot] = program::kNoClass; });
}

// ---- naming
// ---------------------------------------------------------------------------------------------------

// Every rule that one faulty value breaks, in the order of rules.
void NameSlot(State& state, std::size_t index, const Operation& operation) {
  const Slot& slot = operation.slots[index];
  const bool duplicate = state.duplicate.Has(index);
  if (duplicate) Fire(state, slot.duplicate);
  const std::string_view value = state.values[index].view();
  // The JSON reader has seen to the members' text.
  const bool undecodable =
      state.undecodable.Has(index) || (!duplicate && !slot.is_member && !text::IsText(value));
  if (undecodable) {
    state.undecodable.Add(index);
    Fire(state, slot.decoding);
  }
  if (duplicate || undecodable) return;
  if (state.wrong_type.Has(index)) return Fire(state, slot.wrong_type);
  for (const program::Constraint& constraint : slot.constraints) {
    if (!Satisfies(constraint, value)) Fire(state, constraint.finding);
  }
  if (slot.content == kNone) return;
  const program::Content& content = operation.contents[slot.content];
  if (state.bad_content.Has(index)) Fire(state, content.media_type);
  if (state.not_object.Has(index)) Fire(state, content.schema);
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

bool Holds(const program::Condition& condition, const State& state) {
  bool holds = true;
  for (const program::Term& term : condition.terms) {
    holds &= term.presence ? state.given.Has(term.slot) == term.present
                           : (term.classes >> state.value_class[term.slot] & 1) != 0;
  }
  return holds;
}

void EvaluateConditions(State& state, const Operation& operation) {
  std::uint64_t word = 0;
  const std::size_t count = operation.conditions.size();
  for (std::size_t i = 0; i < count; ++i) {
    word |= std::uint64_t{Holds(operation.conditions[i], state)} << (i % 64);
    if (i % 64 == 63 || i + 1 == count) {
      state.holds[i / 64] = word;
      word = 0;
    }
  }
}

bool ConditionHolds(const State& state, std::uint16_t condition) {
  return condition == kNone || TestBit(state.holds, condition);
}

void EvaluateRequirements(State& state, const Operation& operation) {
  const SlotSet missing = operation.required - state.given;
  if (missing.Any()) [[unlikely]] {
    missing.ForEach([&](std::size_t slot) { Fire(state, operation.slots[slot].required); });
  }
  for (const program::Requirement& requirement : operation.requirements) {
    // Both are looked at, always: each alone is as good as random, and a wrong guess costs more.
    const bool refused = requirement.Given(state.given) == requirement.refuse_given;
    if (refused & ConditionHolds(state, requirement.condition)) [[unlikely]] {
      Fire(state, requirement.finding);
    }
  }
}

void CollectChecks(State& state, const Operation& operation) {
  std::uint64_t needed = operation.unconditional_checks;
  for (std::size_t i = 0; i < operation.condition_checks.size(); ++i) {
    const std::uint64_t holds = state.holds[i / 64] >> (i % 64) & 1;
    needed |= operation.condition_checks[i] & (0 - holds);
  }
  state.needed_checks = needed;
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
  state.needed_checks = 0;
  state.faulty = {};
  if (&operation == &state.program->unknown_operation) [[unlikely]] {
    if (state.operation_faults != 0) return EvaluateOperationFault(state, operation);
    return NameRequestFaults(state, operation);
  }
  std::copy(operation.initial_classes.begin(), operation.initial_classes.end(),
            state.value_class.begin());
  MatchValues(state, operation);
  AddUnreadable(state);
  EvaluateConditions(state, operation);
  EvaluateRequirements(state, operation);
  if (state.request_faults != 0) [[unlikely]]
    NameRequestFaults(state, operation);
  if (state.faulty.Any()) {
    state.faulty.ForEach([&](std::size_t slot) { NameSlot(state, slot, operation); });
  }
  if (!state.any_fired) CollectChecks(state, operation);
}

}  // namespace assay::evaluate
