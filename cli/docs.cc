#include "cli/docs.h"

#include <unistd.h>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/complain.h"
#include "cli/docs/reference.h"
#include "cli/docs/writers.h"
#include "cli/output.h"
#include "cli/rulesets.h"
#include "validator/load/ruleset.h"
#include "validator/validator.h"

namespace assay::cli {
namespace {

// Each ruleset by itself, as in lint, with its libraries behind it. Nothing, and its errors told,
// when it has some.
std::optional<docs::Documented> Read(const std::vector<RulesetText>& texts) {
  BuildResult built = Validator::Build(texts);
  if (built.validator == nullptr) {
    ComplainOf(built.diagnostics);
    return std::nullopt;
  }
  std::vector<load::FileText> files;
  for (const RulesetText& text : texts) files.push_back({text.file_name, text.text});
  std::vector<load::LoadResult> loaded = load::LoadFiles(files);
  return docs::Documented{*std::move(loaded.front().ruleset), std::move(built.validator)};
}

}  // namespace

int Docs(const DocsArguments& arguments) {
  const absl::StatusOr<RuleFiles> files = ReadRulesets(arguments.paths);
  if (!files.ok()) return Complain(files.status());
  std::vector<docs::Documented> rulesets;
  bool failed = false;
  for (std::size_t i = 0; i < files->texts().size(); ++i) {
    if (files->IsLibrary(i)) continue;
    std::optional<docs::Documented> ruleset = Read(files->With(i));
    failed |= !ruleset;
    if (ruleset) rulesets.push_back(*std::move(ruleset));
  }
  // A page that lacks some of what was asked for would not tell so.
  if (failed) return kCouldNotCheck;
  const docs::Page page = docs::MakePage(rulesets, arguments.language);
  Output output(STDOUT_FILENO);
  const auto append = arguments.html ? docs::AppendHtml : docs::AppendMarkdown;
  append(page, output.buffer());
  if (output.Flush()) return kNothingInvalid;
  return ComplainOf("cannot write", "standard output", output.error());
}

}  // namespace assay::cli
