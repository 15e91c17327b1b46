#include "cli/setup.h"

#include <utility>

#include "absl/status/statusor.h"
#include "cli/complain.h"
#include "cli/rulesets.h"
#include "rules/shipped.h"

namespace assay::cli {
namespace {

std::shared_ptr<const Validator> MakeValidator(const std::vector<std::string>& rules,
                                               std::vector<RulesetText>* kept) {
  std::vector<RulesetText> texts;
  if (rules.empty()) {
    texts = ShippedRulesets();
  } else {
    const absl::StatusOr<RuleFiles> files = ReadRulesets(rules);
    if (!files.ok()) {
      Complain(files.status());
      return nullptr;
    }
    texts = files->texts();
  }
  BuildResult built = Validator::Build(texts);
  if (built.validator == nullptr) ComplainOf(built.diagnostics);
  if (kept != nullptr) *kept = std::move(texts);
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

Setup MakeSetup(const std::vector<std::string>& rules, const std::vector<std::string>& facts,
                std::vector<RulesetText>* texts) {
  Setup setup;
  setup.validator = MakeValidator(rules, texts);
  if (setup.validator == nullptr) return setup;
  for (const std::string& path : facts) {
    if (!ReadFacts(path, setup.facts)) return {};
  }
  return setup;
}

}  // namespace assay::cli
