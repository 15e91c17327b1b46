// Diagnostics quote files that anybody may have written, so all of their text is made printable on
// the way out.
#include "validator/diagnostic.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <tuple>

#include "validator/text/printable.h"

namespace assay {
namespace {

constexpr std::size_t kMaxQuotedBytes = 80;

void AppendSafe(std::string_view text, std::string& out) {
  text::AppendPrintable(text, std::numeric_limits<std::size_t>::max(), &out);
}

void AppendPosition(const Location& location, std::string& out) {
  out += std::to_string(location.line) + ":" + std::to_string(location.column);
}

// Everything that is printed, so that what remains next to each other is really the same.
auto SortKey(const Diagnostic& d) {
  return std::tie(d.location.file, d.location.line, d.location.column, d.severity, d.id, d.message,
                  d.hint, d.related.line, d.related.column);
}

}  // namespace

std::string Diagnostic::ToString() const {
  std::string out;
  AppendSafe(location.file, out);
  out += ':';
  if (location.line > 0) {
    AppendPosition(location, out);
    out += ':';
  }
  out += severity == Severity::kError ? " error: " : " warning: ";
  AppendSafe(message, out);
  if (related.line > 0) {
    out += " (see ";
    if (related.file != location.file) {
      AppendSafe(related.file, out);
      out += ':';
    }
    AppendPosition(related, out);
    out += ')';
  }
  if (!hint.empty()) {
    out += "; ";
    AppendSafe(hint, out);
  }
  return out + " [" + id + "]";
}

bool HasError(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) {
    return d.severity == Diagnostic::Severity::kError;
  });
}

void SortDiagnostics(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& a, const Diagnostic& b) { return SortKey(a) < SortKey(b); });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(),
                                [](const Diagnostic& a, const Diagnostic& b) {
                                  return SortKey(a) == SortKey(b);
                                }),
                    diagnostics.end());
}

std::string Quoted(std::string_view text) {
  std::string quoted = "`";
  text::AppendPrintable(text, kMaxQuotedBytes, &quoted);
  return quoted + "`";
}

}  // namespace assay
