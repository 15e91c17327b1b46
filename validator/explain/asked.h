// What one rule asks that no author wrote as such: a keyword on a value, or the form of a request.
#ifndef ASSAY_VALIDATOR_EXPLAIN_ASKED_H_
#define ASSAY_VALIDATOR_EXPLAIN_ASKED_H_

#include "validator/describe/phrase.h"
#include "validator/explain/declared.h"
#include "validator/program/program.h"

namespace assay::explain {

// What one keyword of several asks, as a clause: `Token` has at most 64 characters.
// `of_parts`: the keyword is among those of the parts, in a JSON text.
describe::Phrase AskedBy(program::Keyword keyword, const Declared& declared, bool of_parts,
                         Language language);

describe::Phrase AskedOfRequest(program::RequestFault fault, Language language);

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_ASKED_H_
