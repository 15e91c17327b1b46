#include "cli/rulesets.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "cli/paths.h"
#include "validator/load/file.h"
#include "validator/model/limits.h"

namespace assay::cli {

absl::StatusOr<std::vector<RulesetText>> ReadRulesets(const std::vector<std::string>& paths) {
  std::vector<RulesetText> rulesets;
  for (const std::string& path : paths) {
    absl::StatusOr<std::vector<std::string>> files = FilesOf(path);
    if (!files.ok()) return files.status();
    for (const std::string& file : *files) {
      if (KindOf(file) == FileKind::kFacts) continue;
      absl::StatusOr<std::string> text = load::ReadFile(file, model::kMaxFileBytes);
      if (!text.ok()) return text.status();
      rulesets.push_back({file, *std::move(text)});
    }
  }
  if (rulesets.empty()) return absl::NotFoundError("no ruleset file given");
  return rulesets;
}

}  // namespace assay::cli
