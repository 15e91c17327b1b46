// Patterns: whether RE2 takes one, and whether it may. Internal to lint.
#ifndef ASSAY_VALIDATOR_LINT_PATTERN_H_
#define ASSAY_VALIDATOR_LINT_PATTERN_H_

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace assay::lint {

struct PatternFault {
  std::string id;
  std::string message;
  std::string hint;
};

struct CheckedPattern {
  std::optional<PatternFault> fault;
  std::size_t instructions = 0;  // of a pattern in order, as PatternSize has them
};

// What is wrong with a pattern or a character class; the budgets come first, so that RE2 only ever
// sees what is small, in time bounded by the budgets.
CheckedPattern CheckPattern(const std::string& pattern);
CheckedPattern CheckClass(const std::string& text);

// Checks the patterns of one ruleset: each different one once, and their sizes together.
class PatternChecker {
 public:
  using Check = CheckedPattern (*)(const std::string&);

  // The fault, the same each time.
  std::optional<PatternFault> Run(Check check, const std::string& text);

 private:
  std::map<std::string, std::optional<PatternFault>, std::less<>> known_;
  std::size_t total_ = 0;
};

}  // namespace assay::lint

#endif  // ASSAY_VALIDATOR_LINT_PATTERN_H_
