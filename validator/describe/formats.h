// Formats and their measures in words. Internal to describe.
#ifndef ASSAY_VALIDATOR_DESCRIBE_FORMATS_H_
#define ASSAY_VALIDATOR_DESCRIBE_FORMATS_H_

#include <string_view>

#include "validator/describe/phrase.h"
#include "validator/format/format.h"

namespace assay::describe {

// `an IPv4 address such as 10.0.0.1, without leading zeros`.
Phrase FormatInWords(format::Format format, Language language);

// What a bound of the format is about: `prefix length`; empty when it is the number itself.
std::string_view MeasureInWords(format::Format format, Language language);

// A bound as it is written, and how long that is where it is a time span: `604800 (7 days)`.
Phrase BoundInWords(std::string_view number, format::Format format, Language language);

}  // namespace assay::describe

#endif  // ASSAY_VALIDATOR_DESCRIBE_FORMATS_H_
