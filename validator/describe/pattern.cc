#include "validator/describe/pattern.h"

#include <cstddef>

#include "validator/describe/vocabulary.h"
#include "validator/text/pattern.h"

namespace assay::describe {
namespace {

// More is told sooner by the pattern itself.
constexpr std::size_t kMaxParts = 4;

// The size of a class that has a name, `\d` or `\p{L}`; 0 when the text begins with none.
std::size_t NamedClassSize(std::string_view text) {
  if (text.size() < 2 || std::string_view("dDsSwWpP").find(text[1]) == std::string_view::npos) {
    return 0;
  }
  const bool is_unicode = text[1] == 'p' || text[1] == 'P';
  if (!is_unicode) return 2;
  return text.substr(2).starts_with('{') ? text.find('}') + 1 : 3;
}

// The size of the class that the text begins with; 0 when it begins with none.
std::size_t ClassSize(std::string_view text) {
  if (text.starts_with('\\')) return NamedClassSize(text);
  if (!text.starts_with('[')) return 0;
  std::size_t i = text.starts_with("[^") ? 2 : 1;
  for (const std::size_t first = i; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text.substr(i).starts_with("[:")) {
      i = text.find(":]", i);
      if (i == std::string_view::npos) return 0;
      ++i;
    } else if (text[i] == ']' && i != first) {
      return i + 1;
    }
  }
  return 0;
}

// The size of the count that the text begins with: `{2,9}`, `*`, or none.
std::size_t CountSize(std::string_view text) {
  if (text.starts_with('{')) return text.find('}') + 1;
  return !text.empty() && std::string_view("*+?").find(text[0]) != std::string_view::npos ? 1 : 0;
}

// The classes as they are written; nothing when there is anything but classes and counts.
std::optional<std::vector<std::string_view>> ClassesOf(std::string_view pattern) {
  std::vector<std::string_view> classes;
  while (!pattern.empty()) {
    const std::size_t size = ClassSize(pattern);
    if (size == 0 || !text::ParseClass(pattern.substr(0, size))) return std::nullopt;
    classes.push_back(pattern.substr(0, size));
    pattern.remove_prefix(size);
    pattern.remove_prefix(CountSize(pattern));
  }
  return classes;
}

Phrase CountInWords(const text::Part& part, const Phrase& set, Language language) {
  const Phrase least = Text(std::to_string(part.min));
  if (part.max == text::kUnbounded) {
    return part.min == 0 ? Fill(kAnyOfClass, language, {set})
                         : Fill(kManyOfClass, language, {least, set});
  }
  const Phrase most = Text(std::to_string(part.max));
  if (part.min != part.max) return Fill(kSomeOfClass, language, {least, most, set});
  return Fill(part.min == 1 ? kOneOfClass : kExactlyOfClass, language, {least, set});
}

}  // namespace

std::optional<std::vector<Phrase>> RowInWords(const std::string& pattern, Language language) {
  const std::optional<text::Sequence> parts = text::ParseSequence(pattern);
  const auto classes = ClassesOf(pattern);
  if (!parts || !classes || parts->empty() || parts->size() > kMaxParts) return std::nullopt;
  if (parts->size() != classes->size()) return std::nullopt;
  std::vector<Phrase> words;
  for (std::size_t i = 0; i < parts->size(); ++i) {
    words.push_back(CountInWords((*parts)[i], Code((*classes)[i]), language));
  }
  return words;
}

}  // namespace assay::describe
