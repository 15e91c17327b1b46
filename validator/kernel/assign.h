// The walk over the pairs of a request that puts each value into the slot of its name, for pairs as
// nearly all are. Internal to the kernels, and to be included as values.h is.
//
// `Simd` has MayLoad16, whether 16 bytes may be loaded from there on in the way of Load16, which
// loads a text of up to 16 bytes, and zeros behind it.
#ifndef ASSAY_VALIDATOR_KERNEL_ASSIGN_H_
#define ASSAY_VALIDATOR_KERNEL_ASSIGN_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "validator/program/key_table.h"
#include "validator/program/matcher.h"
#include "validator/request.h"

namespace assay::kernel {

// A loop that calls nothing: whatever is called would take the registers.
template <typename Simd>
std::size_t Assign(const program::KeyTable& table, std::span<const Pair> pairs,
                   program::Value* values, std::uint64_t& seen, std::size_t& bytes) {
  const program::KeyTable::Usual names(table);
  std::uint64_t slots = seen;
  std::size_t sum = 0;
  const Pair* pair = pairs.data();
  for (const Pair* const end = pair + pairs.size(); pair != end; ++pair) {
    const std::string_view name = pair->name;
    if (!names.Serves(name.size()) || !Simd::MayLoad16(name.data())) [[unlikely]]
      break;
    const std::uint32_t slot = names.Find(Simd::Load16(name.data(), name.size()), name.size());
    if (slot >= 64 || pair->value.empty()) [[unlikely]]
      break;
    const std::uint64_t bit = std::uint64_t{1} << slot;
    if ((slots & bit) != 0) [[unlikely]]
      break;
    slots |= bit;
    sum += name.size() + pair->value.size();
    values[slot] = program::Value(pair->value);
  }
  seen = slots;
  bytes += sum;
  return static_cast<std::size_t>(pair - pairs.data());
}

}  // namespace assay::kernel

#endif  // ASSAY_VALIDATOR_KERNEL_ASSIGN_H_
