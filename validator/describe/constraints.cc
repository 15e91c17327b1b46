// What is asked of one value.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "validator/describe/describe.h"
#include "validator/describe/formats.h"
#include "validator/describe/pattern.h"
#include "validator/describe/vocabulary.h"
#include "validator/model/secrets.h"
#include "validator/text/pattern.h"
#include "validator/text/printable.h"

namespace assay::describe {
namespace {

using model::Constraints;

std::vector<Phrase> Codes(const std::vector<model::Name>& names) {
  std::vector<Phrase> codes;
  for (const model::Name& name : names) codes.push_back(Code(name.text));
  return codes;
}

// One of it, or a number of it: `1 item`, `5 items`.
Phrase Amount(std::int64_t number, const Words& one, const Words& many, Language language) {
  return Fill(number == 1 ? one : many, language, {Text(std::to_string(number))});
}

format::Format MeasuredBy(const Constraints& constraints, const Constraints* base) {
  const bool own = constraints.format != format::Format::kNone || base == nullptr;
  return own ? constraints.format : base->format;
}

// Collects the phrases of one value, each by itself or as a clause behind a subject.
class Describer {
 public:
  // `base`: the constraints that these come on top of, and which need not be said again.
  Describer(const Constraints& constraints, const Constraints* base, bool about, Language language)
      : c_(constraints), base_(base), about_(about), language_(language) {}

  std::vector<Phrase> Run() {
    if (c_.inherited && c_.type_given) Add(kType, {TypeOf(c_, language_)});
    if (c_.format != format::Format::kNone && !IsInherited(&Constraints::format)) AddFormat();
    AddNumbers();
    AddLengths();
    AddTexts();
    AddValues();
    AddList();
    AddObject();
    return std::move(phrases_);
  }

 private:
  template <typename T>
  bool IsInherited(T Constraints::*field) const {
    return c_.inherited && base_ != nullptr && base_->*field == c_.*field;
  }

  // The format stands first for a reader, and bounds of its measure behind it.
  void AddFormat() { Add(kFormat, {FormatInWords(c_.format, language_)}); }

  void AddNumbers() {
    if (c_.minimum && c_.maximum && c_.minimum->text == c_.maximum->text) {
      AddMeasured(kExactly, {Bound(*c_.minimum)});
    } else if (c_.minimum && c_.maximum) {
      AddMeasured(kFromTo, {Bound(*c_.minimum), Bound(*c_.maximum)});
    } else {
      AddBound(kMinimum, c_.minimum);
      AddBound(kMaximum, c_.maximum);
    }
    AddBound(kExclusiveMinimum, c_.exclusive_minimum);
    AddBound(kExclusiveMaximum, c_.exclusive_maximum);
    if (!c_.ranges.empty()) AddMeasured(kRanges, {Ranges()});
    AddBound(kMultipleOf, c_.multiple_of);
    if (c_.power_of_two) AddMeasured(kPowerOfTwo, {});
    if (c_.max_decimals) {
      const std::int64_t decimals = c_.max_decimals->value;
      Add(decimals == 1 ? kMaxDecimals.one : kMaxDecimals.many, {Text(std::to_string(decimals))});
    }
  }

  Phrase Ranges() const {
    if (c_.sensitive) return Code(text::kMask);
    std::vector<Phrase> ranges;
    for (const model::BoundRange& range : c_.ranges) {
      const bool is_one = range.low.text == range.high.text;
      ranges.push_back(is_one ? Bound(range.low)
                              : Fill(kRange, language_, {Bound(range.low), Bound(range.high)}));
    }
    return List(ranges, Conjunction::kOr, language_);
  }

  void AddLengths() {
    const Demanded words[] = {kLength, kLengthFromTo, kMinLength, kMaxLength};
    const auto length = [this](std::int64_t number) { return Length(number, c_.unit); };
    AddExtent(c_.min_length, c_.max_length, words, length);
  }

  Phrase Length(std::int64_t number, model::Unit unit) const {
    switch (unit) {
      case model::Unit::kBytes:
        return Amount(number, kByte, kBytesOf, language_);
      case model::Unit::kBase64Bytes:
        return Amount(number, kBase64Byte, kBase64BytesOf, language_);
      case model::Unit::kCodePoints:
        break;
    }
    return Amount(number, kCharacter, kCharactersOf, language_);
  }

  void AddTexts() {
    if (c_.characters) Add(kCharacters, {Code(c_.characters->text)});
    if (c_.pattern) AddPattern(c_.pattern->text);
    if (c_.classes) {
      Add(kClasses, {Text(std::to_string(c_.classes->min.value)),
                     List(Codes(c_.classes->of), Conjunction::kNone, language_)});
    }
    AddOneOf(kStartsWith, c_.starts_with);
    AddOneOf(kNotStartsWith, c_.not_starts_with);
    AddOneOf(kEndsWith, c_.ends_with);
    AddOneOf(kNotEndsWith, c_.not_ends_with);
    AddOneOf(kContains, c_.contains);
    AddOneOf(kNotContains, c_.not_contains);
    if (c_.not_doubled) Add(kNotDoubled, {Code(c_.not_doubled->text)});
  }

  // A class of one character spells out a piece of the secret.
  bool SpellsOut(const std::string& pattern) const {
    if (!c_.sensitive) return false;
    const std::optional<text::Sequence> sequence = text::ParseSequence(pattern);
    return !sequence || !text::IsOfClasses(*sequence);
  }

  void AddPattern(const std::string& pattern) {
    if (SpellsOut(pattern)) return Add(kPattern, {Code(model::Shown(pattern, true))});
    const std::optional<std::vector<Phrase>> row = RowInWords(pattern, language_);
    if (!row) return Add(kPattern, {Code(pattern)});
    Add(row->size() == 1 ? kRow : kRows, {List(*row, Conjunction::kNone, language_)});
  }

