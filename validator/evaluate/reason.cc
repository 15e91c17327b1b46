#include "validator/evaluate/reason.h"

#include <algorithm>
#include <string_view>

#include "validator/evaluate/constraints.h"
#include "validator/evaluate/secrecy.h"
#include "validator/format/format.h"
#include "validator/text/edit_distance.h"
#include "validator/text/printable.h"
#include "validator/text/utf8.h"

namespace assay::evaluate {
namespace {

using internal::State;
using program::Constraint;
using program::Finding;
using program::Keyword;
using program::RequestFault;

constexpr std::size_t kMaxListed = 16;  // literals of an enumeration

class ReasonWriter {
 public:
  ReasonWriter(const State& state, std::size_t index, std::string* out)
      : state_(state), index_(index), finding_(state.operation->findings[index]), out_(out) {}

  void Write() {
    if (finding_.keyword == Keyword::kRule) return WriteRule();
    if (finding_.keyword == Keyword::kRequest) return Add(RequestFaultInWords());
    const program::Slot& slot = state_.operation->slots[finding_.slot];
    if (state_.Readable(finding_.slot)) value_ = FaultyValue(state_, index_).value_or("");
    secret_ = slot.sensitive || internal::MentionsSecret(*state_.program, value_);
    const bool in_text =
        finding_.shape != program::kNone && slot.carrier != program::Carrier::kNamed;
    if (in_text && !state_.fired_names[index_].empty()) {
      Quote(state_.fired_names[index_], "at ", ": ");
    }
    WriteKeyword();
  }

 private:
  // A check is described by what it asks to be true.
  void WriteRule() {
    if (index_ >= state_.operation->request_findings) Add("this is not so: ");
    Add(finding_.description);
  }

  void WriteKeyword() {
    switch (finding_.keyword) {
      case Keyword::kRequired:
        return WriteRequired();
      case Keyword::kDuplicate:
        return Add("it is given more than once");
      case Keyword::kDecoding:
        return Add(
            "the value cannot be decoded: it has a broken percent escape, a raw control "
            "character, U+0000, or bytes that are not UTF-8");
      case Keyword::kContentMediaType:
        return Add(
            "expected JSON text without repeated member names, lone surrogates, U+0000, "
            "numbers out of range or nesting beyond 64");
      case Keyword::kContentSchema:
        return Add(WantsList() ? "expected a JSON array" : "expected a JSON object");
      case Keyword::kOperation:
        return WriteOperation();
      case Keyword::kType:
        return WriteType();
      default:
        return WriteConstraint(*finding_.constraint);
    }
  }

  void WriteConstraint(const Constraint& constraint) {
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
    AddList(constraint.literals);
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

  // Of a parameter or a part that has parts.
  bool WritePartsType() {
    const program::Slot& slot = state_.operation->slots[finding_.slot];
    if (finding_.shape == program::kNone && slot.carrier != program::Carrier::kNamed) return false;
    const std::uint16_t shape = finding_.shape != program::kNone ? finding_.shape : slot.shape;
    if (state_.operation->shapes[shape].kind == program::Shape::Kind::kScalar) return false;
    Add(WantsList() ? "expected a list" : "expected members");
    if (slot.carrier != program::Carrier::kNamed) return true;
    Quote(state_.operation->shapes[shape].path, ", given as parameters such as ", "");
    Add(WantsList() ? " followed by `.1`" : " followed by a dot and a name");
    return true;
  }

  void WriteType() {
    const auto type =
        finding_.constraint != nullptr ? finding_.constraint->type : program::ValueType::kText;
    switch (type) {
      case program::ValueType::kText:
        return Add("expected text, a number or a boolean, not a JSON array or object");
      case program::ValueType::kInteger:
        return Add(
            "expected an integer in decimal digits, without plus sign, blanks, leading zeros, "
            "point or exponent");
      case program::ValueType::kNumber:
        return Add(
            "expected a number in decimal digits, without plus sign, blanks, leading zeros or "
            "exponent");
      case program::ValueType::kBoolean:
        return Add("expected `true` or `false`");
    }
  }

  bool WantsList() const {
    const program::Slot& slot = state_.operation->slots[finding_.slot];
    const std::uint16_t shape = finding_.shape != program::kNone ? finding_.shape : slot.shape;
    return shape != program::kNone &&
           state_.operation->shapes[shape].kind == program::Shape::Kind::kList;
  }

  void WriteRequired() {
    Add("it is required and was not given");
    if (finding_.shape != program::kNone) return;
    const std::string_view name = state_.operation->slots[finding_.slot].name;
    const std::span<const Pair> unknown(state_.unknown.data(), state_.unknown_count);
    const bool pasted = std::any_of(unknown.begin(), unknown.end(), [&](const Pair& pair) {
      const std::string_view given = pair.name;
      return given.ends_with(name) && given.substr(0, given.size() - name.size()).ends_with('?');
    });
    if (pasted) Add("; of a URL, give what stands behind the `?`");
  }

  void WriteOperation() {
    Add("there is no such operation");
    AddNearest(state_.program->operation_list);
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
    Quote(constraint.as_written, "expected a match of ", "");
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
    Add(constraint.literals.size() == 1 ? "expected " : "expected one of ");
    AddList(constraint.literals);
    AddNearest(constraint.literals);
  }

  void AddNearest(std::span<const std::string_view> known) {
    const std::string_view nearest = secret_ ? std::string_view() : text::Nearest(value_, known);
    if (!nearest.empty()) Quote(nearest, "; did you mean ", "?");
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

  std::string_view RequestFaultInWords() const {
    switch (finding_.fault) {
      case RequestFault::kMaxBytes:
        return "the request is larger than the limit";
      case RequestFault::kMaxParameters:
        return "the request has more parameters than the limit";
      case RequestFault::kJson:
        return "expected the text of a JSON object of parameters";
      case RequestFault::kEmptyName:
        return "a parameter has no name";
      case RequestFault::kNameDecoding:
        return "a parameter's name cannot be decoded";
      case RequestFault::kValueDecoding:
        return "the value of an unknown parameter cannot be decoded";
    }
    return {};
  }

  void Add(std::string_view text) { out_->append(text); }
  void AddNumber(std::string_view before, std::int64_t number) {
    out_->append(before).append(std::to_string(number));
  }
  void Quote(std::string_view text, std::string_view before, std::string_view after) {
    constexpr std::size_t kMaxBytes = 100;
    out_->append(before).push_back('`');
    text::AppendPrintable(text, kMaxBytes, out_);
    out_->push_back('`');
    out_->append(after);
  }

  const State& state_;
  std::size_t index_;
  const Finding& finding_;
  std::string* out_;
  std::string_view value_;
  bool secret_ = false;
};

}  // namespace

void AppendReason(const State& state, std::size_t finding, std::string* out) {
  ReasonWriter(state, finding, out).Write();
}

std::optional<std::string_view> FaultyValue(const State& state, std::size_t index) {
  const Finding& finding = state.operation->findings[index];
  if (finding.shape == program::kNone) {
    const bool has_parts = state.operation->slots[finding.slot].carrier == program::Carrier::kNamed;
    if (has_parts) return std::nullopt;
    return state.values[finding.slot].view();
  }
  const internal::Item& item = state.items()[state.fired_items[index]];
  if (item.kind != internal::Item::Kind::kText) return std::nullopt;
  return item.view();
}

}  // namespace assay::evaluate
