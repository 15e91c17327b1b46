// What explanations, counters and benchmarks see of a validator and of a report, and nobody else
// does.
#ifndef ASSAY_VALIDATOR_ACCESS_H_
#define ASSAY_VALIDATOR_ACCESS_H_

#include <cstdint>

#include "validator/report.h"
#include "validator/validator.h"

namespace assay::internal {

struct Access {
  static const program::Program& ProgramOf(const Validator& validator) {
    return validator.program();
  }
  static const State& StateOf(const Report& report) { return *report.state_; }
  // Checks by their bits.
  static std::uint64_t FailedOf(const Report& report) { return report.failed_checks_; }
  static std::uint64_t UnknownOf(const Report& report) { return report.unknown_checks_; }
};

}  // namespace assay::internal

#endif  // ASSAY_VALIDATOR_ACCESS_H_
