#include "validator/diff/facet.h"

#include <cstddef>
#include <set>
#include <utility>

#include "validator/describe/describe.h"
#include "validator/diff/operations.h"
#include "validator/model/path.h"
#include "validator/model/secrets.h"

namespace assay::diff {
namespace {

std::string Quoted(const std::string& text) { return "`" + text + "`"; }

void CollectRoots(const std::vector<model::Name>& names, std::set<std::string_view>* out) {
  for (const model::Name& name : names) out->insert(model::RootOf(name.text));
}

// Each with the values of the arguments in front of it, which are not shown.
void AppendAnswers(const model::Answers& answers, std::string* exact, std::size_t* count) {
  if (answers.answer) {
    *exact += *answers.answer ? "=true" : "=false";
    ++*count;
  }
  for (const auto& [value, further] : answers.by_argument) {
    *exact += "{" + std::to_string(value.size()) + ":" + value;
    AppendAnswers(further, exact, count);
    *exact += "}";
  }
}

std::string_view SeverityInWords(model::Severity severity) {
  switch (severity) {
    case model::Severity::kEnforce:
      break;
    case model::Severity::kWarn:
      return "warns";
    case model::Severity::kShadow:
      return "in the shadow";
    case model::Severity::kOff:
      return "off";
  }
  return "enforced";
}

std::string InWords(const model::Condition& when, const describe::Context& context) {
  if (when.is_always()) return "";
  return "when " + describe::PlainText(describe::Describe(when, context)) + ": ";
}

std::string InWords(const model::Rule& rule, const model::Operation& operation) {
  const describe::Context context{Language::kEnglish, &operation};
  std::string words = InWords(rule.when, context) +
                      describe::PlainText(describe::Describe(rule, context)) + "; " +
                      std::string(SeverityInWords(rule.severity));
  if (rule.error) words += ", " + Quoted(rule.error->text);
  if (!rule.message.en.empty()) words += ", " + Quoted(rule.message.en);
  return words;
}

std::string InWords(const model::Check& check, const model::Operation& operation) {
  std::string words =
      InWords(check.when, {Language::kEnglish, &operation}) + "fact " + Quoted(check.fact.text);
  for (const model::Name& argument : check.arguments) words += " " + Quoted(argument.text);
  words += "; " + Quoted(check.error.text);
  for (const model::Name& name : check.parameters) words += ", " + Quoted(name.text);
  return words;
}

// The operation, in which what is a secret of either version is one. The other may be null.
model::Operation WithSecretsOf(const model::Operation* other, model::Operation operation) {
  std::set<std::string_view> secrets;
  if (other != nullptr) {
    for (const model::Parameter& one : other->parameters) {
      if (one.sensitive) secrets.insert(one.name.text);
    }
  }
  for (model::Parameter& parameter : operation.parameters) {
    parameter.sensitive |= secrets.count(parameter.name.text) > 0;
  }
  model::MarkSecrets(operation);
  return operation;
}

model::Operation WithoutSecrets(model::Operation operation) {
  for (model::Parameter& parameter : operation.parameters) parameter.sensitive = false;
  model::MarkSecrets(operation);
  return operation;
}

class Collector {
 public:
  Collector(const model::Ruleset& ruleset, const model::Ruleset& other)
      : ruleset_(ruleset), other_(other) {}

  std::vector<Facet> Run() {
    AddErrors();
    AddWhole();
    for (const model::Operation& operation : ruleset_.operations) {
      shown_ = WithSecretsOf(other_.Find(operation.name.text), operation);
      open_ = WithoutSecrets(operation);
      AddOperation();
    }
    return std::move(facets_);
  }

 private:
  void AddErrors() {
    for (const model::Error& error : ruleset_.errors) {
      Add({.subject = Subject::kError,
           .name = error.code.text,
           .words = std::to_string(error.status) + ", " + Quoted(error.message.en),
           .exact = std::to_string(error.status) + error.message.en + '\n' + error.message.zh,
           .location = error.code.location});
    }
  }

  void AddWhole() {
    const model::Codes& codes = ruleset_.codes;
    AddName("codes.missing", codes.missing);
    AddName("codes.invalid", codes.invalid);
    AddName("codes.unknownOperation", codes.unknown_operation);
    if (codes.wrong_version) AddName("codes.wrongVersion", *codes.wrong_version);
    AddName("operationParameter", ruleset_.operation_parameter);
    std::string suspicious;
    for (const std::string& value : ruleset_.suspicious_values) suspicious += " " + Quoted(value);
    Add({.subject = Subject::kRuleset,
         .name = "suspiciousValues",
         .words = suspicious.empty() ? "none" : suspicious.substr(1),
         .exact = suspicious,
         .demands = false});
    for (const model::Catalogue& catalogue : ruleset_.catalogues) {
      Facet facet{.subject = Subject::kRuleset,
                  .name = "catalogue " + catalogue.fact.text,
                  .location = catalogue.fact.location};
      std::size_t answers = 0;
      AppendAnswers(catalogue.answers, &facet.exact, &answers);
      facet.words = std::to_string(answers) + (answers == 1 ? " answer" : " answers");
      Add(std::move(facet));
    }
  }

