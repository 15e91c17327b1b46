#include "validator/coverage.h"

#include <deque>
#include <utility>

#include "validator/coverage/codes.h"
#include "validator/coverage/counter.h"
#include "validator/coverage/requests.h"
#include "validator/coverage/totals.h"
#include "validator/program/state.h"

namespace assay {

using coverage::Counts;
using coverage::OperationCounter;
using coverage::ParameterPlan;
using coverage::Plan;

struct Coverage::Impl {
  Impl(std::shared_ptr<const Validator> owner, const program::Program& the_program)
      : validator(std::move(owner)),
        program(the_program),
        requests(the_program),
        codes(the_program),
        operations(the_program.operations.size()) {}

  OperationCounter& CounterOf(std::size_t index) {
    auto& counter = operations[index];
    if (!counter) counter = std::make_unique<OperationCounter>(program.operations[index]);
    return *counter;
  }

  std::shared_ptr<const Validator> validator;  // keeps the program
  const program::Program& program;
  VerdictCounts verdicts;
  coverage::RequestCounter requests;
  coverage::CodeCounter codes;
  std::vector<std::unique_ptr<OperationCounter>> operations;  // null until one occurs
};

namespace {

ParameterCoverage ParameterOf(const ParameterPlan& plan, std::size_t index, const Counts& counts) {
  const coverage::ParameterCounts& given = counts.parameters[index];
  ParameterCoverage out{plan.name, given.given, given.absent, given.empty, {}, {}};
  for (std::size_t i = 0; i < plan.values.size(); ++i) {
    out.values.push_back({plan.values[i], counts.values[plan.first_value + i]});
  }
  for (std::size_t i = 0; i < plan.defaults.size(); ++i) {
    out.defaults.push_back({plan.defaults[i], counts.defaults[plan.first_default + i]});
  }
  return out;
}

OperationCoverage OperationOf(const OperationCounter& counter) {
  const Plan& plan = counter.plan();
  const Counts& counts = counter.counts();
  OperationCoverage out;
  out.ruleset = counter.operation().ruleset->label;
  out.operation = counter.operation().name;
  out.verdicts = counts.verdicts;
  for (std::size_t i = 0; i < plan.rules.size(); ++i) {
    const coverage::RulePlan& rule = plan.rules[i];
    const coverage::RuleCounts& count = counts.rules[i];
    out.rules.push_back({rule.kind, rule.rule, rule.parameters, rule.code, count.broken, count.held,
                         count.unanswered});
  }
  for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
    const coverage::ConditionPlan& condition = plan.conditions[i];
    const coverage::ConditionCounts& count = counts.conditions[i];
    out.conditions.push_back(
        {condition.kind, condition.of, condition.value, count.held, count.not_held, count.unknown});
  }
  for (std::size_t i = 0; i < plan.parameters.size(); ++i) {
    out.parameters.push_back(ParameterOf(plan.parameters[i], i, counts));
  }
  out.totals = coverage::TotalsOf(out);
  return out;
}

}  // namespace

Coverage::Coverage(std::shared_ptr<const Validator> validator) {
  const program::Program& program = validator->program();
  impl_ = std::make_unique<Impl>(std::move(validator), program);
}
Coverage::~Coverage() = default;
Coverage::Coverage(Coverage&&) noexcept = default;
Coverage& Coverage::operator=(Coverage&&) noexcept = default;

void Coverage::Add(const Report& report) {
  const internal::State& state = *report.state_;
  coverage::AddVerdict(report.verdict(), impl_->verdicts);
  impl_->requests.Add(state);
  impl_->codes.Add(state, report.failed_checks_);
  const std::uint32_t index = impl_->program.operation_names.Find(state.operation->name);
  if (index == program::KeyTable::kAbsent) return;
  impl_->CounterOf(index).Add(state,
                              {state.needed_checks, report.failed_checks_, report.unknown_checks_},
                              report.verdict());
}

void Coverage::Merge(const Coverage& other) {
  coverage::AddVerdicts(other.impl_->verdicts, impl_->verdicts);
  impl_->requests.Merge(other.impl_->requests);
  impl_->codes.Merge(other.impl_->codes);
  for (std::size_t i = 0; i < impl_->operations.size(); ++i) {
    if (other.impl_->operations[i]) impl_->CounterOf(i).Merge(*other.impl_->operations[i]);
  }
}

CoverageSummary Coverage::Summarize() const {
  CoverageSummary summary;
  summary.verdicts = impl_->verdicts;
  summary.request_rules = impl_->requests.Rules();
  coverage::AddRules(summary.request_rules, summary.totals);
  for (const program::Ruleset& ruleset : impl_->program.rulesets) {
    RulesetCoverage& out = summary.rulesets.emplace_back();
    out.ruleset = ruleset.label;
    out.codes = impl_->codes.Codes(ruleset);
    coverage::AddCodes(out.codes, summary.totals);
    for (std::size_t i = 0; i < impl_->operations.size(); ++i) {
      const program::Operation& operation = impl_->program.operations[i];
      if (operation.ruleset != &ruleset) continue;
      const OperationCounter* const counter = impl_->operations[i].get();
      coverage::AddPoint(CoverageAspect::kOperations, counter != nullptr, summary.totals);
      if (counter == nullptr) {
        out.never_named.push_back(operation.name);
        continue;
      }
      summary.operations.push_back(OperationOf(*counter));
      coverage::AddTotals(summary.operations.back().totals, summary.totals);
    }
  }
  return summary;
}

OperationCoverage Coverage::SummarizeOperation(std::string_view operation) const {
  const std::uint32_t index = impl_->program.operation_names.Find(operation);
  if (index == program::KeyTable::kAbsent || !impl_->operations[index]) return {};
  return OperationOf(*impl_->operations[index]);
}

std::vector<RuleCoverage> Coverage::SummarizeRequestRules() const {
  return impl_->requests.Rules();
}

}  // namespace assay
