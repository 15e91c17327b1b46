// The value that rules see: what the request gives, else the default.
#ifndef ASSAY_VALIDATOR_EVALUATE_EFFECTIVE_H_
#define ASSAY_VALIDATOR_EVALUATE_EFFECTIVE_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "validator/program/state.h"

namespace assay::evaluate {

// The default of a slot that is not given.
inline std::optional<std::string_view> DefaultOf(const internal::State& state, std::size_t slot) {
  const program::Slot& declared = state.operation->slots[slot];
  const std::string_view value =
      declared.defaults == program::kNone ? declared.default_value : state.chosen_defaults[slot];
  if (value.data() == nullptr) return std::nullopt;
  return value;
}

// Nothing when there is none, or when what was given could not be read.
inline std::optional<std::string_view> Effective(const internal::State& state, std::size_t slot) {
  if (state.given.Has(slot)) {
    if (!state.Readable(slot)) return std::nullopt;
    return state.values[slot].view();
  }
  return DefaultOf(state, slot);
}

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_EFFECTIVE_H_
