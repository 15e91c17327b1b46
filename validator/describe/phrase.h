// Words for people about a ruleset, before they are Markdown, HTML or plain text.
//
// A phrase is a row of spans, each of one kind. None of them holds markup, whatever its text looks
// like: a writer escapes every span, sets values apart, and links names.
#ifndef ASSAY_VALIDATOR_DESCRIBE_PHRASE_H_
#define ASSAY_VALIDATOR_DESCRIBE_PHRASE_H_

#include <string>
#include <string_view>
#include <vector>

#include "validator/report.h"

namespace assay::describe {

struct Span {
  enum class Kind {
    kText,       // running text
    kStrong,     // the same, emphasized
    kCode,       // a value or another piece of a rule file, to be shown letter by letter
    kParameter,  // the name of a parameter or of a part of one: `Tag.N.Key`
    kRule,       // the id of a rule or check
    kError,      // an error code
    kNote,       // the number of a footnote
    kBreak,      // a new line
  };
  Kind kind = Kind::kText;
  std::string text;
};

using Phrase = std::vector<Span>;

// The same in both languages. `{0}` to `{9}` are places to fill in.
struct Words {
  std::string_view en;
  std::string_view zh;

  constexpr std::string_view In(Language language) const {
    return language == Language::kChinese ? zh : en;
  }
};

Phrase Text(std::string_view text);
Phrase Code(std::string_view text);
Phrase Of(Span::Kind kind, std::string_view text);

void Append(const Phrase& more, Phrase* out);

// The words with their places filled in.
Phrase Fill(const Words& words, Language language, const std::vector<Phrase>& places = {});

// The phrases with a separator between them, and perhaps another before the last.
Phrase Join(const std::vector<Phrase>& phrases, std::string_view separator, std::string_view last);

// `a, b and c`, `a, b or c`, `a, b, c`.
enum class Conjunction { kAnd, kOr, kNone };
Phrase List(const std::vector<Phrase>& phrases, Conjunction conjunction, Language language);

// Without any markup: names, values and ids in backticks, notes in brackets.
std::string PlainText(const Phrase& phrase);

}  // namespace assay::describe

#endif  // ASSAY_VALIDATOR_DESCRIBE_PHRASE_H_
