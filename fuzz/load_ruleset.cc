#include "fuzz/load_ruleset.h"

#include <utility>
#include <vector>

#include "fuzz/check_diagnostics.h"
#include "fuzz/fail.h"
#include "validator/lint/lint.h"
#include "validator/load/ruleset.h"

namespace assay::fuzz {
namespace {

void Check(const testonly::TestRuleset& ruleset, const std::vector<Diagnostic>& diagnostics) {
  const std::string fault = FaultOfDiagnostics(ruleset.path, ruleset.text, diagnostics);
  if (!fault.empty()) Fail(fault, ruleset.text);
}

}  // namespace

std::optional<testonly::TestRuleset> LoadAndLint(std::string text) {
  testonly::TestRuleset result = {.path = "rules.json", .text = std::move(text), .model = {}};
  load::LoadResult loaded = load::LoadRuleset(result.path, result.text);
  Check(result, loaded.diagnostics);
  if (loaded.ruleset && HasError(loaded.diagnostics)) {
    Fail("a ruleset in spite of an error", result.text);
  }
  if (!loaded.ruleset) return std::nullopt;
  result.model = *std::move(loaded.ruleset);
  const std::vector<Diagnostic> found = lint::Lint(result.model);
  Check(result, found);
  if (HasError(found)) return std::nullopt;
  return result;
}

}  // namespace assay::fuzz
