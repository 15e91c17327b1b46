// Phrases that several outputs have in common.
#ifndef ASSAY_VALIDATOR_RENDER_WORDING_H_
#define ASSAY_VALIDATOR_RENDER_WORDING_H_

#include <algorithm>
#include <cstddef>
#include <string>

#include "validator/render.h"
#include "validator/report.h"
#include "validator/text/printable.h"

namespace assay::render {

// The message of the entry that stands for the ones left out: "57 more are left out".
std::string LeftOutMessage(std::size_t count);

inline constexpr std::size_t kMinMessageBytes = 16;

// The message of a violation or warning, no longer than the limit.
template <typename Entry>
std::string MessageOf(const Entry& entry, Language language, const OutputLimits& limits) {
  std::string message;
  text::AppendPrintable(entry.Message(language),
                        std::max(limits.max_message_bytes, kMinMessageBytes), &message);
  return message;
}

// `account.balance-sufficient, catalogue.capacity(Capacity)`: arguments by name only, for a value
// may be a secret. Empty when nothing is unchecked.
std::string UncheckedFacts(const Report& report);

}  // namespace assay::render

#endif  // ASSAY_VALIDATOR_RENDER_WORDING_H_
