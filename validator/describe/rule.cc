// What rules over several parameters demand.
#include <algorithm>
#include <string>

#include "validator/describe/describe.h"
#include "validator/describe/vocabulary.h"
#include "validator/model/secrets.h"

namespace assay::describe {
namespace {

using model::Rule;

Phrase Parameter(const model::Name& name) { return Of(Span::Kind::kParameter, name.text); }

const model::Parameter* Find(const model::Name& name, const Context& context) {
  if (context.operation == nullptr) return nullptr;
  const auto& all = context.operation->parameters;
  const auto found = std::find_if(all.begin(), all.end(), [&](const model::Parameter& one) {
    return one.name.text == name.text;
  });
  return found == all.end() ? nullptr : &*found;
}

const Words& ComparisonInWords(model::Comparison comparison) {
  switch (comparison) {
    case model::Comparison::kLess:
      return kLess;
    case model::Comparison::kLessOrEqual:
      return kLessOrEqual;
    case model::Comparison::kGreaterOrEqual:
      return kGreaterOrEqual;
    case model::Comparison::kGreater:
      return kGreater;
    case model::Comparison::kEqual:
      return kIsEqual;
    case model::Comparison::kNotEqual:
      break;
  }
  return kIsNotEqual;
}

class RuleDescriber {
 public:
  RuleDescriber(const Rule& rule, const Context& context) : rule_(rule), context_(context) {
    for (const model::Name& name : rule.parameters) names_.push_back(Parameter(name));
  }

  Phrase Run() const {
    switch (rule_.kind) {
      case Rule::Kind::kThen:
        return Then();
      case Rule::Kind::kCompare:
        return Say(ComparisonInWords(rule_.comparison), {Sum(rule_.left), Sum(rule_.right)});
      case Rule::Kind::kDifferent:
        return Say(names_.size() == 1 ? kDifferentItems : kDifferent, {Names(Conjunction::kAnd)});
      case Rule::Kind::kEqual:
        return Say(kEqual, {Names(Conjunction::kAnd)});
      case Rule::Kind::kSubset:
        return Say(kSubset, names_);
      case Rule::Kind::kWithin:
        return Say(kWithin, names_);
      case Rule::Kind::kNoOverlap:
        return Say(kNoOverlap, {names_.at(0), Code(rule_.start.text), Code(rule_.end.text)});
      default:
        return Presence();
    }
  }

 private:
  Phrase Presence() const {
    const Phrase all = Names(Conjunction::kAnd);
    const std::vector<Phrase> places = {Names(Conjunction::kNone), all};
    switch (rule_.kind) {
      case Rule::Kind::kForbid:
        return names_.size() == 1 ? Say(kForbid, {all}) : Say(kForbidAll, places);
      case Rule::Kind::kAtLeastOne:
        return Say(kAtLeastOne, places);
      case Rule::Kind::kExactlyOne:
        return Say(kExactlyOne, places);
      case Rule::Kind::kAtMostOne:
        return Say(kAtMostOne, places);
      case Rule::Kind::kAllOrNone:
        return Say(kAllOrNone, {all});
      default:
        return Say(kRequire, {all});
    }
  }

  Phrase Then() const {
    std::vector<Phrase> demands;
    for (const model::Demand& demand : rule_.demands) {
      const model::Parameter* const parameter = Find(demand.parameter, context_);
      demands.push_back(DescribeValue(Parameter(demand.parameter), demand.constraints,
                                      parameter == nullptr ? nullptr : &parameter->constraints,
                                      context_.language));
    }
    return Sentence(demands, context_.language);
  }

  Phrase Sum(const std::vector<model::Operand>& operands) const {
    std::vector<Phrase> phrases;
    for (const model::Operand& operand : operands) phrases.push_back(InWords(operand));
    return Join(phrases, " + ", " + ");
  }

  Phrase InWords(const model::Operand& operand) const {
    Phrase words = Measured(operand);
    if (operand.times != 1) words = Say(kTimes, {Text(std::to_string(operand.times)), words});
    if (!operand.absent) return words;
    const std::string number = std::to_string(operand.absent->value);
    return Say(kAbsentAs, {words, Text(model::Shown(number, operand.sensitive))});
  }

  Phrase Measured(const model::Operand& operand) const {
    Phrase name = Parameter(operand.parameter);
    switch (operand.kind) {
      case model::Operand::Kind::kConstant:
        return Text(model::Shown(operand.constant.text, operand.sensitive));
      case model::Operand::Kind::kCount:
        return Say(kCount, {name});
      case model::Operand::Kind::kSum:
        return Say(kSum, {name});
      case model::Operand::Kind::kLength:
        return Say(kLengthOf, {name});
      case model::Operand::Kind::kNow:
        return Say(kNow, {});
      case model::Operand::Kind::kValue:
        break;
    }
    return name;
  }

  Phrase Names(Conjunction conjunction) const {
    return List(names_, conjunction, context_.language);
  }

  Phrase Say(const Words& words, const std::vector<Phrase>& places) const {
    return Fill(words, context_.language, places);
  }

  const Rule& rule_;
  const Context& context_;
  std::vector<Phrase> names_;
};

}  // namespace

Phrase Describe(const Rule& rule, const Context& context) {
  return RuleDescriber(rule, context).Run();
}

}  // namespace assay::describe
