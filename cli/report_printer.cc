#include "cli/report_printer.h"

#include <string_view>

#include "cli/request_id.h"
#include "validator/render.h"

namespace assay::cli {

void ReportPrinter::Begin() {
  if (options_.format == Format::kJson) out_->append("[");
}

void ReportPrinter::Print(const Report& report, std::uint64_t record) {
  switch (options_.format) {
    case Format::kText:
      PrintText(report, record);
      break;
    case Format::kJson:
      out_->append(records() == 0 ? "\n" : ",\n");
      PrintRecord(report, record);
      break;
    case Format::kJsonLines:
      PrintRecord(report, record);
      out_->append("\n");
      break;
    case Format::kBody:
      PrintBody(report);
      break;
  }
  if (options_.format == Format::kText && options_.numbered) {
    for (const Shadow& shadow : report.shadows()) ++shadows_[std::string(shadow.rule)];
  }
  valid_ += report.verdict() == Verdict::kValid ? 1 : 0;
  invalid_ += report.verdict() == Verdict::kInvalid ? 1 : 0;
  indeterminate_ += report.verdict() == Verdict::kIndeterminate ? 1 : 0;
}

void ReportPrinter::End() {
  if (options_.format == Format::kJson) out_->append(records() == 0 ? "]\n" : "\n]\n");
  if (options_.format != Format::kText || !options_.numbered) return;
  out_->append(std::to_string(records())).append(records() == 1 ? " record: " : " records: ");
  out_->append(std::to_string(valid_)).append(" valid, ");
  out_->append(std::to_string(invalid_)).append(" invalid, ");
  out_->append(std::to_string(indeterminate_)).append(" indeterminate\n");
  for (const auto& [rule, count] : shadows_) {
    out_->append("in the shadow: ").append(rule).append(" ").append(std::to_string(count));
    out_->append("\n");
  }
}

void ReportPrinter::PrintText(const Report& report, std::uint64_t record) {
  AppendText(report,
             {.record = options_.numbered ? record : 0,
              .language = options_.language,
              .first_only = options_.first_only,
              .color = options_.color},
             out_);
  if (options_.numbered) out_->append("\n");
}

void ReportPrinter::PrintRecord(const Report& report, std::uint64_t record) {
  AppendRecord(report,
               {.record = record, .language = options_.language, .first_only = options_.first_only},
               out_);
}

// As a gateway would answer, with line feeds alone because a person or a script reads it, not a
// client.
void ReportPrinter::PrintBody(const Report& report) {
  const bool invalid = report.verdict() == Verdict::kInvalid;
  const int status = invalid ? (*report.violations().begin()).status() : 200;
  out_->append("HTTP/1.1 ").append(std::to_string(status)).append(" ");
  out_->append(ReasonPhrase(status)).append("\n");
  if (invalid) {
    const BodyFormat format = BodyFormatOf(report);
    const std::string request_id = NewRequestId();
    out_->append("Content-Type: ").append(ContentType(format)).append("\n\n");
    AppendBody(report, format,
               {.request_id = request_id,
                .host_id = "",
                .language = options_.language,
                .all_violations = !options_.first_only},
               out_);
  }
  out_->append("\n");
}

}  // namespace assay::cli
