#include "validator/witness/texts.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "validator/format/format.h"
#include "validator/witness/numbers.h"
#include "validator/witness/spell.h"

namespace assay::witness {
namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t kSomeLengths[] = {3, 8, 2, 1, 4, 5, 12, 16, 20, 32, 40, 64};

void Append(const Texts& more, Texts* out) { out->insert(out->end(), more.begin(), more.end()); }

std::string OtherCase(std::string text) {
  for (char& c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) c = static_cast<char>(c ^ 0x20);
  }
  return text;
}

// What formats are, beyond their own examples.
Texts OfFormat(format::Format format) {
  if (format == format::Format::kNone) return {};
  Texts texts = {std::string(format::Info(format).example)};
  for (const std::int64_t measure : {28, 24, 16, 80, 64, 8, 3600, 86400, 1700000000}) {
    Append(Measuring(format, measure), &texts);
  }
  return texts;
}

// What is asked beside `enum`. Of a listed value that is all; to look for each in the list again
// would be quadratic.
model::Constraints WithoutList(const model::Constraints& c) {
  model::Constraints rest = c;
  rest.enumeration.clear();
  rest.enumeration_location.reset();
  return rest;
}

// Values of all sorts that the constraints may accept, the plainest first.
Texts PoolOf(const model::Constraints& c, const std::string& example, Budget& budget) {
  Texts pool;
  for (const model::Name& value : c.enumeration) pool.push_back(value.text);
  if (!example.empty()) pool.push_back(example);
  if (c.type == model::Type::kBoolean) Append({"true", "false"}, &pool);
  Append(OfFormat(c.format), &pool);
  const bool has_numbers = c.is_numeric() || c.format != format::Format::kNone;
  if (has_numbers && budget.Spend(Budget::StepsOfNumbers(c))) {
    for (const text::Int128 number : NumbersNear(c)) Append(WaysToWrite(c, number), &pool);
  }
  if (c.type != model::Type::kString) return pool;
  if (c.min_length)
    Append(OfLength(c, example, static_cast<std::size_t>(c.min_length->value), budget), &pool);
  for (const std::size_t length : kSomeLengths) Append(OfLength(c, example, length, budget), &pool);
  for (const model::Name& start : c.starts_with) pool.push_back(start.text);
  if (c.empty_is_value) pool.emplace_back();
  return pool;
}

class Sampler {
 public:
  Sampler(const model::Constraints& constraints, const std::string& example, Budget& budget)
      : c_(constraints),
        example_(example),
        budget_(budget),
        valid_(ValidTexts(constraints, example, 4, budget)) {}

  Samples Run() {
    if (c_.type != model::Type::kString) SampleType();
    SampleNumbers();
    if (c_.type == model::Type::kString) SampleTexts();
    SampleLists();
    if (c_.format != format::Format::kNone) SampleFormat();
    return std::move(samples_);
  }

 private:
  bool IsGivable(const std::string& text) const { return !text.empty() || c_.empty_is_value; }

  // Takes the first candidate at that side. Without one, the side is told to lack a value.
  void Take(std::string_view keyword, bool breaks, const Texts& candidates, bool must = true) {
    const std::string* fallback = nullptr;
    for (const std::string& text : candidates) {
      if (!IsGivable(text)) continue;
      const std::vector<std::string_view> faults = budget_.Faults(c_, text);
      const bool broken = std::find(faults.begin(), faults.end(), keyword) != faults.end();
      if (breaks ? broken && faults.size() == 1 : faults.empty()) return Add(keyword, breaks, text);
      if (breaks && broken && fallback == nullptr) fallback = &text;
    }
    if (fallback != nullptr) return Add(keyword, true, *fallback);
    if (must) Lack(keyword, breaks, budget_.reason());
  }

  void Lack(std::string_view keyword, bool breaks, const char* why = nullptr) {
    samples_.lacking.push_back({std::string(keyword), breaks, "", why});
  }

  void Add(std::string_view keyword, bool breaks, const std::string& text) {
    if (known_.insert({std::string(keyword), breaks, text}).second) {
      samples_.found.push_back({std::string(keyword), breaks, text});
    }
  }

  void TakeBoth(std::string_view keyword, const Texts& inside, const Texts& outside) {
    Take(keyword, false, inside);
    Take(keyword, true, outside);
  }

