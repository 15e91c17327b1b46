// What no case of an operation covers, and the derivation as a whole.
#include <algorithm>
#include <iterator>
#include <utility>

#include "validator/witness/derive.h"

namespace assay::witness {
namespace {

constexpr char kNotFound[] = "none of the requests tried does; a bound of this search, no proof";

std::string What(const char* verb, const std::string& rule, const std::string& of) {
  return verb + ("`" + rule + "`") + of;
}

bool IsLimit(std::string_view rule) { return rule.starts_with("request.max-"); }

}  // namespace

void OperationCases::Fail(const Location& location, const std::string& what,
                          const std::string& why) {
  if (!failed_.insert(what).second) return;
  if (derived_->failures.size() >= kMostFailures) {
    ++derived_->untold;
    return;
  }
  Diagnostic failure;
  failure.location = location;
  failure.id = "no-witness";
  failure.message = "no request found " + what;
  failure.hint = why;
  derived_->failures.push_back(std::move(failure));
}

void OperationCases::TellLacking() {
  const OperationCoverage operation = coverage_.SummarizeOperation(operation_.name.text);
  TellLackingRules(operation);
  TellLackingValues(operation);
  TellLackingRequestRules();
  for (std::size_t i = 0; i < kCoverageAspects; ++i) {
    derived_->totals.ratios[i].covered += operation.totals.ratios[i].covered;
    derived_->totals.ratios[i].total += operation.totals.ratios[i].total;
  }
}

void OperationCases::TellLackingRequestRules() {
  const std::vector<RuleCoverage> rules = coverage_.SummarizeRequestRules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::string name(rules[i].rule);
    // How much a request may hold is the embedder's to set.
    if (rules[i].broken > request_rules_[i].broken || IsLimit(name)) continue;
    Fail(operation_.name.location, "that breaks `" + name + "`", WhyNot(name, kNotFound));
  }
}

void OperationCases::TellLackingRules(const OperationCoverage& coverage) {
  for (const RuleCoverage& rule : coverage.rules) {
    const std::string name(rule.rule);
    std::string of;
    if (rule.kind == RuleKind::kRule && rule.parameters.size() == 1)
      of = " of `" + std::string(rule.parameters[0]) + "`";
    if (rule.broken == 0)
      Fail(PlaceOf(name), What("that breaks ", name, of), WhyNot(name, kNotFound));
    if (rule.held && *rule.held == 0)
      Fail(PlaceOf(name), What("that keeps ", name, of), WhyNot(name, kNotFound));
  }
  for (const ConditionCoverage& condition : coverage.conditions) {
    const std::string name(condition.of);
    const std::string what =
        "the condition of `" + name + "`" +
        (condition.value.empty() ? "" : " for the default `" + std::string(condition.value) + "`");
    if (condition.held == 0)
      Fail(PlaceOf(name), "in which " + what + " holds", WhyNot(name, kNotFound));
    if (condition.not_held == 0)
      Fail(PlaceOf(name), "in which " + what + " does not hold", WhyNot(name, kNotFound));
  }
}

void OperationCases::TellLackingValues(const OperationCoverage& coverage) {
  for (const ParameterCoverage& parameter : coverage.parameters) {
    const std::string name(parameter.name);
    if (parameter.given == 0)
      Fail(PlaceOf(name), "that gives `" + name + "`", WhyNot(name, kNotFound));
    if (parameter.absent == 0)
      Fail(PlaceOf(name), "without `" + name + "`", WhyNot(name, kNotFound));
    for (const ValueCoverage& value : parameter.values) {
      if (value.given == 0)
        Fail(PlaceOf(name), "with the value `" + std::string(value.value) + "` of `" + name + "`",
             WhyNot(name, kNotFound));
    }
    for (const DefaultCoverage& value : parameter.defaults) {
      if (value.used == 0)
        Fail(PlaceOf(name), "with the default `" + std::string(value.value) + "` of `" + name + "`",
             WhyNot(name, kNotFound));
    }
  }
}

Location OperationCases::PlaceOf(std::string_view rule) const {
  for (const model::Rule& one : operation_.rules) {
    if (one.id.text == rule) return one.id.location;
  }
  for (const model::Check& check : operation_.checks) {
    if (check.id.text == rule) return check.id.location;
  }
  const std::size_t index = solver_.IndexOf(rule);
  return index == Solver::kNone ? operation_.name.location
                                : operation_.parameters[index].name.location;
}

namespace {

void TellLackingCodes(const model::Ruleset& ruleset, const CoverageSummary& summary,
                      const char* why, Derived* derived) {
  const std::vector<CodeCoverage>& codes = summary.rulesets.at(0).codes;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (!codes[i].reachable) continue;
    CoverageRatio& ratio = derived->totals.ratios[static_cast<std::size_t>(CoverageAspect::kCodes)];
    ++ratio.total;
    ratio.covered += codes[i].any > 0 ? 1 : 0;
    if (codes[i].any > 0) continue;
    Diagnostic failure;
    failure.location = ruleset.errors[i].code.location;
    failure.id = "no-witness";
    failure.message = "no request found that is answered with " + Quoted(codes[i].code);
    failure.hint = why;
    derived->failures.push_back(std::move(failure));
  }
}

void TellUntold(const model::Ruleset& ruleset, Derived* derived) {
  Diagnostic failure;
  failure.location = ruleset.operations.at(0).name.location;
  failure.id = "no-witness";
  failure.message = "no request found for " + std::to_string(derived->untold) + " others";
  failure.hint = "only the first " + std::to_string(kMostFailures) + " are told one by one";
  derived->failures.push_back(std::move(failure));
}

}  // namespace

Derived DeriveCases(const model::Ruleset& ruleset, const Validator& validator,
                    const std::string& operation, const TakeCases& take) {
  Derivation shared(ruleset, validator);
  Derived& derived = shared.derived;
  const char* why = kNotFound;
  for (const model::Operation& one : ruleset.operations) {
    if (!operation.empty() && one.name.text != operation) continue;
    shared.budget.BeginOperation();
    OperationCases(one, shared).Run();
    derived.most_steps = std::max(derived.most_steps, shared.budget.steps());
    if (shared.budget.reason() != nullptr) why = shared.budget.reason();
    if (!take(std::exchange(derived.cases, {}))) return std::move(derived);
  }
  // Other operations may answer with what one alone does not.
  if (operation.empty()) TellLackingCodes(ruleset, shared.coverage.Summarize(), why, &derived);
  if (derived.untold > 0) TellUntold(ruleset, &derived);
  return std::move(derived);
}

Derived DeriveCases(const model::Ruleset& ruleset, const Validator& validator,
                    const std::string& operation) {
  std::vector<Case> all;
  Derived derived = DeriveCases(ruleset, validator, operation, [&all](std::vector<Case> cases) {
    std::move(cases.begin(), cases.end(), std::back_inserter(all));
    return true;
  });
  derived.cases = std::move(all);
  return derived;
}

}  // namespace assay::witness
