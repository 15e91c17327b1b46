// The diagnostics of a lint run, in the format asked for.
#ifndef ASSAY_CLI_DIAGNOSTIC_PRINTER_H_
#define ASSAY_CLI_DIAGNOSTIC_PRINTER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments/arguments.h"
#include "cli/formats/finding_writer.h"
#include "validator/diagnostic.h"

namespace assay::cli {

// text: a line each, as compilers do, then a line that sums up. jsonl: an object a line; json: an
// array of them. Keys, always all of them: severity, file, line, column, id, message, hint, related
// (null, or file, line, column).
class DiagnosticPrinter {
 public:
  // Everything is appended to `out`.
  DiagnosticPrinter(Format format, bool color, std::string* out);

  void Begin();
  // The diagnostics of a file, which has this text.
  void Print(const std::string& file, std::string_view text,
             const std::vector<Diagnostic>& diagnostics);
  // A path that cannot be read, for those who look into the output only. Nothing in our own
  // formats: there, that is for standard error.
  void PrintFailure(std::string_view path, std::string_view message);
  void End(std::size_t files);

  std::size_t errors() const { return errors_; }

 private:
  void PrintOne(const Diagnostic& diagnostic);
  void PrintText(const Diagnostic& diagnostic);
  void PrintJson(const Diagnostic& diagnostic);

  Format format_;
  bool color_;
  std::string* out_;
  std::unique_ptr<FindingWriter> writer_;  // null in a format of our own
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_DIAGNOSTIC_PRINTER_H_
