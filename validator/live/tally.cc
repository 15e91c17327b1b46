#include "validator/live/tally.h"

#include <bit>

#include "validator/access.h"
#include "validator/evaluate/relations.h"
#include "validator/program/state.h"

namespace assay::live {

using internal::Access;

Tally::Tally(std::shared_ptr<const Layout> layout)
    : layout_(std::move(layout)),
      counts_(layout_->counters),
      folded_(layout_->counters),
      told_(layout_->counters) {}

void Tally::AddViolation(const Operation& operation, std::size_t finding) {
  const std::uint16_t rule = operation.rule_of_finding[finding];
  if (rule == program::kNone) return;
  const std::size_t counter = operation.of_rule(rule);
  if (std::exchange(told_[counter], report_) != report_) Increment(counter);
}

void Tally::Add(const Report& report) {
  const internal::State& state = Access::StateOf(report);
  const program::Operation& rules = *state.operation;
  const Operation& operation = layout_->operations[rules.index];
  ++report_;
  Increment(operation.first + static_cast<std::size_t>(report.verdict()));
  const std::uint64_t known = state.needed_checks & ~Access::UnknownOf(report);
  for (std::uint64_t rest = known; rest != 0; rest &= rest - 1) {
    Increment(operation.of_check(static_cast<std::size_t>(std::countr_zero(rest))));
  }
  for (std::size_t i = 0; i < rules.shadows.size(); ++i) {
    if (!evaluate::BreaksQuietly(rules.shadows[i].test, state)) continue;
    const std::size_t counter = operation.of_rule(operation.rule_of_shadow[i]);
    if (std::exchange(told_[counter], report_) != report_) Increment(counter);
  }
  if (report.verdict() != Verdict::kInvalid) return;
  for (std::size_t word = 0; word * 64 < rules.request_findings; ++word) {
    for (std::uint64_t rest = state.fired[word]; rest != 0; rest &= rest - 1) {
      AddViolation(operation, word * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
    }
  }
  for (std::uint64_t rest = Access::FailedOf(report); rest != 0; rest &= rest - 1) {
    AddViolation(operation,
                 rules.request_findings + static_cast<std::size_t>(std::countr_zero(rest)));
  }
}

std::uint64_t Tally::TakeNew(std::size_t counter) {
  const std::uint64_t count = counts_[counter].load(std::memory_order_relaxed);
  return count - std::exchange(folded_[counter], count);
}

void Tally::FoldOperation(const Operation& operation) {
  std::uint64_t requests = 0;
  for (std::size_t i = 0; i < Operation::kVerdicts; ++i) {
    const std::uint64_t more = TakeNew(operation.first + i);
    operation.totals->verdicts[i] += more;
    requests += more;
  }
  for (std::size_t i = 0; i < operation.rules.size(); ++i) {
    const Rule& rule = operation.rules[i];
    const std::uint64_t broken = TakeNew(operation.of_rule(i));
    (rule.kind == RuleKind::kShadow ? rule.totals->shadow_violated : rule.totals->violated) +=
        broken;
    if (rule.kind != RuleKind::kCheck) rule.totals->evaluated += requests;
  }
  for (std::size_t i = 0; i < operation.rule_of_check.size(); ++i) {
    operation.rules[operation.rule_of_check[i]].totals->evaluated += TakeNew(operation.of_check(i));
  }
}

void Tally::Fold() {
  for (const Operation& operation : layout_->operations) FoldOperation(operation);
}

}  // namespace assay::live
