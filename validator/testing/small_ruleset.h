// Rulesets of one operation, as text, and what validators made of them answer.
#ifndef ASSAY_VALIDATOR_TESTING_SMALL_RULESET_H_
#define ASSAY_VALIDATOR_TESTING_SMALL_RULESET_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "validator/validator.h"

namespace assay::testonly {

inline const std::string kText =
    R"("description": {"en": "d"}, "source": {"at": "-", "basis": "stated"})";

inline std::string Error(std::string_view code, int status) {
  return absl::StrCat(R"({"code": ")", std::string(code), R"(", "status": )", status,
                      R"(, "message": {"en": "m"}, "meaning": {"en": "m"},)",
                      R"( "source": {"at": "-", "basis": "stated"}})");
}

// A ruleset of the codes Missing, Invalid and Unknown in the order given.
inline RulesetText Ruleset(const std::string& operation, const std::string& parameters,
                           const std::string& rules = "",
                           const std::vector<std::string>& codes = {"Missing", "Invalid",
                                                                    "Unknown"}) {
  std::string errors;
  for (const std::string& code : codes) {
    absl::StrAppend(&errors, errors.empty() ? "" : ", ",
                    Error(code, code == "Unknown" ? 404 : 400));
  }
  return {absl::StrCat(operation, ".json"),
          absl::StrCat(
              R"({"formatVersion": 1, "ruleset": ")", operation, R"(", "version": "1", )",
              R"("style": "rpc", "title": {"en": "t"}, "document": {"title": {"en": "t"}}, )",
              R"("codes": {"missing": "Missing", "invalid": "Invalid",)",
              R"( "unknownOperation": "Unknown"}, "operationParameter": "Action", "errors": [)",
              errors, R"(], "operations": {")", operation,
              R"(": {"title": {"en": "t"}, "source": {"at": "-", "basis": "stated"},)",
              R"( "parameters": {"Action": {)", kText, R"(, "required": true})",
              parameters.empty() ? "" : ", ", parameters, "}",
              rules.empty() ? "" : absl::StrCat(R"(, "rules": [)", rules, "]"), "}}}")};
}

inline std::shared_ptr<const Validator> Build(const std::vector<RulesetText>& rulesets,
                                              const Limits& limits = {}) {
  const BuildResult built = Validator::Build(rulesets, limits);
  for (const Diagnostic& d : built.diagnostics) {
    if (d.severity == Diagnostic::Severity::kError) ADD_FAILURE() << d.ToString();
  }
  return built.validator;
}

using Rules = std::vector<std::pair<std::string, std::string>>;  // code, rule

inline Rules Answer(const Validator& validator, const Request& request) {
  Scratch scratch = validator.NewScratch();
  const Report report = validator.Validate(request, scratch);
  Rules rules;
  for (const Violation& violation : report.violations()) {
    rules.emplace_back(violation.code(), violation.rule());
  }
  return rules;
}

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_SMALL_RULESET_H_
