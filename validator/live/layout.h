// What there is to count under one generation of the rules, and under which names it is kept when
// that generation is gone.
#ifndef ASSAY_VALIDATOR_LIVE_LAYOUT_H_
#define ASSAY_VALIDATOR_LIVE_LAYOUT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "validator/program/program.h"

namespace assay::live {

// ---- by name, for good ----

struct RuleTotals {
  std::uint64_t evaluated = 0, violated = 0, shadow_violated = 0;
};

struct OperationTotals {
  std::array<std::uint64_t, 3> verdicts{};  // by Verdict
  std::map<std::string, RuleTotals, std::less<>> rules;
};

using OperationName = std::pair<std::string, std::string>;  // of its ruleset, and its own

// Nothing is ever taken out, so that addresses stay.
using Totals = std::map<OperationName, OperationTotals>;

// ---- by number, of one generation ----

enum class RuleKind : std::uint8_t { kEnforced, kCheck, kShadow };

struct Rule {
  RuleKind kind = RuleKind::kEnforced;
  RuleTotals* totals = nullptr;
};

// The counters of one operation follow each other: one a verdict, one a rule, for requests that
// break it, and one a check, for requests of which its fact was known.
struct Operation {
  static constexpr std::size_t kVerdicts = 3;

  std::size_t of_rule(std::size_t rule) const { return first + kVerdicts + rule; }
  std::size_t of_check(std::size_t check) const { return of_rule(rules.size()) + check; }
  std::size_t end() const { return of_check(rule_of_check.size()); }

  OperationTotals* totals = nullptr;
  std::size_t first = 0;
  std::vector<Rule> rules;
  std::vector<std::uint16_t> rule_of_finding;  // program::kNone: of what no request can break
  std::vector<std::uint16_t> rule_of_check;
  std::vector<std::uint16_t> rule_of_shadow;
};

struct Layout {
  std::vector<Operation> operations;  // by program::Operation::index, the stand-in last
  std::size_t counters = 0;
};

// Adds the names that are not among the totals yet.
Layout MakeLayout(const program::Program& program, Totals& totals);

}  // namespace assay::live

#endif  // ASSAY_VALIDATOR_LIVE_LAYOUT_H_
