// Catalogues: answers that no request can lead to.
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "validator/lint/findings.h"
#include "validator/lint/value_faults.h"
#include "validator/model/limits.h"
#include "validator/model/secrets.h"

namespace assay::lint {
namespace {

std::size_t SizeOf(const model::Answers& answers) {
  std::size_t size = 1;
  for (const auto& [value, next] : answers.by_argument) size += SizeOf(next);
  return size;
}

// The answers of one catalogue, as one check asks for them.
class Asked {
 public:
  Asked(const model::Check& check, const Scope& scope, Findings& findings)
      : check_(check), scope_(scope), findings_(findings) {}

  void LintLevel(const model::Answers& answers, std::size_t level) {
    if (answers.answer) return;
    if (answers.by_argument.empty()) {
      findings_.Error(answers.location, "too-few", "at least 1 answer belongs here");
    } else if (level == check_.arguments.size()) {
      findings_.Error(answers.location, "catalogue-depth",
                      "there is no argument left to tell these answers apart",
                      "check " + Quoted(check_.id.text) + " gives the fact " +
                          std::to_string(level) + (level == 1 ? " argument" : " arguments"),
                      check_.fact.location);
    } else {
      const model::Parameter* const parameter = scope_.Find(check_.arguments[level].text);
      for (const auto& [value, next] : answers.by_argument) {
        if (parameter != nullptr) LintValue(value, next, *parameter);
        LintLevel(next, level + 1);
      }
    }
  }

 private:
  // `*` is any other value, the empty text an absent argument.
  void LintValue(const std::string& value, const model::Answers& at,
                 const model::Parameter& parameter) {
    if (value == "*" || value.empty() || parameter.constraints.has_parts()) return;
    const std::vector<std::string_view> broken = ValueFaults(parameter.constraints, value);
    if (broken.empty()) return;
    findings_.Warning(at.location, "catalogue-value",
                      "value " + Quoted(model::Shown(value, parameter.sensitive)) + " breaks " +
                          Quoted(broken[0]) + " of " + Quoted(parameter.name.text),
                      "no valid request asks for it", parameter.name.location);
  }

  const model::Check& check_;
  const Scope& scope_;
  Findings& findings_;
};

}  // namespace

void LintCatalogues(const model::Ruleset& ruleset, Findings& findings) {
  std::map<std::string_view, const model::Catalogue*> by_fact;
  for (const model::Catalogue& catalogue : ruleset.catalogues) {
    by_fact.emplace(catalogue.fact.text, &catalogue);
  }
  if (by_fact.empty()) return;
  std::size_t values = 0;
  for (const model::Operation& operation : ruleset.operations) {
    const Scope scope(operation);
    for (const model::Check& check : operation.checks) {
      const auto catalogue = by_fact.find(check.fact.text);
      if (catalogue == by_fact.end()) continue;
      values += SizeOf(catalogue->second->answers);
      if (values > model::kMaxCatalogueValues) {
        return findings.Error(check.fact.location, "too-large",
                              "the catalogues are too much for so many checks",
                              "at most 1000000 values, times the checks that ask for them");
      }
      Asked(check, scope, findings).LintLevel(catalogue->second->answers, 0);
    }
  }
}

}  // namespace assay::lint
