// Finds requests: starts from a draft and repairs, by small changes, what else is wrong with it.
//
// A search, breadth first, so that what it finds differs in as little as possible; with a bound on
// what it tries, so that it ends. The Validator judges each attempt; nothing is random.
#ifndef ASSAY_VALIDATOR_WITNESS_SOLVER_H_
#define ASSAY_VALIDATOR_WITNESS_SOLVER_H_

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "validator/model/model.h"
#include "validator/read/request_line.h"
#include "validator/validator.h"
#include "validator/witness/budget.h"
#include "validator/witness/draft.h"

namespace assay::witness {

// The time at which all requests are made up: 2026-01-31T00:00:00Z.
inline constexpr std::int64_t kNow = 1769817600;

// How a report answers what is looked for. What is near is taken when nothing better is found.
enum class Match { kNo, kNear, kYes };
using Goal = std::function<Match(const Report&)>;

// No violation.
Match IsAccepted(const Report& report);
// The rule is broken (of these parameters, unless it is empty), and nothing else; near: among
// others.
Goal Breaks(std::string rule, std::string parameter);
// Nothing is violated, and the rule that warns or is in the shadow is broken, or not.
Goal Warns(std::string rule, std::string parameter, bool broken);

class Solver {
 public:
  Solver(const model::Operation& operation, const model::Ruleset& ruleset,
         const Validator& validator, Scratch& scratch, Budget& budget);

  // A draft that reaches the goal. What is fixed (by index of parameter) is not changed. Nothing
  // when none was found among so many.
  static constexpr std::size_t kMostAttempts = 1500;
  std::optional<Draft> Solve(const Draft& start, const std::set<std::size_t>& fixed,
                             const Goal& goal, std::size_t most_attempts = kMostAttempts);

  // Values to try for a parameter: valid ones, and those that rules and conditions tell apart.
  const std::vector<Value>& CandidatesOf(std::size_t parameter);

  // Index of a parameter by its name or that of a part; npos when there is none.
  static constexpr std::size_t kNone = ~std::size_t{0};
  std::size_t IndexOf(std::string_view name) const;

  // The report on the request, which `text` keeps.
  Report Evaluate(std::string_view text);
  Budget& budget() { return budget_; }
  std::string TextOf(const Draft& draft) const { return Write(operation_, draft); }

  // The least that is accepted; without required parameters it may be the operation alone.
  const std::optional<Draft>& minimal() const { return minimal_; }
  const model::Operation& operation() const { return operation_; }

  // Indices of all parameters that a condition looks at.
  void AddMentioned(const model::Condition& condition, std::set<std::size_t>* out) const;
  std::set<std::size_t> MentionedBy(const model::Rule& rule) const;

 private:
  struct Node {
    Draft draft;
    int depth = 0;
  };

  std::vector<Draft> Fixes(const Draft& draft, const Violation& violation,
                           const std::set<std::size_t>& fixed);
  void AddChanges(const Draft& draft, std::size_t parameter, std::vector<Draft>* out);
  // Of evaluating it.
  std::uint64_t StepsOf(const Draft& draft, std::size_t length);
  std::vector<Value> MakeCandidates(std::size_t parameter);
  void AddTexts(const model::Constraints& constraints, std::size_t parameter,
                std::vector<Value>* out);
  void AddTerms(const model::Condition& condition, std::size_t parameter, std::vector<Value>* out);
  Draft Start();

  const model::Operation& operation_;
  const model::Ruleset& ruleset_;
  const Validator& validator_;
  Budget& budget_;
  std::map<std::string, std::size_t, std::less<>> indices_;  // by name
  std::uint64_t steps_ = 0;                                  // of evaluating any request
  Scratch& scratch_;
  read::RequestLine line_;
  std::map<std::size_t, std::vector<Value>> candidates_;
  std::optional<Draft> minimal_;
};

// The constraints of a condition or of `then`, with the type and the format of the parameter.
model::Constraints Merged(const model::Constraints& own, const model::Constraints& inherited);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_SOLVER_H_
