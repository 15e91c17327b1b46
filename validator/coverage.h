// Coverage: what of its rulesets a set of requests has exercised, and what it never has.
//
//   assay::Coverage coverage(validator);
//   for (const Request& request : requests) coverage.Add(validator->Validate(request, scratch));
//   const assay::CoverageSummary summary = coverage.Summarize();
//   for (const auto& operation : summary.operations) {
//     for (const auto& rule : operation.rules) if (rule.broken == 0) std::cout << rule.rule <<
//     '\n';
//   }
//
// Counting is a walk over all rules of the operation, for tests and samples of traffic rather than
// for each request of a gateway. Nothing of a request is kept but what was counted; memory depends
// on the rulesets alone.
#ifndef ASSAY_VALIDATOR_COVERAGE_H_
#define ASSAY_VALIDATOR_COVERAGE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "validator/report.h"
#include "validator/validator.h"

namespace assay {

struct VerdictCounts {
  std::uint64_t valid = 0, invalid = 0, indeterminate = 0;
  std::uint64_t all() const { return valid + invalid + indeterminate; }
};

enum class RuleKind : std::uint8_t {
  kRequest,     // of the request as a whole, or of the parameter that names the operation
  kConstraint,  // on a parameter or a part of it
  kRule,
  kWarning,  // a rule that warns
  kShadow,   // a rule that is counted
  kCheck,
};

// Of one thing that can be broken. A rule that asks each of several parameters has an entry a
// parameter. Counts are of requests: broken by some part, or tried on one or more and broken by
// none.
struct RuleCoverage {
  RuleKind kind = RuleKind::kConstraint;
  std::string_view rule;
  std::span<const std::string_view> parameters;
  std::string_view code;  // empty of what has none
  std::uint64_t broken = 0;
  // A constraint is tried on a value that is given and could be read, a rule when its condition
  // holds and its values are there, a check when its fact is known. Nothing where it cannot be
  // told.
  std::optional<std::uint64_t> held = 0;
  std::uint64_t unanswered = 0;  // kCheck: its fact was needed and stayed unknown
};

enum class ConditionKind : std::uint8_t { kRule, kCheck, kDefault };

struct ConditionCoverage {
  ConditionKind kind = ConditionKind::kRule;
  std::string_view of;     // a rule, a check, or a parameter with a default
  std::string_view value;  // kDefault: which
  std::uint64_t held = 0, not_held = 0, unknown = 0;
};

struct ValueCoverage {
  std::string_view value;
  std::uint64_t given = 0;  // each item of a list counts
};

struct DefaultCoverage {
  std::string_view value;
  std::uint64_t used = 0;
};

// A parameter, or a part of one: `Tag.N.Key`.
struct ParameterCoverage {
  std::string_view name;
  std::uint64_t given = 0, absent = 0, empty = 0;  // requests
  std::vector<ValueCoverage> values;      // those that are declared; of secret parameters none
  std::vector<DefaultCoverage> defaults;  // of secret parameters the values are masked
};

struct CodeCoverage {
  std::string_view code;
  bool reachable = true;  // something can answer with it
  std::uint64_t first = 0, any = 0;
};

struct CoverageRatio {
  std::uint64_t covered = 0, total = 0;
};

// What is counted into ratios.
enum class CoverageAspect : std::uint8_t {
  kOperations,
  kRulesBroken,
  kRulesHeld,
  kConditionsHeld,
  kConditionsNotHeld,
  kValues,
  kDefaults,
  kParametersGiven,
  kParametersAbsent,
  kCodes,
};
inline constexpr std::size_t kCoverageAspects = 10;

struct CoverageTotals {
  std::array<CoverageRatio, kCoverageAspects> ratios;

  const CoverageRatio& operator[](CoverageAspect aspect) const {
    return ratios[static_cast<std::size_t>(aspect)];
  }
  CoverageRatio overall() const;
};

struct OperationCoverage {
  std::string_view ruleset, operation;
  VerdictCounts verdicts;
  CoverageTotals totals;  // without operations and codes
  std::vector<RuleCoverage> rules;
  std::vector<ConditionCoverage> conditions;
  std::vector<ParameterCoverage> parameters;
};

struct RulesetCoverage {
  std::string_view ruleset;
  std::vector<CodeCoverage> codes;            // in order of precedence
  std::vector<std::string_view> never_named;  // operations that never occurred
};

// Views into the validator: valid as long as the Coverage that made it.
struct CoverageSummary {
  VerdictCounts verdicts;
  CoverageTotals totals;
  std::vector<RuleCoverage> request_rules;  // of all requests, whatever their operation
  std::vector<RulesetCoverage> rulesets;
  std::vector<OperationCoverage> operations;  // those that occurred, in order of declaration
};

// Thread-safety: as a value. Threads count on their own and merge.
class Coverage {
 public:
  explicit Coverage(std::shared_ptr<const Validator> validator);
  ~Coverage();
  Coverage(Coverage&&) noexcept;
  Coverage& operator=(Coverage&&) noexcept;

  // Counts a report of the validator, with facts answered or not. Its scratch must not have been
  // used since. Linear in the rules of the operation and in the request.
  void Add(const Report& report);
  // Adds what another has counted. Of the same validator.
  void Merge(const Coverage& other);
  CoverageSummary Summarize() const;
  // The parts of the summary, each without the time that the others take. Of an operation that did
  // not occur, nothing is told.
  OperationCoverage SummarizeOperation(std::string_view operation) const;
  std::vector<RuleCoverage> SummarizeRequestRules() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay

#endif  // ASSAY_VALIDATOR_COVERAGE_H_
