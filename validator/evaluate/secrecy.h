// Which texts may hold a secret, and are masked wherever they would be shown. Internal.
#ifndef ASSAY_VALIDATOR_EVALUATE_SECRECY_H_
#define ASSAY_VALIDATOR_EVALUATE_SECRECY_H_

#include <string_view>

#include "validator/program/program.h"

namespace assay::internal {

inline constexpr std::string_view kMask = "***";

// Whether a text contains the name of a sensitive parameter in any case, as it does when a client
// joins pairs wrongly: `Capacity=1024;Password=x`. Linear in the text for each such name.
bool MentionsSecret(const program::Program& program, std::string_view text);

// An unknown name as far as it may be shown: `Password:x`, sent without `=`, ends behind the
// sensitive name.
std::string_view ShowableName(const program::Program& program, std::string_view name);

}  // namespace assay::internal

#endif  // ASSAY_VALIDATOR_EVALUATE_SECRECY_H_
