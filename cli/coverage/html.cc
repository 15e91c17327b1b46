#include "cli/coverage/tables.h"
#include "cli/coverage/write.h"
#include "validator/render/xml.h"

namespace assay::cli::coverage {
namespace {

// The policy keeps even a page that was tampered with from loading or running anything.
constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>assay coverage</title>
<style>
:root { color-scheme: light dark; --no: #c62828; --part: #b26a00; --yes: #2e7d32; --line: #8884; }
body { font: 15px/1.45 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; margin: 1em 0; }
caption { text-align: left; font-weight: bold; }
th, td { padding: .1em .7em; border-bottom: 1px solid var(--line); text-align: left; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
tbody th { font-weight: normal; overflow-wrap: anywhere; }
tr.no th { border-left: .4em solid var(--no); }
tr.part th { border-left: .4em solid var(--part); }
tr.yes th { border-left: .4em solid var(--yes); }
tr.no td.note { color: var(--no); }
tr.part td.note { color: var(--part); }
progress { width: 12em; accent-color: var(--yes); }
@media (prefers-color-scheme: dark) { :root { --no: #ef7a7a; --part: #e0a84e; --yes: #7cc47f; } }
</style>
</head>
<body>
<h1>assay coverage</h1>
)";

void AppendCell(std::string_view tag, std::string_view css, std::string_view text,
                std::string* out) {
  out->append("<").append(tag);
  if (!css.empty()) out->append(" class=\"").append(css).append("\"");
  out->append(">");
  render::AppendXmlText(text, out);
  out->append("</").append(tag.substr(0, 2)).append(">");
}

void AppendRatios(const std::vector<RatioLine>& ratios, std::string* out) {
  out->append("<table>\n<caption>covered</caption>\n<tbody>\n");
  for (const RatioLine& line : ratios) {
    const std::string covered = std::to_string(line.ratio.covered);
    const std::string total = std::to_string(line.ratio.total);
    out->append("<tr>");
    AppendCell("th scope=\"row\"", "", line.name, out);
    out->append("<td class=\"n\">").append(covered).append(" of ").append(total).append("</td>");
    AppendCell("td", "n", PercentOf(line.ratio), out);
    // An attribute that a browser refuses: no maximum is 0.
    if (line.ratio.total == 0) {
      out->append("<td></td></tr>\n");
      continue;
    }
    out->append("<td><progress max=\"").append(total).append("\" value=\"").append(covered);
    out->append("\"></progress></td></tr>\n");
  }
  out->append("</tbody>\n</table>\n");
}

std::string_view ClassOf(Grade grade) {
  if (grade == Grade::kAll) return "yes";
  return grade == Grade::kPart ? "part" : "no";
}

void AppendRow(const Row& row, std::string* out) {
  out->append("<tr class=\"").append(ClassOf(row.grade)).append("\">");
  AppendCell("th scope=\"row\"", "", row.name, out);
  for (const auto& count : row.counts) {
    AppendCell("td", "n", count ? std::to_string(*count) : "-", out);
  }
  AppendCell("td", "note", row.note, out);
  out->append("</tr>\n");
}

void AppendTable(const Table& table, std::string* out) {
  out->append("<table>\n<caption>").append(table.title).append("</caption>\n<thead><tr>");
  AppendCell("th scope=\"col\"", "", "name", out);
  for (const std::string_view column : table.columns) {
    AppendCell("th scope=\"col\"", "n", column, out);
  }
  AppendCell("th scope=\"col\"", "", "note", out);
  out->append("</tr></thead>\n<tbody>\n");
  for (const Row& row : table.rows) AppendRow(row, out);
  out->append("</tbody>\n</table>\n");
}

}  // namespace

void AppendHtml(const CoverageSummary& summary, std::string* out) {
  out->append(kHead);
  for (const Section& section : SectionsOf(summary)) {
    out->append("<section>\n<h2>");
    render::AppendXmlText(section.title, out);
    out->append("</h2>\n");
    if (!section.ratios.empty()) AppendRatios(section.ratios, out);
    for (const Table& table : section.tables) AppendTable(table, out);
    out->append("</section>\n");
  }
  out->append("</body>\n</html>\n");
}

}  // namespace assay::cli::coverage
