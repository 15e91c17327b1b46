// How large a pattern's automaton would be, before anybody builds it.
//
// RE2 is linear in the automaton, but repeats are multiplied out and a Unicode class is hundreds of
// instructions:
// `\pL{1000}` would take seconds and megabytes. So the counts are multiplied here first, in one
// pass over the text. Only single classes are handed to RE2, to learn their size. Internal to lint.
#ifndef ASSAY_VALIDATOR_LINT_PATTERN_SIZE_H_
#define ASSAY_VALIDATOR_LINT_PATTERN_SIZE_H_

#include <cstddef>
#include <string_view>

namespace assay::lint {

struct PatternSize {
  std::size_t instructions =
      0;                    // an estimate, of the order of RE2::ProgramSize(); never above kLargest
  std::size_t nesting = 0;  // of groups
};

inline constexpr std::size_t kLargestPattern = 1'000'000'000;

// Says nothing about whether the pattern is well formed: RE2 will, and what is not is measured
// somehow. Linear in the pattern, which should be of a bounded length; does not recurse.
PatternSize MeasurePattern(std::string_view pattern);

// Where the bracketed class that begins at `at` ends (behind its `]`), or npos.
std::size_t ClassEnd(std::string_view pattern, std::size_t at);

}  // namespace assay::lint

#endif  // ASSAY_VALIDATOR_LINT_PATTERN_SIZE_H_
