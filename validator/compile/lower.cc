#include <algorithm>
#include <utility>

#include "validator/compile/builder.h"

namespace assay::compile {
namespace {

using program::Constraint;
using program::Keyword;
using program::ValueType;

ValueType TypeOf(const model::Constraints& source) {
  switch (source.type) {
    case model::Type::kInteger:
      return ValueType::kInteger;
    case model::Type::kNumber:
      return ValueType::kNumber;
    case model::Type::kBoolean:
      return ValueType::kBoolean;
    default:
      return ValueType::kText;
  }
}

text::Number ToNumber(const model::Bound& bound) {
  return text::ParseNumber(bound.text).value_or(text::Number());  // the loader has looked
}

// The keywords on the number that a value is, or that its format measures.
void AddNumbers(const model::Constraints& source, Storage& storage, std::vector<Constraint>& out) {
  const auto add = [&](Keyword keyword) -> Constraint& {
    return out.emplace_back(
        Constraint{.keyword = keyword, .type = TypeOf(source), .format = source.format});
  };
  const auto bound = [&](const std::optional<model::Bound>& given, Keyword keyword) {
    if (!given) return;
    Constraint& constraint = add(keyword);
    constraint.bound = ToNumber(*given);
    constraint.as_written = storage.Keep(given->text);
  };
  bound(source.minimum, Keyword::kMinimum);
  bound(source.maximum, Keyword::kMaximum);
  bound(source.exclusive_minimum, Keyword::kExclusiveMinimum);
  bound(source.exclusive_maximum, Keyword::kExclusiveMaximum);
  if (!source.ranges.empty()) {
    auto& list = storage.program().range_lists.emplace_back();
    std::vector<std::string_view> written;
    for (const model::BoundRange& range : source.ranges) {
      list.push_back({ToNumber(range.low), ToNumber(range.high)});
      const bool one = range.low.text == range.high.text;
      written.push_back(
          storage.Keep(one ? range.low.text : range.low.text + " to " + range.high.text));
    }
    Constraint& constraint = add(Keyword::kRanges);
    constraint.ranges = list;
    constraint.literals = storage.Keep(std::move(written));
  }
  bound(source.multiple_of, Keyword::kMultipleOf);
  if (source.power_of_two) add(Keyword::kPowerOfTwo);
  if (source.max_decimals) add(Keyword::kMaxDecimals).number = source.max_decimals->value;
}

void AddLength(const std::optional<model::Integer>& length, Keyword keyword, model::Unit unit,
               std::vector<Constraint>& out) {
  constexpr program::Unit kUnits[] = {program::Unit::kCodePoints, program::Unit::kBytes,
                                      program::Unit::kBase64Bytes};
  if (!length) return;
  out.push_back({.keyword = keyword,
                 .unit = kUnits[static_cast<std::size_t>(unit)],
                 .number = length->value});
}

// A class that our own parser does not read becomes an RE2 pattern over the whole value instead.
void AddCharacters(const model::Name& characters, Storage& storage, std::vector<Constraint>& out) {
  Constraint constraint{.keyword = Keyword::kCharacters,
                        .as_written = storage.Keep(characters.text)};
  constraint.set = storage.Set(characters.text);
  if (constraint.set == nullptr) constraint.regex = storage.Regex("(?s:" + characters.text + ")*");
  out.push_back(constraint);
}

void AddPattern(const model::Name& pattern, Storage& storage, std::vector<Constraint>& out) {
  Constraint constraint{.keyword = Keyword::kPattern, .as_written = storage.Keep(pattern.text)};
  constraint.sequence = storage.Sequence(pattern.text);
  if (constraint.sequence == nullptr) constraint.regex = storage.Regex(pattern.text);
  out.push_back(constraint);
}

void AddClasses(const model::Classes& classes, Storage& storage, std::vector<Constraint>& out) {
  Constraint constraint{.keyword = Keyword::kClasses, .number = classes.min.value};
  std::vector<std::string_view> written;
  for (const model::Name& name : classes.of) written.push_back(storage.Keep(name.text));
  constraint.literals = storage.Keep(std::move(written));
  constraint.classes = storage.Classes(constraint.literals);
  out.push_back(constraint);
}

void AddNotDoubled(const model::Name& name, Storage& storage, std::vector<Constraint>& out) {
  Constraint constraint{.keyword = Keyword::kNotDoubled, .as_written = storage.Keep(name.text)};
  constraint.set = storage.Set(name.text);
  if (constraint.set == nullptr) constraint.regex = storage.Regex("(?s:" + name.text + ")");
  out.push_back(constraint);
}

void AddTexts(const std::vector<model::Name>& texts, Keyword keyword,
              const model::Constraints& source, Storage& storage, std::vector<Constraint>& out) {
  if (texts.empty()) return;
  std::vector<std::string_view> literals;
  for (const model::Name& text : texts) literals.push_back(storage.Keep(text.text));
  Constraint constraint{.keyword = keyword, .ignore_case = source.ignore_case};
  constraint.literals = storage.Keep(literals);
  if (keyword == Keyword::kEnum) {
    constraint.lenient = source.otherwise.has_value();
    const bool has_empty = std::count(literals.begin(), literals.end(), "") != 0;
    if (!source.ignore_case && !has_empty) {  // no table holds an empty key
      constraint.table = storage.Table(constraint.literals);
    }
  }
  out.push_back(constraint);
}

}  // namespace

std::span<const Constraint> LowerConstraints(const model::Constraints& source, Storage& storage) {
  std::vector<Constraint> out;
  const auto add = [&](const std::vector<model::Name>& texts, Keyword keyword) {
    AddTexts(texts, keyword, source, storage, out);
  };
  if (TypeOf(source) != ValueType::kText && !source.inherited) {
    out.push_back({.keyword = Keyword::kType, .type = TypeOf(source)});
  }
  AddNumbers(source, storage, out);
  AddLength(source.min_length, Keyword::kMinLength, source.unit, out);
  AddLength(source.max_length, Keyword::kMaxLength, source.unit, out);
  if (source.characters) AddCharacters(*source.characters, storage, out);
  if (source.pattern) AddPattern(*source.pattern, storage, out);
  if (source.classes) AddClasses(*source.classes, storage, out);
  add(source.starts_with, Keyword::kStartsWith);
  add(source.not_starts_with, Keyword::kNotStartsWith);
  add(source.ends_with, Keyword::kEndsWith);
  add(source.not_ends_with, Keyword::kNotEndsWith);
  add(source.contains, Keyword::kContains);
  add(source.not_contains, Keyword::kNotContains);
  if (source.not_doubled) AddNotDoubled(*source.not_doubled, storage, out);
  add(source.enumeration, Keyword::kEnum);
  add(source.not_enum, Keyword::kNotEnum);
  if (source.format != format::Format::kNone && !source.inherited) {
    out.push_back({.keyword = Keyword::kFormat, .format = source.format});
  }
  return storage.Keep(std::move(out));
}

}  // namespace assay::compile