  void AddName(std::string name, const model::Name& value) {
    Add({.subject = Subject::kRuleset,
         .name = std::move(name),
         .words = Quoted(value.text),
         .exact = value.text,
         .location = value.location});
  }

  void AddOperation() {
    const model::Operation& operation = shown_;
    Add({.subject = Subject::kOperation,
         .operation = operation.name.text,
         .name = operation.name.text,
         .words = "there",
         .location = operation.name.location,
         .demands = false});
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) AddParameter(i);
    for (std::size_t i = 0; i < operation.rules.size(); ++i) AddRule(i);
    for (std::size_t i = 0; i < operation.checks.size(); ++i) AddCheck(i);
    if (operation.response) AddResponse(operation.name.text, *operation.response, &facets_);
  }

  void AddParameter(std::size_t index) {
    const model::Parameter& parameter = shown_.parameters[index];
    const std::string& name = parameter.name.text;
    const Facet prototype{.operation = shown_.name.text,
                          .parameter = name,
                          .touched = {name},
                          .location = parameter.name.location};
    AddAs(prototype, Subject::kParameter, name,
          parameter.required ? "there, and required" : "there", "");
    if (parameter.required) {
      AddAs(prototype, Subject::kRequired, name + ".required", "required", "required");
    } else if (parameter.default_value || !parameter.conditional_defaults.empty()) {
      AddDefault(prototype, index);
    }
    if (parameter.error && parameter.error->text != ruleset_.codes.invalid.text) {
      AddAs(prototype, Subject::kCode, name + " (code)", Quoted(parameter.error->text),
            parameter.error->text);
      facets_.back().location = parameter.error->location;
    }
    AddConstraints(prototype, name, parameter.constraints, &facets_);
    if (!parameter.content) return;
    // The text is one value, and what it holds another; reports tell their kinds apart.
    const std::size_t before = facets_.size();
    AddConstraints(prototype, name, parameter.content->schema, &facets_);
    for (std::size_t i = before; i < facets_.size(); ++i) {
      if (facets_[i].name == name + ".type") facets_[i].name = name + ".contentSchema";
    }
  }

  void AddDefault(const Facet& prototype, std::size_t index) {
    const auto words = [index](const model::Operation& operation) {
      return describe::PlainText(
          describe::DescribeDefault(operation.parameters[index], {Language::kEnglish, &operation}));
    };
    const model::Parameter& parameter = shown_.parameters[index];
    AddAs(prototype, Subject::kDefault, parameter.name.text + " (default)", words(shown_),
          words(open_));
    if (parameter.default_value) facets_.back().location = parameter.default_value->location;
    facets_.back().demands = false;
  }

  void AddRule(std::size_t index) {
    const model::Rule& rule = shown_.rules[index];
    std::set<std::string_view> touched;
    model::CollectParameters(rule.when, touched);
    CollectRoots(rule.parameters, &touched);
    for (const auto* side : {&rule.left, &rule.right}) {
      for (const model::Operand& operand : *side) {
        if (!operand.parameter.text.empty()) {
          touched.insert(model::RootOf(operand.parameter.text));
        }
      }
    }
    Add({.subject = Subject::kRule,
         .operation = shown_.name.text,
         .name = rule.id.text,
         .words = InWords(rule, shown_),
         .exact = InWords(open_.rules[index], open_) + '\n' + rule.message.zh,
         .touched = {touched.begin(), touched.end()},
         .location = rule.id.location,
         .demands = rule.severity == model::Severity::kEnforce});
  }

  void AddCheck(std::size_t index) {
    const model::Check& check = shown_.checks[index];
    std::set<std::string_view> touched;
    model::CollectParameters(check.when, touched);
    CollectRoots(check.arguments, &touched);
    CollectRoots(check.parameters, &touched);
    Add({.subject = Subject::kCheck,
         .operation = shown_.name.text,
         .name = check.id.text,
         .words = InWords(check, shown_),
         .exact = InWords(open_.checks[index], open_),
         .touched = {touched.begin(), touched.end()},
         .fact = check.fact.text,
         .location = check.id.location});
  }

  void AddAs(Facet facet, Subject subject, std::string name, std::string words, std::string exact) {
    facet.subject = subject;
    facet.name = std::move(name);
    facet.words = std::move(words);
    facet.exact = std::move(exact);
    Add(std::move(facet));
  }

  void Add(Facet facet) { facets_.push_back(std::move(facet)); }

  const model::Ruleset& ruleset_;
  Operations other_;
  model::Operation shown_, open_;  // the same one: as it is shown, and as it is compared
  std::vector<Facet> facets_;
};

}  // namespace

std::vector<Facet> FacetsOf(const model::Ruleset& ruleset, const model::Ruleset& other) {
  return Collector(ruleset, other).Run();
}

}  // namespace assay::diff
