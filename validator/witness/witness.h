// Witnesses: requests derived from the rules alone, for both sides of each of them.
//
//   const witness::Derived derived = witness::DeriveCases(ruleset, validator);
//   for (const witness::Case& one : derived.cases) std::cout << one.line << '\n';
//   for (const Diagnostic& failure : derived.failures) std::cerr << failure.ToString() << '\n';
//
// A ruleset of many operations need not be held in memory: DeriveCases() with a function gives it
// the cases of one operation after the other.
//
// Every bound is met and exceeded by as little as possible, every listed value given, every default
// used, every condition made to hold and not to, every code brought out, every fact answered both
// ways; each time within a request that is in order otherwise. What nothing can break is left out.
//
// A search makes them up and the Validator judges every one, so what a case expects is what the
// Validator answers. The same rules give the same cases, in the same order. Time grows with the
// number of rules times the bound of the search, up to the limits in budget.h: milliseconds to
// seconds an operation.
#ifndef ASSAY_VALIDATOR_WITNESS_WITNESS_H_
#define ASSAY_VALIDATOR_WITNESS_WITNESS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "validator/coverage.h"
#include "validator/diagnostic.h"
#include "validator/model/model.h"
#include "validator/validator.h"

namespace assay::witness {

enum class RuleSide : std::uint8_t { kHolds, kBreaks };

// What a case is for. A rule that speaks of each of several parameters has one purpose for each.
struct Purpose {
  std::string rule;
  RuleSide side = RuleSide::kHolds;
  std::string code;  // of kBreaks: what is answered for it; empty for a warning

  friend bool operator==(const Purpose&, const Purpose&) = default;
};

struct Case {
  std::string id;  // letters, digits, `-`, `.`, `_`; unique among those of all operations
  std::string operation;
  std::string request;              // a query, or a JSON object when it begins with `{`
  std::string facts;                // as a facts file has them; empty: none is answered
  std::optional<std::int64_t> now;  // where a rule looks at the time
  std::vector<Purpose> purposes;
  std::string line;  // the whole case with its expected report, as testdata/README.md describes it
};

struct Derived {
  std::vector<Case> cases;
  // What has no witness: rule, side or code, at its place in the rule file, and why.
  std::vector<Diagnostic> failures;
  std::size_t untold = 0;        // beyond those; the last of them tells how many
  std::uint64_t most_steps = 0;  // that an operation took, see budget.h
  // Of what there is to witness.
  CoverageRatio sides;  // of rules: those that hold and those that break
  CoverageTotals totals;
};

// The ruleset is one that the validator was made of, alone. Of the operation with this name, or of
// all when it is empty.
Derived DeriveCases(const model::Ruleset& ruleset, const Validator& validator,
                    const std::string& operation = "");

// The same, but each operation's cases are given away, and none are returned. False ends it there.
using TakeCases = std::function<bool(std::vector<Case> cases)>;
Derived DeriveCases(const model::Ruleset& ruleset, const Validator& validator,
                    const std::string& operation, const TakeCases& take);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_WITNESS_H_
