// Counts added up: how much of what there is was exercised.
#ifndef ASSAY_VALIDATOR_COVERAGE_TOTALS_H_
#define ASSAY_VALIDATOR_COVERAGE_TOTALS_H_

#include <vector>

#include "validator/coverage.h"

namespace assay::coverage {

void AddRules(const std::vector<RuleCoverage>& rules, CoverageTotals& totals);
void AddCodes(const std::vector<CodeCoverage>& codes, CoverageTotals& totals);
// The operation's own totals: its rules, conditions and parameters.
CoverageTotals TotalsOf(const OperationCoverage& operation);
void AddTotals(const CoverageTotals& from, CoverageTotals& to);
void AddPoint(CoverageAspect aspect, bool covered, CoverageTotals& totals);

}  // namespace assay::coverage

#endif  // ASSAY_VALIDATOR_COVERAGE_TOTALS_H_
