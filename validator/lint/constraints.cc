// One parameter or member by itself: keywords that fit the type, ranges that hold something,
// patterns in order.
#include <string>

#include "validator/lint/findings.h"
#include "validator/lint/values.h"

namespace assay::lint {
namespace {

// A keyword that never says anything is a rule its author believes in and nobody enforces.
void RefuseKeyword(const Location& at, std::string_view keyword, model::Type type,
                   Findings& findings) {
  const bool is_integer = type == model::Type::kInteger;
  findings.Error(at, "keyword-type",
                 "`" + std::string(keyword) + "` is for " + (is_integer ? "strings" : "integers"),
                 is_integer ? "the type is `integer`" : "add `\"type\": \"integer\"`");
}

// Bounds are for integers; what looks at characters is for strings. `enum` fits both.
void LintFit(const model::Name& name, const model::Constraints& c, Findings& findings) {
  if (c.type == model::Type::kString) {
    if (c.minimum) RefuseKeyword(c.minimum->location, "minimum", c.type, findings);
    if (c.maximum) RefuseKeyword(c.maximum->location, "maximum", c.type, findings);
    return;
  }
  if (c.min_length) RefuseKeyword(c.min_length->location, "minLength", c.type, findings);
  if (c.max_length) RefuseKeyword(c.max_length->location, "maxLength", c.type, findings);
  if (c.characters) RefuseKeyword(c.characters->location, "characters", c.type, findings);
  if (c.pattern) RefuseKeyword(c.pattern->location, "pattern", c.type, findings);
  if (c.classes) RefuseKeyword(c.classes->min.location, "classes", c.type, findings);
  if (c.format != model::Format::kNone) RefuseKeyword(name.location, "format", c.type, findings);
}

// An empty range names both of its ends: either may be the one that is wrong.
void LintRange(std::string_view least, const std::optional<model::Integer>& low,
               std::string_view most, const std::optional<model::Integer>& high,
               Findings& findings) {
  if (!low || !high || low->value <= high->value) return;
  findings.Error(low->location, "empty-range",
                 "`" + std::string(least) + "` " + std::to_string(low->value) +
                     " is greater than `" + std::string(most) + "` " + std::to_string(high->value),
                 "no value satisfies both", high->location);
}

// More classes than there are cannot occur.
void LintClasses(const model::Classes& classes, Findings& findings) {
  const auto size = static_cast<std::int64_t>(classes.of.size());
  if (classes.min.value <= size) return;
  findings.Error(classes.min.location, "classes-min",
                 "`min` " + std::to_string(classes.min.value) + " is more than the " +
                     std::to_string(size) + " classes of `of`",
                 "no value satisfies it");
}

// The patterns and classes of one value, all of them, not only the first at fault.
class PatternLint {
 public:
  PatternLint(PatternChecker& patterns, Findings& findings)
      : patterns_(patterns), findings_(findings) {}

  // False when there was a fault.
  bool Run(const model::Constraints& c) {
    if (c.characters) Check(CheckClass, *c.characters);
    if (c.pattern) Check(CheckPattern, *c.pattern);
    if (c.classes) {
      for (const model::Name& one : c.classes->of) Check(CheckClass, one);
    }
    return ok_;
  }

 private:
  void Check(PatternChecker::Check check, const model::Name& text) {
    const auto fault = patterns_.Run(check, text.text);
    if (!fault) return;
    findings_.Error(text.location, fault->id, fault->message, fault->hint);
    ok_ = false;
  }

  PatternChecker& patterns_;
  Findings& findings_;
  bool ok_ = true;
};

// False when the constraints are no measure for values.
bool LintConstraints(const model::Name& name, const model::Constraints& c, PatternChecker& patterns,
                     Findings& findings) {
  LintFit(name, c, findings);
  LintRange("minimum", c.minimum, "maximum", c.maximum, findings);
  LintRange("minLength", c.min_length, "maxLength", c.max_length, findings);
  if (c.classes) LintClasses(*c.classes, findings);
  if (c.enumeration_location && c.enumeration.empty()) {
    findings.Error(*c.enumeration_location, "empty-enum", "`enum` allows no value");
    return false;
  }
  if (!PatternLint(patterns, findings).Run(c)) return false;
  LintEnumeration(c, findings);
  return true;
}

}  // namespace

void LintParameter(const model::Parameter& parameter, PatternChecker& patterns,
                   Findings& findings) {
  bool ok = LintConstraints(parameter.name, parameter.constraints, patterns, findings);
  if (parameter.content) {
    for (const model::Member& member : parameter.content->members) {
      ok &= LintConstraints(member.name, member.constraints, patterns, findings);
    }
  }
  // With a broken pattern every value would be at fault, and the findings about values only noise.
  if (!ok) return;
  LintDefault(parameter, findings);
  LintExample(parameter, findings);
}

namespace {

void LintCondition(const model::Condition& condition, PatternChecker& patterns,
                   Findings& findings) {
  for (const model::Term& term : condition.terms) {
    if (term.constraints) LintConstraints(term.parameter, *term.constraints, patterns, findings);
  }
  for (const model::Condition& part : condition.conditions) {
    LintCondition(part, patterns, findings);
  }
}

}  // namespace

void LintRules(const Scope& scope, PatternChecker& patterns, Findings& findings) {
  for (const model::Rule& rule : scope.operation().rules) {
    LintCondition(rule.when, patterns, findings);
    for (const model::Demand& demand : rule.demands) {
      LintConstraints(demand.parameter, demand.constraints, patterns, findings);
    }
  }
  for (const model::Check& check : scope.operation().checks) {
    LintCondition(check.when, patterns, findings);
  }
}

}  // namespace assay::lint
