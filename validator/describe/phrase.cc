#include "validator/describe/phrase.h"

#include <cstddef>

namespace assay::describe {

namespace {

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Chinese has blanks beside names and numbers only: not where two of its phrases meet.
void JoinText(std::string_view more, std::string* text) {
  const std::size_t size = text->size();
  const bool before = size >= 2 && text->back() == ' ' && !IsAscii((*text)[size - 2]);
  const bool after = size >= 1 && !IsAscii(text->back());
  if (before && !more.empty() && !IsAscii(more[0])) text->pop_back();
  if (after && more.size() >= 2 && more[0] == ' ' && !IsAscii(more[1])) more.remove_prefix(1);
  text->append(more);
}

}  // namespace

Phrase Of(Span::Kind kind, std::string_view text) { return {{kind, std::string(text)}}; }

Phrase Text(std::string_view text) { return Of(Span::Kind::kText, text); }

Phrase Code(std::string_view text) { return Of(Span::Kind::kCode, text); }

void Append(const Phrase& more, Phrase* out) {
  for (const Span& span : more) {
    const bool joins =
        span.kind == Span::Kind::kText && !out->empty() && out->back().kind == Span::Kind::kText;
    if (joins) {
      JoinText(span.text, &out->back().text);
    } else {
      out->push_back(span);
    }
  }
}

Phrase Fill(const Words& words, Language language, const std::vector<Phrase>& places) {
  Phrase filled;
  std::string_view rest = words.In(language);
  while (true) {
    const std::size_t brace = rest.find('{');
    if (brace != 0 && !rest.empty()) Append(Text(rest.substr(0, brace)), &filled);
    if (brace == std::string_view::npos) return filled;
    Append(places.at(static_cast<std::size_t>(rest[brace + 1] - '0')), &filled);
    rest.remove_prefix(brace + 3);
  }
}

Phrase Join(const std::vector<Phrase>& phrases, std::string_view separator, std::string_view last) {
  Phrase joined;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (i != 0) Append(Text(i + 1 == phrases.size() ? last : separator), &joined);
    Append(phrases[i], &joined);
  }
  return joined;
}

Phrase List(const std::vector<Phrase>& phrases, Conjunction conjunction, Language language) {
  constexpr Words kComma = {", ", "、"};
  constexpr Words kAnd = {" and ", " 和 "};
  constexpr Words kOr = {" or ", " 或 "};
  const Words& last = conjunction == Conjunction::kAnd  ? kAnd
                      : conjunction == Conjunction::kOr ? kOr
                                                        : kComma;
  return Join(phrases, kComma.In(language), last.In(language));
}

std::string PlainText(const Phrase& phrase) {
  std::string text;
  for (const Span& span : phrase) {
    switch (span.kind) {
      case Span::Kind::kText:
      case Span::Kind::kStrong:
        text += span.text;
        break;
      case Span::Kind::kNote:
        text += "[" + span.text + "]";
        break;
      case Span::Kind::kBreak:
        text += "\n";
        break;
      default:
        text += "`" + span.text + "`";
    }
  }
  return text;
}

}  // namespace assay::describe
