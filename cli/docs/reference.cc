#include "cli/docs/reference.h"

#include <optional>
#include <set>
#include <string>

#include "cli/docs/sections.h"
#include "validator/example/example.h"
#include "validator/explain/book.h"

namespace assay::cli::docs {
namespace {

class PageMaker {
 public:
  explicit PageMaker(Language language) : notes_(language) { page_.language = language; }

  void Add(const Documented& documented) {
    const model::Ruleset& ruleset = documented.ruleset;
    if (page_.title.empty()) page_.title = describe::PlainText(Say(ruleset.title));
    AddBlock(Heading{1, Say(ruleset.title)});
    AddBlock(Paragraph{
        Say(kRulesetId, {describe::Code(ruleset.name.text + "/" + ruleset.version.text)})});
    AddBlock(Paragraph{DocumentOf(ruleset)});
    const explain::Book book({ruleset}, documented.validator, page_.language);
    for (const explain::Chapter& chapter : book.chapters()) {
      if (chapter.operation != nullptr) AddOperation(documented, book, chapter);
    }
  }

  Page Take() {
    if (!notes_.notes().empty()) {
      AddBlock(Heading{2, Say(kNotes)});
      AddBlock(Paragraph{Say(kNotesIntro)});
      AddBlock(Footnotes{notes_.notes()});
    }
    return std::move(page_);
  }

 private:
  void AddOperation(const Documented& documented, const explain::Book& book,
                    const explain::Chapter& chapter) {
    const model::Operation& operation = *chapter.operation;
    AddBlock(Scope{KeyOf(operation.name.text)});
    Phrase title =
        Say(kOperationTitle, {describe::Text(operation.name.text), Say(operation.title)});
    describe::Append(notes_.Mark(operation.source), &title);
    AddBlock(Heading{2, title});
    AddBlock(Paragraph{Say(kPlace, {describe::Text(operation.source.at)})});
    const Draft draft = {*chapter.ruleset, operation, book, chapter, &notes_, &page_};
    AddParameters(draft);
    AddSample(draft, example::MinimalRequest(operation, *documented.validator));
    AddRules(draft);
    AddChecks(draft);
    AddErrors(draft);
  }

  static void AddSample(const Draft& draft, const std::optional<std::string>& request) {
    if (!request) return;
    draft.AddHeading(3, kSample);
    draft.AddParagraph(kSampleIntro);
    draft.Add(Sample{*request});
  }

  Phrase DocumentOf(const model::Ruleset& ruleset) const {
    const Phrase title = Say(ruleset.document_title);
    if (ruleset.document_url.empty()) return Say(kDocument, {title});
    return Say(kDocumentAt, {title, describe::Code(ruleset.document_url)});
  }

  // Two rulesets may have operations of the same name.
  std::string KeyOf(const std::string& name) {
    std::string key = name;
    for (int number = 2; !keys_.insert(key).second; ++number) {
      key = name + " " + std::to_string(number);
    }
    return key;
  }

  Phrase Say(const Words& words, const std::vector<Phrase>& places = {}) const {
    return describe::Fill(words, page_.language, places);
  }
  Phrase Say(const model::Text& text) const {
    const bool chinese = page_.language == Language::kChinese && !text.zh.empty();
    return describe::Text(chinese ? text.zh : text.en);
  }
  void AddBlock(Block block) { page_.blocks.push_back(std::move(block)); }

  Page page_;
  Notes notes_;
  std::set<std::string> keys_;
};

}  // namespace

Page MakePage(const std::vector<Documented>& rulesets, Language language) {
  PageMaker maker(language);
  for (const Documented& documented : rulesets) maker.Add(documented);
  return maker.Take();
}

}  // namespace assay::cli::docs
