#include "validator/text/pattern.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <span>
#include <utility>

#include "validator/text/utf8.h"

namespace assay::text {
namespace {

constexpr std::size_t kMaxRepeat = 1000;  // RE2's own limit

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  bool AtEnd() const { return at_ == text_.size(); }

  // A class in brackets, an escape, a dot or a literal character.
  std::optional<CharSet> ParseAtom() {
    if (Peek() == '[') return ParseBrackets();
    if (Peek() == '\\') return ParseEscape();
    if (Peek() == '.') {
      ++at_;
      CharSet newline;
      newline.Add('\n', '\n');
      return newline.Complement();
    }
    constexpr std::string_view kMeaningful = "^$|()?*+{}]";
    if (kMeaningful.find(Peek()) != std::string_view::npos) return std::nullopt;
    return ParseCharacter();
  }

  // `{n}`, `{n,}`, `{n,m}`, `*`, `+`, `?` or nothing. False when it is none of these.
  bool ParseCount(Part& part) {
    if (AtEnd()) return true;
    switch (Peek()) {
      case '*':
        part.min = 0, part.max = kUnbounded;
        break;
      case '+':
        part.min = 1, part.max = kUnbounded;
        break;
      case '?':
        part.min = 0, part.max = 1;
        break;
      case '{':
        return ParseBraces(part) && !AtRepeat();
      default:
        return true;
    }
    ++at_;
    return !AtRepeat();
  }

 private:
  char Peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  // `a**` and the lazy `a+?` are RE2's business.
  bool AtRepeat() const {
    return !AtEnd() && std::string_view("*+?{").find(Peek()) != std::string_view::npos;
  }

  bool ParseBraces(Part& part) {
    ++at_;
    if (!ParseNumber(part.min)) return false;
    part.max = part.min;
    if (Peek() == ',') {
      ++at_;
      if (Peek() == '}') {
        part.max = kUnbounded;
      } else if (!ParseNumber(part.max)) {
        return false;
      }
    }
    if (Peek() != '}' || part.max < part.min) return false;
    ++at_;
    return true;
  }

  bool ParseNumber(std::size_t& number) {
    const char* const first = text_.data() + at_;
    const auto [last, error] = std::from_chars(first, text_.data() + text_.size(), number);
    if (error != std::errc() || number > kMaxRepeat) return false;
    at_ += static_cast<std::size_t>(last - first);
    return true;
  }

  std::optional<CharSet> ParseBrackets() {
    ++at_;
    const bool negated = Peek() == '^';
    if (negated) ++at_;
    CharSet set;
    for (bool first = true; first || Peek() != ']'; first = false) {
      // RE2 takes a `]` that stands first, and a `-` in odd places, in ways that differ between
      // libraries.
      if (AtEnd() || (first && Peek() == ']')) return std::nullopt;
      if (!ParseClassItem(set)) return std::nullopt;
    }
    ++at_;
    return negated ? set.Complement() : set;
  }

  // A character, a range or an escaped class.
  bool ParseClassItem(CharSet& set) {
    if (Peek() == '[') return AddSingle(set);
    std::optional<CharSet> low = Peek() == '\\' ? ParseEscape() : ParseCharacter();
    if (!low) return false;
    if (Peek() != '-' || Peek(1) == ']' || Peek(1) == '\0') {
      set.Add(*low);
      return true;
    }
    ++at_;
    const std::optional<CharSet> high = Peek() == '\\' ? ParseEscape() : ParseCharacter();
    if (!high || !IsSingle(*low) || !IsSingle(*high)) return false;
    if (low->ranges()[0].first > high->ranges()[0].first) return false;
    set.Add(low->ranges()[0].first, high->ranges()[0].first);
    return true;
  }

  // A `[` inside brackets is itself, unless it begins `[:alpha:]`.
  bool AddSingle(CharSet& set) {
    if (Peek(1) == ':') return false;
    ++at_;
    set.Add('[', '[');
    return Peek() != '-' || Peek(1) == ']';
  }

  static bool IsSingle(const CharSet& set) {
    return set.ranges().size() == 1 && set.ranges()[0].first == set.ranges()[0].last;
  }

  std::optional<CharSet> ParseCharacter() {
    if (AtEnd()) return std::nullopt;
    std::size_t length;
    const char* const p = text_.data() + at_;
    const std::uint32_t c = DecodeOne(p, text_.data() + text_.size(), length);
    if (length == 0) return std::nullopt;
    at_ += length;
    return Single(c);
  }

  static CharSet Single(std::uint32_t c) {
    CharSet set;
    set.Add(c, c);
    return set;
  }

  std::optional<CharSet> ParseEscape() {
    const char kind = Peek(1);
    at_ += 2;
    switch (kind) {
      case 'd':
        return Ranges({{'0', '9'}});
      case 'w':
        return Ranges({{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}});
      case 's':
        return Ranges({{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}});
      case 't':
        return Single('\t');
      case 'n':
        return Single('\n');
      case 'r':
        return Single('\r');
      case 'x':
        return ParseHex();
      case 'p':
        return ParseProperty();
      default:
        break;
    }
    // An escaped ASCII punctuation character is itself; letters and digits have meanings, so none
    // is guessed.
    constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    if (kind == '\0' || kPunctuation.find(kind) == std::string_view::npos) return std::nullopt;
    return Single(static_cast<unsigned char>(kind));
  }

  static CharSet Ranges(std::initializer_list<CharRange> ranges) {
    return CharSet(std::span<const CharRange>(ranges.begin(), ranges.size()));
  }

  // `\x7F` or `\x{201D}`.
  std::optional<CharSet> ParseHex() {
    std::string_view digits = text_.substr(at_, 2);
    std::size_t after = at_ + 2;
    if (Peek() == '{') {
      const std::size_t close = text_.find('}', at_);
      if (close == std::string_view::npos) return std::nullopt;
      digits = text_.substr(at_ + 1, close - at_ - 1);
      after = close + 1;
    }
    std::uint32_t c = 0;
    const char* const end = digits.data() + digits.size();
    const auto [last, error] = std::from_chars(digits.data(), end, c, 16);
    if (error != std::errc() || last != end || digits.size() < 2 || c > kMaxCodePoint) {
      return std::nullopt;
    }
    at_ = after;
    return Single(c);
  }

  std::optional<CharSet> ParseProperty() {
    constexpr std::string_view kHan = "{Han}";
    if (text_.substr(at_, kHan.size()) != kHan) return std::nullopt;
    at_ += kHan.size();
    return CharSet(HanScript());
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<CharSet> ParseClass(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Parser parser(text);
  std::optional<CharSet> set = parser.ParseAtom();
  if (!parser.AtEnd()) return std::nullopt;
  return set;
}

std::optional<Sequence> ParseSequence(std::string_view pattern) {
  Parser parser(pattern);
  Sequence sequence;
  while (!parser.AtEnd()) {
    if (!sequence.empty() && sequence.back().min != sequence.back().max) return std::nullopt;
    std::optional<CharSet> set = parser.ParseAtom();
    if (!set) return std::nullopt;
    Part part{.set = std::move(*set)};
    if (!parser.ParseCount(part)) return std::nullopt;
    sequence.push_back(std::move(part));
  }
  return sequence;
}

bool IsOfClasses(const Sequence& sequence) {
  return std::none_of(sequence.begin(), sequence.end(), [](const Part& part) {
    const std::span<const CharRange> ranges = part.set.ranges();
    return ranges.size() == 1 && ranges[0].first == ranges[0].last;
  });
}

}  // namespace assay::text