  void AddValues() {
    AddList(kConst, kEnum, c_.enumeration);
    if (c_.otherwise) Add(kOtherwise, {Code(model::Shown(c_.otherwise->text, c_.sensitive))});
    AddList(kNotConst, kNotEnum, c_.not_enum);
    if (c_.ignore_case && !IsInherited(&Constraints::ignore_case)) Add(kIgnoreCase, {});
    const bool too_short = c_.min_length && c_.min_length->value > 0;
    if (c_.empty_given && c_.empty_is_value && !too_short) Add(kEmpty, {});
  }

  void AddList() {
    if (c_.gaps) Add(kGaps, {});
    const Demanded words[] = {kItems, kItemsFromTo, kMinItems, kMaxItems};
    AddExtent(c_.min_items, c_.max_items, words,
              [this](std::int64_t number) { return Amount(number, kItem, kItemsOf, language_); });
    if (c_.unique_items) Add(kUniqueItems, {});
    if (c_.unique_by) Add(kUniqueBy, {Of(Span::Kind::kCode, c_.unique_by->text)});
    if (c_.max_total_length) {
      Add(kMaxTotalLength, {Length(c_.max_total_length->value, model::Unit::kCodePoints)});
    }
  }

  void AddObject() {
    const Demanded words[] = {kItems, kItemsFromTo, kMinItems, kMaxItems};
    AddExtent(c_.min_properties, c_.max_properties, words, [this](std::int64_t number) {
      return Amount(number, kMember, kMembersOf, language_);
    });
    if (c_.closed) Add(kClosed, {});
    if (!c_.property_names.empty()) {
      const std::vector<Phrase> names = Describe(c_.property_names[0], language_);
      if (!names.empty()) Add(kPropertyNames, {Sentence(names, language_)});
    }
  }

  // The words are those of exactly, from and to, at least, and at most.
  template <typename InWords>
  void AddExtent(const std::optional<model::Integer>& least,
                 const std::optional<model::Integer>& most, const Demanded (&words)[4],
                 const InWords& in_words) {
    if (least && most && least->value == most->value)
      return Add(words[0], {in_words(least->value)});
    if (least && most) {
      return Add(words[1], {Text(std::to_string(least->value)), in_words(most->value)});
    }
    if (least) Add(words[2], {in_words(least->value)});
    if (most) Add(words[3], {in_words(most->value)});
  }

  void AddBound(const Demanded& words, const std::optional<model::Bound>& bound) {
    if (bound) AddMeasured(words, {Bound(*bound)});
  }

  void AddOneOf(const Demanded& words, const std::vector<model::Name>& texts) {
    if (!texts.empty()) Add(words, {List(Values(texts), Conjunction::kOr, language_)});
  }

  // How many there are of a secret is not told either.
  std::vector<Phrase> Values(const std::vector<model::Name>& values) const {
    if (c_.sensitive) return {Code(text::kMask)};
    return Codes(values);
  }

  // One value reads otherwise than several.
  void AddList(const Demanded& one, const Demanded& many, const std::vector<model::Name>& values) {
    if (values.empty()) return;
    const std::vector<Phrase> codes = Values(values);
    if (values.size() == 1 && !c_.sensitive) return Add(one, {codes[0]});
    Add(many,
        {List(codes, Conjunction::kNone, language_), List(codes, Conjunction::kOr, language_)});
  }

  // A bound is one of the number that a value is, or of what its format measures.
  void AddMeasured(const Demanded& words, const std::vector<Phrase>& places) {
    const std::string_view measure = MeasureInWords(measured_, language_);
    if (measure.empty()) return Add(words, places);
    Add(kMeasured, {Text(measure), Fill(words.alone, language_, places),
                    Fill(words.about, language_, places)});
  }

  void Add(const Demanded& words, const std::vector<Phrase>& places) {
    phrases_.push_back(Fill(about_ ? words.about : words.alone, language_, places));
  }

  Phrase Bound(const model::Bound& bound) const {
    return BoundInWords(bound.text, measured_, language_);
  }

  const Constraints& c_;
  const Constraints* base_;
  format::Format measured_ = MeasuredBy(c_, base_);
  bool about_;
  Language language_;
  std::vector<Phrase> phrases_;
};

// A Chinese clause about what belongs to its subject begins with the particle that joins the two,
// which has no place behind another clause.
void Detach(Phrase* clause) {
  constexpr std::string_view kParticle = "的";
  std::string& text = clause->front().text;
  if (clause->front().kind == Span::Kind::kText && text.starts_with(kParticle)) {
    text.erase(0, kParticle.size());
  }
}

}  // namespace

std::vector<Phrase> Describe(const Constraints& constraints, Language language) {
  return Describer(constraints, nullptr, false, language).Run();
}

Phrase Sentence(const std::vector<Phrase>& phrases, Language language) {
  constexpr Words kSemicolon = {"; ", "；"};
  return Join(phrases, kSemicolon.In(language), kSemicolon.In(language));
}

Phrase DescribeValue(const Phrase& subject, const Constraints& constraints, const Constraints* base,
                     Language language) {
  std::vector<Phrase> clauses = Describer(constraints, base, true, language).Run();
  if (clauses.empty()) return Fill(kHasValue, language, {subject});
  for (std::size_t i = 1; i < clauses.size(); ++i) Detach(&clauses[i]);
  Phrase sentence = subject;
  Append(Text(" "), &sentence);
  constexpr Words kAlso = {" and ", "，且"};
  Append(Join(clauses, kAlso.In(language), kAlso.In(language)), &sentence);
  return sentence;
}

}  // namespace assay::describe
