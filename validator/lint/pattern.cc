// Budgets first, syntax second: RE2 checks syntax while it builds, and building is what costs.
#include "validator/lint/pattern.h"

#include <cstdint>
#include <utility>

#include "re2/re2.h"
#include "validator/lint/pattern_size.h"
#include "validator/model/limits.h"
#include "validator/text/pattern.h"

namespace assay::lint {
namespace {

// Of which a third is set aside; what is left holds no program, but is not none, which means no
// limit.
constexpr std::int64_t kRoomToParse = 3;

CheckedPattern Refused(PatternFault fault) { return {.fault = std::move(fault)}; }

// Text, then nesting, then size: each check is affordable because of the one before.
CheckedPattern CheckBudgets(const std::string& pattern) {
  using std::to_string;
  if (pattern.size() > model::kMaxPatternBytes) {
    return Refused({"pattern-budget",
                    "the pattern has " + to_string(pattern.size()) + " bytes; at most " +
                        to_string(model::kMaxPatternBytes) + " are allowed",
                    ""});
  }
  const PatternSize size = MeasurePattern(pattern);
  if (size.nesting > model::kMaxPatternNesting) {
    return Refused({"pattern-budget",
                    "groups are nested " + to_string(size.nesting) + " deep; at most " +
                        to_string(model::kMaxPatternNesting) + " are allowed",
                    ""});
  }
  if (size.instructions > model::kMaxPatternSize) {
    return Refused({"pattern-budget",
                    "the pattern multiplies out to more than " + to_string(model::kMaxPatternSize) +
                        " instructions",
                    "use `maxLength` and `characters` instead of large counts"});
  }
  return {.instructions = size.instructions};
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

// What is taken apart is never built for a request: RE2 parses it, and has no room for more.
CheckedPattern Check(const std::string& pattern, bool is_taken_apart) {
  if (pattern.empty()) return Refused({"pattern-syntax", "the pattern is empty", ""});
  CheckedPattern checked = CheckBudgets(pattern);
  if (checked.fault) return checked;
  RE2::Options options(RE2::Quiet);
  if (is_taken_apart) options.set_max_mem(kRoomToParse);
  const RE2 re(pattern, options);
  if (re.ok() || (is_taken_apart && re.error_code() == RE2::ErrorPatternTooLarge)) return checked;
  return Refused({"pattern-syntax", "this is not RE2 syntax: " + re.error(), SyntaxHint(re)});
}

}  // namespace

CheckedPattern CheckPattern(const std::string& pattern) {
  return Check(pattern, text::ParseSequence(pattern).has_value());
}

CheckedPattern CheckClass(const std::string& text) {
  if (!text.starts_with('[') || ClassEnd(text, 0) != text.size()) {
    return Refused({"character-class", "this is not one character class",
                    "write it in brackets, such as `[A-Za-z0-9]`"});
  }
  return Check(text, text::ParseClass(text).has_value());
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
    CheckedPattern checked = check(text);
    fault = std::move(checked.fault);
    total_ += checked.instructions;
  }
  return known_.emplace(key, std::move(fault)).first->second;
}

}  // namespace assay::lint
