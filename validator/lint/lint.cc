// The order of the parts does not matter: findings are sorted by place at the end, and each part
// copes with what another one refuses.
#include "validator/lint/lint.h"

#include "validator/lint/findings.h"
#include "validator/lint/worlds.h"

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
    Worlds worlds(ruleset.operation_parameter.text, scope);
    LintCost(scope, findings);
    LintContradictions(scope, worlds, findings);
    for (const model::Parameter& parameter : operation.parameters) {
      LintParameter(parameter, patterns, findings);
    }
    LintRules(scope, patterns, findings);
    if (operation.response) LintResponse(*operation.response, patterns, findings);
    // Of rules that are at fault, it would say little that is true.
    if (findings.has_error()) continue;
    LintReach(ruleset, scope, worlds, findings);
    LintUnread(ruleset, scope, findings);
  }
  // With a broken pattern every value would be at fault.
  if (!findings.has_error()) LintCatalogues(ruleset, findings);
  return findings.Take(ruleset);
}

}  // namespace assay::lint
