#include "validator/testing/secret_names.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "absl/strings/match.h"

namespace assay::testonly {
namespace {

bool EndsIn(const std::string& text, const model::Parameter& parameter) {
  return parameter.sensitive && absl::EndsWithIgnoreCase(text, parameter.name.text);
}

bool EndsInSecretName(const model::Ruleset& ruleset, const std::string& text) {
  return std::any_of(
      ruleset.operations.begin(), ruleset.operations.end(), [&](const model::Operation& operation) {
        return std::any_of(operation.parameters.begin(), operation.parameters.end(),
                           [&](const auto& parameter) { return EndsIn(text, parameter); });
      });
}

}  // namespace

void CutSecrets(const model::Ruleset& ruleset, const PlainReport& compiled, PlainReport* expected) {
  if (compiled.warnings.size() != expected->warnings.size()) return;
  for (std::size_t i = 0; i < compiled.warnings.size(); ++i) {
    if (compiled.warnings[i].rule != "request.unknown-parameter" ||
        expected->warnings[i].rule != compiled.warnings[i].rule) {
      continue;
    }
    const std::string& shown = compiled.warnings[i].parameters.at(0);
    std::string& name = expected->warnings[i].parameters.at(0);
    const bool is_cut = name.starts_with(shown) && EndsInSecretName(ruleset, shown);
    if (is_cut || shown == "***") name = shown;
  }
}

}  // namespace assay::testonly
