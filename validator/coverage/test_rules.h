// A small ruleset with one of each thing that is counted.
#ifndef ASSAY_VALIDATOR_COVERAGE_TEST_RULES_H_
#define ASSAY_VALIDATOR_COVERAGE_TEST_RULES_H_

#include <memory>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "validator/validator.h"

namespace assay::coverage {

// SOURCE, TEXT and ERROR(code)ERROR stand for what each thing of that kind must have.
inline constexpr std::string_view kTestRules = R"({
  "formatVersion": 1, "ruleset": "r", "version": "1", "style": "rpc",
  "title": {"en": "t"}, "document": {"title": {"en": "t"}},
  "codes": {"missing": "Missing", "invalid": "Invalid", "unknownOperation": "Unknown"},
  "operationParameter": "Action",
  "errors": [ERROR(Missing)ERROR, ERROR(Invalid)ERROR, ERROR(Unknown)ERROR, ERROR(NotKnown)ERROR, ERROR(Never)ERROR],
  "operations": {
    "Op": {
      "title": {"en": "t"}, SOURCE,
      "parameters": {
        "Action": {TEXT, "required": true, "enum": ["Op"]},
        "Mode": {TEXT, "enum": ["a", "b"], "default": "a"},
        "Flag": {TEXT, "type": "boolean"},
        "Size": {TEXT, "type": "integer", "minimum": 1, "maximum": 9},
        "Name": {TEXT, "maxLength": 3, "pattern": "[a-z]+"},
        "Late": {TEXT, "default": [{"when": {"Mode": "b"}, "value": "of-b"}, {"value": "of-a"}]},
        "Loose": {TEXT, "enum": ["x", "y"], "otherwise": "y"},
        "Secret": {TEXT, "sensitive": true, "enum": ["s1", "s2"], "default": "s1"},
        "Tag": {TEXT, "type": "array", "maxItems": 2, "items": {"type": "object", "properties": {
          "Key": {TEXT, "required": true, "enum": ["k", "l"]},
          "Value": {TEXT, "maxLength": 2}}}}
      },
      "rules": [
        {"id": "b-needs", TEXT, "when": {"Mode": "b"}, "require": ["Size", "Flag"],
         "error": "Missing"},
        {"id": "told", TEXT, "severity": "warn", "message": {"en": "m"}, "when": {"Mode": "a"},
         "forbid": ["Name"]},
        {"id": "small", TEXT, "severity": "shadow", "then": {"Size": {"maximum": 5}}}
      ],
      "checks": [{"id": "known", TEXT, "fact": "f", "arguments": [], "parameters": [],
                  "when": {"Name": {"present": true}}, "error": "NotKnown"}]
    },
    "Other": {"title": {"en": "t"}, SOURCE, "parameters": {"Action": {TEXT, "required": true}}}
  }
})";

inline std::string Replace(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
    text.replace(at, what.size(), with);
  }
  return text;
}

inline std::shared_ptr<const Validator> MakeTestValidator() {
  std::string text(kTestRules);
  text = Replace(text, "ERROR(", R"({"code": ")");
  text = Replace(text, ")ERROR",
                 R"(", "status": 400, "message": {"en": "m"}, "meaning": {"en": "m"}, SOURCE})");
  text = Replace(text, "TEXT", R"("description": {"en": "d"}, SOURCE)");
  text = Replace(text, "SOURCE", R"("source": {"at": "-", "basis": "stated"})");
  const RulesetText rules[] = {{"rules.json", text}};
  const BuildResult built = Validator::Build(rules);
  for (const Diagnostic& d : built.diagnostics) {
    if (d.severity == Diagnostic::Severity::kError) ADD_FAILURE() << d.ToString();
  }
  return built.validator;
}

}  // namespace assay::coverage

#endif  // ASSAY_VALIDATOR_COVERAGE_TEST_RULES_H_
