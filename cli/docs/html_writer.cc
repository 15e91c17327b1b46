#include <set>
#include <string_view>

#include "cli/docs/escape.h"
#include "cli/docs/html_style.h"
#include "cli/docs/writers.h"

namespace assay::cli::docs {
namespace {

// The name of the place that a span is about or leads to; empty for one that has none.
std::string AnchorOf(const Span& span, std::string_view scope) {
  std::string_view kind;
  switch (span.kind) {
    case Span::Kind::kParameter:
      kind = "parameter";
      break;
    case Span::Kind::kRule:
      kind = "rule";
      break;
    case Span::Kind::kError:
      kind = "code";
      break;
    default:
      return {};
  }
  std::string anchor;
  AppendAnchor(scope, &anchor);
  anchor.append("-").append(kind).append("-");
  AppendAnchor(span.text, &anchor);
  return anchor;
}

// The anchors that a page has, so that no link leads nowhere.
std::set<std::string> AnchorsOf(const Page& page) {
  std::set<std::string> anchors;
  std::string scope;
  for (const Block& block : page.blocks) {
    if (const auto* begin = std::get_if<Scope>(&block)) scope = begin->key;
    if (const auto* table = std::get_if<Table>(&block)) {
      for (const Row& row : table->rows) anchors.insert(AnchorOf(row.anchor, scope));
    }
  }
  anchors.erase("");
  return anchors;
}

class HtmlWriter {
 public:
  HtmlWriter(const Page& page, std::string* out) : anchors_(AnchorsOf(page)), out_(out) {}

  void operator()(const Scope& scope) {
    scope_ = scope.key;
    is_new_scope_ = true;
  }

  void operator()(const Heading& heading) {
    const std::string tag = "h" + std::to_string(heading.level);
    Add("<" + tag);
    if (is_new_scope_) {
      Add(" id=\"operation-");
      AppendAnchor(scope_, out_);
      Add("\"");
    }
    is_new_scope_ = false;
    Add(">");
    Write(heading.words);
    Add("</" + tag + ">\n");
  }

  void operator()(const Paragraph& paragraph) {
    Add("<p>");
    Write(paragraph.words);
    Add("</p>\n");
  }

  void operator()(const Table& table) {
    Add("<div class=\"wide\"><table>\n<thead><tr>");
    for (const Phrase& column : table.columns) WriteCell("th", column);
    Add("</tr></thead>\n<tbody>\n");
    for (const Row& row : table.rows) WriteRow(row);
    Add("</tbody>\n</table></div>\n");
  }

  void operator()(const Sample& sample) {
    Add("<pre>");
    AppendHtmlText(sample.text, out_);
    Add("</pre>\n");
  }

  void operator()(const Footnotes& footnotes) {
    Add("<ol>\n");
    int number = 0;
    for (const Phrase& note : footnotes.notes) {
      Add("<li id=\"note-" + std::to_string(++number) + "\">");
      Write(note);
      Add("</li>\n");
    }
    Add("</ol>\n");
  }

 private:
  void WriteRow(const Row& row) {
    const std::string anchor = AnchorOf(row.anchor, scope_);
    Add(anchor.empty() ? "<tr>" : "<tr id=\"" + anchor + "\">");
    for (const Phrase& cell : row.cells) WriteCell("td", cell);
    Add("</tr>\n");
  }

  void WriteCell(const std::string& tag, const Phrase& cell) {
    Add("<" + tag + ">");
    Write(cell);
    Add("</" + tag + ">");
  }

  void Write(const Phrase& phrase) {
    for (const Span& span : phrase) Write(span);
  }

  void Write(const Span& span) {
    switch (span.kind) {
      case Span::Kind::kText:
        return AppendHtmlText(span.text, out_);
      case Span::Kind::kStrong:
        return WriteElement("strong", span.text);
      case Span::Kind::kNote:
        Add("<sup><a href=\"#note-" + span.text + "\">" + span.text + "</a></sup>");
        return;
      case Span::Kind::kBreak:
        return Add("<br>");
      default:
        return WriteReference(span);
    }
  }

  void WriteReference(const Span& span) {
    const std::string anchor = AnchorOf(span, scope_);
    const bool is_link = anchors_.count(anchor) != 0;
    if (is_link) Add("<a href=\"#" + anchor + "\">");
    WriteElement("code", span.text);
    if (is_link) Add("</a>");
  }

  void WriteElement(const std::string& tag, std::string_view text) {
    Add("<" + tag + ">");
    AppendHtmlText(text, out_);
    Add("</" + tag + ">");
  }

  void Add(std::string_view markup) { out_->append(markup); }

  const std::set<std::string> anchors_;
  std::string* out_;
  std::string scope_;
  bool is_new_scope_ = false;
};

// The policy is a second wall: even markup that got through could load and run nothing.
void AppendHead(const Page& page, std::string* out) {
  const bool chinese = page.language == Language::kChinese;
  out->append("<!DOCTYPE html>\n<html lang=\"").append(chinese ? "zh-CN" : "en");
  out->append("\">\n<head>\n<meta charset=\"utf-8\">\n");
  out->append(
      "<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
  out->append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  AppendHtmlText(page.title, out);
  out->append("</title>\n<style>").append(kHtmlStyle).append("</style>\n</head>\n<body>\n");
}

}  // namespace

void AppendHtml(const Page& page, std::string* out) {
  AppendHead(page, out);
  HtmlWriter writer(page, out);
  for (const Block& block : page.blocks) std::visit(writer, block);
  out->append("</body>\n</html>\n");
}

}  // namespace assay::cli::docs
