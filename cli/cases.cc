#include "cli/cases.h"

#include <unistd.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "cli/complain.h"
#include "cli/loaded.h"
#include "cli/output.h"
#include "validator/diagnostic.h"
#include "validator/model/model.h"
#include "validator/witness/witness.h"

namespace assay::cli {
namespace {

bool HasOperation(const model::Ruleset& ruleset, const std::string& name) {
  return std::any_of(ruleset.operations.begin(), ruleset.operations.end(),
                     [&](const model::Operation& one) { return one.name.text == name; });
}

}  // namespace

int PrintCases(const CasesArguments& arguments) {
  const std::optional<std::vector<LoadedRuleset>> rulesets = LoadEach(arguments.rules);
  if (!rulesets) return kCouldNotCheck;
  const std::string& operation = arguments.operation;
  const bool is_known =
      operation.empty() ||
      std::any_of(rulesets->begin(), rulesets->end(),
                  [&](const LoadedRuleset& one) { return HasOperation(one.model, operation); });
  // A request that stands where a name belongs may hold a password.
  if (!is_known && operation.find_first_of("={") != std::string::npos)
    return Complain("`--operation` takes a name, not a request");
  if (!is_known) return Complain("no operation " + Quoted(operation) + " in these rulesets");
  Output output(STDOUT_FILENO);
  bool is_complete = true;
  for (const LoadedRuleset& ruleset : *rulesets) {
    const auto print = [&output](const std::vector<witness::Case>& cases) {
      for (const witness::Case& one : cases) {
        *output.buffer() += one.line + "\n";
        if (!output.FlushIfFull()) return false;
      }
      return true;
    };
    const witness::Derived derived =
        witness::DeriveCases(ruleset.model, *ruleset.validator, operation, print);
    if (output.error() != 0) break;
    ComplainOf(derived.failures);
    is_complete = is_complete && derived.failures.empty();
  }
  if (!output.Flush()) return ComplainOf("cannot write", "standard output", output.error());
  return is_complete ? kNothingInvalid : kInvalid;
}

}  // namespace assay::cli
