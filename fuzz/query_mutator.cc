// For libFuzzer: some changes are of whole pairs, the others its own.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/mutate_pairs.h"
#include "validator/testing/random.h"

// libFuzzer's own, with its dictionary.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  constexpr std::size_t kPairsPercent = 30;
  assay::testonly::Random random(seed);
  if (!random.Chance(kPairsPercent)) return LLVMFuzzerMutate(data, size, max_size);
  const std::string mutated =
      assay::fuzz::MutatePairs({reinterpret_cast<const char*>(data), size}, random);
  if (mutated.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::copy(mutated.begin(), mutated.end(), data);
  return mutated.size();
}
