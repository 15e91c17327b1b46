#include "validator/evaluate/constraints.h"

#include <algorithm>
#include <charconv>

#include "absl/strings/match.h"
#include "validator/format/format.h"
#include "validator/text/number.h"
#include "validator/text/utf8.h"

namespace assay::evaluate {
namespace {

using program::Constraint;
using program::Keyword;
using program::ValueType;

std::optional<text::Number> NumberOf(const Constraint& constraint, std::string_view value) {
  return NumberIn(value, constraint.type, constraint.format);
}

bool IsOfType(const Constraint& constraint, std::string_view value) {
  if (constraint.type == ValueType::kBoolean) return value == "true" || value == "false";
  return NumberOf(constraint, value).has_value();
}

bool IsInRanges(const Constraint& constraint, const text::Number& number) {
  return std::any_of(constraint.ranges.begin(), constraint.ranges.end(),
                     [&](const program::NumberRange& range) {
                       return number >= range.low && number <= range.high;
                     });
}

// Of a measure, which is an integer, the text is made for the purpose.
bool IsNumberInOrder(const Constraint& constraint, const text::Number& number,
                     std::string_view digits) {
  switch (constraint.keyword) {
    case Keyword::kMinimum:
      return number >= constraint.bound;
    case Keyword::kMaximum:
      return number <= constraint.bound;
    case Keyword::kExclusiveMinimum:
      return number > constraint.bound;
    case Keyword::kExclusiveMaximum:
      return number < constraint.bound;
    case Keyword::kRanges:
      return IsInRanges(constraint, number);
    case Keyword::kMultipleOf:
      return text::IsMultiple(digits, constraint.bound);
    case Keyword::kPowerOfTwo:
      return text::IsPowerOfTwo(digits);
    default:
      return text::CountDecimals(digits) <= static_cast<std::size_t>(constraint.number);
  }
}

// What is no number is for kType and kFormat to say.
bool NumberInOrder(const Constraint& constraint, std::string_view value) {
  const std::optional<text::Number> number = NumberOf(constraint, value);
  if (!number) return true;
  if (constraint.type != ValueType::kText) return IsNumberInOrder(constraint, *number, value);
  char digits[24];
  const auto measure = static_cast<std::int64_t>(number->billionths / text::Number::kOne);
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, measure);
  return IsNumberInOrder(constraint, *number, {digits, static_cast<std::size_t>(end - digits)});
}

bool HasCharacterOf(const program::CharClass& wanted, std::string_view value) {
  if (wanted.contains != nullptr) return wanted.contains->FullMatch(value);
  const char* const end = value.data() + value.size();
  std::size_t length = 1;
  for (const char* p = value.data(); p < end && length != 0; p += length) {
    if (wanted.set.Contains(text::DecodeOne(p, end, length))) return true;
  }
  return false;
}

// What is no Base64 has no length in bytes of it.
bool LengthInOrder(const Constraint& constraint, std::string_view value) {
  const std::optional<std::size_t> length = LengthOf(value, constraint.unit);
  if (!length) return true;
  const auto bound = static_cast<std::size_t>(constraint.number);
  return constraint.keyword == Keyword::kMinLength ? *length >= bound : *length <= bound;
}

// ASCII letters alone fold, so that no text changes its length.
bool Equal(std::string_view a, std::string_view b, bool ignore_case) {
  if (!ignore_case) return a == b;
  return absl::EqualsIgnoreCase({a.data(), a.size()}, {b.data(), b.size()});
}

bool HasText(Keyword keyword, std::string_view value, std::string_view text, bool ignore_case) {
  if (value.size() < text.size()) return false;
  const std::size_t last = value.size() - text.size();
  switch (keyword) {
    case Keyword::kStartsWith:
    case Keyword::kNotStartsWith:
      return Equal(value.substr(0, text.size()), text, ignore_case);
    case Keyword::kEndsWith:
    case Keyword::kNotEndsWith:
      return Equal(value.substr(last), text, ignore_case);
    case Keyword::kNotEnum:
      return last == 0 && Equal(value, text, ignore_case);
    default:
      break;
  }
  if (!ignore_case) return value.find(text) != value.npos;
  for (std::size_t at = 0; at <= last; ++at) {
    if (Equal(value.substr(at, text.size()), text, true)) return true;
  }
  return false;
}

bool HasAnyText(const Constraint& constraint, std::string_view value) {
  return std::any_of(constraint.literals.begin(), constraint.literals.end(),
                     [&](std::string_view text) {
                       return HasText(constraint.keyword, value, text, constraint.ignore_case);
                     });
}

bool HasDoubled(const Constraint& constraint, std::string_view value) {
  const char* const end = value.data() + value.size();
  std::string_view last;
  std::size_t length = 1;
  for (const char* p = value.data(); p < end && length != 0; p += length) {
    const std::uint32_t c = text::DecodeOne(p, end, length);
    const std::string_view character(p, length);
    if (character == last && (constraint.set != nullptr ? constraint.set->Contains(c)
                                                        : constraint.regex->FullMatch(character))) {
      return true;
    }
    last = character;
  }
  return false;
}

}  // namespace

