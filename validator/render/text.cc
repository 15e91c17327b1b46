// A report for people. What they look for comes first: the verdict, then what the API would answer,
// then why.
#include <algorithm>
#include <cstddef>

#include "validator/render.h"
#include "validator/render/layout.h"
#include "validator/render/violations.h"
#include "validator/render/wording.h"
#include "validator/text/printable.h"

namespace assay {
namespace {

constexpr std::string_view kBoldRed = "\x1b[1;31m";
constexpr std::string_view kBoldGreen = "\x1b[1;32m";
constexpr std::string_view kBoldYellow = "\x1b[1;33m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kReset = "\x1b[0m";

constexpr std::size_t kIndent = 2;       // of a violation's first line
constexpr std::size_t kLabelIndent = 4;  // of `why`, `value` and `rule`
constexpr std::size_t kTextIndent = 11;  // of what stands beside these

std::string Count(std::size_t count, std::string_view noun) {
  std::string text = std::to_string(count) + " ";
  text.append(noun);
  if (count != 1) text.push_back('s');
  return text;
}

template <typename Items>
std::size_t SizeOf(const Items& items) {
  return static_cast<std::size_t>(std::ranges::distance(items.begin(), items.end()));
}

class TextRenderer {
 public:
  TextRenderer(const Report& report, const TextOptions& options, std::string* out)
      : report_(report), options_(options), out_(out), begin_(out->size()) {}

  void Render() {
    AppendSummary();
    if (options_.first_only) {
      if (!report_.violations().empty()) AppendViolation(*report_.violations().begin());
    } else {
      AppendAll(report_.violations(), [this](const Violation& v) { AppendViolation(v); });
    }
    AppendAll(report_.warnings(), [this](const Warning& w) { AppendWarning(w); });
    AppendUnchecked();
  }

 private:
  void Paint(std::string_view color, std::string_view text) {
    if (options_.color) out_->append(color);
    out_->append(text);
    if (options_.color) out_->append(kReset);
  }

  template <typename Items, typename Append>
  void AppendAll(const Items& items, Append append) {
    const std::size_t left_out =
        render::AppendCapped(items, options_.limits, begin_, *out_, append,
                             [this](std::size_t size) { out_->resize(size); });
    if (left_out == 0) return;
    out_->append("\n").append(kIndent, ' ');
    Paint(kDim, render::LeftOutMessage(left_out));
    out_->append("\n");
  }

  // record 3: invalid, 2 violations, 1 warning (CreateInstance, r-kvstore/2015-01-01)
  void AppendSummary() {
    if (options_.record > 0)
      out_->append("record ").append(std::to_string(options_.record)).append(": ");
    const std::size_t violations = SizeOf(report_.violations());
    const std::size_t warnings = SizeOf(report_.warnings());
    const std::size_t unchecked = SizeOf(report_.unchecked_facts());
    switch (report_.verdict()) {
      case Verdict::kValid:
        Paint(kBoldGreen, "valid");
        break;
      case Verdict::kInvalid:
        Paint(kBoldRed, "invalid");
        out_->append(", ").append(Count(violations, "violation"));
        break;
      case Verdict::kIndeterminate:
        Paint(kBoldYellow, "indeterminate");
        out_->append(", no violation");
        break;
    }
    if (warnings > 0) out_->append(", ").append(Count(warnings, "warning"));
    if (unchecked > 0) out_->append(", ").append(Count(unchecked, "unchecked fact"));
    std::string origin = " (";
    if (!report_.operation().empty()) origin.append(report_.operation()).append(", ");
    origin.append(report_.ruleset()).append(")");
    Paint(kDim, origin);
    out_->append("\n");
  }

  void AppendRow(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    out_->append(kLabelIndent, ' ');
    Paint(kDim, label);
    out_->append(kTextIndent - kLabelIndent - label.size(), ' ');
    render::AppendParagraph(text, {.column = kTextIndent, .indent = kTextIndent}, out_);
    out_->append("\n");
  }

  void AppendHeadline(std::string_view color, std::string_view title, std::string_view text) {
    out_->append("\n").append(kIndent, ' ');
    Paint(color, title);
    out_->append("  ");
    render::AppendParagraph(
        text, {.column = kIndent + render::ColumnsOf(title) + 2, .indent = kLabelIndent}, out_);
    out_->append("\n");
  }

  void AppendViolation(const Violation& violation) {
    std::string title(violation.code());
    title.append(" ").append(std::to_string(violation.status()));
    AppendHeadline(kBoldRed, title,
                   render::MessageOf(violation, options_.language, options_.limits));
    std::string text;
    violation.AppendReason(&text);
    AppendRow("why", text);
    text.clear();
    if (violation.AppendValue(options_.max_value_bytes, &text)) AppendRow("value", text);
    text = violation.rule();
    for (std::size_t i = 0; i < violation.also_count(); ++i) {
      text.append(i == 0 ? ", also " : ", ").append(violation.also(i));
    }
    AppendRow("rule", text);
    AppendRow("advice", violation.recommendation(options_.language));
  }

  void AppendWarning(const Warning& warning) {
    AppendHeadline(kBoldYellow, "warning",
                   render::MessageOf(warning, options_.language, options_.limits));
    AppendRow("rule", warning.rule());
  }

  void AppendUnchecked() {
    const std::string text = render::UncheckedFacts(report_);
    if (!text.empty()) AppendHeadline(kBoldYellow, "unchecked", text);
  }

  const Report& report_;
  const TextOptions& options_;
  std::string* out_;
  std::size_t begin_;
};

}  // namespace

void AppendText(const Report& report, const TextOptions& options, std::string* out) {
  TextRenderer(report, options, out).Render();
}

}  // namespace assay
