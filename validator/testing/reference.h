// The reference evaluator: the model of a ruleset read naively, to hold the compiled evaluator
// against.
//
//   assay::testonly::Reference reference(ruleset);
//   PlainReport report = reference.Validate(Request::Query("Action=CreateInstance"));
//   report = reference.Resolve(report, answers);
//
// It has no program, no bitsets and no scratch: every request walks the model, values are
// std::string, order is a stable sort. It is meant to be right at first sight, and costs what that
// costs. Beside the model it shares with the compiled evaluator only what says which keywords one
// value breaks (lint/value_faults.h, RE2 and loops), which the compiled evaluator does not use.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_H_

#include <span>

#include "validator/facts.h"
#include "validator/model/model.h"
#include "validator/request.h"
#include "validator/testing/plain_report.h"

namespace assay::testonly {

class Reference {
 public:
  // Keeps a reference to the ruleset, which has to be one that lint accepts.
  explicit Reference(const model::Ruleset& ruleset, const Limits& limits = {})
      : ruleset_(ruleset), limits_(limits) {}

  PlainReport Validate(const Request& request) const;

  // The report with its needed facts answered, in their order; answers that are missing are
  // unknown.
  PlainReport Resolve(const PlainReport& report, std::span<const FactValue> answers) const;

 private:
  const model::Ruleset& ruleset_;
  Limits limits_;
};

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_H_
