// The one liberty that the compiled evaluator has over the reference: what of an unknown name it
// shows.
#ifndef ASSAY_VALIDATOR_TESTING_SECRET_NAMES_H_
#define ASSAY_VALIDATOR_TESTING_SECRET_NAMES_H_

#include "validator/model/model.h"
#include "validator/testing/plain_report.h"

namespace assay::testonly {

// An unknown name may hold a secret behind the name of a sensitive parameter (`Password:x`), and is
// shown no further than that. How eager the evaluator is to see a secret is its own affair: the
// reference shows names whole. The same holds of names that are masked. Cuts those names of
// `expected` that `compiled` has cut there.
void CutSecrets(const model::Ruleset& ruleset, const PlainReport& compiled, PlainReport* expected);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_SECRET_NAMES_H_
