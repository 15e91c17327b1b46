// Which change an answer that differs is due to. Internal to diff.
//
// A request belongs to a change when what the two versions say of it differs in just what the
// change is about: a rule that only one of them tells, a value, a code. A request that several
// changes bear on is so told for each of them.
#ifndef ASSAY_VALIDATOR_DIFF_ATTRIBUTION_H_
#define ASSAY_VALIDATOR_DIFF_ATTRIBUTION_H_

#include <set>
#include <string>

#include "validator/diff/answer.h"
#include "validator/diff/diff.h"
#include "validator/diff/facet.h"

namespace assay::diff {

// Of one request. The answers must outlive it.
class Attribution {
 public:
  Attribution(const Answer& before, const Answer& after);

  // Whether the change to `facet` bears on the effect that the request shows.
  bool Concerns(const Facet& facet, Effect effect) const;

 private:
  bool IsAnswerOf(const Facet& facet) const;
  bool HasRuleOfPart(const Facet& facet) const;
  bool HasRuleUnder(const std::string& parameter) const;

  const Answer& before_;
  const Answer& after_;
  std::set<std::string> rules_, values_, facts_;  // that differ
};

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_ATTRIBUTION_H_
