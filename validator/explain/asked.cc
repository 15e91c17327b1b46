#include "validator/explain/asked.h"

#include "validator/describe/describe.h"
#include "validator/explain/vocabulary.h"

namespace assay::explain {
namespace {

using describe::Phrase;
using model::Constraints;
using program::Keyword;

// Fields that say something by themselves go with their keyword; those that only bear on others, as
// a unit does, stay.
Constraints BareOf(const Constraints& all) {
  Constraints bare;
  bare.inherited = true;
  bare.type = all.type;
  bare.format = all.format;
  bare.unit = all.unit;
  bare.sensitive = all.sensitive;
  return bare;
}

void TakeNumber(Keyword keyword, const Constraints& all, Constraints* one) {
  switch (keyword) {
    case Keyword::kMinimum:
      one->minimum = all.minimum;
      return;
    case Keyword::kMaximum:
      one->maximum = all.maximum;
      return;
    case Keyword::kExclusiveMinimum:
      one->exclusive_minimum = all.exclusive_minimum;
      return;
    case Keyword::kExclusiveMaximum:
      one->exclusive_maximum = all.exclusive_maximum;
      return;
    case Keyword::kRanges:
      one->ranges = all.ranges;
      return;
    case Keyword::kMultipleOf:
      one->multiple_of = all.multiple_of;
      return;
    case Keyword::kPowerOfTwo:
      one->power_of_two = all.power_of_two;
      return;
    case Keyword::kMaxDecimals:
      one->max_decimals = all.max_decimals;
      return;
    default:
      return;
  }
}

void TakeText(Keyword keyword, const Constraints& all, Constraints* one) {
  switch (keyword) {
    case Keyword::kMinLength:
      one->min_length = all.min_length;
      return;
    case Keyword::kMaxLength:
      one->max_length = all.max_length;
      return;
    case Keyword::kCharacters:
      one->characters = all.characters;
      return;
    case Keyword::kPattern:
      one->pattern = all.pattern;
      return;
    case Keyword::kClasses:
      one->classes = all.classes;
      return;
    case Keyword::kNotDoubled:
      one->not_doubled = all.not_doubled;
      return;
    default:
      return;
  }
}

// Texts that values are compared with, perhaps without regard to case.
void TakeTexts(Keyword keyword, const Constraints& all, Constraints* one) {
  one->ignore_case = all.ignore_case;
  switch (keyword) {
    case Keyword::kStartsWith:
      one->starts_with = all.starts_with;
      return;
    case Keyword::kNotStartsWith:
      one->not_starts_with = all.not_starts_with;
      return;
    case Keyword::kEndsWith:
      one->ends_with = all.ends_with;
      return;
    case Keyword::kNotEndsWith:
      one->not_ends_with = all.not_ends_with;
      return;
    case Keyword::kContains:
      one->contains = all.contains;
      return;
    case Keyword::kNotContains:
      one->not_contains = all.not_contains;
      return;
    case Keyword::kEnum:
      one->enumeration = all.enumeration;
      one->otherwise = all.otherwise;
      return;
    case Keyword::kNotEnum:
      one->not_enum = all.not_enum;
      return;
    default:
      one->ignore_case = false;
      return;
  }
}

void TakeParts(Keyword keyword, const Constraints& all, Constraints* one) {
  switch (keyword) {
    case Keyword::kMinItems:
      one->min_items = all.min_items;
      return;
    case Keyword::kMaxItems:
      one->max_items = all.max_items;
      return;
    case Keyword::kUniqueItems:
      one->unique_items = all.unique_items;
      return;
    case Keyword::kUniqueBy:
      one->unique_by = all.unique_by;
      return;
    case Keyword::kMaxTotalLength:
      one->max_total_length = all.max_total_length;
      return;
    case Keyword::kMinProperties:
      one->min_properties = all.min_properties;
      return;
    case Keyword::kMaxProperties:
      one->max_properties = all.max_properties;
      return;
    case Keyword::kAdditionalProperties:
      one->closed = all.closed;
      return;
    case Keyword::kPropertyNames:
      one->property_names = all.property_names;
      return;
    default:
      return;
  }
}

Phrase ConstraintInWords(Keyword keyword, const Phrase& name, const Constraints& all,
                         Language language) {
  Constraints one = BareOf(all);
  one.type_given = keyword == Keyword::kType;
  TakeNumber(keyword, all, &one);
  TakeText(keyword, all, &one);
  TakeTexts(keyword, all, &one);
  TakeParts(keyword, all, &one);
  if (keyword == Keyword::kType) one.items = all.items;
  // What the base has is not said again.
  Constraints base = BareOf(all);
  if (keyword == Keyword::kFormat) base.format = format::Format::kNone;
  return describe::DescribeValue(name, one, &base, language);
}

}  // namespace

Phrase AskedBy(Keyword keyword, const Declared& declared, bool of_parts, Language language) {
  const Phrase name = describe::Of(describe::Span::Kind::kParameter, declared.path);
  const auto say = [&](const Words& words) { return describe::Fill(words, language, {name}); };
  const Constraints& constraints = of_parts ? *declared.parts : *declared.constraints;
  switch (keyword) {
    case Keyword::kRequired: {
      if (declared.parent.empty()) return say(kRequired);
      const Phrase parent = describe::Of(describe::Span::Kind::kParameter, declared.parent);
      return describe::Fill(kRequiredWith, language, {name, parent});
    }
    case Keyword::kDuplicate:
      return say(kDuplicate);
    case Keyword::kDecoding:
      return say(kDecoding);
    case Keyword::kContentMediaType:
      return say(kMediaType);
    case Keyword::kContentSchema:
      return say(declared.parts->type == model::Type::kArray ? kSchemaList : kSchemaObject);
    case Keyword::kIndexes:
      return say(constraints.gaps ? kIndexesWithGaps : kIndexes);
    case Keyword::kOperation:
      return say(kOperation);
    default:
      return ConstraintInWords(keyword, name, constraints, language);
  }
}

Phrase AskedOfRequest(program::RequestFault fault, Language language) {
  switch (fault) {
    case program::RequestFault::kMaxBytes:
      return describe::Fill(kMaxBytes, language);
    case program::RequestFault::kMaxParameters:
      return describe::Fill(kMaxParameters, language);
    case program::RequestFault::kMaxValueBytes:
      return describe::Fill(kMaxValueBytes, language);
    case program::RequestFault::kMaxNameBytes:
      return describe::Fill(kMaxNameBytes, language);
    case program::RequestFault::kMaxListItems:
      return describe::Fill(kMaxListItems, language);
    case program::RequestFault::kMaxJsonDepth:
      return describe::Fill(kMaxJsonDepth, language);
    case program::RequestFault::kJson:
      return describe::Fill(kJson, language);
    case program::RequestFault::kMethod:
      return describe::Fill(kMethod, language);
    case program::RequestFault::kTarget:
      return describe::Fill(kTarget, language);
    case program::RequestFault::kHeader:
      return describe::Fill(kHeader, language);
    case program::RequestFault::kContentType:
      return describe::Fill(kContentType, language);
    case program::RequestFault::kEmptyName:
      return describe::Fill(kEmptyName, language);
    case program::RequestFault::kNameDecoding:
      return describe::Fill(kNameDecoding, language);
    case program::RequestFault::kValueDecoding:
      return describe::Fill(kValueDecoding, language);
    case program::RequestFault::kVersion:
      return describe::Fill(kVersion, language);
  }
  return {};
}

}  // namespace assay::explain
