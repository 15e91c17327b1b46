#include "validator/evaluate/expectation.h"

#include <algorithm>
#include <cstdint>

#include "validator/evaluate/constraints.h"
#include "validator/format/format.h"
#include "validator/program/secrecy.h"
#include "validator/text/edit_distance.h"
#include "validator/text/pattern.h"
#include "validator/text/printable.h"

namespace assay::evaluate {
namespace {

using program::Constraint;
using program::Keyword;

constexpr std::size_t kMaxListed = 16;  // literals of an enumeration

class ExpectationWriter {
 public:
  ExpectationWriter(std::string_view value, Secrecy secrecy, std::string* out)
      : value_(value),
        secret_(secrecy != Secrecy::kNone),
        masked_(secrecy == Secrecy::kParameter),
        out_(out) {}

  void Write(const Constraint& constraint) {
    switch (constraint.keyword) {
      case Keyword::kMinLength:
        return WriteLength("expected at least ", constraint);
      case Keyword::kMaxLength:
        return WriteLength("expected at most ", constraint);
      case Keyword::kCharacters:
        return WriteCharacters(constraint);
      case Keyword::kPattern:
        return WritePattern(constraint);
      case Keyword::kClasses:
        return WriteClasses(constraint);
      case Keyword::kEnum:
        return WriteEnum(constraint);
      case Keyword::kFormat:
        Add("expected ");
        return Add(format::Info(constraint.format).expectation);
      case Keyword::kNotDoubled:
        return Quote(constraint.as_written, "expected no character of ", " twice in a row");
      default:
        break;
    }
    if (!constraint.literals.empty()) return WriteTexts(constraint);
    WriteNumber(constraint);
  }

 private:
  void WriteNumber(const Constraint& constraint) {
    switch (constraint.keyword) {
      case Keyword::kMinimum:
        return WriteBound("expected at least ", constraint);
      case Keyword::kMaximum:
        return WriteBound("expected at most ", constraint);
      case Keyword::kExclusiveMinimum:
        return WriteBound("expected more than ", constraint);
      case Keyword::kExclusiveMaximum:
        return WriteBound("expected less than ", constraint);
      case Keyword::kMultipleOf:
        return WriteBound("expected a multiple of ", constraint);
      case Keyword::kPowerOfTwo:
        return Add("expected a power of two");
      case Keyword::kMaxDecimals:
        AddNumber("expected at most ", constraint.number);
        return Add(constraint.number == 1 ? " digit after the point" : " digits after the point");
      default:
        return WriteParts(constraint);
    }
  }

  // What is asked of lists and objects.
  void WriteParts(const Constraint& constraint) {
    switch (constraint.keyword) {
      case Keyword::kIndexes:
        return Add("expected items numbered from 1 without gaps, such as `.1` and `.2`");
      case Keyword::kMinItems:
        return WriteCount("expected at least ", constraint.number, " item");
      case Keyword::kMaxItems:
        return WriteCount("expected at most ", constraint.number, " item");
      case Keyword::kUniqueItems:
        return Add("expected items that all differ");
      case Keyword::kUniqueBy:
        return Quote(constraint.as_written, "expected items that all differ in ", "");
      case Keyword::kMaxTotalLength:
        return WriteCount("expected at most ", constraint.number, " character");
      case Keyword::kMinProperties:
        return WriteCount("expected at least ", constraint.number, " member");
      case Keyword::kMaxProperties:
        return WriteCount("expected at most ", constraint.number, " member");
      case Keyword::kAdditionalProperties:
        return Add("a member is not known");
      case Keyword::kPropertyNames:
        return Add("the name of a member is not allowed");
      default:
        return;
    }
  }

  void WriteCount(std::string_view words, std::int64_t number, std::string_view what) {
    AddNumber(words, number);
    Add(what);
    if (number != 1) Add("s");
    if (what == " character") Add(" in all items together");
  }

  void WriteBound(std::string_view words, const Constraint& constraint) {
    Add(words);
    Add(constraint.as_written);
    const std::string_view unit = format::Info(constraint.format).unit;
    if (constraint.type != program::ValueType::kText || unit.empty()) return;
    Add(" (");
    Add(unit);
    Add(")");
  }

  void WriteTexts(const Constraint& constraint) {
    Add(TextsInWords(constraint.keyword));
    AddValues(constraint.literals);
  }

  static std::string_view TextsInWords(Keyword keyword) {
    switch (keyword) {
      case Keyword::kRanges:
        return "expected one of ";
      case Keyword::kStartsWith:
        return "expected a text that starts with ";
      case Keyword::kNotStartsWith:
        return "expected a text that does not start with ";
      case Keyword::kEndsWith:
        return "expected a text that ends with ";
      case Keyword::kNotEndsWith:
        return "expected a text that does not end with ";
      case Keyword::kContains:
        return "expected a text that holds ";
      case Keyword::kNotContains:
        return "expected a text that does not hold ";
      default:
        return "expected another text than ";
    }
  }

