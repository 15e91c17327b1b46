#include "cli/setup.h"

#include "absl/status/statusor.h"
#include "cli/complain.h"
#include "cli/rulesets.h"
#include "rules/shipped.h"

namespace assay::cli {
namespace {

std::shared_ptr<const Validator> MakeValidator(const std::vector<std::string>& rules) {
  absl::StatusOr<std::vector<RulesetText>> rulesets =
      rules.empty() ? ShippedRulesets() : ReadRulesets(rules);
  if (!rulesets.ok()) {
    Complain(rulesets.status());
    return nullptr;
  }
  BuildResult built = Validator::Build(*rulesets);
  if (built.validator == nullptr) ComplainOf(built.diagnostics);
  return built.validator;
}

bool ReadFacts(const std::string& path, Facts& facts) {
  const absl::StatusOr<std::vector<Diagnostic>> diagnostics = facts.Read(path);
  if (!diagnostics.ok()) {
    Complain(diagnostics.status());
    return false;
  }
  if (!HasError(*diagnostics)) return true;
  ComplainOf(*diagnostics);
  return false;
}

}  // namespace

Setup MakeSetup(const std::vector<std::string>& rules, const std::vector<std::string>& facts) {
  Setup setup;
  setup.validator = MakeValidator(rules);
  if (setup.validator == nullptr) return setup;
  for (const std::string& path : facts) {
    if (!ReadFacts(path, setup.facts)) return {};
  }
  return setup;
}

}  // namespace assay::cli
