// How much of a processor the kernels make use of.
//
// One binary serves every x86-64: what a machine can do beyond the first of them is found out when
// the program runs. Every other machine has the portable level.
#ifndef ASSAY_VALIDATOR_KERNEL_LEVEL_H_
#define ASSAY_VALIDATOR_KERNEL_LEVEL_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace assay::kernel {

// Each includes those before it.
enum class Level : std::uint8_t {
  kPortable,  // standard C++
  kSse2,      // every x86-64
  kAvx2,      // with BMI1, BMI2 and POPCNT: Haswell (2013), Zen (2017)
  kAvx512,    // F, BW, DQ, VL and VBMI2: Ice Lake (2019), Zen 4 (2022)
};
inline constexpr std::array kLevels = {Level::kPortable, Level::kSse2, Level::kAvx2,
                                       Level::kAvx512};

// "portable", "sse2", "avx2", "avx512".
std::string_view Name(Level level);
std::optional<Level> LevelOf(std::string_view name);

// The highest that this machine and its operating system have.
Level Best();

// The one that scratches made from now on use: the best, if not limited.
Level InUse();

// For tests and benchmarks: nothing above `level`. Thread-safe.
void Limit(Level level);

}  // namespace assay::kernel

#endif  // ASSAY_VALIDATOR_KERNEL_LEVEL_H_
