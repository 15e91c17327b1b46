// What one request says about one declared parameter, and what is wrong with it.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_SLOT_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_SLOT_H_

#include <optional>
#include <string>
#include <vector>

#include "validator/model/model.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/reference_read.h"
#include "validator/testing/reference_tree.h"
#include "validator/testing/reference_tree_faults.h"

namespace assay::testonly {

struct Slot {
  const model::Parameter* parameter = nullptr;
  bool given = false;             // a value arrived that is not empty, or one at fault
  bool empty = false;             // one empty text arrived, which counts as absent
  bool unreadable = false;        // what arrived is no value to look at
  std::string value;              // when given as one text
  std::optional<Tree> parts;      // when given in parts
  std::vector<SlotFault> faults;  // the rules that the value breaks, in the order of rules

  bool Breaks(const std::string& keyword) const;
};

Slot FillSlot(const model::Parameter& parameter, const std::vector<Arrived>& arrived,
              const Limits& limits);

// The slot of a parameter, which must be declared.
const Slot& Find(const std::vector<Slot>& slots, const std::string& parameter);

// The value that conditions and facts see: the given one, else the default, else empty.
struct Effective {
  std::string value;
  Origin origin = Origin::kAbsent;
};
Effective EffectiveOf(const Slot& slot, const std::vector<Slot>& slots);

// Whether a condition holds for sure: what depends on a value at fault is neither true nor false.
bool Holds(const model::Condition& condition, const std::vector<Slot>& slots);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_SLOT_H_
