// What kind of value a shape asks for, and kinds in words. Internal to responses.
#ifndef ASSAY_VALIDATOR_RESPONSE_KINDS_H_
#define ASSAY_VALIDATOR_RESPONSE_KINDS_H_

#include <string>
#include <string_view>

#include "validator/program/program.h"
#include "validator/response/document.h"

namespace assay::response {

// Of a scalar.
program::ValueType TypeOf(const program::Shape& shape);

// What a value of this shape is in JSON.
Node::Kind JsonKindOf(const program::Shape& shape);

std::string_view InWords(Node::Kind kind);

// `expected a JSON number, not null`
std::string Mismatch(std::string_view wanted, Node::Kind found);

}  // namespace assay::response

#endif  // ASSAY_VALIDATOR_RESPONSE_KINDS_H_
