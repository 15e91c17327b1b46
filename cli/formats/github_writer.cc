// Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/formats/finding_writer.h"
#include "cli/formats/uri.h"

namespace assay::cli {
namespace {

// As the toolkit of GitHub Actions does it: the line ends a command, `%` begins an escape, and in
// properties `:` and `,` are separators.
void AppendEscaped(std::string_view text, bool is_property, std::string* out) {
  for (const char c : text) {
    switch (c) {
      case '%':
        out->append("%25");
        break;
      case '\r':
        out->append("%0D");
        break;
      case '\n':
        out->append("%0A");
        break;
      case ':':
        out->append(is_property ? "%3A" : ":");
        break;
      case ',':
        out->append(is_property ? "%2C" : ",");
        break;
      default:
        out->push_back(c);
    }
  }
}

// `::error file=requests.txt,line=3,title=MissingParameter::message`
class GithubWriter final : public FindingWriter {
 public:
  explicit GithubWriter(std::string* out) : out_(out) {}

  void Begin() override {}
  void End() override {}

  void Add(const Subject& subject, std::span<const Finding> findings) override {
    if (!subject.failure.empty()) {
      AppendCommand("error", {}, subject.failure);
    }
    for (const Finding& finding : findings) {
      AppendCommand(finding.level == Finding::Level::kError ? "error" : "warning",
                    PropertiesOf(subject, finding), MessageOf(subject, finding));
    }
  }

 private:
  using Properties = std::vector<std::pair<std::string_view, std::string>>;

  static Properties PropertiesOf(const Subject& subject, const Finding& finding) {
    Properties properties;
    if (subject.source == Subject::Source::kFile) {
      const std::uint64_t line = subject.line > 0 ? subject.line : finding.at.line;
      properties.emplace_back("file", NameOf({.path = NormalPathOf(subject.path)}));
      if (line > 0) properties.emplace_back("line", std::to_string(line));
      if (finding.at.character > 0) {
        properties.emplace_back("col", std::to_string(finding.at.character));
      }
    }
    properties.emplace_back("title", TitleOf(finding));
    return properties;
  }

  // Where there is no file that could be shown, the message says whose it is.
  static std::string MessageOf(const Subject& subject, const Finding& finding) {
    std::string message;
    if (subject.source != Subject::Source::kFile) message = NameOf(subject) + ": ";
    message.append(finding.message);
    if (TitleOf(finding) != finding.rule) message.append(" [").append(RulesOf(finding)).append("]");
    return message;
  }

  void AppendCommand(std::string_view command, const Properties& properties,
                     std::string_view message) {
    out_->append("::").append(command);
    char separator = ' ';
    for (const auto& [name, value] : properties) {
      out_->push_back(separator);
      out_->append(name).append("=");
      AppendEscaped(value, /*is_property=*/true, out_);
      separator = ',';
    }
    out_->append("::");
    AppendEscaped(message, /*is_property=*/false, out_);
    out_->append("\n");
  }

  std::string* out_;
};

}  // namespace

std::unique_ptr<FindingWriter> NewGithubWriter(std::string* out) {
  return std::make_unique<GithubWriter>(out);
}

}  // namespace assay::cli
