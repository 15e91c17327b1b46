// Phrases that several outputs have in common.
#ifndef ASSAY_VALIDATOR_RENDER_WORDING_H_
#define ASSAY_VALIDATOR_RENDER_WORDING_H_

#include <cstddef>
#include <string>

#include "validator/report.h"

namespace assay::render {

// The message of the entry that stands for the ones left out: "57 more are left out".
std::string LeftOutMessage(std::size_t count);

// `account.balance-sufficient, catalogue.capacity(Capacity)`: arguments by name only, for a value
// may be a secret. Empty when nothing is unchecked.
std::string UncheckedFacts(const Report& report);

}  // namespace assay::render

#endif  // ASSAY_VALIDATOR_RENDER_WORDING_H_
