// Budgets first, syntax second: RE2 checks syntax while it builds, and building is what costs.
#include "validator/lint/pattern.h"

#include <utility>

#include "re2/re2.h"
#include "validator/lint/pattern_size.h"
#include "validator/model/limits.h"

namespace assay::lint {
namespace {

// Text, then nesting, then size: each check is affordable because of the one before.
std::optional<PatternFault> CheckBudgets(const std::string& pattern) {
  using std::to_string;
  if (pattern.size() > model::kMaxPatternBytes) {
    return PatternFault{"pattern-budget",
                        "the pattern has " + to_string(pattern.size()) + " bytes; at most " +
                            to_string(model::kMaxPatternBytes) + " are allowed",
                        ""};
  }
  const PatternSize size = MeasurePattern(pattern);
  if (size.nesting > model::kMaxPatternNesting) {
    return PatternFault{"pattern-budget",
                        "groups are nested " + to_string(size.nesting) + " deep; at most " +
                            to_string(model::kMaxPatternNesting) + " are allowed",
                        ""};
  }
  if (size.instructions > model::kMaxPatternSize) {
    return PatternFault{"pattern-budget",
                        "the pattern multiplies out to more than " +
                            to_string(model::kMaxPatternSize) + " instructions",
                        "use `maxLength` and `characters` instead of large counts"};
  }
  return std::nullopt;
}

// What authors who come from other engines need to hear.
std::string SyntaxHint(const RE2& re) {
  const std::string& argument = re.error_arg();
  if (re.error_code() == RE2::ErrorBadPerlOp) {
    return "patterns are RE2's: without look-around, and `(?P<name>...)` names a group";
  }
  if (re.error_code() == RE2::ErrorBadEscape && argument.size() == 2 && argument[1] >= '1' &&
      argument[1] <= '9') {
    return "patterns are RE2's: without back-references";
  }
  if (re.error_code() == RE2::ErrorRepeatSize) return "counts go up to 1000, nested ones together";
  return "";
}

}  // namespace

std::optional<PatternFault> CheckPattern(const std::string& pattern) {
  if (pattern.empty()) return PatternFault{"pattern-syntax", "the pattern is empty", ""};
  if (auto fault = CheckBudgets(pattern)) return fault;
  const RE2 re(pattern, RE2::Quiet);
  if (re.ok()) return std::nullopt;
  return PatternFault{"pattern-syntax", "this is not RE2 syntax: " + re.error(), SyntaxHint(re)};
}

std::optional<PatternFault> CheckClass(const std::string& text) {
  if (!text.starts_with('[') || ClassEnd(text, 0) != text.size()) {
    return PatternFault{"character-class", "this is not one character class",
                        "write it in brackets, such as `[A-Za-z0-9]`"};
  }
  return CheckPattern(text);
}

std::optional<PatternFault> PatternChecker::Run(Check check, const std::string& text) {
  // A pattern and a class of the same text are checked differently.
  const std::string key = (check == CheckClass ? "c" : "p") + text;
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  std::optional<PatternFault> fault;
  if (total_ > model::kMaxPatternSizeOfRuleset) {
    fault =
        PatternFault{"pattern-budget",
                     "the patterns of the ruleset have more than " +
                         std::to_string(model::kMaxPatternSizeOfRuleset) + " instructions together",
                     ""};
  } else {
    fault = check(text);
    if (!fault) total_ += MeasurePattern(text).instructions;
  }
  return known_.emplace(key, std::move(fault)).first->second;
}

}  // namespace assay::lint
