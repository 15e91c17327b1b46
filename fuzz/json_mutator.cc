// For libFuzzer: most changes are of whole values, since rule files have much to break.
#include "fuzz/custom_mutator.h"
#include "fuzz/mutate_json.h"

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  constexpr std::size_t kPercent = 60;
  return assay::fuzz::MutateSome(data, size, max_size, seed, kPercent, assay::fuzz::MutateJson);
}
