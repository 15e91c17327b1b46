// Kinds of values, in words.
#include "validator/describe/describe.h"
#include "validator/describe/vocabulary.h"

namespace assay::describe {
namespace {

const Words& Singular(model::Type type) {
  switch (type) {
    case model::Type::kInteger:
      return kInteger;
    case model::Type::kNumber:
      return kNumber;
    case model::Type::kBoolean:
      return kBoolean;
    case model::Type::kArray:
      return kListAlone;
    case model::Type::kObject:
      return kObject;
    case model::Type::kString:
      break;
  }
  return kString;
}

const Words& Plural(model::Type type) {
  switch (type) {
    case model::Type::kInteger:
      return kIntegers;
    case model::Type::kNumber:
      return kNumbers;
    case model::Type::kBoolean:
      return kBooleans;
    case model::Type::kArray:
      return kLists;
    case model::Type::kObject:
      return kObjects;
    case model::Type::kString:
      break;
  }
  return kStrings;
}

}  // namespace

Phrase TypeOf(const model::Constraints& constraints, Language language) {
  const bool is_list = constraints.type == model::Type::kArray;
  if (!is_list || constraints.items.empty()) return Fill(Singular(constraints.type), language);
  const Phrase items = Fill(Plural(constraints.items[0].type), language);
  Phrase list = Fill(kListOf, language, {items});
  if (!constraints.separator) return list;
  return Fill(kDelimited, language, {list, Code(constraints.separator->text)});
}

Phrase TypeOf(const model::Parameter& parameter, Language language) {
  if (!parameter.content) return TypeOf(parameter.constraints, language);
  const bool is_list = parameter.content->schema.type == model::Type::kArray;
  return Fill(is_list ? kJsonList : kJsonObject, language);
}

}  // namespace assay::describe
