// What the facts of a case say of the facts that a report needs.
#ifndef ASSAY_VALIDATOR_TESTING_CASE_FACTS_H_
#define ASSAY_VALIDATOR_TESTING_CASE_FACTS_H_

#include <vector>

#include "validator/facts.h"
#include "validator/testing/case_file.h"
#include "validator/testing/plain_report.h"

namespace assay::testonly {

// One for each needed fact; none when the case has no facts. A failure of the test when its facts
// are no facts file.
std::vector<FactValue> AnswersOf(const Case& expected, const PlainReport& report);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_CASE_FACTS_H_
