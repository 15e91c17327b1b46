// A scanner of RE2's syntax that knows just enough of it: where a class ends, what a repetition
// repeats, which parentheses open a group. Sizes add up along a sequence and over alternatives, and
// are multiplied by counts; the only stack is that of open groups.
//
// How the estimate is tested: it is compared with RE2::ProgramSize() on random patterns, and must
// not be below it.
#include "validator/lint/pattern_size.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "re2/re2.h"

namespace assay::lint {
namespace {

// The instructions that every program has besides those of its pattern.
constexpr int kOverhead = 4;

std::size_t Saturated(std::uint64_t size) {
  return static_cast<std::size_t>(std::min<std::uint64_t>(size, kLargestPattern));
}

class Measurer {
 public:
  explicit Measurer(std::string_view pattern) : pattern_(pattern) {}

  PatternSize Measure() {
    while (at_ < pattern_.size()) Step();
    while (open_.size() > 1) CloseGroup();
    size_.instructions = Saturated(open_.back());
    return size_;
  }

 private:
  void Step() {
    switch (pattern_[at_]) {
      case '\\':
        return Escape();
      case '[':
        return Class(ClassEnd(pattern_, at_));
      case '.':
        return Class(at_ + 1);
      case '(':
        return Group();
      case ')':
        ++at_;
        return CloseGroup();
      case '*':
      case '+':
      case '?':
        ++at_;
        return Repeat({});
      case '{':
        return Braces();
      default:
        return Literal();
    }
  }

  // `last_` is what a repetition would apply to.
  void Add(std::size_t size) {
    last_ = size;
    open_.back() = Saturated(std::uint64_t{open_.back()} + size);
  }

  void Literal() {
    const std::size_t begin = at_++;
    while (at_ < pattern_.size() && (pattern_[at_] & 0xC0) == 0x80) ++at_;
    // Folded, a letter may stand for three characters of up to three bytes.
    Add((at_ - begin) * (folds_ ? 4 : 1));
  }

  // A backslash begins a class, a quotation, a character by number, an assertion or one literal
  // character. An assertion is one instruction, as a literal is.
  void Escape() {
    const char letter = at_ + 1 < pattern_.size() ? pattern_[at_ + 1] : '\0';
    constexpr std::string_view kClasses = "dDsSwW";
    if (letter == 'p' || letter == 'P') {
      const bool named = at_ + 2 < pattern_.size() && pattern_[at_ + 2] == '{';
      return Class(named ? EndOf('}', at_) : at_ + 3);
    }
    if (letter == 'Q') return Quoted();
    if (kClasses.find(letter) != kClasses.npos) return Class(at_ + 2);
    if (letter == 'x') {
      at_ = at_ + 2 < pattern_.size() && pattern_[at_ + 2] == '{' ? EndOf('}', at_) : at_ + 4;
      return Add(folds_ ? 16 : 4);
    }
    ++at_;
    if (at_ < pattern_.size()) Literal();
  }

  // `\Q...\E`: nothing between them means anything.
  void Quoted() {
    const std::size_t end = std::min(pattern_.find("\\E", at_), pattern_.size());
    at_ = std::min(at_ + 2, end);
    while (at_ < end) Literal();
    at_ = std::min(end + 2, pattern_.size());
  }

  void Class(std::size_t end) {
    end = std::min(end, pattern_.size());
    Add(ClassSize(pattern_.substr(at_, end - at_)));
    at_ = end;
  }

  // How many instructions a class takes depends on how its ranges share the leading bytes of UTF-8.
  // RE2 knows; a single class is cheap to ask about, and most patterns repeat theirs.
  std::size_t ClassSize(std::string_view text) {
    const std::string pattern = (folds_ ? "(?i)" : "") + std::string(text);
    const auto known = class_sizes_.find(pattern);
    if (known != class_sizes_.end()) return known->second;
    const RE2 re(pattern, RE2::Quiet);
    std::size_t size = re.ok() ? std::max(re.ProgramSize() - kOverhead, 1) : 1;
    if (re.error_code() == RE2::ErrorPatternTooLarge) size = kLargestPattern;
    return class_sizes_.emplace(pattern, size).first->second;
  }

