#include "validator/program/keyword.h"

#include <cstddef>
#include <iterator>

namespace assay::program {

std::string_view KeywordName(Keyword keyword) {
  // In the order of the enum.
  static constexpr std::string_view kNames[] = {"required",
                                                "duplicate",
                                                "decoding",
                                                "type",
                                                "minimum",
                                                "maximum",
                                                "exclusiveMinimum",
                                                "exclusiveMaximum",
                                                "ranges",
                                                "multipleOf",
                                                "powerOfTwo",
                                                "maxDecimals",
                                                "minLength",
                                                "maxLength",
                                                "characters",
                                                "pattern",
                                                "classes",
                                                "startsWith",
                                                "notStartsWith",
                                                "endsWith",
                                                "notEndsWith",
                                                "contains",
                                                "notContains",
                                                "notDoubled",
                                                "enum",
                                                "notEnum",
                                                "format",
                                                "contentMediaType",
                                                "contentSchema",
                                                "indexes",
                                                "minItems",
                                                "maxItems",
                                                "uniqueItems",
                                                "uniqueBy",
                                                "maxTotalLength",
                                                "minProperties",
                                                "maxProperties",
                                                "additionalProperties",
                                                "propertyNames",
                                                "operation",
                                                "rule",
                                                "request"};
  static_assert(std::size(kNames) == static_cast<std::size_t>(Keyword::kRequest) + 1);
  return kNames[static_cast<std::size_t>(keyword)];
}

std::string_view RequestRuleId(RequestFault fault) {
  switch (fault) {
    case RequestFault::kMaxBytes:
      return "request.max-bytes";
    case RequestFault::kMaxParameters:
      return "request.max-parameters";
    case RequestFault::kMaxValueBytes:
      return "request.max-value-bytes";
    case RequestFault::kMaxNameBytes:
      return "request.max-name-bytes";
    case RequestFault::kMaxListItems:
      return "request.max-list-items";
    case RequestFault::kMaxJsonDepth:
      return "request.max-json-depth";
    case RequestFault::kJson:
      return "request.json";
    case RequestFault::kMethod:
      return "request.method";
    case RequestFault::kTarget:
      return "request.target";
    case RequestFault::kHeader:
      return "request.header";
    case RequestFault::kContentType:
      return "request.content-type";
    case RequestFault::kEmptyName:
      return "request.empty-name";
    case RequestFault::kNameDecoding:
      return "request.name-decoding";
    case RequestFault::kValueDecoding:
      return "request.value-decoding";
    case RequestFault::kVersion:
      return "request.version";
  }
  return "";
}

}  // namespace assay::program
