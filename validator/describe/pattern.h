// Patterns in words. Internal to describe.
#ifndef ASSAY_VALIDATOR_DESCRIBE_PATTERN_H_
#define ASSAY_VALIDATOR_DESCRIBE_PATTERN_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/describe/phrase.h"

namespace assay::describe {

// `1 character of [A-Z], 1 to 9 characters of [0-9]`, one behind the other. Nothing for a pattern
// that is no such row, which has to be shown as it is written.
std::optional<std::vector<Phrase>> RowInWords(const std::string& pattern, Language language);

}  // namespace assay::describe

#endif  // ASSAY_VALIDATOR_DESCRIBE_PATTERN_H_
