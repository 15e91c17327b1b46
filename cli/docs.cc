#include "cli/docs.h"

#include <unistd.h>

#include <optional>
#include <utility>
#include <vector>

#include "cli/complain.h"
#include "cli/docs/reference.h"
#include "cli/docs/writers.h"
#include "cli/loaded.h"
#include "cli/output.h"

namespace assay::cli {

int Docs(const DocsArguments& arguments) {
  // A page that lacks some of what was asked for would not tell so.
  std::optional<std::vector<LoadedRuleset>> loaded = LoadEach(arguments.paths);
  if (!loaded) return kCouldNotCheck;
  std::vector<docs::Documented> rulesets;
  for (LoadedRuleset& one : *loaded) {
    rulesets.push_back({std::move(one.model), std::move(one.validator)});
  }
  const docs::Page page = docs::MakePage(rulesets, arguments.language);
  Output output(STDOUT_FILENO);
  const auto append = arguments.html ? docs::AppendHtml : docs::AppendMarkdown;
  append(page, output.buffer());
  if (output.Flush()) return kNothingInvalid;
  return ComplainOf("cannot write", "standard output", output.error());
}

}  // namespace assay::cli
