// Cases as lines of JSON, and the facts that they answer.
#ifndef ASSAY_VALIDATOR_WITNESS_CASE_LINE_H_
#define ASSAY_VALIDATOR_WITNESS_CASE_LINE_H_

#include <string>
#include <string_view>
#include <vector>

#include "validator/model/model.h"
#include "validator/report.h"
#include "validator/witness/witness.h"

namespace assay::witness {

// Answers to the facts that a report needs: all true, but for that of one check.
struct Answers {
  std::vector<FactValue> values;
  std::string facts;  // the same as a facts file has them
};
Answers AnswersBut(const Report& report, std::string_view check);

// Without line feed. Effective values are those of an accepted request that are single and no
// secret.
std::string LineOf(const Case& one, const Report& report, const model::Operation& operation);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_CASE_LINE_H_
