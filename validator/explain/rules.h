// The rules of one operation. Internal to explain.
#ifndef ASSAY_VALIDATOR_EXPLAIN_RULES_H_
#define ASSAY_VALIDATOR_EXPLAIN_RULES_H_

#include "validator/explain/book.h"

namespace assay::explain {

// Fills `rules` and `reported`; all else of the chapter must be there.
void AddRules(Language language, Chapter* chapter);

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_RULES_H_
