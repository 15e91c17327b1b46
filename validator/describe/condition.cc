// Conditions, and the defaults that depend on them.
#include <algorithm>

#include "validator/describe/describe.h"
#include "validator/describe/vocabulary.h"
#include "validator/model/secrets.h"
#include "validator/text/printable.h"

namespace assay::describe {
namespace {

using model::Condition;

Phrase Parameter(const model::Name& name) { return Of(Span::Kind::kParameter, name.text); }

const model::Constraints* ConstraintsOf(const model::Name& name, const Context& context) {
  if (context.operation == nullptr) return nullptr;
  const auto& all = context.operation->parameters;
  const auto found = std::find_if(all.begin(), all.end(), [&](const model::Parameter& one) {
    return one.name.text == name.text;
  });
  return found == all.end() ? nullptr : &found->constraints;
}

// What a formula says in words, and whether a reader takes it for more than one thing.
struct Clause {
  Phrase words;
  bool compound = false;
};

class ConditionDescriber {
 public:
  explicit ConditionDescriber(const Context& context) : context_(context) {}

  Clause Describe(const Condition& condition, bool negated) const {
    if (condition.kind == Condition::Kind::kNot) return DescribeNot(condition, negated);
    std::vector<Clause> clauses;
    const bool is_one = condition.terms.size() + condition.conditions.size() == 1;
    for (const model::Term& term : condition.terms) {
      clauses.push_back(Describe(term, negated && is_one));
    }
    for (const Condition& part : condition.conditions) {
      clauses.push_back(Describe(part, negated && is_one));
    }
    if (is_one) return clauses[0];
    const Words& word = condition.kind == Condition::Kind::kAny ? kOr : kAnd;
    const Phrase joined = Joined(clauses, word);
    if (!negated) return {joined, true};
    return {Fill(kNot, language(), {Fill(kGrouped, language(), {joined})}), false};
  }

 private:
  Language language() const { return context_.language; }

  // A `not` has one condition.
  Clause DescribeNot(const Condition& condition, bool negated) const {
    return Describe(condition.conditions.at(0), !negated);
  }

  Clause Describe(const model::Term& term, bool negated) const {
    const Phrase name = Parameter(term.parameter);
    if (term.present)
      return {Fill(*term.present != negated ? kPresent : kAbsent, language(), {name})};
    if (term.constraints) return DescribeConstraints(term, negated);
    std::vector<Phrase> values;
    for (const model::Name& value : term.values) values.push_back(Code(value.text));
    if (term.sensitive) values = {Code(text::kMask)};
    const Words& words = !negated ? kIsOneOf : values.size() == 1 ? kIsNot : kIsNoneOf;
    return {Fill(words, language(),
                 {name, List(values, Conjunction::kOr, language()),
                  List(values, Conjunction::kNone, language())})};
  }

  Clause DescribeConstraints(const model::Term& term, bool negated) const {
    const Phrase words = DescribeValue(Parameter(term.parameter), *term.constraints,
                                       ConstraintsOf(term.parameter, context_), language());
    return {negated ? Fill(kNot, language(), {words}) : words, false};
  }

  Phrase Joined(const std::vector<Clause>& clauses, const Words& word) const {
    std::vector<Phrase> phrases;
    for (const Clause& clause : clauses) {
      phrases.push_back(clause.compound ? Fill(kGrouped, language(), {clause.words})
                                        : clause.words);
    }
    return Join(phrases, word.In(language()), word.In(language()));
  }

  const Context& context_;
};

}  // namespace

Phrase Describe(const Condition& condition, const Context& context) {
  if (condition.is_always()) return {};
  return ConditionDescriber(context).Describe(condition, false).words;
}

Phrase DescribeDefault(const model::Parameter& parameter, const Context& context) {
  const auto value = [&](const model::Name& name) {
    return Code(model::Shown(name.text, parameter.sensitive));
  };
  std::vector<Phrase> defaults;
  for (const model::ConditionalDefault& one : parameter.conditional_defaults) {
    defaults.push_back(
        Fill(kDefaultWhen, context.language, {value(one.value), Describe(one.when, context)}));
  }
  if (parameter.default_value) {
    const Phrase words = value(*parameter.default_value);
    defaults.push_back(defaults.empty() ? words : Fill(kDefaultElse, context.language, {words}));
  }
  return Sentence(defaults, context.language);
}

}  // namespace assay::describe
