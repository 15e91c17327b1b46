// The value that rules see: what the request gives, else the default.
#ifndef ASSAY_VALIDATOR_EVALUATE_EFFECTIVE_H_
#define ASSAY_VALIDATOR_EVALUATE_EFFECTIVE_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "validator/program/state.h"

namespace assay::evaluate {

// Nothing when there is none, or when what was given could not be read.
inline std::optional<std::string_view> Effective(const internal::State& state, std::size_t slot) {
  if (state.given.Has(slot)) {
    if (!state.Readable(slot)) return std::nullopt;
    return state.values[slot].view();
  }
  const program::Slot& declared = state.operation->slots[slot];
  if (!declared.has_default) return std::nullopt;
  return declared.default_value;
}

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_EFFECTIVE_H_