  void SampleType() {
    if (c_.type == model::Type::kBoolean) {
      Take("type", false, {"true"});
      Take("type", false, {"false"});
      Take("type", true, {"True"});
    } else if (c_.is_numeric()) {
      Take("type", false, valid_);
      for (const char* text : {"x", "01", "+1", "1e3", "1."}) Take("type", true, {text});
      if (c_.type == model::Type::kInteger) Take("type", true, {"1.0"});
      if (c_.type == model::Type::kNumber)
        Take("type", false, {"0.5", "1.5", "10.5", "99.5"}, false);
    }
  }

  Texts Written(const std::vector<text::Int128>& numbers) const {
    Texts texts;
    for (const text::Int128 number : numbers) Append(WaysToWrite(c_, number), &texts);
    return texts;
  }

  // What all bounds speak of, for each of them.
  Texts Near() {
    if (!budget_.Spend(Budget::StepsOfNumbers(c_))) return {};
    return Written(NumbersNear(c_));
  }

  // At the bound, and the nearest value on the wrong side. A bound that no value can meet exactly
  // has others near it.
  void SampleBound(std::string_view keyword, const std::string& bound, int outward,
                   bool exclusive) {
    const text::Int128 at = text::ParseNumber(bound)->billionths;
    const text::Int128 step = StepOf(c_);
    const Texts near = Near();
    Texts inside = Written({exclusive ? at - outward * step : at}), outside;
    outside = Written({exclusive ? at : at + outward * step});
    Append(near, &inside);
    Append(near, &outside);
    TakeBoth(keyword, inside, outside);
  }

  void SampleNumbers() {
    if (c_.minimum) SampleBound("minimum", c_.minimum->text, -1, false);
    if (c_.maximum) SampleBound("maximum", c_.maximum->text, 1, false);
    if (c_.exclusive_minimum) SampleBound("exclusiveMinimum", c_.exclusive_minimum->text, -1, true);
    if (c_.exclusive_maximum) SampleBound("exclusiveMaximum", c_.exclusive_maximum->text, 1, true);
    for (const model::BoundRange& range : c_.ranges) SampleRange(range);
    const Texts near = Near();
    if (c_.multiple_of) TakeBoth("multipleOf", near, near);
    if (c_.power_of_two) TakeBoth("powerOfTwo", near, near);
    if (c_.max_decimals) SampleDecimals();
  }

  void SampleRange(const model::BoundRange& range) {
    const text::Int128 low = text::ParseNumber(range.low.text)->billionths;
    const text::Int128 high = text::ParseNumber(range.high.text)->billionths;
    const text::Int128 step = StepOf(c_);
    const Texts near = Near();
    for (const text::Int128 edge : {low, high}) Take("ranges", false, Written({edge}));
    // Where two ranges touch, nothing lies between them.
    Take("ranges", true, Written({low - step}), false);
    Take("ranges", true, Written({high + step}), false);
    Take("ranges", true, near);
  }

  void SampleDecimals() {
    const auto decimals = static_cast<std::size_t>(c_.max_decimals->value);
    if (decimals >= kMostLength) {
      Lack("maxDecimals", false, kTooLong);
      return Lack("maxDecimals", true, kTooLong);
    }
    if (!budget_.Spend(10 * decimals)) return;
    Texts inside = valid_, outside;
    for (const std::string& text : valid_) {
      const std::string whole = text.substr(0, text.find('.'));
      if (decimals > 0) inside.insert(inside.begin(), whole + "." + std::string(decimals, '1'));
      outside.push_back(whole + "." + std::string(decimals + 1, '1'));
    }
    TakeBoth("maxDecimals", inside, outside);
  }

  void SampleTexts() {
    if (c_.min_length) SampleLength("minLength", c_.min_length->value, -1);
    if (c_.max_length) SampleLength("maxLength", c_.max_length->value, 1);
    if (c_.characters) SampleSet("characters", c_.characters->text);
    if (c_.pattern) SamplePattern();
    if (c_.classes) SampleClasses();
    if (c_.not_doubled) SampleDoubled();
  }

