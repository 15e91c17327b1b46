#include "validator/evaluate/naming.h"

#include <string_view>

#include "validator/evaluate/constraints.h"
#include "validator/text/utf8.h"

namespace assay::evaluate {

using internal::State;
using program::Constraint;
using program::Keyword;
using program::Slot;

namespace {

// A matcher refuses what breaks a constraint and nothing else. So of a text that it has refused
// (`refused`) the last constraint is broken when all others hold, and need not be tried: most
// parameters have one constraint.
void NameConstraints(State& state, const Slot& slot, std::string_view value, bool refused) {
  bool too_long = false;
  std::uint16_t next = slot.first_constraint;
  for (const Constraint& constraint : slot.constraints) {
    const std::uint16_t finding = next++;
    if (too_long && constraint.keyword == Keyword::kPattern) continue;
    const bool must_be_broken = refused && &constraint == &slot.constraints.back();
    if (!must_be_broken && Satisfies(constraint, value)) continue;
    refused = false;  // this is why
    too_long |= constraint.keyword == Keyword::kMaxLength;
    Fire(state, finding);
  }
}

}  // namespace

void NameSlot(State& state, std::size_t index) {
  const Slot& slot = state.operation->slots[index];
  const bool duplicate = state.duplicate.Has(index);
  if (duplicate) Fire(state, slot.duplicate);
  const std::string_view value = state.values[index].view();
  const bool undecodable = state.undecodable.Has(index) || (!duplicate && !text::IsText(value));
  if (undecodable) {
    state.undecodable.Add(index);
    Fire(state, slot.decoding);
  }
  if (duplicate || undecodable) return;
  if (state.wrong_type.Has(index)) return Fire(state, slot.wrong_type);
  // Where there is more to a value than text, that may be what is at fault.
  NameConstraints(state, slot, value, slot.carrier == program::Carrier::kNone);
  if (state.bad_content.Has(index)) Fire(state, slot.media_type);
  if (state.bad_schema.Has(index)) Fire(state, slot.schema);
}

}  // namespace assay::evaluate
