// Written to be compared with the format document, line by line. Where it could be faster, it is
// not.
#include "validator/lint/value_faults.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "re2/re2.h"
#include "validator/format/format.h"

namespace assay::lint {
namespace {

// Compiles each pattern once.
class PatternCache {
 public:
  const RE2& Get(const std::string& pattern) {
    const auto known = patterns_.find(pattern);
    if (known != patterns_.end()) return *known->second;
    // Nothing that is linted comes near; a fuzzer would fill the memory.
    if (patterns_.size() == 1000) patterns_.clear();
    return *patterns_.emplace(pattern, std::make_unique<RE2>(pattern, RE2::Quiet)).first->second;
  }

 private:
  std::map<std::string, std::unique_ptr<const RE2>, std::less<>> patterns_;
};

// A cache a thread needs no lock, and tests run many threads.
const RE2& Compiled(const std::string& pattern) {
  thread_local PatternCache cache;
  return cache.Get(pattern);
}

// 0 | -?[1-9][0-9]*
bool IsCanonicalInteger(std::string_view value) {
  if (value == "0") return true;
  if (value.starts_with('-')) value.remove_prefix(1);
  return !value.empty() && value[0] != '0' &&
         std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// An integer, perhaps with decimals behind a point; a zero has no sign.
bool IsCanonicalNumber(std::string_view value) {
  static const RE2 kForm("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  static const RE2 kNegativeZero("-[0.]*");
  return RE2::FullMatch(value, kForm) && !RE2::FullMatch(value, kNegativeZero);
}

// A number as its digits, so many of them decimals: nothing overflows.
struct Digits {
  bool negative = false;
  std::string digits;
  std::size_t decimals = 0;
};

Digits ToDigits(std::string_view number) {
  Digits out;
  out.negative = number.starts_with('-');
  if (out.negative) number.remove_prefix(1);
  const std::size_t point = number.find('.');
  if (point != number.npos) out.decimals = number.size() - point - 1;
  for (const char c : number) {
    if (c != '.') out.digits.push_back(c);
  }
  return out;
}

// Makes both have as many decimals, then as many digits.
void Align(Digits& a, Digits& b) {
  const std::size_t decimals = std::max(a.decimals, b.decimals);
  for (Digits* one : {&a, &b}) {
    one->digits.append(decimals - one->decimals, '0');
    one->decimals = decimals;
  }
  const std::size_t size = std::max(a.digits.size(), b.digits.size());
  for (Digits* one : {&a, &b}) one->digits.insert(0, size - one->digits.size(), '0');
}

bool Less(std::string_view left, std::string_view right) {
  Digits a = ToDigits(left), b = ToDigits(right);
  Align(a, b);
  if (a.negative != b.negative) return a.negative;
  return a.negative ? b.digits < a.digits : a.digits < b.digits;
}

// Takes the step away from the number as often as it goes, digit by digit as on paper.
bool IsMultipleOf(std::string_view number, std::string_view step) {
  Digits a = ToDigits(number), b = ToDigits(step);
  Align(a, b);
  std::string remainder(b.digits.size(), '0');
  for (const char digit : a.digits) {
    remainder = remainder.substr(1) + digit;
    while (remainder >= b.digits) {
      int borrow = 0;
      for (std::size_t i = remainder.size(); i-- > 0;) {
        int difference = remainder[i] - b.digits[i] - borrow;
        borrow = difference < 0 ? 1 : 0;
        if (difference < 0) difference += 10;
        remainder[i] = static_cast<char>('0' + difference);
      }
    }
  }
  return remainder.find_first_not_of('0') == remainder.npos;
}

bool IsPowerOfTwo(std::string_view number) {
  std::string power = "1";
  for (int i = 0; i <= 63; ++i) {
    if (number == power) return true;
    std::string twice;
    int carry = 0;
    for (std::size_t j = power.size(); j-- > 0;) {
      const int sum = 2 * (power[j] - '0') + carry;
      twice.insert(0, 1, static_cast<char>('0' + sum % 10));
      carry = sum / 10;
    }
    power = carry == 0 ? twice : "1" + twice;
  }
  return false;
}

// The number that bounds are about; nothing when the value is none.
std::optional<std::string> NumberOf(const model::Constraints& c, std::string_view value) {
  if (c.type == model::Type::kInteger && IsCanonicalInteger(value)) return std::string(value);
  if (c.type == model::Type::kNumber && IsCanonicalNumber(value)) return std::string(value);
  if (c.is_numeric()) return std::nullopt;
  const std::optional<std::int64_t> measure = format::Measure(c.format, value);
  return measure ? std::optional(std::to_string(*measure)) : std::nullopt;
}

// Every byte of UTF-8 but 10xxxxxx begins a character. What is no Base64 has no length in bytes of
// it.
std::optional<std::size_t> Length(std::string_view value, model::Unit unit) {
  if (unit == model::Unit::kBytes) return value.size();
  if (unit == model::Unit::kBase64Bytes) {
    return value.empty() ? std::optional<std::size_t>(0) : format::Base64DecodedSize(value);
  }
  return std::count_if(value.begin(), value.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

// How many of the classes have a character in the value.
std::int64_t Occurring(const model::Classes& classes, std::string_view value) {
  return std::count_if(classes.of.begin(), classes.of.end(), [&](const model::Name& one) {
    return RE2::PartialMatch(value, Compiled(one.text));
  });
}

std::string Folded(std::string_view text, bool ignore_case) {
  std::string folded(text);
  if (!ignore_case) return folded;
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

// Collects the keywords that are broken, one family of them after the other.
class Faults {
 public:
  Faults(const model::Constraints& c, std::string_view value)
      : c_(c), value_(value), number_(NumberOf(c, value)), folded_(Folded(value, c.ignore_case)) {}

  std::vector<std::string_view> Find() {
    CheckType();
    if (number_) CheckNumber(*number_);
    CheckLength();
    CheckCharacters();
    CheckTexts();
    CheckEnumeration();
    Check(c_.inherited || format::Matches(c_.format, value_), "format");
    return faults_;
  }

 private:
  void Check(bool ok, std::string_view keyword) {
    if (!ok) faults_.push_back(keyword);
  }

  void CheckType() {
    if (c_.inherited) return;
    if (c_.is_numeric()) Check(number_.has_value(), "type");
    if (c_.type == model::Type::kBoolean) Check(value_ == "true" || value_ == "false", "type");
  }

  void CheckNumber(const std::string& number) {
    if (c_.minimum) Check(!Less(number, c_.minimum->text), "minimum");
    if (c_.maximum) Check(!Less(c_.maximum->text, number), "maximum");
    if (c_.exclusive_minimum) Check(Less(c_.exclusive_minimum->text, number), "exclusiveMinimum");
    if (c_.exclusive_maximum) Check(Less(number, c_.exclusive_maximum->text), "exclusiveMaximum");
    if (c_.ranges_location) {
      const auto holds = [&](const model::BoundRange& range) {
        return !Less(number, range.low.text) && !Less(range.high.text, number);
      };
      Check(std::any_of(c_.ranges.begin(), c_.ranges.end(), holds), "ranges");
    }
    if (c_.multiple_of) Check(IsMultipleOf(number, c_.multiple_of->text), "multipleOf");
    if (c_.power_of_two) Check(IsPowerOfTwo(number), "powerOfTwo");
    if (c_.max_decimals) {
      Check(ToDigits(number).decimals <= static_cast<std::size_t>(c_.max_decimals->value),
            "maxDecimals");
    }
  }

  void CheckLength() {
    const std::optional<std::size_t> size = Length(value_, c_.unit);
    if (!size) return;
    const auto length = static_cast<std::int64_t>(*size);
    if (c_.min_length) Check(length >= c_.min_length->value, "minLength");
    if (c_.max_length) Check(length <= c_.max_length->value, "maxLength");
  }

  void CheckCharacters() {
    if (c_.characters) {
      Check(RE2::FullMatch(value_, Compiled("(?:" + c_.characters->text + ")*")), "characters");
    }
    // A pattern is not tried on what is too long for it.
    const bool too_long = std::count(faults_.begin(), faults_.end(), "maxLength") != 0;
    if (c_.pattern && !too_long)
      Check(RE2::FullMatch(value_, Compiled(c_.pattern->text)), "pattern");
    if (c_.classes) Check(Occurring(*c_.classes, value_) >= c_.classes->min.value, "classes");
  }

  void CheckTexts() {
    const auto begins = [this](std::string_view text) { return folded_.starts_with(text); };
    const auto ends = [this](std::string_view text) { return folded_.ends_with(text); };
    const auto holds = [this](std::string_view text) { return folded_.find(text) != folded_.npos; };
    CheckAny(c_.starts_with, begins, "startsWith");
    CheckNone(c_.not_starts_with, begins, "notStartsWith");
    CheckAny(c_.ends_with, ends, "endsWith");
    CheckNone(c_.not_ends_with, ends, "notEndsWith");
    CheckAny(c_.contains, holds, "contains");
    CheckNone(c_.not_contains, holds, "notContains");
    if (c_.not_doubled) Check(!HasDoubled(), "notDoubled");
  }

  template <typename F>
  bool Any(const std::vector<model::Name>& texts, F&& matches) const {
    return std::any_of(texts.begin(), texts.end(), [&](const model::Name& one) {
      return matches(Folded(one.text, c_.ignore_case));
    });
  }

  template <typename F>
  void CheckAny(const std::vector<model::Name>& texts, F&& matches, std::string_view keyword) {
    if (!texts.empty()) Check(Any(texts, matches), keyword);
  }

  template <typename F>
  void CheckNone(const std::vector<model::Name>& texts, F&& matches, std::string_view keyword) {
    Check(!Any(texts, matches), keyword);
  }

  // Whether a character of the class is followed by itself.
  bool HasDoubled() const {
    std::string_view last;
    for (std::size_t i = 0; i < value_.size();) {
      std::size_t end = i + 1;
      while (end < value_.size() && (value_[end] & 0xC0) == 0x80) ++end;
      const std::string_view character = value_.substr(i, end - i);
      if (character == last && RE2::FullMatch(character, Compiled(c_.not_doubled->text))) {
        return true;
      }
      last = character;
      i = end;
    }
    return false;
  }

  void CheckEnumeration() {
    const auto is_value = [this](std::string_view text) { return folded_ == text; };
    if (c_.enumeration_location || !c_.enumeration.empty()) {
      Check(c_.otherwise || Any(c_.enumeration, is_value), "enum");
    }
    CheckNone(c_.not_enum, is_value, "notEnum");
  }

  const model::Constraints& c_;
  std::string_view value_;
  std::optional<std::string> number_;
  std::string folded_;
  std::vector<std::string_view> faults_;
};

}  // namespace

std::vector<std::string_view> ValueFaults(const model::Constraints& c, std::string_view value) {
  return Faults(c, value).Find();
}

}  // namespace assay::lint
