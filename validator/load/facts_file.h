// Facts from a file: answers that are known beforehand, such as a catalogue.
//
//   {"account.balance-sufficient": true,
//    "catalogue.capacity": {"1024": true, "2048": true, "*": false}}
#ifndef ASSAY_VALIDATOR_LOAD_FACTS_FILE_H_
#define ASSAY_VALIDATOR_LOAD_FACTS_FILE_H_

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/diagnostic.h"
#include "validator/model/model.h"

namespace assay::load {

// A value type; const members are thread-safe.
struct FactTable {
  std::map<std::string, model::Answers, std::less<>> facts;

  // The answer for these argument values, in the check's order; an absent argument is the empty
  // string. Nothing when the table does not say. Logarithmic in the entries.
  std::optional<bool> Find(std::string_view fact,
                           std::span<const std::string_view> arguments) const;
};

struct FactsResult {
  std::optional<FactTable> table;       // present when there are no diagnostics
  std::vector<Diagnostic> diagnostics;  // by place in the file
};

// Never fails otherwise than by diagnostics. The text is not kept.
FactsResult LoadFacts(std::string_view file_name, std::string_view text);

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_FACTS_FILE_H_
