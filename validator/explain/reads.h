// What rules look at.
#ifndef ASSAY_VALIDATOR_EXPLAIN_READS_H_
#define ASSAY_VALIDATOR_EXPLAIN_READS_H_

#include <string_view>

#include "validator/explain/book.h"

namespace assay::explain {

// Whether an entry of `rules` or `checks` looks at a parameter or at some of its parts. Constraints
// on its own value are no entry.
bool Reads(const Rule& rule, std::string_view path);

bool Reads(const model::Condition& condition, std::string_view path);

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_READS_H_
