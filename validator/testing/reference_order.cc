#include "validator/testing/reference_order.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "validator/text/printable.h"

namespace assay::testonly {
namespace {

// `{parameter}` is the names joined by "or", or "request" where there is none. `{{` and `}}` are
// braces.
std::string FillIn(std::string_view message, std::string_view joiner,
                   const std::vector<std::string>& parameters) {
  std::string names;
  for (const std::string& parameter : parameters) {
    if (!names.empty()) names += joiner;
    text::AppendPrintable(parameter, 2048, &names);  // as wherever a client's text is shown
  }
  if (parameters.empty()) names = "request";
  std::string text;
  while (!message.empty()) {
    const auto take = [&](std::string_view token, std::string_view replacement) {
      if (!message.starts_with(token)) return false;
      text += replacement;
      message.remove_prefix(token.size());
      return true;
    };
    if (take("{{", "{") || take("}}", "}") || take("{parameter}", names)) continue;
    text.push_back(message.front());
    message.remove_prefix(1);
  }
  return text;
}

PlainViolation ToViolation(const model::Ruleset& ruleset, const Failure& failure) {
  const model::Error& error = ruleset.errors[Precedence(ruleset, failure.code)];
  const std::string& zh = error.message.zh.empty() ? error.message.en : error.message.zh;
  PlainViolation violation;
  violation.code = failure.code;
  violation.status = error.status;
  violation.message = FillIn(error.message.en, " or ", failure.parameters);
  violation.message_zh = FillIn(zh, " 或 ", failure.parameters);
  violation.parameters = failure.parameters;
  violation.rule = failure.rule;
  return violation;
}

}  // namespace

std::size_t Precedence(const model::Ruleset& ruleset, const std::string& code) {
  for (std::size_t i = 0; i < ruleset.errors.size(); ++i) {
    if (ruleset.errors[i].code.text == code) return i;
  }
  throw std::logic_error("the ruleset does not declare " + code);
}

std::vector<PlainViolation> InPrecedence(const model::Ruleset& ruleset,
                                         std::vector<Failure> failures) {
  std::stable_sort(failures.begin(), failures.end(), [&](const Failure& a, const Failure& b) {
    return Precedence(ruleset, a.code) < Precedence(ruleset, b.code);
  });
  std::vector<PlainViolation> violations;
  for (const Failure& failure : failures) {
    const auto same =
        std::find_if(violations.begin(), violations.end(), [&](const PlainViolation& v) {
          return v.code == failure.code && v.parameters == failure.parameters;
        });
    if (same == violations.end()) {
      violations.push_back(ToViolation(ruleset, failure));
    } else {
      same->also.push_back(failure.rule);
    }
  }
  return violations;
}
}  // namespace assay::testonly
