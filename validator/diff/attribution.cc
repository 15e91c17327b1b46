#include "validator/diff/attribution.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace assay::diff {
namespace {

// Rules that only one version tells of the request.
std::set<std::string> RulesThatDiffer(const Answer& before, const Answer& after) {
  std::set<std::string> rules;
  std::set_symmetric_difference(before.rules.begin(), before.rules.end(), after.rules.begin(),
                                after.rules.end(), std::inserter(rules, rules.begin()));
  return rules;
}

}  // namespace

Attribution::Attribution(const Answer& before, const Answer& after)
    : before_(before),
      after_(after),
      rules_(RulesThatDiffer(before, after)),
      values_(ValuesThatDiffer(before, after)),
      facts_(FactsThatDiffer(before, after)) {}

bool Attribution::Concerns(const Facet& facet, Effect effect) const {
  switch (facet.subject) {
    case Subject::kOperation:
      return true;
    case Subject::kParameter:
      return effect == Effect::kValue ? values_.count(facet.parameter) > 0
                                      : HasRuleUnder(facet.parameter);
    case Subject::kDefault:
      return effect == Effect::kValue && values_.count(facet.parameter) > 0;
    case Subject::kRequired:
    case Subject::kConstraint:
      return rules_.count(facet.name) > 0 || HasRuleOfPart(facet);
    case Subject::kCode:
    case Subject::kRule:
      return rules_.count(facet.name) > 0 || (effect == Effect::kAnswer && IsAnswerOf(facet));
    case Subject::kCheck:
      return facts_.count(facet.fact) > 0;
    case Subject::kError:
      return before_.code == facet.name && after_.code == facet.name;
    case Subject::kRuleset:
      return effect == Effect::kAnswer && before_.first_rule == after_.first_rule &&
             (before_.code == facet.exact || after_.code == facet.exact);
    case Subject::kPrecedence:
      return before_.first_rule != after_.first_rule && before_.rules == after_.rules;
    case Subject::kResponse:
      break;
  }
  return false;
}

// Both tell it first, in other ways.
bool Attribution::IsAnswerOf(const Facet& facet) const {
  if (before_.first_rule != after_.first_rule) return false;
  return facet.subject == Subject::kCode ? before_.first_rule.starts_with(facet.parameter + ".")
                                         : before_.first_rule == facet.name;
}

// What is about a part of a value is told by the rules of other parts as well.
bool Attribution::HasRuleOfPart(const Facet& facet) const {
  const std::string_view path(facet.name.data(), facet.name.rfind('.'));
  return path != facet.parameter && HasRuleUnder(facet.parameter);
}

bool Attribution::HasRuleUnder(const std::string& parameter) const {
  const std::string prefix = parameter + ".";
  const auto found = rules_.lower_bound(prefix);
  return found != rules_.end() && found->starts_with(prefix);
}

}  // namespace assay::diff
