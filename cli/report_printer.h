// The reports of a run, one after the other, in the format asked for.
#ifndef ASSAY_CLI_REPORT_PRINTER_H_
#define ASSAY_CLI_REPORT_PRINTER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "cli/arguments/arguments.h"
#include "cli/formats/finding_writer.h"
#include "validator/report.h"

namespace assay::cli {

class ReportPrinter {
 public:
  struct Options {
    Format format = Format::kText;
    Language language = Language::kEnglish;
    bool first_only = false;
    bool color = false;
    bool numbered =
        false;  // there may be several records: text says which one, and how many there were
    std::optional<std::string> input = {};  // where they come from; none: from the command line
  };

  // Everything is appended to `out`.
  ReportPrinter(const Options& options, std::string* out);

  void Begin();
  void Print(const Report& report, std::uint64_t record);
  void End();

  std::uint64_t records() const { return valid_ + invalid_ + indeterminate_; }
  std::uint64_t invalid() const { return invalid_; }

 private:
  void PrintFindings(const Report& report, std::uint64_t record);
  void PrintText(const Report& report, std::uint64_t record);
  void PrintRecord(const Report& report, std::uint64_t record);
  void PrintBody(const Report& report);

  Options options_;
  std::string* out_;
  std::unique_ptr<FindingWriter> writer_;  // null in a format of our own
  std::uint64_t valid_ = 0;
  std::uint64_t invalid_ = 0;
  std::uint64_t indeterminate_ = 0;
  std::map<std::string, std::uint64_t> shadows_;  // how often each rule in the shadow was broken
};

}  // namespace assay::cli

#endif  // ASSAY_CLI_REPORT_PRINTER_H_
