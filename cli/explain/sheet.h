// Text in titles, rows and lists, for people.
#ifndef ASSAY_CLI_EXPLAIN_SHEET_H_
#define ASSAY_CLI_EXPLAIN_SHEET_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/explain/write.h"
#include "validator/describe/phrase.h"
#include "validator/model/model.h"

namespace assay::cli::explanation {

// What comes from a rule file or a request is spelt out where it is not printable.
class Sheet {
 public:
  Sheet(const TextStyle& style, std::string* out) : style_(style), out_(out) {}

  std::string Say(const describe::Words& words,
                  const std::vector<describe::Phrase>& places = {}) const;
  // Its text as the ruleset has it in this language.
  std::string_view Say(const model::Text& text) const;

  // Begins a block, with an empty line before it unless it is the first, and one behind it unless
  // headings follow, which have their own.
  void Title(std::string_view text, bool has_rows = true);
  // A line of its own between rows, with an empty line before it.
  void Heading(std::string_view text);
  // Nothing for an empty text.
  void Row(const describe::Words& label, std::string_view text);
  // A text by itself.
  void Line(std::size_t indent, std::string_view text);
  // An entry of a list: a word in a column of some width, and a text beside it.
  void Entry(std::string_view word, std::size_t columns, std::string_view text);

  Language language() const { return style_.language; }

 private:
  void Paint(std::string_view color, std::string_view text);
  void Paragraph(std::string_view text, std::size_t column, std::size_t indent);

  TextStyle style_;
  std::string* out_;
};

}  // namespace assay::cli::explanation

#endif  // ASSAY_CLI_EXPLAIN_SHEET_H_
