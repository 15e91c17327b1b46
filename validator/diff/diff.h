// What changes for callers from one version of a ruleset to the next, and a request that shows it.
//
//   const diff::Result result = diff::Compare({&old_model, &old_validator, now},
//                                             {&new_model, &new_validator, now});
//   for (const diff::Change& change : result.changes) std::cout << change.name << '\n';
//
// What there is to tell is found by comparing the two files; what it does is found by asking both
// validators. Neither alone would do: files do not tell what a pattern refuses, and requests do not
// tell that nothing else has changed.
#ifndef ASSAY_VALIDATOR_DIFF_DIFF_H_
#define ASSAY_VALIDATOR_DIFF_DIFF_H_

#include <cstdint>
#include <string>
#include <vector>

#include "validator/diagnostic.h"
#include "validator/model/model.h"
#include "validator/validator.h"

namespace assay::diff {

// One version: what its author wrote, what is made of it, and the time of the requests.
struct Side {
  const model::Ruleset* ruleset = nullptr;
  const Validator* validator = nullptr;
  std::int64_t now = 0;
};

// What has changed.
enum class Subject : std::uint8_t {
  kOperation,
  kParameter,
  kRequired,
  kDefault,
  kConstraint,
  kCode,  // of a faulty value
  kRule,
  kCheck,
  kError,       // the status or the message of a code
  kRuleset,     // what is said of the ruleset as a whole
  kPrecedence,  // of codes
  kResponse,
};

// What it does to a request.
enum class Effect : std::uint8_t {
  kRejected,  // accepted before
  kAccepted,  // rejected before
  kAnswer,    // rejected before and after, with another code or status
  kMessage,   // the same with the same code and status, in other words
  kValue,     // accepted before and after, and means something else
  kFacts,     // accepted before and after, if something else is true
};

// A request, as a query, that shows an effect. Values of sensitive parameters are `***`.
struct Witness {
  Effect effect = Effect::kRejected;
  std::string request;
  std::string before, after;  // the answers, in words
};

struct Change {
  Subject subject = Subject::kConstraint;
  std::string operation;               // empty: of the ruleset as a whole
  std::string name;                    // `InstanceName.pattern`, the id of a rule, a code
  std::string before, after;           // in words; empty: there was, or is, none
  Location before_place, after_place;  // line 0: none
  bool breaking = false;
  std::vector<Witness> witnesses;  // one an effect, the shortest found
  std::string no_witness;          // why there is none
  bool given_up = false;           // the search was, before all requests were tried
};

struct Result {
  std::vector<Change> changes;     // breaking ones first, each in the order of the files
  std::vector<std::string> notes;  // differences that no single request tells
  bool is_complete = true;         // false: the files differ in more than is compared
};

// Both must have passed lint. Time is that of some thousand requests for each operation that has
// changed, and limited for all together.
Result Compare(const Side& before, const Side& after);

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_DIFF_H_
