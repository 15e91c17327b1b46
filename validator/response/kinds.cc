#include "validator/response/kinds.h"

namespace assay::response {

using program::Keyword;
using program::Shape;
using program::ValueType;
using Kind = Node::Kind;

ValueType TypeOf(const Shape& shape) {
  const auto& constraints = shape.constraints;
  const bool has_type = !constraints.empty() && constraints[0].keyword == Keyword::kType;
  return has_type ? constraints[0].type : ValueType::kText;
}

Kind JsonKindOf(const Shape& shape) {
  if (shape.kind == Shape::Kind::kList) return Kind::kArray;
  if (shape.kind == Shape::Kind::kObject) return Kind::kObject;
  switch (TypeOf(shape)) {
    case ValueType::kText:
      return Kind::kString;
    case ValueType::kBoolean:
      return Kind::kBoolean;
    case ValueType::kInteger:
    case ValueType::kNumber:
      break;
  }
  return Kind::kNumber;
}

std::string_view InWords(Kind kind) {
  switch (kind) {
    case Kind::kObject:
      return "a JSON object";
    case Kind::kArray:
      return "a JSON array";
    case Kind::kString:
      return "a JSON string";
    case Kind::kNumber:
      return "a JSON number";
    case Kind::kBoolean:
      return "`true` or `false`";
    case Kind::kNull:
      return "null";
    case Kind::kText:
      return "text";
    case Kind::kElements:
      return "elements";
    case Kind::kMixed:
      break;
  }
  return "elements and text";
}

std::string Mismatch(std::string_view wanted, Kind found) {
  const std::string_view words = found == Kind::kBoolean ? "a boolean" : InWords(found);
  return "expected " + std::string(wanted) + ", not " + std::string(words);
}

}  // namespace assay::response
