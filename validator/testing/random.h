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

  // Below `bound`, which is not 0.
  std::size_t Below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
  std::size_t Between(std::size_t low, std::size_t high) { return low + Below(high - low + 1); }
  bool Chance(std::size_t percent) { return Below(100) < percent; }
  std::uint64_t Word() { return engine_(); }

  // An element of a container that is not empty.
  template <typename Container>
  const auto& Pick(const Container& container) {
    return *(std::begin(container) + static_cast<std::ptrdiff_t>(Below(std::size(container))));
  }

 private:
  std::mt19937_64 engine_;
};

// The environment's ASSAY_SEED: a number, or `random` for one that differs from run to run. A fixed
// seed when it is not set, so that a failure is seen again by whoever looks next.
std::uint64_t SeedFromEnvironment();

// A number that narrows a run down, such as ASSAY_FIRST and ASSAY_COUNT.
std::uint64_t NumberFromEnvironment(const char* name, std::uint64_t otherwise);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_RANDOM_H_