  void SampleLength(std::string_view keyword, std::int64_t length, int outward) {
    const auto texts = [&](std::int64_t size) {
      return size < 0 ? Texts() : OfLength(c_, example_, static_cast<std::size_t>(size), budget_);
    };
    const auto beyond = [](std::int64_t size) {
      return size > static_cast<std::int64_t>(kMostLength);
    };
    if (beyond(length)) Lack(keyword, false, kTooLong);
    if (beyond(length)) return Lack(keyword, true, kTooLong);
    Take(keyword, false, texts(length), length > 0);
    // Nothing is shorter than an empty text, nor given when it is empty.
    const bool exists = length + outward > 0 || (length + outward == 0 && c_.empty_is_value);
    if (exists && beyond(length + outward)) Lack(keyword, true, kTooLong);
    if (exists && !beyond(length + outward)) Take(keyword, true, texts(length + outward));
    TakeWide(keyword, texts(length));
  }

  // Characters of several bytes, of which a length in bytes is another one.
  void TakeWide(std::string_view keyword, const Texts& texts) {
    Texts wide;
    for (const std::string& text : texts) {
      if (LengthOf(text) < text.size()) wide.push_back(text);
    }
    Take(keyword, false, wide, false);
  }

  // A valid text with one character put in place of another, everywhere.
  Texts With(const std::string& character, std::size_t at) const {
    Texts texts;
    for (const std::string& text : valid_) {
      if (budget_.stopped()) break;
      // Of a long text, every place would be many bytes.
      const std::size_t end = std::min(text.size(), at + kMostLength / (text.size() + 1));
      for (std::size_t i = at; i < end; ++i) {
        const bool is_ascii = static_cast<unsigned char>(text[i]) < 0x80;
        if (is_ascii) texts.push_back(text.substr(0, i) + character + text.substr(i + 1));
      }
      if (at == 0) texts.push_back(text + character);
      budget_.Spend(2 * (end - std::min(at, end)) * (text.size() + 50));
    }
    return texts;
  }

  void SampleSet(std::string_view keyword, const std::string& written) {
    Take(keyword, false, valid_);
    const auto set = text::ParseClass(written);
    if (!set) return SampleAscii(keyword);
    for (const std::string& edge : EdgesOf(*set)) Take(keyword, false, With(edge, 0), false);
    const std::vector<std::string> outside = EdgesOf(set->Complement());
    for (const std::string& edge : outside) Take(keyword, true, With(edge, 0), false);
    if (outside.empty()) Lack(keyword, true);
  }

  // What cannot be taken apart is tried with each character of ASCII, in three places.
  void SampleAscii(std::string_view keyword) {
    Texts outside;
    std::size_t bytes = 0;
    for (char c = 0x7E; c >= 0x20; --c) {
      for (const std::string& text : valid_) {
        bytes += 2 * text.size();
        if (bytes > kMostDraftBytes || !budget_.Spend(100 + 2 * text.size())) break;
        outside.push_back(text + c);
        outside.push_back(c + text);
      }
    }
    for (const std::string& text : valid_) outside.push_back(text.substr(0, text.size() / 2));
    outside.emplace_back("\xE2\x98\x83");
    Take(keyword, true, outside);
  }

  void SamplePattern() {
    const auto sequence = text::ParseSequence(c_.pattern->text);
    Take("pattern", false, valid_);
    if (!sequence) return SampleAscii("pattern");
    std::size_t least = 0;
    for (const text::Part& part : *sequence) least += part.min;
    const text::Part& last = sequence->back();
    SamplePatternLengths(least, last.max == text::kUnbounded ? 0 : least - last.min + last.max);
    std::size_t at = 0;
    for (const text::Part& part : *sequence) {
      for (const std::string& edge : EdgesOf(part.set)) Take("pattern", false, At(at, edge), false);
      for (const std::string& edge : EdgesOf(part.set.Complement())) {
        Take("pattern", true, At(at, edge), false);
      }
      at += part.min;
    }
    Take("pattern", true, With("\xE2\x98\x83", 0), false);
    const bool breakable =
        std::any_of(samples_.found.begin(), samples_.found.end(),
                    [](const Sample& one) { return one.keyword == "pattern" && one.breaks; });
    if (!breakable) Lack("pattern", true, budget_.reason());
  }

