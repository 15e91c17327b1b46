// What a constraint asks for, in words for people: the part of a reason that is the same for
// requests and for responses. Internal to the library.
#ifndef ASSAY_VALIDATOR_EVALUATE_EXPECTATION_H_
#define ASSAY_VALIDATOR_EVALUATE_EXPECTATION_H_

#include <span>
#include <string>
#include <string_view>

#include "validator/program/program.h"

namespace assay::evaluate {

// What is not told. Of a secret value nothing is, not even its length. Of a parameter that is a
// secret, neither are the texts and numbers that its values are compared with; see
// model/secrets.h.
enum class Secrecy { kNone, kValue, kParameter };

// `expected at most 64 characters, not 65`.
void AppendExpectation(const program::Constraint& constraint, std::string_view value,
                       Secrecy secrecy, std::string* out);

std::string_view TypeInWords(program::ValueType type);

// `; did you mean ...?` when something known resembles the value.
void AppendNearest(std::string_view value, std::span<const std::string_view> known,
                   std::string* out);

// In backticks, escaped and shortened.
void AppendQuoted(std::string_view before, std::string_view text, std::string_view after,
                  std::string* out);

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_EXPECTATION_H_
