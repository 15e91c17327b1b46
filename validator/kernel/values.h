// The walk over the values of a request, one loop a kind of matcher. Internal to the kernels: each
// level includes it where its own instructions may be used, and so has a walk of its own.
//
// `Simd` is a type of the level's file, which keeps its walk to itself. It has what differs:
// MatchText, as Kernels has it, MatchRange, and IsText.
#ifndef ASSAY_VALIDATOR_KERNEL_VALUES_H_
#define ASSAY_VALIDATOR_KERNEL_VALUES_H_

#include <bit>
#include <cstddef>
#include <cstdint>

#include "validator/kernel/matchers.h"
#include "validator/program/matcher.h"

namespace assay::kernel {

// Those of `slots` whose value is not in order.
template <typename Simd, typename F>
[[gnu::always_inline]] inline std::uint64_t Faulty(std::uint64_t slots, F&& in_order) {
  std::uint64_t faulty = 0;
  for (; slots != 0; slots &= slots - 1) {
    const auto slot = static_cast<std::size_t>(std::countr_zero(slots));
    faulty |= std::uint64_t{!in_order(slot)} << slot;
  }
  return faulty;
}

// Apart from the others, so that all it needs stays in registers: half of what requests give are
// short enumerations.
template <typename Simd>
[[gnu::noinline]] std::uint64_t FaultyShortEnums(const program::Matcher* matchers,
                                                 const program::Value* values, std::uint64_t slots,
                                                 std::uint8_t* classes) {
  return Faulty<Simd>(slots, [=](std::size_t slot) {
    return matchers[slot].short_enum.Find(values[slot].data, values[slot].size, classes[slot]);
  });
}

template <typename Simd>
std::uint64_t MatchValues(const program::Matcher* matchers, const program::SlotKinds& kinds,
                          const program::Value* values, std::uint64_t given, std::uint8_t* classes,
                          std::uint64_t sizes, std::uint64_t& sized) {
  std::uint64_t found = 0;
  const auto note_size = [&found, sizes, values](std::size_t slot) {
    found |= (sizes >> values[slot].size % 64 & 1) << slot;
  };
  std::uint64_t faulty =
      FaultyShortEnums<Simd>(matchers, values, kinds.short_enums & given, classes);
  faulty |= Faulty<Simd>(kinds.long_enums & given, [=](std::size_t slot) {
    return matchers[slot].long_enum->Find(values[slot], classes[slot]);
  });
  faulty |= Faulty<Simd>(kinds.ranges & given, [&](std::size_t slot) {
    note_size(slot);
    return Simd::MatchRange(matchers[slot].range, values[slot]);
  });
  faulty |= Faulty<Simd>(kinds.texts & given, [&](std::size_t slot) {
    note_size(slot);
    return Simd::MatchText(*matchers[slot].text, values[slot].data, values[slot].size);
  });
  faulty |= Faulty<Simd>(kinds.integers & given, [=](std::size_t slot) {
    return MatchInteger(matchers[slot].integer, values[slot]);
  });
  faulty |=
      Faulty<Simd>(kinds.ipv4s & given, [=](std::size_t slot) { return MatchIpv4(values[slot]); });
  faulty |= Faulty<Simd>(kinds.any & given, [&](std::size_t slot) {
    note_size(slot);
    return Simd::IsText(values[slot].view());
  });
  sized = found;
  return faulty;
}

}  // namespace assay::kernel

#endif  // ASSAY_VALIDATOR_KERNEL_VALUES_H_
