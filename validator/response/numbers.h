// Numbers as JSON writes them. Internal to responses.
#ifndef ASSAY_VALIDATOR_RESPONSE_NUMBERS_H_
#define ASSAY_VALIDATOR_RESPONSE_NUMBERS_H_

#include <string>
#include <string_view>

namespace assay::response {

// `1.5e3` as `1500` and `-0` as `0`: the forms that constraints on numbers read. What needs more
// than some thousand digits stays as it is. The literal must be one of JSON. Linear.
std::string PlainNumber(std::string_view literal);

}  // namespace assay::response

#endif  // ASSAY_VALIDATOR_RESPONSE_NUMBERS_H_
