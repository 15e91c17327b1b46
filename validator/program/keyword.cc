#include "validator/program/keyword.h"

namespace assay::program {

std::string_view KeywordName(Keyword keyword) {
  switch (keyword) {
    case Keyword::kRequired:
      return "required";
    case Keyword::kDuplicate:
      return "duplicate";
    case Keyword::kDecoding:
      return "decoding";
    case Keyword::kType:
      return "type";
    case Keyword::kMinimum:
      return "minimum";
    case Keyword::kMaximum:
      return "maximum";
    case Keyword::kMinLength:
      return "minLength";
    case Keyword::kMaxLength:
      return "maxLength";
    case Keyword::kCharacters:
      return "characters";
    case Keyword::kPattern:
      return "pattern";
    case Keyword::kClasses:
      return "classes";
    case Keyword::kEnum:
      return "enum";
    case Keyword::kFormat:
      return "format";
    case Keyword::kContentMediaType:
      return "contentMediaType";
    case Keyword::kContentSchema:
      return "contentSchema";
    case Keyword::kOperation:
      return "operation";
    case Keyword::kRule:
      return "rule";
    case Keyword::kRequest:
      return "request";
  }
  return "";
}

std::string_view RequestRuleId(RequestFault fault) {
  switch (fault) {
    case RequestFault::kMaxBytes:
      return "request.max-bytes";
    case RequestFault::kMaxParameters:
      return "request.max-parameters";
    case RequestFault::kJson:
      return "request.json";
    case RequestFault::kEmptyName:
      return "request.empty-name";
    case RequestFault::kNameDecoding:
      return "request.name-decoding";
    case RequestFault::kValueDecoding:
      return "request.value-decoding";
  }
  return "";
}

}  // namespace assay::program
