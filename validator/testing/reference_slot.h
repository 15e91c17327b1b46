// What one request says about one declared parameter, and what is wrong with it.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_SLOT_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_SLOT_H_

#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/reference_read.h"

namespace assay::testonly {

struct Slot {
  const model::Parameter* parameter = nullptr;
  bool given = false;               // a value arrived that is not empty, or one at fault
  bool empty = false;               // what arrived is one empty value, which counts as absent
  bool unreadable = false;          // what arrived is no value to look at
  std::string value;                // when given
  std::vector<std::string> faults;  // ids of the rules that the value breaks, in the order of rules

  // The value that conditions and facts see: the given one, else the default, else empty.
  std::string EffectiveValue() const;
  Origin EffectiveOrigin() const;
};

Slot FillSlot(const model::Parameter& parameter, const std::vector<Arrived>& arrived);

// Whether a condition holds for sure: what depends on a value at fault is neither true nor false.
bool Holds(const model::Condition& condition, const std::vector<Slot>& slots);

// The slot of a parameter, which must be declared.
const Slot& Find(const std::vector<Slot>& slots, const std::string& parameter);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_SLOT_H_
