// The operation of one name in both versions. Internal to diff.
#ifndef ASSAY_VALIDATOR_DIFF_OPERATIONS_H_
#define ASSAY_VALIDATOR_DIFF_OPERATIONS_H_

#include <map>
#include <string_view>

#include "validator/model/model.h"

namespace assay::diff {

// A ruleset has up to tens of thousands, so that none is looked for by going through them. The
// ruleset must outlive it.
class Operations {
 public:
  explicit Operations(const model::Ruleset& ruleset) {
    for (const model::Operation& operation : ruleset.operations) {
      by_name_.emplace(operation.name.text, &operation);
    }
  }

  // Null when there is none.
  const model::Operation* Find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }

 private:
  std::map<std::string_view, const model::Operation*> by_name_;
};

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_OPERATIONS_H_
