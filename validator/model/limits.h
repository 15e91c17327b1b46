// How large the parts of a rule file may be. A rule file is semi-trusted: each limit keeps the time
// and memory of a build within bounds that its author cannot lift. The format document states them
// all.
#ifndef ASSAY_VALIDATOR_MODEL_LIMITS_H_
#define ASSAY_VALIDATOR_MODEL_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace assay::model {

inline constexpr std::size_t kMaxFileBytes = std::size_t{16} << 20;
inline constexpr std::uint32_t kMaxNesting = 64;

inline constexpr std::size_t kMaxNameBytes = 128;      // names, ids, codes
inline constexpr std::size_t kMaxTextBytes = 1000;     // messages, descriptions, sources
inline constexpr std::size_t kMaxListedValues = 4096;  // of `enum`, `ranges`, `contains` and so on

// Of one operation: parameters and declared members together.
inline constexpr std::size_t kMaxSlots = 256;
inline constexpr std::size_t kMaxFactArguments = 4;

inline constexpr std::size_t kMaxRules = 1024;
inline constexpr std::size_t kMaxSuppressions = 100;

// Values in catalogues, times the checks that ask for them.
inline constexpr std::size_t kMaxCatalogueValues = 1'000'000;

// Libraries that a file imports, directly or not.
inline constexpr std::size_t kMaxImports = 64;

// Common parameters are copied into each operation: their JSON values times the operations.
inline constexpr std::size_t kMaxCommonValues = 1'000'000;

// Patterns and character classes. The size is that of the automaton, in RE2's instructions, as
// lint/pattern_size.h estimates it.
inline constexpr std::size_t kMaxPatternBytes = 1000;
inline constexpr std::size_t kMaxPatternNesting = 50;
inline constexpr std::size_t kMaxPatternSize = 20'000;
inline constexpr std::size_t kMaxPatternSizeOfRuleset = 500'000;  // each different pattern once

}  // namespace assay::model

#endif  // ASSAY_VALIDATOR_MODEL_LIMITS_H_
