// The sections of an operation, each appended to the page. Internal to docs.
#ifndef ASSAY_CLI_DOCS_SECTIONS_H_
#define ASSAY_CLI_DOCS_SECTIONS_H_

#include <string_view>
#include <utility>
#include <vector>

#include "cli/docs/labels.h"
#include "cli/docs/notes.h"
#include "cli/docs/page.h"
#include "validator/describe/describe.h"
#include "validator/explain/book.h"
#include "validator/model/model.h"

namespace assay::cli::docs {

// What every section is made from and goes to.
struct Draft {
  const model::Ruleset& ruleset;
  const model::Operation& operation;
  const explain::Book& book;
  const explain::Chapter& chapter;  // of the operation
  Notes* notes;
  Page* page;

  Language language() const { return page->language; }
  describe::Context context() const { return {page->language, &operation}; }

  Phrase Say(const Words& words, const std::vector<Phrase>& places = {}) const {
    return describe::Fill(words, page->language, places);
  }
  Phrase Say(const model::Text& text) const {
    const bool chinese = page->language == Language::kChinese && !text.zh.empty();
    return describe::Text(chinese ? text.zh : text.en);
  }
  void Add(Block block) const { page->blocks.push_back(std::move(block)); }
  void AddHeading(int level, const Words& words) const { Add(Heading{level, Say(words)}); }
  void AddParagraph(const Words& words, const std::vector<Phrase>& places = {}) const {
    Add(Paragraph{Say(words, places)});
  }
};

// Several phrases below one another.
Phrase Lines(const std::vector<Phrase>& lines);

// The names as references to what they name.
std::vector<Phrase> References(Span::Kind kind, const std::vector<std::string_view>& names);

// A template as its readers know it: `{parameter}` set apart, doubled braces single.
Phrase TemplateInWords(std::string_view text);

void AddParameters(const Draft& draft);
void AddRules(const Draft& draft);
void AddChecks(const Draft& draft);
void AddErrors(const Draft& draft);

}  // namespace assay::cli::docs

#endif  // ASSAY_CLI_DOCS_SECTIONS_H_
