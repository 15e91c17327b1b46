#include "cli/formats/finding.h"

#include <cstddef>
#include <limits>

#include "validator/text/printable.h"

namespace assay::cli {

std::string NameOf(const Subject& subject) {
  std::string name;
  switch (subject.source) {
    case Subject::Source::kFile:
      text::AppendPrintable(subject.path, std::numeric_limits<std::size_t>::max(), &name);
      break;
    case Subject::Source::kStandardInput:
      name = "standard input";
      break;
    case Subject::Source::kArgument:
      return "request " + std::to_string(subject.line);
  }
  if (subject.line > 0) name.append(":").append(std::to_string(subject.line));
  return name;
}

std::string RulesOf(const Finding& finding) {
  std::string rules = finding.rule;
  for (std::size_t i = 0; i < finding.also.size(); ++i) {
    rules.append(i == 0 ? ", also " : ", ").append(finding.also[i]);
  }
  return rules;
}

std::string LineOf(const Finding& finding) {
  std::string line;
  if (finding.at.line > 0) {
    line.append(std::to_string(finding.at.line)).append(":");
    line.append(std::to_string(finding.at.column)).append(": ");
  }
  if (!finding.code.empty()) {
    line.append(finding.code).append(" ").append(std::to_string(finding.status)).append(": ");
  }
  return line.append(finding.message).append(" [").append(RulesOf(finding)).append("]");
}

const std::string& TitleOf(const Finding& finding) {
  return finding.code.empty() ? finding.rule : finding.code;
}

}  // namespace assay::cli
