// What both formats say of rules. Internal to explain.
#ifndef ASSAY_CLI_EXPLAIN_COMMON_H_
#define ASSAY_CLI_EXPLAIN_COMMON_H_

#include <string>
#include <string_view>
#include <vector>

#include "validator/describe/describe.h"
#include "validator/explain/find.h"

namespace assay::cli::explanation {

// `r-kvstore/2015-01-01`.
inline std::string LabelOf(const model::Ruleset& ruleset) {
  return ruleset.name.text + "/" + ruleset.version.text;
}

// Where the document has it; null of what comes from no document.
inline const model::Source* SourceOf(const explain::Rule& rule) {
  if (rule.rule != nullptr) return &rule.rule->source;
  if (rule.check != nullptr) return &rule.check->source;
  if (rule.declared == nullptr) return nullptr;
  const explain::Declared& declared = *rule.declared;
  return declared.own != nullptr ? &declared.own->source : &declared.parameter->source;
}

inline const model::Text* DescriptionOf(const explain::Rule& rule) {
  if (rule.rule != nullptr) return &rule.rule->description;
  return rule.check != nullptr ? &rule.check->description : nullptr;
}

// Empty when there is none.
inline std::string DefaultOf(const explain::FoundParameter& found, Language language) {
  const model::Parameter* const own = found.declared->own;
  if (own == nullptr) return {};
  const describe::Context context = {language, found.chapter->operation};
  return describe::PlainText(describe::DescribeDefault(*own, context));
}

inline std::string ExampleOf(const explain::Declared& declared) {
  if (declared.own == nullptr || declared.parameter->sensitive) return {};
  return declared.own->example;
}

inline std::string TypeOf(const explain::Declared& declared, Language language) {
  const describe::Phrase type = declared.own != nullptr
                                    ? describe::TypeOf(*declared.own, language)
                                    : describe::TypeOf(*declared.constraints, language);
  return describe::PlainText(type);
}

// Without the parameter that names the operation there is none, whether the file requires it or
// not.
inline bool IsRequired(const explain::FoundParameter& found) {
  const explain::Declared& declared = *found.declared;
  return (declared.own != nullptr && declared.own->required) ||
         declared.path == found.chapter->ruleset->operation_parameter.text;
}

}  // namespace assay::cli::explanation

#endif  // ASSAY_CLI_EXPLAIN_COMMON_H_
