// JUnit XML has no standard. This is what its readers have in common: no attribute or element that
// one of the usual schemas lacks, counts in every suite.
#include <cstddef>
#include <string_view>
#include <utility>

#include "cli/formats/finding_writer.h"
#include "validator/render/xml.h"

namespace assay::cli {
namespace {

using render::AppendXmlElement;
using render::AppendXmlText;

constexpr std::size_t kMaxCases = 1000;                  // of one suite
constexpr std::size_t kMaxBytes = std::size_t{4} << 20;  // of its cases, unless one alone is larger
constexpr std::string_view kClassOfAll = "assay";        // readers take what has dots for a package

void AppendAttribute(std::string_view name, std::string_view value, std::string* out) {
  out->append(" ").append(name).append("=\"");
  AppendXmlText(value, out);
  out->append("\"");
}

class JunitWriter final : public FindingWriter {
 public:
  JunitWriter(std::string name, std::string* out) : name_(std::move(name)), out_(out) {}

  void Begin() override {
    out_->append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"assay\">\n");
  }

  void Add(const Subject& subject, std::span<const Finding> findings) override {
    AppendCase(subject, findings);
    if (++tests_ == kMaxCases || cases_.size() >= kMaxBytes) CloseSuite();
  }

  void End() override {
    if (tests_ > 0) CloseSuite();
    out_->append("</testsuites>\n");
  }

 private:
  void AppendCase(const Subject& subject, std::span<const Finding> findings) {
    std::string name = NameOf(subject);
    if (!subject.operation.empty()) name.append(" ").append(subject.operation);
    cases_.append("<testcase");
    AppendAttribute("classname", kClassOfAll, &cases_);
    AppendAttribute("name", name, &cases_);
    cases_.append(">");
    // In the order of the strictest schema: skipped, error, failure, system-out.
    if (!subject.unchecked.empty()) {
      ++skipped_;
      AppendXmlElement("skipped", "unchecked: " + subject.unchecked, &cases_);
    }
    if (!subject.failure.empty()) {
      ++errors_;
      AppendFault("error", "unreadable", subject.failure);
      cases_.append("</error>");
    }
    AppendFailure(findings);
    AppendWarnings(findings);
    cases_.append("</testcase>\n");
  }

  void AppendFault(std::string_view element, std::string_view type, std::string_view message) {
    cases_.append("<").append(element);
    AppendAttribute("type", type, &cases_);
    AppendAttribute("message", message, &cases_);
    cases_.append(">");
  }

  // One for all errors, because most readers show the first only.
  void AppendFailure(std::span<const Finding> findings) {
    bool failed = false;
    for (const Finding& finding : findings) {
      if (finding.level != Finding::Level::kError) continue;
      if (!failed) AppendFault("failure", TitleOf(finding), finding.message);
      if (failed) cases_.append("\n");
      failed = true;
      AppendXmlText(LineOf(finding), &cases_);
    }
    if (!failed) return;
    ++failures_;
    cases_.append("</failure>");
  }

  void AppendWarnings(std::span<const Finding> findings) {
    bool warned = false;
    for (const Finding& finding : findings) {
      if (finding.level != Finding::Level::kWarning) continue;
      cases_.append(warned ? "\n" : "<system-out>");
      warned = true;
      AppendXmlText("warning: " + LineOf(finding), &cases_);
    }
    if (warned) cases_.append("</system-out>");
  }

  void CloseSuite() {
    out_->append("<testsuite");
    AppendAttribute("name", ++suites_ == 1 ? name_ : name_ + " " + std::to_string(suites_), out_);
    AppendAttribute("tests", std::to_string(tests_), out_);
    AppendAttribute("failures", std::to_string(failures_), out_);
    AppendAttribute("errors", std::to_string(errors_), out_);
    AppendAttribute("skipped", std::to_string(skipped_), out_);
    out_->append(">\n").append(cases_).append("</testsuite>\n");
    cases_.clear();
    tests_ = failures_ = errors_ = skipped_ = 0;
  }

  std::string name_;
  std::string* out_;
  std::string cases_;  // of the suite that is not closed yet, as are the counts
  std::size_t tests_ = 0;
  std::size_t failures_ = 0;
  std::size_t errors_ = 0;
  std::size_t skipped_ = 0;
  std::size_t suites_ = 0;
};

}  // namespace

std::unique_ptr<FindingWriter> NewJunitWriter(std::string name, std::string* out) {
  return std::make_unique<JunitWriter>(std::move(name), out);
}

}  // namespace assay::cli
