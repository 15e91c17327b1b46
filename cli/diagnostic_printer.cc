#include "cli/diagnostic_printer.h"

#include <cstdint>
#include <string_view>

#include "cli/formats/diagnostic_findings.h"
#include "validator/render/json_writer.h"
#include "validator/text/printable.h"

namespace assay::cli {
namespace {

using render::JsonWriter;

constexpr std::size_t kMaxMessageBytes = 2000;  // of a failure, as on standard error

std::string_view NameOf(Diagnostic::Severity severity) {
  return severity == Diagnostic::Severity::kError ? "error" : "warning";
}

void AppendPlace(const Location& location, JsonWriter* json) {
  json->Key("file").String(location.file);
  json->Key("line").Integer(static_cast<std::uint64_t>(location.line));
  json->Key("column").Integer(static_cast<std::uint64_t>(location.column));
}

std::string Count(std::size_t count, std::string_view noun) {
  return std::to_string(count).append(" ").append(noun).append(count == 1 ? "" : "s");
}

}  // namespace

DiagnosticPrinter::DiagnosticPrinter(Format format, bool color, std::string* out)
    : format_(format), color_(color), out_(out) {
  if (format == Format::kSarif) {
    writer_ =
        NewSarifWriter(Language::kEnglish, "see `Diagnostics` in assay's docs/format.md", out);
  }
  if (format == Format::kJunit) writer_ = NewJunitWriter("assay lint", out);
  if (format == Format::kGithub) writer_ = NewGithubWriter(out);
}

void DiagnosticPrinter::Begin() {
  if (writer_ != nullptr) writer_->Begin();
  if (format_ == Format::kJson) out_->append("[");
}

void DiagnosticPrinter::Print(const std::string& file, std::string_view text,
                              const std::vector<Diagnostic>& diagnostics) {
  if (writer_ != nullptr) writer_->Add({.path = file}, FindingsOf(diagnostics, text));
  for (const Diagnostic& diagnostic : diagnostics) {
    if (writer_ == nullptr) PrintOne(diagnostic);
    (diagnostic.severity == Diagnostic::Severity::kError ? errors_ : warnings_) += 1;
  }
}

void DiagnosticPrinter::PrintFailure(std::string_view path, std::string_view message) {
  if (writer_ == nullptr) return;
  Subject subject{.path = std::string(path)};
  text::AppendPrintable(message, kMaxMessageBytes, &subject.failure);
  writer_->Add(subject, {});
}

void DiagnosticPrinter::PrintOne(const Diagnostic& diagnostic) {
  if (format_ == Format::kText) return PrintText(diagnostic);
  if (format_ == Format::kJson) out_->append(errors_ + warnings_ == 0 ? "\n" : ",\n");
  PrintJson(diagnostic);
  if (format_ == Format::kJsonLines) out_->append("\n");
}

void DiagnosticPrinter::End(std::size_t files) {
  if (writer_ != nullptr) writer_->End();
  const std::size_t findings = errors_ + warnings_;
  if (format_ == Format::kJson) out_->append(findings == 0 ? "]\n" : "\n]\n");
  if (format_ != Format::kText || files == 0) return;
  out_->append(Count(files, "file")).append(": ");
  out_->append(findings == 0 ? "no fault found"
                             : Count(errors_, "error") + ", " + Count(warnings_, "warning"));
  out_->append("\n");
}

void DiagnosticPrinter::PrintText(const Diagnostic& diagnostic) {
  std::string line = diagnostic.ToString();
  if (color_) {
    const std::string_view name = NameOf(diagnostic.severity);
    const std::size_t at = line.find(std::string(": ").append(name).append(": "));
    if (at != std::string::npos) {
      const bool is_error = diagnostic.severity == Diagnostic::Severity::kError;
      line.insert(at + 2 + name.size(), "\x1b[0m");
      line.insert(at + 2, is_error ? "\x1b[1;31m" : "\x1b[1;33m");
    }
  }
  out_->append(line).append("\n");
}

void DiagnosticPrinter::PrintJson(const Diagnostic& diagnostic) {
  JsonWriter json(JsonWriter::Spacing::kAfterSeparators, out_);
  json.BeginObject().Key("severity").String(NameOf(diagnostic.severity));
  AppendPlace(diagnostic.location, &json);
  json.Key("id").String(diagnostic.id).Key("message").String(diagnostic.message);
  json.Key("hint").String(diagnostic.hint).Key("related");
  if (diagnostic.related.line > 0) {
    json.BeginObject();
    AppendPlace(diagnostic.related, &json);
    json.EndObject();
  } else {
    json.Null();
  }
  json.EndObject();
}

}  // namespace assay::cli
