// Messages: templates in order, and no secret in what they print.
#include <map>
#include <set>
#include <string>

#include "validator/lint/findings.h"
#include "validator/text/edit_distance.h"

namespace assay::lint {
namespace {

constexpr std::string_view kParameter = "parameter";
constexpr std::string_view kValue = "value";

// Steps through a template. What is wrong with it, or nothing.
std::string TemplateFault(std::string_view text, std::string& hint, bool& prints_value) {
  while (true) {
    const std::size_t brace = text.find_first_of("{}");
    if (brace == text.npos) return "";
    text.remove_prefix(brace);
    if (text.starts_with("{{") || text.starts_with("}}")) {
      text.remove_prefix(2);
      continue;
    }
    // Anything else in braces is refused rather than printed: a later version may give it a
    // meaning.
    hint = "write `{{` and `}}` for braces";
    const std::size_t end = text.find('}');
    if (end == 0) return "a `}` closes nothing";
    if (end == text.npos) return "a `{` is never closed";
    const std::string_view name = text.substr(1, end - 1);
    if (name != kParameter && name != kValue) {
      const std::string_view known[] = {kParameter, kValue};
      const std::string_view nearest = text::Nearest(name, known);
      if (!nearest.empty()) hint = "did you mean `{" + std::string(nearest) + "}`?";
      return "there is no placeholder " + Quoted(text.substr(0, end + 1));
    }
    prints_value |= name == kValue;
    text.remove_prefix(end + 1);
  }
}

// Whether the message prints the value at fault. Faults of the template are findings.
bool CheckTemplate(const model::Text& message, const Location& at, Findings& findings) {
  bool prints_value = false;
  for (const std::string* text : {&message.en, &message.zh}) {
    std::string hint;
    const std::string fault = TemplateFault(*text, hint, prints_value);
    if (!fault.empty()) findings.Error(at, "template", fault, hint);
  }
  return prints_value;
}

// The first secret parameter that an answer of each code can be about.
//
// A code is shared by many faults, so its message must be fit for all of them: it may not print the
// value as long as any secret parameter can be what the answer is about, even if in most answers it
// would print another's.
class Secrets {
 public:
  explicit Secrets(const model::Ruleset& ruleset) {
    for (const model::Operation& operation : ruleset.operations) {
      std::map<std::string_view, const model::Name*> secret;
      for (const model::Parameter& parameter : operation.parameters) {
        if (!parameter.sensitive) continue;
        secret.emplace(parameter.name.text, &parameter.name);
        const model::Name& code = parameter.error ? *parameter.error : ruleset.codes.invalid;
        by_code_.emplace(code.text, &parameter.name);
      }
      for (const model::Rule& rule : operation.rules) {
        if (rule.error) Add(*rule.error, rule.parameters, secret);
      }
      for (const model::Check& check : operation.checks) {
        Add(check.error, check.parameters, secret);
      }
    }
  }

  const model::Name* Of(const model::Name& code) const {
    const auto found = by_code_.find(code.text);
    return found == by_code_.end() ? nullptr : found->second;
  }

 private:
  void Add(const model::Name& code, const std::vector<model::Name>& names,
           const std::map<std::string_view, const model::Name*>& secret) {
    for (const model::Name& name : names) {
      const auto found = secret.find(name.text);
      if (found != secret.end()) by_code_.emplace(code.text, found->second);
    }
  }

  std::map<std::string_view, const model::Name*> by_code_;
};

void RefuseSecret(const Location& at, const model::Name& parameter, Findings& findings) {
  findings.Error(at, "template-secret",
                 "`{value}` would print the secret value of " + Quoted(parameter.text),
                 "leave `{value}` out", parameter.location);
}

// A warning's message belongs to one rule, so only that rule's parameters count.
void LintWarning(const model::Rule& rule, const Scope& scope, Findings& findings) {
  const Location& at = rule.message_location.line != 0 ? rule.message_location : rule.id.location;
  if (!CheckTemplate(rule.message, at, findings)) return;
  for (const model::Name& name : rule.parameters) {
    const model::Parameter* const parameter = scope.Find(name.text);
    if (parameter != nullptr && parameter->sensitive) {
      RefuseSecret(at, parameter->name, findings);
      return;
    }
  }
}

// An enforced rule answers with a code and that code's message, a warning with a message of its
// own. What is in the shadow or off may have either, as it had or will have.
void LintSeverity(const model::Rule& rule, Findings& findings) {
  const bool warn = rule.severity == model::Severity::kWarn;
  const bool has_message = rule.message_location.line != 0;
  if (!warn && rule.severity != model::Severity::kEnforce) return;
  if (warn && !has_message) {
    findings.Error(rule.id.location, "rule-severity", "a rule that warns needs a `message`");
  } else if (!warn && !rule.error) {
    findings.Error(rule.id.location, "rule-severity", "a rule that is enforced needs an `error`",
                   has_message ? "or add `\"severity\": \"warn\"`" : "");
  }
  if (warn && rule.error) {
    findings.Error(rule.error->location, "rule-severity", "a rule that warns has no `error`");
  } else if (!warn && has_message && rule.error) {
    findings.Error(rule.message_location, "rule-severity",
                   "a rule that is enforced has no `message`", "its code has one");
  }
}

}  // namespace

void LintMessages(const model::Ruleset& ruleset, Findings& findings) {
  const Secrets secrets(ruleset);
  for (const model::Error& error : ruleset.errors) {
    if (!CheckTemplate(error.message, error.message_location, findings)) continue;
    const model::Name* const secret = secrets.Of(error.code);
    if (secret != nullptr) RefuseSecret(error.message_location, *secret, findings);
  }
  for (const model::Operation& operation : ruleset.operations) {
    const Scope scope(operation);
    for (const model::Rule& rule : operation.rules) {
      LintSeverity(rule, findings);
      LintWarning(rule, scope, findings);
    }
  }
}

}  // namespace assay::lint