  void SamplePatternLengths(std::size_t least, std::size_t most) {
    Take("pattern", false, OfLength(c_, example_, least, budget_), false);
    if (least > 1) {
      Texts shorter;
      for (const std::string& text : valid_) shorter.push_back(text.substr(0, least - 1));
      Append(OfLength(c_, example_, least - 1, budget_), &shorter);
      Take("pattern", true, Filtered(shorter, least - 1), false);
    }
    if (most == 0) return;
    Take("pattern", false, OfLength(c_, example_, most, budget_), false);
    TakeWide("pattern", OfLength(c_, example_, most, budget_));
    Take("pattern", true, Filtered(OfLength(c_, example_, most + 1, budget_), most + 1), false);
  }

  static Texts Filtered(const Texts& texts, std::size_t length) {
    Texts filtered;
    for (const std::string& text : texts) {
      if (LengthOf(text) == length) filtered.push_back(text);
    }
    return filtered;
  }

  Texts At(std::size_t at, const std::string& character) const {
    Texts texts;
    for (const std::string& text : valid_) {
      // Characters are taken apart to be counted.
      if (!budget_.Spend(50 + 10 * text.size())) break;
      if (at < text.size() && LengthOf(text) == text.size()) {
        texts.push_back(text.substr(0, at) + character + text.substr(at + 1));
      }
    }
    return texts;
  }

  // Each choice of just enough classes, and of one too few.
  void SampleClasses() {
    const std::vector<std::string> characters = Representatives(c_.classes->of);
    const auto min = static_cast<int>(c_.classes->min.value);
    if (characters.size() > 8) return TakeBoth("classes", valid_, {"a", "aaaaaaaa", "1"});
    for (unsigned chosen = 1; chosen < 1U << characters.size(); ++chosen) {
      std::string cycle;
      for (std::size_t i = 0; i < characters.size(); ++i) {
        if ((chosen >> i & 1) != 0) cycle += characters[i];
      }
      const int count = __builtin_popcount(chosen);
      if (count == min) Take("classes", false, Cycles(cycle), false);
      if (count == min - 1) Take("classes", true, Cycles(cycle), false);
    }
    if (min == 1) Take("classes", true, {"~", "~~~~~~~~", " "}, false);
    SampleMembers(characters, min);
  }

