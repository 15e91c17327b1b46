// How often each error code was answered.
#ifndef ASSAY_VALIDATOR_COVERAGE_CODES_H_
#define ASSAY_VALIDATOR_COVERAGE_CODES_H_

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "validator/coverage.h"
#include "validator/program/state.h"

namespace assay::coverage {

class CodeCounter {
 public:
  explicit CodeCounter(const program::Program& program);

  // `failed` has the checks that failed, as bits.
  void Add(const internal::State& state, std::uint64_t failed);
  void Merge(const CodeCounter& other);
  // Of one ruleset, in order of precedence.
  std::vector<CodeCoverage> Codes(const program::Ruleset& ruleset) const;

 private:
  struct Counts {
    std::uint64_t first = 0, any = 0;
    bool reachable = false;
  };
  struct OfRuleset {
    std::vector<Counts> codes;
    std::vector<bool> told;  // of the request in work
  };

  void MarkReachable(const program::Operation& operation);

  std::unordered_map<const program::Ruleset*, OfRuleset> rulesets_;
};

}  // namespace assay::coverage

#endif  // ASSAY_VALIDATOR_COVERAGE_CODES_H_
