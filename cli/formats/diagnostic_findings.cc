#include "cli/formats/diagnostic_findings.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

#include "validator/text/printable.h"
#include "validator/text/utf8.h"

namespace assay::cli {
namespace {

std::string Printable(std::string_view text) {
  std::string printable;
  text::AppendPrintable(text, std::numeric_limits<std::size_t>::max(), &printable);
  return printable;
}

// `unknown-key` as words: what there is to say of all findings of that id.
std::string WordsOf(std::string_view id) {
  std::string words(id);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string_view LineAt(std::string_view text, int line) {
  for (int i = 1; i < line; ++i) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

Position PositionOf(const Location& location, std::string_view text) {
  if (location.line <= 0) return {};
  Position position{.line = static_cast<std::uint64_t>(location.line)};
  if (location.column <= 0) return position;
  position.column = static_cast<std::uint64_t>(location.column);
  const std::string_view before = LineAt(text, location.line).substr(0, position.column - 1);
  position.character = text::CountCodePoints(before) + 1;
  return position;
}

std::string MessageOf(const Diagnostic& diagnostic) {
  std::string message = Printable(diagnostic.message);
  if (diagnostic.related.line > 0) {
    message.append(" (see ").append(std::to_string(diagnostic.related.line)).append(":");
    message.append(std::to_string(diagnostic.related.column)).append(")");
  }
  if (!diagnostic.hint.empty()) message.append("; ").append(Printable(diagnostic.hint));
  return message;
}

}  // namespace

std::vector<Finding> FindingsOf(const std::vector<Diagnostic>& diagnostics, std::string_view text) {
  std::vector<Finding> findings;
  for (const Diagnostic& diagnostic : diagnostics) {
    const bool is_error = diagnostic.severity == Diagnostic::Severity::kError;
    findings.push_back({.level = is_error ? Finding::Level::kError : Finding::Level::kWarning,
                        .rule = diagnostic.id,
                        .description = WordsOf(diagnostic.id),
                        .message = MessageOf(diagnostic),
                        .at = PositionOf(diagnostic.location, text),
                        .related = PositionOf(diagnostic.related, text)});
  }
  return findings;
}

}  // namespace assay::cli