  // `(`, `(?:`, `(?P<name>` and `(?flags:` open a group; `(?flags)` does not.
  void Group() {
    ++at_;
    if (at_ < pattern_.size() && pattern_[at_] == '?') {
      const std::size_t end = std::min(pattern_.find_first_of(":)>", at_), pattern_.size());
      const std::string_view flags = pattern_.substr(at_, end - at_);
      if (flags.find('<') == flags.npos && flags.find('i') != flags.npos) folds_ = true;
      at_ = std::min(end + 1, pattern_.size());
      if (end < pattern_.size() && pattern_[end] == ')') return;
    }
    open_.push_back(0);
    size_.nesting = std::max(size_.nesting, open_.size() - 1);
    last_ = 0;
  }

  // A group counts as one item from here on. It takes two instructions of its own, which say where
  // it was.
  void CloseGroup() {
    if (open_.size() == 1) return;
    const std::size_t inside = open_.back();
    open_.pop_back();
    Add(Saturated(std::uint64_t{inside} + 2));
  }

  // How many copies of the last item RE2 would make. Those that may be left out take an instruction
  // more each.
  struct Copies {
    std::uint64_t all = 1;
    std::uint64_t optional = 1;
  };

  void Repeat(const Copies& copies) {
    const std::size_t repeated = Saturated(std::uint64_t{last_} * copies.all + copies.optional);
    open_.back() -= std::min(open_.back(), last_);
    Add(repeated);
  }

  // `{n}`, `{n,}`, `{n,m}`; anything else is literal.
  void Braces() {
    const std::size_t end = pattern_.find('}', at_);
    const auto copies =
        end == pattern_.npos ? std::nullopt : CopiesOf(pattern_.substr(at_ + 1, end - at_ - 1));
    if (!copies) return Literal();
    at_ = end + 1;
    Repeat(*copies);
  }

  // `n,` is n copies and a loop over one more. Reversed bounds are for RE2 to refuse.
  static std::optional<Copies> CopiesOf(std::string_view text) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const auto least = ReadCount(text.substr(0, comma));
    if (!least) return std::nullopt;
    if (comma == text.size()) return Copies{std::max<std::uint64_t>(*least, 1), 0};
    if (comma + 1 == text.size()) return Copies{*least + 1, 1};
    const auto most = ReadCount(text.substr(comma + 1));
    if (!most) return std::nullopt;
    return Copies{std::max<std::uint64_t>({*least, *most, 1}), *most};
  }

  static std::optional<std::uint64_t> ReadCount(std::string_view text) {
    std::uint64_t count = 0;
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, count);
    if (last != end || error == std::errc::invalid_argument) return std::nullopt;
    return error == std::errc() ? std::min<std::uint64_t>(count, kLargestPattern) : kLargestPattern;
  }

  std::size_t EndOf(char closer, std::size_t from) const {
    const std::size_t end = pattern_.find(closer, from);
    return end == pattern_.npos ? pattern_.size() : end + 1;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool folds_ = false;                   // once `(?i)` has been seen; never unset, to be safe
  std::vector<std::size_t> open_ = {0};  // the sizes of the open groups so far, outermost first
  std::size_t last_ = 0;
  PatternSize size_;
  std::map<std::string, std::size_t> class_sizes_;
};

}  // namespace

PatternSize MeasurePattern(std::string_view pattern) { return Measurer(pattern).Measure(); }

std::size_t ClassEnd(std::string_view pattern, std::size_t at) {
  ++at;
  if (at < pattern.size() && pattern[at] == '^') ++at;
  if (at < pattern.size() && pattern[at] == ']') ++at;  // standing first, it is a member
  const auto character = [&] { return pattern[at] == '\\' ? 2 : 1; };
  while (at < pattern.size() && pattern[at] != ']') {
    const bool may_be_named = pattern.substr(at, 2) == "[:";
    const std::size_t end = may_be_named ? pattern.find(":]", at + 2) : pattern.npos;
    if (end != pattern.npos) {
      at = end + 2;
      continue;
    }
    at += character();
    // The end of a range is a character, whatever it looks like.
    if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
      ++at;
      at += character();
    }
  }
  return at < pattern.size() ? at + 1 : pattern.npos;
}

}  // namespace assay::lint
