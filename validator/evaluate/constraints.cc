#include "validator/evaluate/constraints.h"

#include <algorithm>
#include <limits>

#include "validator/evaluate/matchers.h"
#include "validator/text/utf8.h"

namespace assay::evaluate {
namespace {

using program::Constraint;
using program::Keyword;

// `0`, or digits that do not begin with one, behind an optional `-`; of any length.
bool IsInteger(std::string_view value) {
  std::string_view digits = value;
  if (!digits.empty() && digits[0] == '-') digits.remove_prefix(1);
  if (digits.empty() ||
      !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return false;
  }
  return digits[0] != '0' || value == "0";
}

// An integer of any length against a bound in int64.
bool IsWithin(const Constraint& constraint, std::string_view value) {
  constexpr auto kLowest = std::numeric_limits<std::int64_t>::min();
  constexpr auto kHighest = std::numeric_limits<std::int64_t>::max();
  if (!IsInteger(value)) return true;
  const bool is_minimum = constraint.keyword == Keyword::kMinimum;
  const program::Value text{value.data(), static_cast<std::uint32_t>(value.size())};
  if (!MatchInteger({.minimum = kLowest, .maximum = kHighest}, text)) {
    // Beyond int64: above every maximum, or below every minimum.
    return (value[0] == '-') != is_minimum;
  }
  return is_minimum ? MatchInteger({.minimum = constraint.number, .maximum = kHighest}, text)
                    : MatchInteger({.minimum = kLowest, .maximum = constraint.number}, text);
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

bool LengthInOrder(const Constraint& constraint, std::string_view value) {
  const std::size_t length = constraint.bytes ? value.size() : text::CountCodePoints(value);
  const auto bound = static_cast<std::size_t>(constraint.number);
  return constraint.keyword == Keyword::kMinLength ? length >= bound : length <= bound;
}

}  // namespace

bool Satisfies(const Constraint& constraint, std::string_view value) {
  switch (constraint.keyword) {
    case Keyword::kType:
      return IsInteger(value);
    case Keyword::kMinimum:
    case Keyword::kMaximum:
      return IsWithin(constraint, value);
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
    case Keyword::kEnum:
      return constraint.table->Find(value) != program::KeyTable::kAbsent;
    case Keyword::kFormat:
      return MatchIpv4({value.data(), static_cast<std::uint32_t>(value.size())});
    default:
      return true;
  }
}

bool SatisfiesAll(std::span<const Constraint> constraints, std::string_view value) {
  return std::all_of(constraints.begin(), constraints.end(),
                     [&](const Constraint& one) { return Satisfies(one, value); });
}

namespace {

// Walks at most `max` characters that are in the set; tells of the first that is not.
bool WalkPart(const text::CharSet& set, std::size_t max, const char*& p, const char* end,
              Departure& found) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < max && p < end; ++i, p += length) {
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
