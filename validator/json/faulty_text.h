// Where a text is at fault, for what simdjson's first stage refuses without telling the place.
// Internal to the reader, and off the fast path: a plain scan from the start.
#ifndef ASSAY_VALIDATOR_JSON_FAULTY_TEXT_H_
#define ASSAY_VALIDATOR_JSON_FAULTY_TEXT_H_

#include <string_view>

#include "validator/json/reader.h"

namespace assay::json::internal {

// `text` was refused for its encoding, a raw control character in a string, a string without an
// end, or because it is blank. Never kNone.
Document LocateFault(std::string_view text);

}  // namespace assay::json::internal

#endif  // ASSAY_VALIDATOR_JSON_FAULTY_TEXT_H_
