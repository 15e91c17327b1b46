// The counts of one operation.
#ifndef ASSAY_VALIDATOR_COVERAGE_COUNTER_H_
#define ASSAY_VALIDATOR_COVERAGE_COUNTER_H_

#include <cstdint>
#include <vector>

#include "validator/coverage.h"
#include "validator/coverage/plan.h"
#include "validator/program/state.h"

namespace assay::coverage {

// How the checks that a request needed came out, as bits.
struct CheckResults {
  std::uint64_t needed = 0, failed = 0, unknown = 0;
};

struct RuleCounts {
  std::uint64_t broken = 0, held = 0, unanswered = 0;
};

struct ConditionCounts {
  std::uint64_t held = 0, not_held = 0, unknown = 0;
};

struct ParameterCounts {
  std::uint64_t given = 0, absent = 0, empty = 0;
};

// By the numbers of the plan.
struct Counts {
  VerdictCounts verdicts;
  std::vector<RuleCounts> rules;
  std::vector<ConditionCounts> conditions;
  std::vector<ParameterCounts> parameters;
  std::vector<std::uint64_t> values;
  std::vector<std::uint64_t> defaults;
};

void AddVerdict(Verdict verdict, VerdictCounts& counts);
void AddVerdicts(const VerdictCounts& from, VerdictCounts& to);

class OperationCounter {
 public:
  explicit OperationCounter(const program::Operation& operation);

  // A request to this operation, evaluated.
  void Add(const internal::State& state, const CheckResults& checks, Verdict verdict);
  void Merge(const OperationCounter& other);

  const program::Operation& operation() const { return operation_; }
  const Plan& plan() const { return plan_; }
  const Counts& counts() const { return counts_; }

 private:
  void CountRules(const internal::State& state, const CheckResults& checks);
  void CountRule(const RulePlan& rule, const internal::State& state, RuleCounts& counts);
  void CountConditions(const internal::State& state);
  void CountDefault(const internal::State& state, const ParameterPlan& parameter);
  void CountParameters(const internal::State& state);
  void CountParts(const internal::State& state, std::size_t slot);
  void CountValue(const ParameterPlan& parameter, std::string_view value);

  const program::Operation& operation_;
  Plan plan_;
  Counts counts_;
  std::vector<std::uint64_t> tried_;          // of the request in work
  std::vector<bool> is_there_;                // of its parts, by the number of the parameter
  std::vector<std::size_t> first_condition_;  // of conditional defaults, by their place
};

}  // namespace assay::coverage

#endif  // ASSAY_VALIDATOR_COVERAGE_COUNTER_H_
