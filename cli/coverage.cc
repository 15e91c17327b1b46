#include "cli/coverage.h"

#include <unistd.h>

#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>

#include "cli/complain.h"
#include "cli/coverage/write.h"
#include "cli/output.h"
#include "cli/request_input.h"
#include "cli/setup.h"
#include "validator/coverage.h"
#include "validator/read/request_line.h"
#include "validator/validator.h"

namespace assay::cli {
namespace {

void Write(CoverageFormat format, const CoverageSummary& summary, std::string* out) {
  switch (format) {
    case CoverageFormat::kText:
      return coverage::AppendText(summary, out);
    case CoverageFormat::kJson:
      return coverage::AppendJson(summary, out);
    case CoverageFormat::kHtml:
      return coverage::AppendHtml(summary, out);
  }
}

}  // namespace

int ReportCoverage(const CoverageArguments& arguments) {
  Setup setup = MakeSetup(arguments.rules, arguments.facts);
  if (setup.validator == nullptr) return kCouldNotCheck;
  Scratch scratch = setup.validator->NewScratch();
  Coverage coverage(setup.validator);
  const std::int64_t now = arguments.now.value_or(std::time(nullptr));
  read::RequestLine line;
  const auto count = [&](std::string_view text, std::uint64_t) {
    const Report report = setup.validator->Validate(line.Of(text).At(now), scratch);
    coverage.Add(setup.facts.Resolve(report));
    return true;
  };
  // Of half an input nothing is told: what it lacks may stand in the other half.
  if (ForEachRequest(arguments.input, {.each = count}) != kNothingInvalid) return kCouldNotCheck;
  Output output(STDOUT_FILENO);
  Write(arguments.format, coverage.Summarize(), output.buffer());
  if (output.Flush()) return kNothingInvalid;
  return ComplainOf("cannot write", "standard output", output.error());
}

}  // namespace assay::cli
