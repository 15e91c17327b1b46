#include "validator/coverage/requests.h"

#include "validator/coverage/request_rules.h"

namespace assay::coverage {

using internal::State;
using program::Finding;

RequestCounter::RequestCounter(const program::Program& program)
    : stand_in_(program.unknown_operation), counts_(stand_in_.findings.size()) {}

void RequestCounter::Add(const State& state) {
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const Finding& finding = stand_in_.findings[i];
    if (IsBroken(finding, state)) {
      ++counts_[i].broken;
    } else if (HasHeld(finding, state)) {
      ++counts_[i].held;
    }
  }
}

void RequestCounter::Merge(const RequestCounter& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    counts_[i].broken += other.counts_[i].broken;
    counts_[i].held += other.counts_[i].held;
  }
}

std::vector<RuleCoverage> RequestCounter::Rules() const {
  std::vector<RuleCoverage> rules;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const Finding& finding = stand_in_.findings[i];
    RuleCoverage& rule = rules.emplace_back();
    rule.kind = RuleKind::kRequest;
    rule.rule = finding.rule;
    rule.parameters = program::ParametersOf(stand_in_, finding);
    rule.code = stand_in_.ruleset->errors[finding.error].code;
    rule.broken = counts_[i].broken;
    rule.held = CanTell(finding) ? std::optional(counts_[i].held) : std::nullopt;
  }
  return rules;
}

}  // namespace assay::coverage
