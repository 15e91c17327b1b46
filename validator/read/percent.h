// Percent-decoding of application/x-www-form-urlencoded text, the strict kind.
#ifndef ASSAY_VALIDATOR_READ_PERCENT_H_
#define ASSAY_VALIDATOR_READ_PERCENT_H_

#include <cstddef>

namespace assay::read {

inline constexpr std::size_t kBroken = ~std::size_t{0};

// Decodes [p, end) to `out`, which has room for as many bytes; `+` becomes a space. The size of the
// result, or kBroken when an escape is not `%` and two hexadecimal digits.
std::size_t PercentDecode(const char* p, const char* end, char* out);

}  // namespace assay::read

#endif  // ASSAY_VALIDATOR_READ_PERCENT_H_
