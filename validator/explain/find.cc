#include "validator/explain/find.h"

#include <algorithm>

#include "validator/explain/reads.h"
#include "validator/text/edit_distance.h"

namespace assay::explain {
namespace {

FoundCode CodeAt(const Book& book, const model::Ruleset& ruleset, std::size_t index) {
  const model::Error& error = ruleset.errors[index];
  FoundCode found{&ruleset, &error, index + 1, {}};
  for (const Chapter& chapter : book.chapters()) {
    if (chapter.ruleset != &ruleset) continue;
    Emitters emitters{&chapter, {}};
    for (const Rule& rule : chapter.rules) {
      if (rule.position != 0 && rule.code == error.code.text) emitters.rules.push_back(&rule);
    }
    if (!emitters.rules.empty()) found.emitters.push_back(std::move(emitters));
  }
  return found;
}

FoundParameter ParameterAt(const Chapter& chapter, const Declared& declared) {
  FoundParameter found{&chapter, &declared, {}, {}, {}};
  for (const Rule& rule : chapter.rules) {
    if (rule.declared == &declared) found.constraints.push_back(&rule);
    if (Reads(rule, declared.path)) found.readers.push_back(&rule);
  }
  for (const model::Parameter& parameter : chapter.operation->parameters) {
    const auto& defaults = parameter.conditional_defaults;
    if (std::any_of(defaults.begin(), defaults.end(), [&](const model::ConditionalDefault& one) {
          return Reads(one.when, declared.path);
        })) {
      found.defaults.push_back(parameter.name.text);
    }
  }
  return found;
}

}  // namespace

Found Find(const Book& book, std::string_view name) {
  Found found;
  for (const model::Ruleset& ruleset : book.rulesets()) {
    for (std::size_t i = 0; i < ruleset.errors.size(); ++i) {
      if (ruleset.errors[i].code.text == name) found.codes.push_back(CodeAt(book, ruleset, i));
    }
  }
  for (const Chapter& chapter : book.chapters()) {
    for (const Rule& rule : chapter.rules) {
      if (rule.id == name) found.rules.push_back({&chapter, &rule});
    }
    for (const Declared& declared : chapter.declared) {
      if (declared.path == name) found.parameters.push_back(ParameterAt(chapter, declared));
    }
  }
  return found;
}

std::string NearestTo(const Book& book, std::string_view name) {
  std::vector<std::string_view> known;
  for (const model::Ruleset& ruleset : book.rulesets()) {
    for (const model::Error& error : ruleset.errors) known.push_back(error.code.text);
  }
  for (const Chapter& chapter : book.chapters()) {
    for (const Declared& declared : chapter.declared) known.push_back(declared.path);
    for (const Rule& rule : chapter.rules) known.push_back(rule.id);
  }
  return std::string(text::Nearest(name, known));
}

}  // namespace assay::explain
