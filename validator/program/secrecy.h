// Which texts may hold a secret, and are masked wherever they would be shown. Internal.
#ifndef ASSAY_VALIDATOR_PROGRAM_SECRECY_H_
#define ASSAY_VALIDATOR_PROGRAM_SECRECY_H_

#include <cstddef>
#include <string_view>

#include "validator/program/program.h"
#include "validator/program/state.h"

namespace assay::internal {

// Whether a text contains the name of a sensitive parameter in any case, as it does when a client
// joins pairs wrongly: `Capacity=1024;Password=x`. Or whether it may, in JSON that escapes a
// letter. Linear in the text for each such name.
bool MentionsSecret(const program::Program& program, std::string_view text);

// The same of a part, whose secret may stand beside a name: that of a member that it is or is in,
// or another in the JSON text that it is from. In a long text that is not looked for, but taken so.
bool MayHoldSecret(const State& state, std::size_t slot, const Item& item);

// A name that a client chose, as far as it may be shown: up to the end of a sensitive name, behind
// which the secret may begin.
std::string_view WithoutSecret(const program::Program& program, std::string_view name);

// Whether an unknown parameter may be the rest of a secret that a `&` has split, as in
// `Password=a&b=c&d=e`. It is behind a parameter that is sensitive or mentions one, or behind an
// unknown one that may be such a rest itself (`before`: the one at index - 1 may) or mentions one.
bool IsBehindSecret(const State& state, std::size_t index, bool before);

// The name of an unknown parameter as far as it may be shown. `Password:x`, sent without `=`, ends
// behind the sensitive name; and what may be the rest of a secret is masked: a name behind one,
// unless it is like a declared one and among the first; and a name without a value, or with nothing
// but `=`, anywhere beside one.
std::string_view ShowableName(const State& state, std::size_t index, bool behind_secret);

}  // namespace assay::internal

#endif  // ASSAY_VALIDATOR_PROGRAM_SECRECY_H_
