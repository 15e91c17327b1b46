// What a mutator of the project's own gives libFuzzer.
#ifndef ASSAY_FUZZ_CUSTOM_MUTATOR_H_
#define ASSAY_FUZZ_CUSTOM_MUTATOR_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "validator/testing/random.h"

// libFuzzer's own, with its dictionary.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace assay::fuzz {

// For the body of LLVMFuzzerCustomMutator: some changes are by `mutate(text, random)`, the others,
// and those that would not fit, are libFuzzer's.
template <typename Mutate>
std::size_t MutateSome(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed,
                       std::size_t percent, Mutate mutate) {
  testonly::Random random(seed);
  if (!random.Chance(percent)) return LLVMFuzzerMutate(data, size, max_size);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string mutated = mutate(text, random);
  if (mutated.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::copy(mutated.begin(), mutated.end(), data);
  return mutated.size();
}

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_CUSTOM_MUTATOR_H_
