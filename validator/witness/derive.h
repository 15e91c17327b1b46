// The cases of one operation.
#ifndef ASSAY_VALIDATOR_WITNESS_DERIVE_H_
#define ASSAY_VALIDATOR_WITNESS_DERIVE_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "validator/coverage.h"
#include "validator/model/model.h"
#include "validator/validator.h"
#include "validator/witness/attempts.h"
#include "validator/witness/budget.h"
#include "validator/witness/draft.h"
#include "validator/witness/parts.h"
#include "validator/witness/solver.h"
#include "validator/witness/witness.h"

namespace assay::witness {

// What all operations of a ruleset share. To make it for each of them would take a time that is
// quadratic in their number.
struct Derivation {
  Derivation(const model::Ruleset& the_ruleset, const Validator& the_validator)
      : ruleset(the_ruleset),
        validator(the_validator),
        scratch(the_validator.NewScratch()),
        coverage(the_validator.shared_from_this()) {}

  const model::Ruleset& ruleset;
  const Validator& validator;
  Scratch scratch;
  Coverage coverage;  // of all cases
  Budget budget;
  std::unordered_set<std::size_t> ids;  // of all cases, by hash: they may be many
  Derived derived;
};

class OperationCases {
 public:
  OperationCases(const model::Operation& operation, Derivation& shared);

  void Run();

 private:
  // Where the values of a rule are tried: one of the ways to make its condition hold.
  struct Found {
    Values condition;
    Attempt attempt;
  };

  // Tells when the goal could not be followed to its end.
  void EndGoal(const Location& location, const std::string& what, const std::string& name);
  // The limit that forbids what is asked of a rule or parameter; else what is told instead.
  std::string WhyNot(const std::string& name, const char* otherwise) const;

  void AddParameter(std::size_t index);
  void AddSide(std::size_t index, const Side& side);
  void AddDefaults(std::size_t index);
  void AddRule(const model::Rule& rule);
  void AddAttempts(const model::Rule& rule, const std::vector<Values>& ways,
                   std::vector<Found>* found);
  bool TryAttempt(const model::Rule& rule, RuleSide side, const Values& way,
                  const Attempt& attempt);
  void AddConditions(const model::Rule& rule, const std::vector<Values>& ways, const Found& found);
  void AddCheck(const model::Check& check);
  void AddRequestFaults();

  Goal GoalOf(const model::Rule& rule, RuleSide side, const std::string& parameter) const;
  // Adds what is found from here; false when nothing is.
  bool Find(const std::string& rule, RuleSide side, const Values& values, const Goal& goal,
            std::size_t most_attempts = Solver::kMostAttempts);
  // The smallest request with these values, and which parameters they are.
  Draft With(const Values& values) const;
  static std::set<std::size_t> KeysOf(const Values& values);

  void Add(const std::string& rule, RuleSide side, const std::string& text,
           std::string_view failing_check = "");
  void AddAnswered(const std::string& rule, RuleSide side, const std::string& text,
                   std::string_view failing_check, bool answer);
  std::string NewId(const std::string& rule, RuleSide side);
  void Fail(const Location& location, const std::string& what, const std::string& why);

  // What no case covers.
  void TellLacking();
  void TellLackingRequestRules();
  void TellLackingRules(const OperationCoverage& coverage);
  void TellLackingValues(const OperationCoverage& coverage);
  Location PlaceOf(std::string_view rule) const;

  const model::Ruleset& ruleset_;
  const model::Operation& operation_;
  Coverage& coverage_;
  Budget& budget_;
  std::unordered_set<std::size_t>& ids_;
  Derived* derived_;
  Solver solver_;
  std::vector<RuleCoverage> request_rules_;  // by the operations before
  bool needs_time_ = false;
  std::set<std::string> rules_;                                       // that can be broken
  std::map<std::pair<std::string, std::string>, std::size_t> known_;  // request, facts to its case
  std::set<std::string> failed_;
  std::map<std::string, const char*> limits_;       // that forbid it, by rule or parameter
  std::map<std::string, std::size_t> last_number_;  // in ids, by their stem
};

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_DERIVE_H_