  // Each member of a class counts: with just as many other classes as are needed beside it.
  void SampleMembers(const std::vector<std::string>& characters, int min) {
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const auto set = text::ParseClass(c_.classes->of[i].text);
      std::string others;
      for (std::size_t k = 1; k < characters.size() && k < static_cast<std::size_t>(min); ++k) {
        others += characters[(i + k) % characters.size()];
      }
      if (!set) continue;
      for (const std::string& edge : EdgesOf(*set)) {
        Take("classes", false, Cycles(others + edge), false);
      }
    }
  }

  static Texts Cycles(const std::string& cycle) {
    Texts texts;
    for (const std::size_t length : {8, 12, 16, 4, 20, 32}) {
      std::string text;
      while (text.size() < length) text += cycle;
      texts.push_back(text.substr(0, std::max(length, cycle.size())));
    }
    return texts;
  }

  void SampleDoubled() {
    Take("notDoubled", false, valid_);
    Texts doubled;
    const auto set = text::ParseClass(c_.not_doubled->text);
    for (const std::string& edge : set ? EdgesOf(*set) : Texts{"-", "_", ".", "a", "/"}) {
      Append(With(edge + edge, 0), &doubled);
    }
    Take("notDoubled", true, doubled);
  }

  enum class Place { kStart, kEnd, kWithin };

  Texts Joined(const std::string& piece, Place place) const {
    Texts texts;
    Texts bases = valid_;
    Append({"", "a", "a1b", "abcdefgh"}, &bases);
    for (const std::string& base : bases) {
      if (!budget_.Spend(4 * (100 + piece.size() + base.size()))) break;
      for (std::size_t cut = 0; cut <= std::min<std::size_t>(base.size(), 3); ++cut) {
        if (place == Place::kStart) texts.push_back(piece + base.substr(cut));
        if (place == Place::kEnd) texts.push_back(base.substr(0, base.size() - cut) + piece);
        if (place == Place::kWithin)
          texts.push_back(base.substr(0, cut) + piece + base.substr(cut));
      }
    }
    return texts;
  }

  void SamplePieces(std::string_view keyword, const std::vector<model::Name>& pieces, Place place,
                    bool wanted) {
    if (pieces.empty()) return;
    for (const model::Name& piece : pieces) {
      Take(keyword, !wanted, Joined(piece.text, place));
      if (c_.ignore_case) Take(keyword, !wanted, Joined(OtherCase(piece.text), place), false);
    }
    if (!wanted) return Take(keyword, false, valid_);
    Texts outside = {"x", "xx", "abcdefgh", "12345678"};
    for (const std::string& text : valid_) {
      Append({"x" + text, text + "x", text.substr(1), OtherCase(text)}, &outside);
      if (!text.empty()) outside.push_back(text.substr(0, text.size() - 1));
    }
    Take(keyword, true, outside);
  }

  void SampleLists() {
    SamplePieces("startsWith", c_.starts_with, Place::kStart, true);
    SamplePieces("notStartsWith", c_.not_starts_with, Place::kStart, false);
    SamplePieces("endsWith", c_.ends_with, Place::kEnd, true);
    SamplePieces("notEndsWith", c_.not_ends_with, Place::kEnd, false);
    SamplePieces("contains", c_.contains, Place::kWithin, true);
    SamplePieces("notContains", c_.not_contains, Place::kWithin, false);
    if (!c_.enumeration.empty()) SampleListed();
    for (const model::Name& value : c_.not_enum) Take("notEnum", true, {value.text}, false);
    if (!c_.not_enum.empty()) TakeBoth("notEnum", valid_, {c_.not_enum[0].text});
  }

  void SampleListed() {
    budget_.Spend(5 * Budget::StepsToCopy(c_));  // and four of each that are not listed
    const model::Constraints rest = WithoutList(c_);
    for (const model::Name& value : c_.enumeration) {
      const bool is_valid = IsGivable(value.text) && budget_.Faults(rest, value.text).empty();
      is_valid ? Add("enum", false, value.text) : Lack("enum", false, budget_.reason());
      if (c_.ignore_case) Take("enum", false, {OtherCase(value.text)});
    }
    SampleUnlisted();
  }

  void SampleUnlisted() {
    Texts outside;
    for (const model::Name& value : c_.enumeration) {
      if (!c_.ignore_case) outside.push_back(OtherCase(value.text));
      Append({value.text + "x", value.text + "1", value.text + "0"}, &outside);
    }
    // Anything else counts as one of them.
    if (c_.otherwise) return Take("enum", false, outside);
    Append({"0", "1", "7", "99", "none", "x"}, &outside);
    Take("enum", true, outside);
  }

  void SampleFormat() {
    Take("format", false, valid_);
    Texts outside;
    for (const std::string& text : valid_) {
      Append({text + "x", text + "~", text.substr(0, text.size() - 1), "~" + text}, &outside);
    }
    Append({"~", "x~"}, &outside);
    Take("format", true, outside);
  }

  const model::Constraints& c_;
  const std::string& example_;
  Budget& budget_;
  Texts valid_;
  Samples samples_;
  std::set<std::tuple<std::string, bool, std::string>> known_;
};

}  // namespace

Texts ValidTexts(const model::Constraints& constraints, const std::string& example,
                 std::size_t count, Budget& budget) {
  const std::size_t listed = constraints.enumeration.size();
  if (!budget.Spend(400 * (listed + 10) + Budget::StepsToCopy(constraints))) return {};
  Texts valid;
  std::set<std::string> known;
  const model::Constraints rest = WithoutList(constraints);
  std::size_t at = 0;
  for (const std::string& text : PoolOf(constraints, example, budget)) {
    const model::Constraints& asked = at++ < listed ? rest : constraints;
    if (valid.size() == count || budget.stopped()) break;
    const bool givable = !text.empty() || constraints.empty_is_value;
    if (givable && known.insert(text).second && budget.Faults(asked, text).empty()) {
      valid.push_back(text);
    }
  }
  return valid;
}

Samples SamplesOf(const model::Constraints& constraints, const std::string& example,
                  Budget& budget) {
  return Sampler(constraints, example, budget).Run();
}

}  // namespace assay::witness
