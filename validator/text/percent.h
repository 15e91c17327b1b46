// Percent-encoding for application/x-www-form-urlencoded text (RFC 3986, section 2.1).
//
//   PercentEncoded("a b/é")   // a%20b%2F%C3%A9
#ifndef ASSAY_VALIDATOR_TEXT_PERCENT_H_
#define ASSAY_VALIDATOR_TEXT_PERCENT_H_

#include <string>
#include <string_view>

namespace assay::text {

// Every byte but the unreserved ones of RFC 3986, section 2.3.
std::string PercentEncoded(std::string_view text);

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_PERCENT_H_
