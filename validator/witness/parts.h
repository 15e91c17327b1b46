// Values of parameters with their parts: plain ones that keep all constraints, and both sides of
// each constraint anywhere in them.
#ifndef ASSAY_VALIDATOR_WITNESS_PARTS_H_
#define ASSAY_VALIDATOR_WITNESS_PARTS_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "validator/model/model.h"
#include "validator/witness/budget.h"
#include "validator/witness/draft.h"

namespace assay::witness {

// A value that keeps the constraints, as small as they allow. Absent when none is known, or when it
// would be too large.
Value Plain(const model::Constraints& constraints, const std::string& example, Budget& budget);
Value Plain(const model::Parameter& parameter, Budget& budget);

// Values that keep the constraints and differ, the plainest first; at most so many.
std::vector<Value> Distinct(const model::Constraints& constraints, const std::string& example,
                            std::size_t count, Budget& budget);
std::vector<Value> Distinct(const model::Parameter& parameter, std::size_t count, Budget& budget);

// Items of a list that differ in what it asks to be unique; at most so many.
std::vector<Value> DistinctItems(const model::Constraints& list, std::size_t count, Budget& budget);

// What a request gives a parameter to be at a side of a rule about it or its parts.
struct Side {
  std::string rule;
  bool breaks = false;
  bool warns = false;  // the rule is a warning
  Value value;
  std::string raw;                                     // see Draft
  std::vector<std::pair<std::string, Value>> members;  // see Draft
  const char* why = nullptr;  // of one that lacks a value: which limit forbids it, if one does
};

struct Sides {
  std::vector<Side> found;
  std::vector<Side> lacking;  // without a value: rule and side alone
};

Sides SidesOf(const model::Ruleset& ruleset, const model::Parameter& parameter, Budget& budget);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_PARTS_H_
