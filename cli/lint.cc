#include "cli/lint.h"

#include <unistd.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/complain.h"
#include "cli/diagnostic_printer.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "cli/terminal.h"
#include "validator/load/facts_file.h"
#include "validator/load/file.h"
#include "validator/model/limits.h"
#include "validator/validator.h"

namespace assay::cli {
namespace {

// Each ruleset by itself: two files that speak of the same operation are no fault of either.
std::vector<Diagnostic> DiagnosticsOf(const std::string& file, const std::string& text) {
  if (KindOf(file) == FileKind::kFacts) return load::LoadFacts(file, text).diagnostics;
  const RulesetText ruleset = {file, text};
  return Validator::Build({&ruleset, 1}).diagnostics;
}

class LintRun {
 public:
  explicit LintRun(const LintArguments& arguments)
      : arguments_(arguments),
        output_(STDOUT_FILENO),
        printer_(arguments.format, UseColor(arguments.color), output_.buffer()) {}

  int Run() {
    printer_.Begin();
    for (const std::string& path : arguments_.paths) LintPath(path);
    printer_.End(files_);
    if (!output_.Flush()) return ComplainOf("cannot write", "standard output", output_.error());
    if (unreadable_) return kCouldNotCheck;
    return printer_.errors() > 0 ? kInvalid : kNothingInvalid;
  }

 private:
  // What cannot be read is told, and the rest is checked all the same.
  void LintPath(const std::string& path) {
    const absl::StatusOr<std::vector<std::string>> files = FilesOf(path);
    if (!files.ok()) return Fail(path, files.status());
    for (const std::string& file : *files) LintFile(file);
  }

  void LintFile(const std::string& file) {
    const absl::StatusOr<std::string> text = load::ReadFile(file, model::kMaxFileBytes);
    if (!text.ok()) return Fail(file, text.status());
    ++files_;
    printer_.Print(file, *text, DiagnosticsOf(file, *text));
    output_.FlushIfFull();
  }

  void Fail(const std::string& path, const absl::Status& status) {
    unreadable_ = true;
    Complain(status);
    const std::string_view message(status.message().data(), status.message().size());
    printer_.PrintFailure(load::ShowablePath(path), message);
  }

  const LintArguments& arguments_;
  Output output_;
  DiagnosticPrinter printer_;
  std::size_t files_ = 0;
  bool unreadable_ = false;
};

}  // namespace

int Lint(const LintArguments& arguments) { return LintRun(arguments).Run(); }

}  // namespace assay::cli
