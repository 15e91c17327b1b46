// Values of a request as they may be shown.
#ifndef ASSAY_VALIDATOR_EXPLAIN_VALUES_H_
#define ASSAY_VALIDATOR_EXPLAIN_VALUES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "validator/explain/trace.h"
#include "validator/program/state.h"

namespace assay::explain {

// Escaped and shortened; a mask where the parameter is a secret, or the text may hold one.
std::string ShownText(const internal::State& state, std::size_t slot, std::string_view text);

// What rules see of a parameter: what the request gives, else the default.
Value ValueOf(const internal::State& state, std::size_t slot);

// Those of a part, as far as they can be told, and how many there are.
std::vector<std::string> ShownParts(const internal::State& state, std::size_t slot,
                                    std::string_view path, std::size_t* count);

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_VALUES_H_
