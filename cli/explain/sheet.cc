#include "cli/explain/sheet.h"

#include <algorithm>

#include "validator/render/layout.h"
#include "validator/text/printable.h"

namespace assay::cli::explanation {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kReset = "\x1b[0m";

constexpr std::size_t kIndent = 2;
constexpr std::size_t kTextIndent = 14;
constexpr std::size_t kMaxTextBytes = std::size_t{64} << 10;

std::string Printable(std::string_view text) {
  std::string printable;
  text::AppendPrintable(text, kMaxTextBytes, &printable);
  return printable;
}

}  // namespace

std::string Sheet::Say(const describe::Words& words,
                       const std::vector<describe::Phrase>& places) const {
  return describe::PlainText(describe::Fill(words, style_.language, places));
}

std::string_view Sheet::Say(const model::Text& text) const {
  return style_.language == Language::kChinese && !text.zh.empty() ? text.zh : text.en;
}

void Sheet::Title(std::string_view text, bool has_rows) {
  if (!out_->empty()) out_->append("\n");
  Paint(kBold, Printable(text));
  out_->append(has_rows ? "\n\n" : "\n");
}

void Sheet::Heading(std::string_view text) {
  out_->append("\n").append(kIndent, ' ');
  Paint(kBold, Printable(text));
  out_->append("\n");
}

void Sheet::Row(const describe::Words& label, std::string_view text) {
  if (text.empty()) return;
  const std::string_view shown = label.In(style_.language);
  out_->append(kIndent, ' ');
  Paint(kDim, shown);
  out_->append(kTextIndent - kIndent - render::ColumnsOf(shown), ' ');
  Paragraph(text, kTextIndent, kTextIndent);
}

void Sheet::Line(std::size_t indent, std::string_view text) {
  out_->append(indent, ' ');
  Paragraph(text, indent, indent + kIndent);
}

void Sheet::Entry(std::string_view word, std::size_t columns, std::string_view text) {
  const std::string shown = Printable(word);
  const std::size_t taken = render::ColumnsOf(shown);
  out_->append(2 * kIndent, ' ').append(shown);
  out_->append(columns - std::min(columns, taken) + 2, ' ');
  const std::size_t column = 2 * kIndent + std::max(columns, taken) + 2;
  Paragraph(text, column, std::min(column, 2 * kIndent + columns + 2));
}

void Sheet::Paint(std::string_view color, std::string_view text) {
  if (style_.color) out_->append(color);
  out_->append(text);
  if (style_.color) out_->append(kReset);
}

void Sheet::Paragraph(std::string_view text, std::size_t column, std::size_t indent) {
  render::AppendParagraph(Printable(text), {.column = column, .indent = indent}, out_);
  out_->append("\n");
}

}  // namespace assay::cli::explanation
