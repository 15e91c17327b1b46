#include "cli/check.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <memory>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "cli/complain.h"
#include "cli/facts.h"
#include "cli/line_reader.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/report_printer.h"
#include "cli/rulesets.h"
#include "cli/terminal.h"
#include "rules/shipped.h"
#include "validator/load/file.h"
#include "validator/request.h"
#include "validator/validator.h"

namespace assay::cli {
namespace {

Request RequestOf(std::string_view text) {
  return text.starts_with('{') ? Request::Json(text) : Request::Query(text);
}

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

// Everything that one run needs, and the loop over its requests.
class CheckRun {
 public:
  CheckRun(const CheckArguments& arguments, const Validator& validator, Facts facts)
      : arguments_(arguments),
        validator_(validator),
        scratch_(validator.NewScratch()),
        facts_(std::move(facts)),
        now_(arguments.now.value_or(std::time(nullptr))),
        output_(STDOUT_FILENO),
        printer_({.format = arguments.format,
                  .language = arguments.language,
                  .first_only = arguments.first_only,
                  .color = UseColor(arguments.color),
                  .numbered = arguments.input.has_value() || arguments.requests.size() > 1,
                  .input = arguments.input},
                 output_.buffer()) {}

  int Run() {
    printer_.Begin();
    const int result = arguments_.input ? CheckInput(*arguments_.input) : CheckRequests();
    if (result != kNothingInvalid) {
      output_.Flush();  // what was checked before the failure
      return result;
    }
    printer_.End();
    if (!output_.Flush()) return ComplainOf("cannot write", "standard output", output_.error());
    return printer_.invalid() > 0 ? kInvalid : kNothingInvalid;
  }

 private:
  void CheckOne(std::string_view text, std::uint64_t record) {
    const Report report = validator_.Validate(RequestOf(text).At(now_), scratch_);
    printer_.Print(facts_.Resolve(report), record);
  }

  int CheckRequests() {
    std::uint64_t record = 0;
    for (const std::string& request : arguments_.requests) {
      CheckOne(request, ++record);
      if (!output_.FlushIfFull()) break;
    }
    return kNothingInvalid;
  }

  int CheckInput(const std::string& path) {
    if (path == "-") return CheckLines(STDIN_FILENO, "standard input");
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return ComplainOf("cannot open", load::ShowablePath(path), errno);
    const int result = CheckLines(fd, path);
    ::close(fd);
    return result;
  }

  int CheckLines(int fd, std::string_view name) {
    Progress progress(fd);
    LineReader lines(fd, {.max_line_bytes = Limits().max_request_bytes,
                          .before_read = [this, &progress](std::uint64_t bytes) {
                            // A reader at the other end that waits for its answers gets them.
                            output_.Flush();
                            progress.Update(bytes, printer_.records());
                          }});
    std::string_view line;
    while (lines.Next(&line)) {
      if (!IsBlank(line)) CheckOne(line, lines.line_number());
      if (!output_.FlushIfFull()) break;
    }
    if (lines.error() != 0) return ComplainOf("cannot read", name, lines.error());
    return kNothingInvalid;
  }

  const CheckArguments& arguments_;
  const Validator& validator_;
  Scratch scratch_;
  Facts facts_;
  std::int64_t now_;  // of all requests alike, however long they take
  Output output_;
  ReportPrinter printer_;
};

}  // namespace

int Check(const CheckArguments& arguments) {
  absl::StatusOr<std::vector<RulesetText>> rulesets =
      arguments.rules.empty() ? ShippedRulesets() : ReadRulesets(arguments.rules);
  if (!rulesets.ok()) return Complain(rulesets.status());
  const BuildResult built = Validator::Build(*rulesets);
  if (built.validator == nullptr) return ComplainOf(built.diagnostics);

  Facts facts;
  for (const std::string& path : arguments.facts) {
    const absl::StatusOr<std::vector<Diagnostic>> diagnostics = facts.Read(path);
    if (!diagnostics.ok()) return Complain(diagnostics.status());
    if (HasError(*diagnostics)) return ComplainOf(*diagnostics);
  }
  return CheckRun(arguments, *built.validator, std::move(facts)).Run();
}

}  // namespace assay::cli
