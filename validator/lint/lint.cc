// The order of the parts does not matter: findings are sorted by place at the end, and each part
// copes with what another one refuses.
#include "validator/lint/lint.h"

#include "validator/lint/findings.h"

namespace assay::lint {

std::vector<Diagnostic> Lint(const model::Ruleset& ruleset) {
  Findings findings;
  PatternChecker patterns;
  LintCodes(ruleset, findings);
  LintMessages(ruleset, findings);
  for (const model::Operation& operation : ruleset.operations) {
    const Scope scope(operation);
    LintNames(scope, findings);
    LintReferences(ruleset, scope, findings);
    LintContradictions(scope, findings);
    for (const model::Parameter& parameter : operation.parameters) {
      LintParameter(parameter, patterns, findings);
    }
    LintRules(scope, patterns, findings);
  }
  return findings.Take(ruleset.file);
}

}  // namespace assay::lint