std::optional<text::Number> NumberIn(std::string_view value, ValueType type,
                                     format::Format format) {
  if (type == ValueType::kInteger) return text::ParseInteger(value);
  if (type == ValueType::kNumber) return text::ParseNumber(value);
  const std::optional<std::int64_t> measure = format::Measure(format, value);
  return measure ? std::optional(text::Number::Of(*measure)) : std::nullopt;
}

std::optional<std::size_t> LengthOf(std::string_view value, program::Unit unit) {
  switch (unit) {
    case program::Unit::kCodePoints:
      return text::CountCodePoints(value);
    case program::Unit::kBytes:
      return value.size();
    case program::Unit::kBase64Bytes:
      break;
  }
  return value.empty() ? std::optional<std::size_t>(0) : format::Base64DecodedSize(value);
}

bool Satisfies(const Constraint& constraint, std::string_view value) {
  switch (constraint.keyword) {
    case Keyword::kType:
      return IsOfType(constraint, value);
    case Keyword::kMinimum:
    case Keyword::kMaximum:
    case Keyword::kExclusiveMinimum:
    case Keyword::kExclusiveMaximum:
    case Keyword::kRanges:
    case Keyword::kMultipleOf:
    case Keyword::kPowerOfTwo:
    case Keyword::kMaxDecimals:
      return NumberInOrder(constraint, value);
    case Keyword::kMinLength:
    case Keyword::kMaxLength:
      return LengthInOrder(constraint, value);
    case Keyword::kCharacters:
      if (constraint.regex != nullptr) return constraint.regex->FullMatch(value);
      return FindStranger(*constraint.set, value).kind == Departure::Kind::kNone;
    case Keyword::kPattern:
      if (constraint.regex != nullptr) return constraint.regex->FullMatch(value);
      return FindDeparture(*constraint.sequence, value).kind == Departure::Kind::kNone;
    case Keyword::kClasses:
      return std::count_if(constraint.classes.begin(), constraint.classes.end(),
                           [&](const auto& c) { return HasCharacterOf(c, value); }) >=
             constraint.number;
    case Keyword::kStartsWith:
    case Keyword::kEndsWith:
    case Keyword::kContains:
      return HasAnyText(constraint, value);
    case Keyword::kNotStartsWith:
    case Keyword::kNotEndsWith:
    case Keyword::kNotContains:
    case Keyword::kNotEnum:
      return !HasAnyText(constraint, value);
    case Keyword::kNotDoubled:
      return !HasDoubled(constraint, value);
    case Keyword::kEnum:
      return constraint.lenient ||
             program::FindLiteral(constraint, value) < constraint.literals.size();
    case Keyword::kFormat:
      return format::Matches(constraint.format, value);
    default:
      return true;
  }
}

bool SatisfiesAll(std::span<const Constraint> constraints, std::string_view value) {
  return std::all_of(constraints.begin(), constraints.end(),
                     [&](const Constraint& one) { return Satisfies(one, value); });
}

namespace {

// Walks at most `max` characters that are in the set; tells of the first that is not. ASCII goes
// first, and without being decoded.
bool WalkPart(const text::CharSet& set, std::size_t max, const char*& p, const char* end,
              Departure& found) {
  const std::size_t plain =
      set.CountLeadingAscii({p, std::min(max, static_cast<std::size_t>(end - p))});
  p += plain;
  found.position += plain;
  std::size_t length = 0;
  for (std::size_t i = plain; i < max && p < end; ++i, p += length) {
    ++found.position;
    if (set.Contains(text::DecodeOne(p, end, length))) continue;
    found.kind = Departure::Kind::kCharacter;
    found.character = {p, length};
    return false;
  }
  return true;
}

}  // namespace

Departure FindDeparture(const text::Sequence& sequence, std::string_view value) {
  Departure found;
  const char* p = value.data();
  const char* const end = p + value.size();
  for (const text::Part& part : sequence) {
    if (!WalkPart(part.set, part.max, p, end, found)) {
      if (found.position == 1 && sequence.size() > 1) found.kind = Departure::Kind::kFirstCharacter;
      return found;
    }
    found.min += part.min;
    found.max = part.max == text::kUnbounded ? text::kUnbounded : found.max + part.max;
  }
  found.length = found.position;
  if (p < end) {
    found.kind = Departure::Kind::kTooLong;
    found.length += text::CountCodePoints({p, static_cast<std::size_t>(end - p)});
  } else if (found.length < found.min) {
    found.kind = Departure::Kind::kTooShort;
  }
  return found;
}

Departure FindStranger(const text::CharSet& set, std::string_view value) {
  Departure found;
  const char* p = value.data();
  WalkPart(set, text::kUnbounded, p, p + value.size(), found);
  return found;
}

}  // namespace assay::evaluate
