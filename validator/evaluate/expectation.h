// What a constraint asks for, in words for people: the part of a reason that is the same for
// requests and for responses. Internal to the library.
#ifndef ASSAY_VALIDATOR_EVALUATE_EXPECTATION_H_
#define ASSAY_VALIDATOR_EVALUATE_EXPECTATION_H_

#include <span>
#include <string>
#include <string_view>

#include "validator/program/program.h"

namespace assay::evaluate {

// `expected at most 64 characters, not 65`. Of a secret value nothing is told, not even its length.
void AppendExpectation(const program::Constraint& constraint, std::string_view value, bool secret,
                       std::string* out);

std::string_view TypeInWords(program::ValueType type);

// `; did you mean ...?` when something known resembles the value.
void AppendNearest(std::string_view value, std::span<const std::string_view> known,
                   std::string* out);

// In backticks, escaped and shortened.
void AppendQuoted(std::string_view before, std::string_view text, std::string_view after,
                  std::string* out);

}  // namespace assay::evaluate

#endif  // ASSAY_VALIDATOR_EVALUATE_EXPECTATION_H_
