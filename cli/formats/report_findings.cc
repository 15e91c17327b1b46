#include "cli/formats/report_findings.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "validator/render.h"
#include "validator/render/wording.h"
#include "validator/text/printable.h"

namespace assay::cli {
namespace {

constexpr OutputLimits kLimits;

std::vector<std::string> NamesOf(std::span<const std::string_view> parameters) {
  std::vector<std::string> names;
  for (const std::string_view parameter : parameters) {
    text::AppendName(parameter, &names.emplace_back());
  }
  return names;
}

Finding FindingOf(const Violation& violation, Language language) {
  Finding finding{.rule = std::string(violation.rule()),
                  .description = std::string(violation.meaning(language)),
                  .message = render::MessageOf(violation, language, kLimits),
                  .code = std::string(violation.code()),
                  .status = violation.status(),
                  .parameters = NamesOf(violation.parameters())};
  if (finding.description.empty()) finding.description = finding.code;
  std::string reason;
  violation.AppendReason(&reason);
  if (!reason.empty()) finding.message.append(" (").append(reason).append(")");
  for (std::size_t i = 0; i < violation.also_count(); ++i) {
    finding.also.emplace_back(violation.also(i));
  }
  return finding;
}

// The message of a rule that warns is the same for every request; the others show a name.
std::string DescriptionOf(const Warning& warning, Language language) {
  const bool english = language == Language::kEnglish;
  const std::string_view rule = warning.rule();
  if (rule == "request.unknown-parameter") {
    return english ? "the operation has no such parameter" : "该操作没有这个参数";
  }
  if (rule.ends_with(".empty")) return english ? "an empty value counts as absent" : "空值视为未传";
  if (rule.ends_with(".suspicious")) {
    return english ? "a client sends such a value that has none" : "像是客户端没有取到值";
  }
  return render::MessageOf(warning, language, kLimits);
}

Finding FindingOf(const Warning& warning, Language language) {
  return {.level = Finding::Level::kWarning,
          .rule = std::string(warning.rule()),
          .description = DescriptionOf(warning, language),
          .message = render::MessageOf(warning, language, kLimits),
          .parameters = NamesOf(warning.parameters())};
}

std::size_t BytesOf(const Finding& finding) {
  std::size_t bytes = finding.message.size() + finding.rule.size();
  for (const std::string& name : finding.parameters) bytes += name.size();
  for (const std::string& rule : finding.also) bytes += rule.size();
  return bytes;
}

// Adds items until there are too many, and then an entry that counts the rest.
template <typename Items>
void AddCapped(const Items& items, Language language, std::vector<Finding>* findings) {
  std::size_t shown = 0;
  std::size_t bytes = 0;
  std::size_t left_out = 0;
  Finding::Level level = Finding::Level::kError;
  for (const auto& item : items) {
    if (left_out > 0 || shown == kLimits.max_entries) {
      ++left_out;
      continue;
    }
    Finding finding = FindingOf(item, language);
    level = finding.level;
    bytes += BytesOf(finding);
    if (bytes > kLimits.max_bytes) {
      ++left_out;
      continue;
    }
    ++shown;
    findings->push_back(std::move(finding));
  }
  if (left_out == 0) return;
  findings->push_back({.level = level,
                       .rule = std::string(kLeftOutRule),
                       .description = "more was found than is shown of one request",
                       .message = render::LeftOutMessage(left_out)});
}

}  // namespace

std::vector<Finding> FindingsOf(const Report& report, Language language, bool first_only) {
  std::vector<Finding> findings;
  if (!first_only) {
    AddCapped(report.violations(), language, &findings);
  } else if (!report.violations().empty()) {
    findings.push_back(FindingOf(*report.violations().begin(), language));
  }
  AddCapped(report.warnings(), language, &findings);
  return findings;
}

}  // namespace assay::cli
