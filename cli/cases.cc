#include "cli/cases.h"

#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/complain.h"
#include "cli/output.h"
#include "cli/rulesets.h"
#include "rules/shipped.h"
#include "validator/diagnostic.h"
#include "validator/load/ruleset.h"
#include "validator/validator.h"
#include "validator/witness/witness.h"

namespace assay::cli {
namespace {

struct Loaded {
  model::Ruleset model;
  std::shared_ptr<const Validator> validator;
};

// Each ruleset by itself, as in lint. False, and its errors told, when one has some.
bool Load(const std::vector<RulesetText>& texts, std::vector<Loaded>* loaded) {
  bool all = true;
  for (const RulesetText& text : texts) {
    BuildResult built = Validator::Build({&text, 1});
    if (built.validator == nullptr) {
      ComplainOf(built.diagnostics);
      all = false;
      continue;
    }
    load::LoadResult result = load::LoadRuleset(text.file_name, text.text);
    loaded->push_back({*std::move(result.ruleset), std::move(built.validator)});
  }
  return all;
}

bool HasOperation(const model::Ruleset& ruleset, const std::string& name) {
  return std::any_of(ruleset.operations.begin(), ruleset.operations.end(),
                     [&](const model::Operation& one) { return one.name.text == name; });
}

}  // namespace

int PrintCases(const CasesArguments& arguments) {
  const absl::StatusOr<std::vector<RulesetText>> texts =
      arguments.rules.empty() ? ShippedRulesets() : ReadRulesets(arguments.rules);
  if (!texts.ok()) return Complain(texts.status());
  std::vector<Loaded> rulesets;
  if (!Load(*texts, &rulesets)) return kCouldNotCheck;
  const std::string& operation = arguments.operation;
  const bool is_known =
      operation.empty() || std::any_of(rulesets.begin(), rulesets.end(), [&](const Loaded& one) {
        return HasOperation(one.model, operation);
      });
  if (!is_known) return Complain("no operation " + Quoted(operation) + " in these rulesets");
  Output output(STDOUT_FILENO);
  bool is_complete = true;
  for (const Loaded& ruleset : rulesets) {
    const witness::Derived derived =
        witness::DeriveCases(ruleset.model, *ruleset.validator, operation);
    for (const witness::Case& one : derived.cases) *output.buffer() += one.line + "\n";
    if (!output.FlushIfFull()) break;
    ComplainOf(derived.failures);
    is_complete = is_complete && derived.failures.empty();
  }
  if (!output.Flush()) return ComplainOf("cannot write", "standard output", output.error());
  return is_complete ? kNothingInvalid : kInvalid;
}

}  // namespace assay::cli
