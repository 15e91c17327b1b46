#include "cli/report_printer.h"

#include <string_view>
#include <vector>

#include "cli/formats/report_findings.h"
#include "cli/request_id.h"
#include "validator/render.h"
#include "validator/render/wording.h"

namespace assay::cli {
namespace {

// A request that stands at this place in the input. Without an input it is an argument.
Subject SubjectOf(const std::optional<std::string>& input, std::uint64_t record) {
  Subject subject{.source = Subject::Source::kArgument, .line = record};
  if (!input) return subject;
  subject.source = *input == "-" ? Subject::Source::kStandardInput : Subject::Source::kFile;
  subject.path = *input;
  return subject;
}

std::string SuiteNameOf(const std::optional<std::string>& input) {
  return input ? "assay check " + NameOf(SubjectOf(input, 0)) : "assay check";
}

}  // namespace

ReportPrinter::ReportPrinter(const Options& options, std::string* out)
    : options_(options), out_(out) {
  if (options.format == Format::kSarif) {
    writer_ =
        NewSarifWriter(options.language, "see `Ids in reports` in assay's docs/format.md", out);
  }
  if (options.format == Format::kJunit) writer_ = NewJunitWriter(SuiteNameOf(options.input), out);
  if (options.format == Format::kGithub) writer_ = NewGithubWriter(out);
}

void ReportPrinter::Begin() {
  if (writer_ != nullptr) writer_->Begin();
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
    case Format::kSarif:
    case Format::kJunit:
    case Format::kGithub:
      PrintFindings(report, record);
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
  if (writer_ != nullptr) writer_->End();
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

void ReportPrinter::PrintFindings(const Report& report, std::uint64_t record) {
  Subject subject = SubjectOf(options_.input, record);
  subject.operation = report.operation();
  if (report.verdict() == Verdict::kIndeterminate)
    subject.unchecked = render::UncheckedFacts(report);
  writer_->Add(subject, FindingsOf(report, options_.language, options_.first_only));
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
