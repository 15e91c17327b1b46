// Both evaluators side by side: every request goes to both, and what differs is told.
//
//   Evaluators evaluators(ruleset, Limits{});
//   EXPECT_EQ(evaluators.Compare(request, random), "");
#ifndef ASSAY_VALIDATOR_TESTING_EVALUATORS_H_
#define ASSAY_VALIDATOR_TESTING_EVALUATORS_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "validator/kernel/level.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/random.h"
#include "validator/testing/reference.h"
#include "validator/testing/shipped_ruleset.h"
#include "validator/validator.h"

namespace assay::testonly {

// JSON text that is broken, has too many members and is nested too deeply is refused on any of
// these grounds, whichever a reader meets first; the reference goes through all of it by the
// grammar before it looks at anything else. Whether that is how the reports of a request differ.
bool IsEitherGround(const Request& request, const Limits& limits, const PlainReport& expected,
                    const PlainReport& compiled);

// Under one set of limits, with the kernels of one level. Keeps a reference to the ruleset.
class Evaluators {
 public:
  Evaluators(const TestRuleset& ruleset, const Limits& limits,
             kernel::Level level = kernel::Best());

  // What differs, before facts and after; empty when nothing does. Answers to facts are random.
  std::string Compare(const Request& request, Random& random);

  // What the reference said last, before facts.
  const PlainReport& last() const { return last_; }

 private:
  std::shared_ptr<const Validator> validator_;
  Scratch scratch_;
  Reference reference_;
  Limits limits_;
  PlainReport last_;
};

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_EVALUATORS_H_
