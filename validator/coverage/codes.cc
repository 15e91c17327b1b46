#include "validator/coverage/codes.h"

#include "validator/coverage/plan.h"

namespace assay::coverage {

using internal::State;

CodeCounter::CodeCounter(const program::Program& program) {
  for (const program::Ruleset& ruleset : program.rulesets) {
    OfRuleset& counts = rulesets_[&ruleset];
    counts.codes.resize(ruleset.errors.size());
    counts.told.resize(ruleset.errors.size());
  }
  MarkReachable(program.unknown_operation);
  for (const program::Operation& operation : program.operations) MarkReachable(operation);
}

void CodeCounter::MarkReachable(const program::Operation& operation) {
  OfRuleset& counts = rulesets_.at(operation.ruleset);
  for (const program::Finding& finding : operation.findings) {
    counts.codes[finding.error].reachable |= CanFire(operation, finding);
  }
}

void CodeCounter::Add(const State& state, std::uint64_t failed) {
  const program::Operation& operation = *state.operation;
  OfRuleset& counts = rulesets_.at(operation.ruleset);
  counts.told.assign(counts.told.size(), false);
  bool is_first = true;
  for (std::size_t i = 0; i < operation.findings.size(); ++i) {
    const bool is_check = i >= operation.request_findings;
    const bool fired = is_check ? (failed >> (i - operation.request_findings) & 1) != 0
                                : state.any_fired && internal::TestBit(state.fired, i);
    const std::size_t error = operation.findings[i].error;
    if (!fired || counts.told[error]) continue;
    counts.told[error] = true;
    ++counts.codes[error].any;
    counts.codes[error].first += is_first ? 1 : 0;
    is_first = false;
  }
}

void CodeCounter::Merge(const CodeCounter& other) {
  for (auto& [ruleset, counts] : rulesets_) {
    const std::vector<Counts>& from = other.rulesets_.at(ruleset).codes;
    for (std::size_t i = 0; i < from.size(); ++i) {
      counts.codes[i].first += from[i].first;
      counts.codes[i].any += from[i].any;
    }
  }
}

std::vector<CodeCoverage> CodeCounter::Codes(const program::Ruleset& ruleset) const {
  std::vector<CodeCoverage> codes;
  const std::vector<Counts>& counts = rulesets_.at(&ruleset).codes;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    codes.push_back({ruleset.errors[i].code, counts[i].reachable, counts[i].first, counts[i].any});
  }
  return codes;
}

}  // namespace assay::coverage
