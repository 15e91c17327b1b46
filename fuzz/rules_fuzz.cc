// Any bytes as a rule file: what is said of it, and when it is in order, what a validator made of
// it says of a request.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/check_diagnostics.h"
#include "fuzz/fail.h"
#include "fuzz/load_ruleset.h"
#include "validator/lint/lint.h"
#include "validator/load/ruleset.h"
#include "validator/testing/evaluators.h"

namespace assay::fuzz {
namespace {

// What load and lint say, in one text.
std::string Said(const std::string& text) {
  const load::LoadResult loaded = load::LoadRuleset("rules.json", text);
  std::string said = Printed(loaded.diagnostics);
  if (loaded.ruleset) said += "lint:\n" + Printed(lint::Lint(*loaded.ruleset));
  return said;
}

// Each parameter as its author shows it, or as the first value that it may have.
std::vector<Pair> ExampleOf(const model::Ruleset& ruleset, const model::Operation& operation) {
  std::vector<Pair> pairs;
  for (const model::Parameter& parameter : operation.parameters) {
    const std::vector<model::Name>& values = parameter.constraints.enumeration;
    std::string_view value = parameter.example;
    if (!values.empty()) value = values[0].text;
    if (parameter.name.text == ruleset.operation_parameter.text) value = operation.name.text;
    pairs.push_back({parameter.name.text, value});
  }
  return pairs;
}

void CheckRequests(const testonly::TestRuleset& ruleset) {
  // Throws when what lint accepts cannot be built, which is a finding too.
  testonly::Evaluators evaluators(ruleset, {.max_request_bytes = 1 << 16, .max_parameters = 300});
  for (const model::Operation& operation : ruleset.model.operations) {
    testonly::Random answers(0);
    const std::vector<Pair> pairs = ExampleOf(ruleset.model, operation);
    const std::string difference = evaluators.Compare(Request::Pairs(pairs), answers);
    if (difference.empty()) continue;
    Fail("the evaluators differ (- reference, + compiled)\n" + difference, ruleset.text);
  }
}

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::optional<assay::testonly::TestRuleset> ruleset = assay::fuzz::LoadAndLint(text);
  if (assay::fuzz::Said(text) != assay::fuzz::Said(text)) {
    assay::fuzz::Fail("something else is said the second time", text);
  }
  if (ruleset) assay::fuzz::CheckRequests(*ruleset);
  return 0;
}
