#include "validator/coverage/totals.h"

namespace assay {

CoverageRatio CoverageTotals::overall() const {
  CoverageRatio sum;
  for (const CoverageRatio& ratio : ratios) {
    sum.covered += ratio.covered;
    sum.total += ratio.total;
  }
  return sum;
}

namespace coverage {

using Aspect = CoverageAspect;

void AddPoint(Aspect aspect, bool covered, CoverageTotals& totals) {
  CoverageRatio& ratio = totals.ratios[static_cast<std::size_t>(aspect)];
  ++ratio.total;
  ratio.covered += covered ? 1 : 0;
}

void AddRules(const std::vector<RuleCoverage>& rules, CoverageTotals& totals) {
  for (const RuleCoverage& rule : rules) {
    AddPoint(Aspect::kRulesBroken, rule.broken > 0, totals);
    if (rule.held) AddPoint(Aspect::kRulesHeld, *rule.held > 0, totals);
  }
}

void AddCodes(const std::vector<CodeCoverage>& codes, CoverageTotals& totals) {
  for (const CodeCoverage& code : codes) {
    if (code.reachable) AddPoint(Aspect::kCodes, code.any > 0, totals);
  }
}

CoverageTotals TotalsOf(const OperationCoverage& operation) {
  CoverageTotals totals;
  AddRules(operation.rules, totals);
  for (const ConditionCoverage& condition : operation.conditions) {
    AddPoint(Aspect::kConditionsHeld, condition.held > 0, totals);
    AddPoint(Aspect::kConditionsNotHeld, condition.not_held > 0, totals);
  }
  for (const ParameterCoverage& parameter : operation.parameters) {
    AddPoint(Aspect::kParametersGiven, parameter.given > 0, totals);
    AddPoint(Aspect::kParametersAbsent, parameter.absent > 0, totals);
    for (const ValueCoverage& value : parameter.values) {
      AddPoint(Aspect::kValues, value.given > 0, totals);
    }
    for (const DefaultCoverage& value : parameter.defaults) {
      AddPoint(Aspect::kDefaults, value.used > 0, totals);
    }
  }
  return totals;
}

void AddTotals(const CoverageTotals& from, CoverageTotals& to) {
  for (std::size_t i = 0; i < kCoverageAspects; ++i) {
    to.ratios[i].covered += from.ratios[i].covered;
    to.ratios[i].total += from.ratios[i].total;
  }
}

}  // namespace coverage
}  // namespace assay
