// Names that stand for something else: error codes, parameters, values in conditions.
#include <set>
#include <string>

#include "validator/lint/findings.h"

namespace assay::lint {
namespace {

// The codes that `errors` lists.
class CodeTable {
 public:
  explicit CodeTable(const model::Ruleset& ruleset) : ruleset_(ruleset) {
    for (const model::Error& error : ruleset.errors) {
      if (codes_.insert(error.code.text).second) names_.push_back(error.code.text);
    }
  }

  void Check(const model::Name& code, Findings& findings) const {
    if (codes_.contains(code.text)) return;
    if (code.location.file != ruleset_.file) {  // the library is right, the ruleset is not
      findings.Error(code.location, "unknown-code",
                     "error code " + Quoted(code.text) + " is not listed by " +
                         Quoted(ruleset_.file) + ", which uses this",
                     "list it in `errors` there", ruleset_.codes.invalid.location);
      return;
    }
    findings.UnknownName(code, "unknown-code", "there is no error code " + Quoted(code.text),
                         names_);
  }

 private:
  const model::Ruleset& ruleset_;
  std::set<std::string_view> codes_;
  std::vector<std::string_view> names_;
};

void RefuseUnknown(const model::Name& parameter, const Scope& scope, Findings& findings) {
  findings.UnknownName(parameter, "unknown-parameter",
                       "there is no parameter " + Quoted(parameter.text), scope.names());
}

void CheckParameters(const std::vector<model::Name>& names, const Scope& scope,
                     Findings& findings) {
  for (const model::Name& name : names) {
    if (scope.Find(name.text) == nullptr) RefuseUnknown(name, scope, findings);
  }
}

// A value that the enumeration lacks can never be the parameter's, so the condition would never
// hold by it.
void CheckValue(const model::Name& value, const model::Parameter& parameter, const Scope& scope,
                Findings& findings) {
  if (scope.Lists(parameter, value.text)) return;
  findings.UnknownValue(value, parameter.constraints, Quoted(parameter.name.text));
}

// Conditions compare values with literals. They may do so only where all values are declared: then
// a misspelt literal is found, and the compiled program needs a bit a literal and no comparison.
void CheckCondition(const model::Condition& condition, const Scope& scope, Findings& findings) {
  for (const model::Condition& part : condition.conditions) CheckCondition(part, scope, findings);
  for (const model::Term& term : condition.terms) {
    const model::Parameter* const parameter = scope.Find(term.parameter.text);
    if (parameter == nullptr) {
      RefuseUnknown(term.parameter, scope, findings);
    } else if (term.present) {
      continue;
    } else if (parameter->constraints.has_parts()) {
      findings.Error(term.parameter.location, "operand-type",
                     Quoted(term.parameter.text) + " is no single value",
                     "ask for `{\"present\": true}`", parameter->name.location);
    } else if (term.constraints) {
      continue;
    } else if (!parameter->constraints.enumeration_location) {
      findings.Error(
          term.parameter.location, "condition-without-enum",
          "a condition looks at values of " + Quoted(term.parameter.text) + ", which has no `enum`",
          "declare the values, or ask for constraints such as `{\"minLength\": 1}`",
          parameter->name.location);
    } else {
      for (const model::Name& value : term.values) CheckValue(value, *parameter, scope, findings);
    }
  }
}

// Says that the request names this operation: without it, no request would ever reach it.
void CheckOperationParameter(const model::Ruleset& ruleset, const Scope& scope,
                             Findings& findings) {
  const model::Name& name = scope.operation().name;
  const model::Parameter* const parameter = scope.Find(ruleset.operation_parameter.text);
  if (parameter == nullptr) {
    findings.Error(name.location, "operation-parameter",
                   "operation " + Quoted(name.text) + " does not declare " +
                       Quoted(ruleset.operation_parameter.text) + ", which names the operation",
                   "add it to the operation or to `commonParameters`",
                   ruleset.operation_parameter.location);
  } else if (parameter->constraints.enumeration_location && !scope.Lists(*parameter, name.text)) {
    findings.Error(*parameter->constraints.enumeration_location, "operation-parameter",
                   "the operation's own name " + Quoted(name.text) + " is not among these values",
                   "no request could name it", name.location);
  }
}

// The codes that some fault of the operation is answered with.
void CollectCodes(const model::Operation& operation, std::set<std::string_view>& used) {
  for (const model::Parameter& parameter : operation.parameters) {
    if (parameter.error) used.insert(parameter.error->text);
  }
  for (const model::Rule& rule : operation.rules) {
    if (rule.error) used.insert(rule.error->text);
  }
  for (const model::Check& check : operation.checks) used.insert(check.error.text);
}

}  // namespace

void LintReferences(const model::Ruleset& ruleset, const Scope& scope, Findings& findings) {
  const CodeTable codes(ruleset);
  for (const model::Parameter& parameter : scope.operation().parameters) {
    if (parameter.error) codes.Check(*parameter.error, findings);
  }
  for (const model::Rule& rule : scope.operation().rules) {
    if (rule.error) codes.Check(*rule.error, findings);
    CheckParameters(rule.parameters, scope, findings);
    CheckCondition(rule.when, scope, findings);
    LintRelation(rule, scope, findings);
  }
  for (const model::Parameter& parameter : scope.operation().parameters) {
    for (const model::ConditionalDefault& one : parameter.conditional_defaults) {
      CheckCondition(one.when, scope, findings);
    }
  }
  for (const model::Check& check : scope.operation().checks) {
    codes.Check(check.error, findings);
    CheckParameters(check.arguments, scope, findings);
    CheckParameters(check.parameters, scope, findings);
    CheckCondition(check.when, scope, findings);
  }
  CheckOperationParameter(ruleset, scope, findings);
}

void LintCodes(const model::Ruleset& ruleset, Findings& findings) {
  const CodeTable codes(ruleset);
  std::set<std::string_view> used;
  const model::Codes& given = ruleset.codes;
  std::vector<const model::Name*> fallbacks = {&given.missing, &given.invalid,
                                               &given.unknown_operation};
  if (given.wrong_version) fallbacks.push_back(&*given.wrong_version);
  for (const model::Name* code : fallbacks) {
    codes.Check(*code, findings);
    used.insert(code->text);
  }
  for (const model::Operation& operation : ruleset.operations) CollectCodes(operation, used);
  for (const model::Error& error : ruleset.errors) {
    if (used.contains(error.code.text)) continue;
    findings.Warning(error.code.location, "unused-code",
                     "nothing can answer with " + Quoted(error.code.text));
  }
}

}  // namespace assay::lint
