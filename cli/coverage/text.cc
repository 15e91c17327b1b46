#include <algorithm>

#include "cli/coverage/tables.h"
#include "cli/coverage/write.h"
#include "validator/text/utf8.h"

namespace assay::cli::coverage {
namespace {

// Rows of cells, all of a column as wide as its widest; numbers stand at the right.
class Layout {
 public:
  void Add(std::vector<std::string> cells) {
    widths_.resize(std::max(widths_.size(), cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      widths_[i] = std::max(widths_[i], Width(cells[i]));
    }
    rows_.push_back(std::move(cells));
  }

  void Append(std::string* out) const {
    for (const std::vector<std::string>& cells : rows_) {
      std::string line = "  ";
      for (std::size_t i = 0; i < cells.size(); ++i) AppendCell(cells[i], i, &line);
      line.erase(line.find_last_not_of(' ') + 1);
      out->append(line).append("\n");
    }
  }

 private:
  // Code points, which is right for all but a few scripts.
  static std::size_t Width(const std::string& text) { return text::CountCodePoints(text); }

  void AppendCell(const std::string& cell, std::size_t column, std::string* line) const {
    const std::string padding(widths_[column] - Width(cell), ' ');
    const bool is_number = !cell.empty() && (column > 0 && column + 1 < widths_.size());
    line->append(column == 0 ? "" : "  ");
    line->append(is_number ? padding + cell : cell + padding);
  }

  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> rows_;
};

void AppendRatios(const std::vector<RatioLine>& ratios, std::string* out) {
  Layout layout;
  for (const RatioLine& line : ratios) {
    layout.Add({std::string(line.name), std::to_string(line.ratio.covered), "of",
                std::to_string(line.ratio.total), PercentOf(line.ratio), ""});
  }
  layout.Append(out);
}

void AppendTable(const Table& table, std::string* out) {
  Layout layout;
  std::vector<std::string> head = {std::string(table.title)};
  head.insert(head.end(), table.columns.begin(), table.columns.end());
  head.emplace_back();
  layout.Add(std::move(head));
  for (const Row& row : table.rows) {
    std::vector<std::string> cells = {"  " + row.name};
    for (const auto& count : row.counts) cells.push_back(count ? std::to_string(*count) : "-");
    cells.emplace_back(row.note);
    layout.Add(std::move(cells));
  }
  layout.Append(out);
}

}  // namespace

void AppendText(const CoverageSummary& summary, std::string* out) {
  bool is_first = true;
  for (const Section& section : SectionsOf(summary)) {
    if (!is_first) out->append("\n");
    is_first = false;
    out->append(section.title).append("\n");
    if (!section.ratios.empty()) {
      out->append("\n");
      AppendRatios(section.ratios, out);
    }
    for (const Table& table : section.tables) {
      out->append("\n");
      AppendTable(table, out);
    }
  }
}

}  // namespace assay::cli::coverage
