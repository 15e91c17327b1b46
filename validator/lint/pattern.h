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

// What is wrong with a pattern or a character class; the budgets come first, so that RE2 only ever
// sees what is small. Nothing when it is in order, which takes time bounded by the budgets.
std::optional<PatternFault> CheckPattern(const std::string& pattern);
std::optional<PatternFault> CheckClass(const std::string& text);

// Checks the patterns of one ruleset: each different one once, and their sizes together.
class PatternChecker {
 public:
  using Check = std::optional<PatternFault> (*)(const std::string&);

  // The fault, the same each time.
  std::optional<PatternFault> Run(Check check, const std::string& text);

 private:
  std::map<std::string, std::optional<PatternFault>, std::less<>> known_;
  std::size_t total_ = 0;
};

}  // namespace assay::lint

#endif  // ASSAY_VALIDATOR_LINT_PATTERN_H_
