#include "fuzz/check_diagnostics.h"

#include <algorithm>
#include <cstddef>

#include "validator/testing/plain_report.h"
#include "validator/text/printable.h"
#include "validator/text/utf8.h"

namespace assay::fuzz {
namespace {

constexpr std::size_t kMaxDiagnostics = 101;  // a hundred, and a note that there are more

// What a diagnostic quotes is at most 80 bytes each time, and none quotes more than a few texts.
constexpr std::size_t kMaxLineBytes = 1000;

// One line, without anything that acts on a terminal.
bool IsPrintable(std::string_view text) {
  while (!text.empty()) {
    std::size_t length = 0;
    const std::uint32_t c = text::DecodeOne(text.data(), text.data() + text.size(), length);
    if (length == 0 || !text::IsPrintable(c)) return false;
    text.remove_prefix(length);
  }
  return true;
}

// Also right behind a line, where something is missing. Line 0 is the file as a whole.
bool IsWithin(std::string_view text, const Location& location) {
  if (location.line == 0) return true;
  if (location.line < 0 || location.column < 1) return false;
  for (int line = 1; line < location.line; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
  const std::size_t length = std::min(text.find('\n'), text.size());
  return static_cast<std::size_t>(location.column) <= length + 1;
}

std::string_view FaultOf(const std::string& file_name, std::string_view text,
                         const Diagnostic& diagnostic) {
  const std::string line = diagnostic.ToString();
  if (diagnostic.location.file != file_name) return "is of no file";
  if (!IsWithin(text, diagnostic.location)) return "is outside the text";
  if (!IsWithin(text, diagnostic.related)) return "refers to a place outside the text";
  if (diagnostic.message.empty() || diagnostic.id.empty()) return "says nothing";
  if (!IsPrintable(line)) return "is not printable";
  if (line.size() > kMaxLineBytes) return "says too much";
  return "";
}

}  // namespace

std::string FaultOfDiagnostics(const std::string& file_name, std::string_view text,
                               const std::vector<Diagnostic>& diagnostics) {
  if (diagnostics.size() > kMaxDiagnostics) return "too many diagnostics";
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string_view fault = FaultOf(file_name, text, diagnostic);
    if (fault.empty()) continue;
    return "a diagnostic " + std::string(fault) + ": " + testonly::Escaped(diagnostic.ToString());
  }
  return "";
}

std::string Printed(const std::vector<Diagnostic>& diagnostics) {
  std::string all;
  for (const Diagnostic& diagnostic : diagnostics) all += diagnostic.ToString() + "\n";
  return all;
}

}  // namespace assay::fuzz
