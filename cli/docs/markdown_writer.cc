#include <string_view>

#include "cli/docs/escape.h"
#include "cli/docs/writers.h"

namespace assay::cli::docs {
namespace {

class MarkdownWriter {
 public:
  explicit MarkdownWriter(std::string* out) : out_(out) {}

  void operator()(const Scope&) {}

  void operator()(const Heading& heading) {
    Separate();
    out_->append(static_cast<std::size_t>(heading.level), '#');
    out_->push_back(' ');
    Write(heading.words);
    EndLine();
  }

  void operator()(const Paragraph& paragraph) {
    Separate();
    Write(paragraph.words);
    EndLine();
  }

  void operator()(const Table& table) {
    Separate();
    WriteRow(table.columns);
    out_->push_back('|');
    for (std::size_t i = 0; i < table.columns.size(); ++i) out_->append("---|");
    EndLine();
    for (const Row& row : table.rows) WriteRow(row.cells);
  }

  void operator()(const Sample& sample) {
    Separate();
    out_->append("```text\n").append(sample.text).append("\n```\n");
  }

  void operator()(const Footnotes& footnotes) {
    Separate();
    int number = 0;
    for (const Phrase& note : footnotes.notes) {
      out_->append("[^").append(std::to_string(++number)).append("]: ");
      Write(note);
      EndLine();
    }
  }

 private:
  void Separate() {
    if (!is_first_) out_->push_back('\n');
    is_first_ = false;
  }
  void EndLine() { out_->push_back('\n'); }

  void WriteRow(const std::vector<Phrase>& cells) {
    out_->push_back('|');
    for (const Phrase& cell : cells) {
      out_->push_back(' ');
      Write(cell);
      out_->append(cell.empty() ? "|" : " |");
    }
    EndLine();
  }

  void Write(const Phrase& phrase) {
    for (const Span& span : phrase) Write(span);
  }

  void Write(const Span& span) {
    switch (span.kind) {
      case Span::Kind::kText:
        return AppendMarkdownText(span.text, out_);
      case Span::Kind::kStrong:
        out_->append("**");
        AppendMarkdownText(span.text, out_);
        out_->append("**");
        return;
      case Span::Kind::kNote:
        out_->append("[^").append(span.text).append("]");
        return;
      case Span::Kind::kBreak:
        out_->append("<br>");
        return;
      default:
        return AppendMarkdownCode(span.text, out_);
    }
  }

  std::string* out_;
  bool is_first_ = true;
};

}  // namespace

void AppendMarkdown(const Page& page, std::string* out) {
  MarkdownWriter writer(out);
  for (const Block& block : page.blocks) std::visit(writer, block);
}

}  // namespace assay::cli::docs
