// The diagnostics of a lint run, in the format asked for.
#ifndef ASSAY_CLI_DIAGNOSTIC_PRINTER_H_
#define ASSAY_CLI_DIAGNOSTIC_PRINTER_H_

#include <cstddef>
#include <string>

#include "cli/arguments.h"
#include "validator/diagnostic.h"

namespace assay::cli {

// text: a line each, as compilers do, then a line that sums up. jsonl: an object a line; json: an
// array of them. Keys, always all of them: severity, file, line, column, id, message, hint, related
// (null, or file, line, column).
class DiagnosticPrinter {
 public:
  // Everything is appended to `out`.
  DiagnosticPrinter(Format format, bool color, std::string* out)
      : format_(format), color_(color), out_(out) {}

  void Begin();
  void Print(const Diagnostic& diagnostic);
  void End(std::size_t files);

  std::size_t errors() const { return errors_; }

 private:
  void PrintText(const Diagnostic& diagnostic);
  void PrintJson(const Diagnostic& diagnostic);

  Format format_;
  bool color_;
  std::string* out_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_DIAGNOSTIC_PRINTER_H_
