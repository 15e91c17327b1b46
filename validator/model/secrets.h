// What a rule file says of a secret, and may not be shown.
//
// Words, messages and witnesses show what is asked of a value: its type, lengths, bounds, classes
// of characters, format. They do not show what names a value of a secret or a piece of one: `enum`,
// `const`, `otherwise`, `notEnum`, `ranges`, the texts it starts with, ends with and holds, a
// pattern with anything but classes, values in conditions, the numbers it is compared with,
// defaults and examples.
#ifndef ASSAY_VALIDATOR_MODEL_SECRETS_H_
#define ASSAY_VALIDATOR_MODEL_SECRETS_H_

#include <string_view>

#include "validator/model/model.h"
#include "validator/text/printable.h"

namespace assay::model {

inline std::string_view Shown(std::string_view text, bool sensitive) {
  return sensitive ? text::kMask : text;
}

// Sets `sensitive` of all that belongs to parameters that are, and clears it of all else: of their
// parts, of conditions and rules about them.
void MarkSecrets(Operation& operation);

}  // namespace assay::model

#endif  // ASSAY_VALIDATOR_MODEL_SECRETS_H_
