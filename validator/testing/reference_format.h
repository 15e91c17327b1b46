// Formats once more, naively, for the tests: regular expressions, inet_pton, std::chrono. To be
// read against the definitions in validator/format/format.h, with which it shares only the enum.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_FORMAT_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "validator/format/format.h"

namespace assay::testonly {

bool ReferenceMatches(format::Format format, const std::string& value);

std::optional<std::int64_t> ReferenceMeasure(format::Format format, const std::string& value);

std::optional<bool> ReferenceCidrContains(const std::string& outer, const std::string& inner);

std::optional<std::size_t> ReferenceBase64DecodedSize(const std::string& value);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_FORMAT_H_
