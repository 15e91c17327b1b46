#include "cli/docs.h"

#include <unistd.h>

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

// Each ruleset by itself, as in lint. Nothing, and its errors told, when it has some.
std::optional<docs::Documented> Read(const RulesetText& text) {
  BuildResult built = Validator::Build({&text, 1});
  if (built.validator == nullptr) {
    ComplainOf(built.diagnostics);
    return std::nullopt;
  }
  load::LoadResult loaded = load::LoadRuleset(text.file_name, text.text);
  return docs::Documented{*std::move(loaded.ruleset), std::move(built.validator)};
}

}  // namespace

int Docs(const DocsArguments& arguments) {
  const absl::StatusOr<std::vector<RulesetText>> texts = ReadRulesets(arguments.paths);
  if (!texts.ok()) return Complain(texts.status());
  std::vector<docs::Documented> rulesets;
  for (const RulesetText& text : *texts) {
    std::optional<docs::Documented> ruleset = Read(text);
    if (ruleset) rulesets.push_back(*std::move(ruleset));
  }
  // A page that lacks some of what was asked for would not tell so.
  if (rulesets.size() != texts->size()) return kCouldNotCheck;
  const docs::Page page = docs::MakePage(rulesets, arguments.language);
  Output output(STDOUT_FILENO);
  const auto append = arguments.html ? docs::AppendHtml : docs::AppendMarkdown;
  append(page, output.buffer());
  if (output.Flush()) return kNothingInvalid;
  return ComplainOf("cannot write", "standard output", output.error());
}

}  // namespace assay::cli