  void WriteLength(std::string_view words, const Constraint& constraint) {
    AddNumber(words, constraint.number);
    Add(constraint.unit == program::Unit::kCodePoints ? " character" : " byte");
    if (constraint.number != 1) Add("s");
    if (constraint.unit == program::Unit::kBase64Bytes) Add(" in Base64");
    AddLength(LengthOf(value_, constraint.unit).value_or(0));
  }

  // The length of a secret is not told.
  void AddLength(std::size_t length) {
    if (!secret_) AddNumber(", not ", static_cast<std::int64_t>(length));
  }

  void WriteCharacters(const Constraint& constraint) {
    const Departure stranger =
        constraint.set != nullptr ? FindStranger(*constraint.set, value_) : Departure();
    WriteStranger(stranger);
    Quote(constraint.as_written, "expected only characters of ", "");
  }

  void WritePattern(const Constraint& constraint) {
    const Departure departure =
        constraint.sequence != nullptr ? FindDeparture(*constraint.sequence, value_) : Departure();
    switch (departure.kind) {
      case Departure::Kind::kTooShort:
        return WritePatternLength(departure, "expected at least ", departure.min);
      case Departure::Kind::kTooLong:
        return WritePatternLength(departure, "expected at most ", departure.max);
      default:
        break;
    }
    WriteStranger(departure);
    const bool names_values =
        constraint.sequence == nullptr || !text::IsOfClasses(*constraint.sequence);
    Quote(masked_ && names_values ? text::kMask : constraint.as_written, "expected a match of ",
          "");
  }

  void WritePatternLength(const Departure& departure, std::string_view words, std::size_t bound) {
    AddNumber(departure.min == departure.max ? "expected exactly " : words,
              static_cast<std::int64_t>(bound));
    Add(bound == 1 ? " character" : " characters");
    AddLength(departure.length);
  }

  void WriteStranger(const Departure& stranger) {
    if (stranger.character.empty()) return;
    if (secret_) return Add("a character is not allowed; ");
    Quote(stranger.character, "character ", "");
    AddNumber(" at ", static_cast<std::int64_t>(stranger.position));
    Add(stranger.kind == Departure::Kind::kFirstCharacter ? " is not allowed there; "
                                                          : " is not allowed; ");
  }

  void WriteClasses(const Constraint& constraint) {
    AddNumber("expected characters of at least ", constraint.number);
    Add(" of ");
    AddList(constraint.literals);
  }

  void WriteEnum(const Constraint& constraint) {
    Add(constraint.literals.size() == 1 && !masked_ ? "expected " : "expected one of ");
    AddValues(constraint.literals);
    AppendNearest(secret_ ? std::string_view() : value_, constraint.literals, out_);
  }

  // How many there are is not told either.
  void AddValues(std::span<const std::string_view> values) {
    if (masked_) return Quote(text::kMask, "", "");
    AddList(values);
  }

  void AddList(std::span<const std::string_view> items) {
    const std::size_t shown = std::min(items.size(), kMaxListed);
    for (std::size_t i = 0; i < shown; ++i) {
      if (i != 0) Add(i + 1 == items.size() ? " or " : ", ");
      Quote(items[i], "", "");
    }
    if (shown < items.size()) {
      AddNumber(" and ", static_cast<std::int64_t>(items.size() - shown));
      Add(" more");
    }
  }

  void Add(std::string_view text) { out_->append(text); }
  void AddNumber(std::string_view before, std::int64_t number) {
    out_->append(before).append(std::to_string(number));
  }
  void Quote(std::string_view text, std::string_view before, std::string_view after) {
    AppendQuoted(before, text, after, out_);
  }

  std::string_view value_;
  bool secret_;  // the value
  bool masked_;  // what it is compared with
  std::string* out_;
};

}  // namespace

void AppendExpectation(const Constraint& constraint, std::string_view value, Secrecy secrecy,
                       std::string* out) {
  ExpectationWriter(value, secrecy, out).Write(constraint);
}

std::string_view TypeInWords(program::ValueType type) {
  switch (type) {
    case program::ValueType::kText:
      break;
    case program::ValueType::kInteger:
      return "expected an integer in decimal digits, without plus sign, blanks, leading zeros, "
             "point or exponent";
    case program::ValueType::kNumber:
      return "expected a number in decimal digits, without plus sign, blanks, leading zeros or "
             "exponent";
    case program::ValueType::kBoolean:
      return "expected `true` or `false`";
  }
  return "expected text, a number or a boolean, not a JSON array or object";
}

void AppendNearest(std::string_view value, std::span<const std::string_view> known,
                   std::string* out) {
  const std::string_view nearest = value.empty() ? value : text::Nearest(value, known);
  if (!nearest.empty()) AppendQuoted("; did you mean ", nearest, "?", out);
}

void AppendQuoted(std::string_view before, std::string_view text, std::string_view after,
                  std::string* out) {
  constexpr std::size_t kMaxBytes = 100;
  out->append(before).push_back('`');
  text::AppendPrintable(text, kMaxBytes, out);
  out->push_back('`');
  out->append(after);
}

}  // namespace assay::evaluate
