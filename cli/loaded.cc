#include "cli/loaded.h"

#include <utility>

#include "absl/status/statusor.h"
#include "cli/complain.h"
#include "cli/rulesets.h"
#include "rules/shipped.h"
#include "validator/load/ruleset.h"

namespace assay::cli {
namespace {

absl::StatusOr<RuleFiles> Read(const std::vector<std::string>& paths) {
  if (!paths.empty()) return ReadRulesets(paths);
  RuleFiles files;
  for (RulesetText& text : ShippedRulesets()) {
    files.Add(std::move(text.file_name), std::move(text.text));
  }
  return files;
}

// The first of the texts is the ruleset.
std::optional<LoadedRuleset> Load(const std::vector<RulesetText>& texts) {
  BuildResult built = Validator::Build(texts);
  if (built.validator == nullptr) {
    ComplainOf(built.diagnostics);
    return std::nullopt;
  }
  std::vector<load::FileText> files;
  for (const RulesetText& text : texts) files.push_back({text.file_name, text.text});
  std::vector<load::LoadResult> loaded = load::LoadFiles(files);
  return LoadedRuleset{*std::move(loaded.front().ruleset), std::move(built.validator)};
}

}  // namespace

std::optional<std::vector<LoadedRuleset>> LoadEach(const std::vector<std::string>& paths) {
  const absl::StatusOr<RuleFiles> files = Read(paths);
  if (!files.ok()) {
    Complain(files.status());
    return std::nullopt;
  }
  std::vector<LoadedRuleset> rulesets;
  bool failed = false;
  for (std::size_t i = 0; i < files->texts().size(); ++i) {
    if (files->IsLibrary(i)) continue;
    std::optional<LoadedRuleset> ruleset = Load(files->With(i));
    failed |= !ruleset;
    if (ruleset) rulesets.push_back(*std::move(ruleset));
  }
  if (failed) return std::nullopt;
  return rulesets;
}

}  // namespace assay::cli
