#include "cli/response.h"

#include <unistd.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/complain.h"
#include "cli/output.h"
#include "cli/standard_input.h"
#include "cli/terminal.h"
#include "validator/load/file.h"
#include "validator/model/limits.h"
#include "validator/render/json_writer.h"
#include "validator/render/layout.h"

namespace assay::cli {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kRed = "\x1b[1;31m";
constexpr std::string_view kGreen = "\x1b[1;32m";
constexpr std::string_view kDim = "\x1b[2m";

std::string Counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

// For people, as reports of requests are.
class TextPrinter {
 public:
  TextPrinter(bool color, std::string* out) : color_(color), out_(out) {}

  void Print(const ResponseReport& report, std::string_view operation) {
    const bool valid = report.verdict == ResponseVerdict::kValid;
    Paint(valid ? kGreen : kRed, valid ? "valid" : "invalid");
    if (!valid) out_->append(", " + Counted(report.faults.size() + report.left_out, "fault"));
    Paint(kDim, " (response of " + std::string(operation) + ", " + report.ruleset + ")");
    out_->append("\n");
    for (const ResponseFault& fault : report.faults) {
      out_->append("\n  ");
      Paint(kRed, fault.path.empty() ? "the body" : fault.path);
      out_->append("\n");
      Row("why ", fault.reason);
      Row("rule", fault.rule);
    }
    if (report.left_out > 0)
      out_->append("\n  and " + Counted(report.left_out, "more fault") + "\n");
  }

 private:
  void Paint(std::string_view color, std::string_view text) {
    if (color_) out_->append(color);
    out_->append(text);
    if (color_) out_->append(kReset);
  }

  void Row(std::string_view label, std::string_view text) {
    constexpr std::size_t kColumn = 11;
    out_->append("    ");
    Paint(kDim, label);
    out_->append("   ");
    render::AppendParagraph(text, {.column = kColumn, .indent = kColumn}, out_);
    out_->append("\n");
  }

  bool color_;
  std::string* out_;
};

void PrintRecord(const ResponseReport& report, std::string_view operation, std::string* out) {
  render::JsonWriter json(render::JsonWriter::Spacing::kAfterSeparators, out);
  json.BeginObject().Key("ruleset").String(report.ruleset).Key("operation").String(operation);
  json.Key("verdict").String(report.verdict == ResponseVerdict::kValid ? "valid" : "invalid");
  json.Key("faults").BeginArray();
  for (const ResponseFault& fault : report.faults) {
    json.BeginObject().Key("path").String(fault.path).Key("rule").String(fault.rule);
    json.Key("reason").String(fault.reason).EndObject();
  }
  json.EndArray().Key("leftOut").Integer(report.left_out).EndObject();
}

void Print(const CheckArguments& arguments, const ResponseReport& report,
           std::string_view operation, std::string* out) {
  switch (arguments.format) {
    case Format::kJson:
      out->append("[\n");
      PrintRecord(report, operation, out);
      out->append("\n]\n");
      break;
    case Format::kJsonLines:
      PrintRecord(report, operation, out);
      out->append("\n");
      break;
    default:
      TextPrinter(UseColor(arguments.color), out).Print(report, operation);
  }
}

std::string Listed(const std::vector<std::string_view>& names) {
  if (names.empty()) return "no ruleset describes a response";
  std::string text = names.size() == 1 ? "there is " : "there are ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += "`" + std::string(names[i]) + "`";
  }
  return text;
}

// The operation that the body answers; empty, and complained about, when that is not clear.
std::string OperationOf(const CheckArguments& arguments, const Validator& validator) {
  const std::vector<std::string_view> known = validator.OperationsWithResponse();
  if (!arguments.operation && known.size() == 1) return std::string(known[0]);
  if (!arguments.operation) {
    Complain(known.empty() ? Listed(known)
                           : "say which operation, with --operation; " + Listed(known));
    return "";
  }
  if (std::find(known.begin(), known.end(), *arguments.operation) != known.end()) {
    return *arguments.operation;
  }
  Complain("no response is described of operation `" +
           std::string(load::ShowablePath(*arguments.operation)) + "`; " + Listed(known));
  return "";
}

}  // namespace

int CheckResponse(const CheckArguments& arguments, const Validator& validator) {
  const std::string operation = OperationOf(arguments, validator);
  if (operation.empty()) return kCouldNotCheck;
  const absl::StatusOr<std::string> body =
      ReadFileOrStandardInput(*arguments.response, model::kMaxFileBytes);
  if (!body.ok()) return Complain(body.status());
  const ResponseReport report = validator.ValidateResponse(operation, *body);
  Output output(STDOUT_FILENO);
  Print(arguments, report, operation, output.buffer());
  if (!output.Flush()) return ComplainOf("cannot write", "standard output", output.error());
  return report.verdict == ResponseVerdict::kValid ? kNothingInvalid : kInvalid;
}

}  // namespace assay::cli
