#include "validator/kernel/level.h"

#include <algorithm>
#include <atomic>
#include <cstddef>

namespace assay::kernel {
namespace {

constexpr std::array<std::string_view, kLevels.size()> kNames = {"portable", "sse2", "avx2",
                                                                 "avx512"};
std::atomic<Level> limit = kLevels.back();

// The compiler's own tests, which ask the operating system too whether it keeps the registers.
Level Detect() {
#if defined(__x86_64__)
  const auto all = [](auto... has) { return ((has != 0) && ...); };
  if (!all(__builtin_cpu_supports("avx2"), __builtin_cpu_supports("bmi"),
           __builtin_cpu_supports("bmi2"), __builtin_cpu_supports("popcnt"))) {
    return Level::kSse2;
  }
  return all(__builtin_cpu_supports("avx512f"), __builtin_cpu_supports("avx512bw"),
             __builtin_cpu_supports("avx512dq"), __builtin_cpu_supports("avx512vl"),
             __builtin_cpu_supports("avx512vbmi2"))
             ? Level::kAvx512
             : Level::kAvx2;
#else
  return Level::kPortable;
#endif
}

}  // namespace

std::string_view Name(Level level) { return kNames[static_cast<std::size_t>(level)]; }

std::optional<Level> LevelOf(std::string_view name) {
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return kLevels[static_cast<std::size_t>(found - kNames.begin())];
}

Level Best() {
  static const Level kBest = Detect();
  return kBest;
}

Level InUse() { return std::min(Best(), limit.load(std::memory_order_relaxed)); }

void Limit(Level level) { limit.store(level, std::memory_order_relaxed); }

}  // namespace assay::kernel
