#include "cli/check.h"

#include <unistd.h>

#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>
#include <utility>

#include "cli/complain.h"
#include "cli/output.h"
#include "cli/report_printer.h"
#include "cli/request_input.h"
#include "cli/response.h"
#include "cli/setup.h"
#include "cli/terminal.h"
#include "validator/read/request_line.h"
#include "validator/validator.h"

namespace assay::cli {
namespace {

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
    const Report report = validator_.Validate(line_.Of(text).At(now_), scratch_);
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
    return ForEachRequest(path, {.each =
                                     [this](std::string_view text, std::uint64_t record) {
                                       CheckOne(text, record);
                                       return output_.FlushIfFull();
                                     },
                                 // A reader at the other end that waits for its answers gets them.
                                 .before_read = [this] { output_.Flush(); }});
  }

  const CheckArguments& arguments_;
  const Validator& validator_;
  Scratch scratch_;
  read::RequestLine line_;
  Facts facts_;
  std::int64_t now_;  // of all requests alike, however long they take
  Output output_;
  ReportPrinter printer_;
};

}  // namespace

int Check(const CheckArguments& arguments) {
  Setup setup = MakeSetup(arguments.rules, arguments.facts);
  if (setup.validator == nullptr) return kCouldNotCheck;
  if (arguments.response) return CheckResponse(arguments, *setup.validator);
  return CheckRun(arguments, *setup.validator, std::move(setup.facts)).Run();
}

}  // namespace assay::cli
