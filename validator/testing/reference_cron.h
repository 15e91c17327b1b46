// The format of schedules, naively: see reference_format.h.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_CRON_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_CRON_H_

#include <string>

namespace assay::testonly::naive {

bool IsSchedule(const std::string& value);

}  // namespace assay::testonly::naive

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_CRON_H_
