#include "validator/report.h"

#include <ranges>

#include "validator/evaluate/effective.h"
#include "validator/evaluate/relations.h"
#include "validator/program/state.h"

namespace assay {

// Made for standard algorithms.
static_assert(std::ranges::input_range<Range<ViolationIterator>>);
static_assert(std::ranges::input_range<Range<WarningIterator>>);
static_assert(std::ranges::input_range<Range<NeededFactIterator>>);
static_assert(std::ranges::input_range<Range<ShadowIterator>>);
static_assert(std::ranges::borrowed_range<Range<ViolationIterator>>);

using internal::State;
using program::Operation;
using program::Slot;

namespace {

EffectiveValue EffectiveOf(const State& state, std::size_t slot_index) {
  const Slot& slot = state.operation->slots[slot_index];
  EffectiveValue out{.parameter = slot.name, .value = {}, .sensitive = slot.sensitive};
  if (state.given.Has(slot_index)) {
    out.origin = Origin::kRequest;
    if (state.Readable(slot_index)) out.value = state.values[slot_index].view();
  } else if (const auto value = evaluate::DefaultOf(state, slot_index)) {
    out.origin = Origin::kDefault;
    out.value = *value;
  }
  return out;
}

}  // namespace

inline void Report::Judge() {
  if (state_->any_fired || failed_checks_ != 0) {
    verdict_ = Verdict::kInvalid;
  } else {
    verdict_ = unknown_checks_ != 0 ? Verdict::kIndeterminate : Verdict::kValid;
  }
}

Report::Report(const State* state)
    : state_(state),
      fact_names_(state->operation->fact_names.data()),
      failed_checks_(state->refuted_checks),
      unknown_checks_(state->needed_checks & ~state->known_checks),
      may_warn_(state->may_warn) {
  Judge();
}

std::string_view Report::ruleset() const { return state_->operation->ruleset->label; }
std::string_view Report::operation() const { return state_->operation->name; }
bool Report::expects_json() const { return state_->expects_json; }

Shadow ShadowIterator::operator*() const {
  const program::QuietRule& rule = state_->operation->shadows[index_];
  return {rule.rule, rule.parameters};
}

bool ShadowIterator::operator==(std::default_sentinel_t) const {
  return index_ == state_->operation->shadows.size();
}

ShadowIterator& ShadowIterator::operator++() {
  ++index_;
  Settle();
  return *this;
}

void ShadowIterator::Settle() {
  const auto& shadows = state_->operation->shadows;
  while (index_ < shadows.size() && !evaluate::BreaksQuietly(shadows[index_].test, *state_)) {
    ++index_;
  }
}

Range<NeededFactIterator> Report::needed_facts() const {
  return Range<NeededFactIterator>(
      {.state = state_, .fact_names = fact_names_, .checks = state_->needed_checks});
}

std::size_t NeededFact::argument_count() const {
  return state_->operation->checks[place_].arguments.size();
}

FactArgument NeededFact::argument(std::size_t index) const {
  const EffectiveValue value =
      EffectiveOf(*state_, state_->operation->checks[place_].arguments[index]);
  return {value.parameter, value.value, value.sensitive};
}

FactValue NeededFact::known() const {
  if ((state_->known_checks >> place_ & 1) == 0) return FactValue::kUnknown;
  return (state_->refuted_checks >> place_ & 1) != 0 ? FactValue::kFalse : FactValue::kTrue;
}

Report Report::Resolve(std::span<const FactValue> answers) const {
  Report result(state_);
  std::size_t i = 0;
  for (std::uint64_t rest = state_->needed_checks; rest != 0; rest &= rest - 1, ++i) {
    const FactValue answer = i < answers.size() ? answers[i] : FactValue::kUnknown;
    const std::uint64_t check = rest & (0 - rest);
    if (answer == FactValue::kUnknown) continue;
    result.unknown_checks_ &= ~check;
    result.failed_checks_ &= ~check;
    if (answer == FactValue::kFalse) result.failed_checks_ |= check;
  }
  result.Judge();
  return result;
}

std::size_t Report::parameter_count() const { return state_->operation->declared.size(); }

EffectiveValue Report::effective(std::size_t index) const {
  return EffectiveOf(*state_, state_->operation->declared[index]);
}

EffectiveValue Report::effective(std::string_view parameter) const {
  const std::uint32_t slot = state_->operation->names.Find(parameter);
  if (slot == program::KeyTable::kAbsent) return {.parameter = parameter, .value = {}};
  return EffectiveOf(*state_, slot);
}

}  // namespace assay
