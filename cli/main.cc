// The assay command: see `assay help`.
#include <unistd.h>

#include <csignal>
#include <string>
#include <variant>

#include "cli/arguments/arguments.h"
#include "cli/cases.h"
#include "cli/check.h"
#include "cli/complain.h"
#include "cli/coverage.h"
#include "cli/diff.h"
#include "cli/docs.h"
#include "cli/explain.h"
#include "cli/lint.h"
#include "cli/output.h"
#include "cli/serve/serve.h"

namespace assay::cli {
namespace {

int Run(const CasesArguments& arguments) { return PrintCases(arguments); }

int Run(const CheckArguments& arguments) { return Check(arguments); }

int Run(const CoverageArguments& arguments) { return ReportCoverage(arguments); }

int Run(const DiffArguments& arguments) { return Diff(arguments); }

int Run(const LintArguments& arguments) { return Lint(arguments); }

int Run(const DocsArguments& arguments) { return Docs(arguments); }

int Run(const ExplainArguments& arguments) { return Explain(arguments); }

int Run(const ServeArguments& arguments) { return Serve(arguments); }

int Run(const Answer& answer) {
  Output output(STDOUT_FILENO);
  *output.buffer() = answer.text;
  if (output.Flush()) return kNothingInvalid;
  return ComplainOf("cannot write", "standard output", output.error());
}

int Run(const UsageError& error) { return Complain(error.message + "; see `assay help`"); }

}  // namespace
}  // namespace assay::cli

int main(int argc, char** argv) {
  // A reader that goes away is a failed write like any other, with a message and an exit code.
  std::signal(SIGPIPE, SIG_IGN);
  const assay::cli::Arguments arguments = assay::cli::ParseArguments(argc, argv);
  return std::visit([](const auto& parsed) { return assay::cli::Run(parsed); }, arguments);
}
