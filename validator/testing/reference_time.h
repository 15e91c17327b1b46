// The formats of dates and times, naively: see reference_format.h.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_TIME_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_TIME_H_

#include <cstdint>
#include <optional>
#include <string>

namespace assay::testonly::naive {

// Each gives the measure of its format; nothing for what does not match.
std::optional<std::int64_t> DateTime(const std::string& value);
std::optional<std::int64_t> Date(const std::string& value);
std::optional<std::int64_t> Time(const std::string& value);  // any number, for what matches
std::optional<std::int64_t> UtcSecond(const std::string& value);
std::optional<std::int64_t> UtcMinute(const std::string& value);
std::optional<std::int64_t> TimeOfDay(const std::string& value);
std::optional<std::int64_t> Duration(const std::string& value);

}  // namespace assay::testonly::naive

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_TIME_H_
