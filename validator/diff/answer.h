// What one version answers to a request, in a form that outlives the report. Internal to diff.
#ifndef ASSAY_VALIDATOR_DIFF_ANSWER_H_
#define ASSAY_VALIDATOR_DIFF_ANSWER_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "validator/diff/diff.h"
#include "validator/diff/version.h"

namespace assay::diff {

struct Answer {
  bool accepted = false;
  // Of the first violation.
  std::string code;
  int status = 0;
  std::string message;
  std::string first_rule;
  std::set<std::string> at_fault;  // parameters
  std::set<std::string> rules;     // of all violations
  // When accepted: effective values, which may be secret, and facts it depends on.
  std::map<std::string, std::string> values;
  std::set<std::string> facts;
};

// Which parameters of an operation are secret: in one version at least, and in one while the other
// takes them for no secret. What a version says of the latter may show them.
struct Secrets {
  std::set<std::string> any, unsettled;
};

Answer Ask(Version& version, const std::string& query);

// Nothing when callers notice no difference.
std::optional<Effect> EffectOf(const Answer& before, const Answer& after);

// The parameters whose effective values differ.
std::set<std::string> ValuesThatDiffer(const Answer& before, const Answer& after);

// The facts that only one of them depends on.
std::set<std::string> FactsThatDiffer(const Answer& before, const Answer& after);

// `accepted, with `EngineVersion` `5.0``: what `answer` says and `other` does not.
std::string InWords(const Answer& answer, const Answer& other, const Secrets& secrets);

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_ANSWER_H_
