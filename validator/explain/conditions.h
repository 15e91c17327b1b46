// What became of a condition, term by term.
#ifndef ASSAY_VALIDATOR_EXPLAIN_CONDITIONS_H_
#define ASSAY_VALIDATOR_EXPLAIN_CONDITIONS_H_

#include "validator/describe/describe.h"
#include "validator/explain/trace.h"
#include "validator/program/state.h"

namespace assay::explain {

// `compiled` is what compile has made of `source`, part by part.
TracedCondition TraceCondition(const model::Condition& source, const program::Condition& compiled,
                               const internal::State& state, const describe::Context& context);

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_CONDITIONS_H_
