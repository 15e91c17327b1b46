// Random choices from one seeded engine, the same on every machine.
#ifndef ASSAY_VALIDATOR_TESTING_RANDOM_H_
#define ASSAY_VALIDATOR_TESTING_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace assay::testonly {

// The standard fixes what std::mt19937_64 yields but not what its distributions do, hence the plain
// remainders.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // Takes the bytes first, as few a choice as say it, so that a fuzzer that changes one of them
  // changes one choice. Keeps a view of them.
  Random(std::uint64_t seed, std::string_view bytes) : engine_(seed), bytes_(bytes) {}

  // Below `bound`, which is not 0.
  std::size_t Below(std::size_t bound) {
    const std::uint64_t word = bytes_.empty() ? engine_() : Taken(bound);
    return static_cast<std::size_t>(word % bound);
  }
  std::size_t Between(std::size_t low, std::size_t high) { return low + Below(high - low + 1); }
  bool Chance(std::size_t percent) { return Below(100) < percent; }
  std::uint64_t Word() { return bytes_.empty() ? engine_() : Taken(~std::size_t{0}); }

  // An element of a container that is not empty.
  template <typename Container>
  const auto& Pick(const Container& container) {
    return *(std::begin(container) + static_cast<std::ptrdiff_t>(Below(std::size(container))));
  }

 private:
  // Of so many bytes as numbers below `bound` have.
  std::uint64_t Taken(std::size_t bound) {
    std::uint64_t word = 0;
    for (std::size_t left = bound - 1; left > 0 && !bytes_.empty(); left >>= 8) {
      word = word << 8 | static_cast<unsigned char>(bytes_[0]);
      bytes_.remove_prefix(1);
    }
    return word;
  }

  std::mt19937_64 engine_;
  std::string_view bytes_;
};

// The environment's ASSAY_SEED: a number, or `random` for one that differs from run to run. A fixed
// seed when it is not set, so that a failure is seen again by whoever looks next.
std::uint64_t SeedFromEnvironment();

// A number that narrows a run down, such as ASSAY_FIRST.
std::uint64_t NumberFromEnvironment(const char* name, std::uint64_t otherwise);

// How many of what is generated to try: ASSAY_COUNT, or what is usual. ASSAY_ONE_IN is for builds
// that are slow: one in so many of what is usual.
std::uint64_t CountFromEnvironment(std::uint64_t usual);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_RANDOM_H_
