// Rulesets as explanations want them: of each operation, every rule that it has, whoever made it,
// in the order of precedence and in words.
//
//   const Book book(std::move(models), validator, Language::kEnglish);
//   for (const Chapter& chapter : book.chapters()) {
//     for (const Rule& rule : chapter.rules) std::cout << rule.id << ": " << PlainText(rule.asks);
//   }
//
// What can be reported, and in which order, is read off the program that answers requests; only the
// words come from the model.
#ifndef ASSAY_VALIDATOR_EXPLAIN_BOOK_H_
#define ASSAY_VALIDATOR_EXPLAIN_BOOK_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "validator/describe/phrase.h"
#include "validator/explain/declared.h"
#include "validator/model/model.h"
#include "validator/program/program.h"
#include "validator/validator.h"

namespace assay::explain {

enum class Kind : std::uint8_t {
  kRequest,     // of the request as a whole, or of the parameter that names the operation
  kConstraint,  // on a parameter or a part of one
  kRule,
  kCheck,
  kWarning,  // a rule that warns, or what every parameter is warned about
  kShadow,
  kOff,
};

// A rule: an entry of the file, or what it comes to where it asks something of a parameter.
struct Rule {
  Kind kind = Kind::kConstraint;
  std::string id;
  std::string code;                     // empty of what has none
  std::vector<std::string> parameters;  // that a violation of it can name
  describe::Phrase asks;
  describe::Phrase when;     // empty: always
  std::size_t position = 0;  // from 1, among those that can make a request invalid; 0: none of them

  const Declared* declared = nullptr;   // kConstraint: what it is about
  const model::Rule* rule = nullptr;    // the entry of `rules`, if it is one
  const model::Check* check = nullptr;  // the same of `checks`
  // What the program has of it: findings, and the tests of a rule, as many as it asks several
  // parameters one by one. Of warnings about values, nothing.
  std::vector<std::uint16_t> findings;
  std::vector<program::RuleTest> tests;
};

// What belongs to one operation, or to no known one.
struct Chapter {
  const model::Ruleset* ruleset = nullptr;
  const model::Operation* operation = nullptr;  // null: of requests that name none
  const program::Operation* program = nullptr;
  std::vector<Declared> declared;
  std::vector<Rule> rules;   // in the order of precedence; then those that change no verdict
  std::size_t reported = 0;  // how many have a position
};

class Book {
 public:
  // `models` are those of the validator's rulesets, in the same order, and at least one.
  Book(std::vector<model::Ruleset> models, std::shared_ptr<const Validator> validator,
       Language language);
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  const std::vector<model::Ruleset>& rulesets() const { return models_; }
  // The first is of requests that name no known operation; the others as declared.
  const std::vector<Chapter>& chapters() const { return chapters_; }
  Language language() const { return language_; }

 private:
  std::vector<model::Ruleset> models_;
  std::shared_ptr<const Validator> validator_;  // keeps the program
  Language language_;
  std::vector<Chapter> chapters_;
};

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_BOOK_H_
