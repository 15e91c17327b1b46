// SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/formats/finding_writer.h"
#include "cli/formats/uri.h"
#include "validator/render/json_writer.h"
#include "validator/version.h"

namespace assay::cli {
namespace {

using render::JsonWriter;

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

// What a request that depends on untold facts is reported under.
constexpr std::string_view kUncheckedRule = "report.unchecked";
constexpr std::string_view kUncheckedDescription =
    "the answer depends on facts that no request can tell";

// A message text. Braces are placeholders in SARIF unless doubled, and `[a](b)` is a link: a client
// that sends one must not have it shown as ours.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '{' || c == '}') escaped.push_back(c);
    if (c == '(' && escaped.ends_with(']')) escaped.push_back(' ');
    escaped.push_back(c);
  }
  return escaped;
}

void AppendMessage(std::string_view key, std::string_view text, JsonWriter* json) {
  json->Key(key).BeginObject().Key("text").String(Escaped(text)).EndObject();
}

void AppendStrings(std::string_view key, const std::vector<std::string>& strings,
                   JsonWriter* json) {
  json->Key(key).BeginArray();
  for (const std::string& string : strings) json->String(string);
  json->EndArray();
}

void AppendArtifact(const Subject& subject, JsonWriter* json) {
  json->Key("artifactLocation").BeginObject().Key("uri");
  if (subject.source == Subject::Source::kFile) {
    json->String(UriReferenceOf(subject.path));
  } else {
    json->String("stdin");
    AppendMessage("description", "standard input", json);
  }
  json->EndObject();
}

void AppendLocation(const Subject& subject, const Position& at, JsonWriter* json) {
  json->BeginObject();
  if (subject.source == Subject::Source::kArgument) {
    json->Key("logicalLocations").BeginArray().BeginObject();
    json->Key("name").String(NameOf(subject)).Key("kind").String("request");
    json->EndObject().EndArray();
  } else {
    json->Key("physicalLocation").BeginObject();
    AppendArtifact(subject, json);
    const std::uint64_t line = subject.line > 0 ? subject.line : at.line;
    if (line > 0) {
      json->Key("region").BeginObject().Key("startLine").Integer(line);
      if (at.character > 0) json->Key("startColumn").Integer(at.character);
      json->EndObject();
    }
    json->EndObject();
  }
  json->EndObject();
}

void AppendProperties(const Finding& finding, JsonWriter* json) {
  if (finding.code.empty() && finding.parameters.empty()) return;
  json->Key("properties").BeginObject();
  if (!finding.code.empty()) {
    json->Key("code").String(finding.code);
    json->Key("status").Integer(static_cast<std::uint64_t>(finding.status));
  }
  AppendStrings("parameters", finding.parameters, json);
  if (!finding.also.empty()) AppendStrings("also", finding.also, json);
  json->EndObject();
}

class SarifWriter final : public FindingWriter {
 public:
  SarifWriter(Language language, std::string help, std::string* out)
      : language_(language), help_(std::move(help)), out_(out) {}

  void Begin() override {
    out_->append("{\"$schema\": \"").append(kSchema).append("\", \"version\": \"2.1.0\",\n");
    out_->append("\"runs\": [{\"results\": [");
  }

  void Add(const Subject& subject, std::span<const Finding> findings) override {
    if (!subject.failure.empty()) failures_.push_back(subject.failure);
    for (const Finding& finding : findings) AppendResult(subject, finding);
    if (!subject.unchecked.empty()) AppendUnchecked(subject);
  }

  void End() override {
    out_->append(separator_ == kFirst ? "],\n" : "\n],\n");
    JsonWriter json(JsonWriter::Spacing::kAfterSeparators, out_);
    AppendTool(&json);
    AppendInvocation(&json);
    json.Key("language").String(language_ == Language::kChinese ? "zh-CN" : "en-US");
    json.Key("columnKind").String("unicodeCodePoints");
    out_->append("}]}\n");
  }

 private:
  static constexpr std::string_view kFirst = "\n";

  void BeginResult(JsonWriter* json, std::string_view rule, std::string_view description) {
    out_->append(separator_);
    separator_ = ",\n";
    const auto known = indices_.find(rule);
    const std::size_t index = known != indices_.end() ? known->second : rules_.size();
    if (known == indices_.end()) {
      indices_.emplace(rule, index);
      rules_.emplace_back(rule, description);
    }
    json->BeginObject().Key("ruleId").String(rule).Key("ruleIndex").Integer(index);
  }

  static void AppendLocations(const Subject& subject, const Finding& finding, JsonWriter* json) {
    json->Key("locations").BeginArray();
    AppendLocation(subject, finding.at, json);
    json->EndArray();
    if (finding.related.line == 0) return;
    json->Key("relatedLocations").BeginArray();
    AppendLocation(subject, finding.related, json);
    json->EndArray();
  }

  void AppendResult(const Subject& subject, const Finding& finding) {
    JsonWriter json(JsonWriter::Spacing::kAfterSeparators, out_);
    BeginResult(&json, finding.rule, finding.description);
    json.Key("level").String(finding.level == Finding::Level::kError ? "error" : "warning");
    AppendMessage("message", finding.message, &json);
    AppendLocations(subject, finding, &json);
    AppendProperties(finding, &json);
    json.EndObject();
  }

  // SARIF's kind `open`: there is not enough information to decide. It has no level.
  void AppendUnchecked(const Subject& subject) {
    JsonWriter json(JsonWriter::Spacing::kAfterSeparators, out_);
    BeginResult(&json, kUncheckedRule, kUncheckedDescription);
    json.Key("kind").String("open").Key("level").String("none");
    AppendMessage("message", "unchecked: " + subject.unchecked, &json);
    AppendLocations(subject, {}, &json);
    json.EndObject();
  }

  // GitHub's code scanning takes no rule without all three texts.
  void AppendTool(JsonWriter* json) {
    json->Key("tool").BeginObject().Key("driver").BeginObject();
    json->Key("name").String("assay").Key("version").String(kVersion);
    json->Key("semanticVersion").String(kVersion).Key("rules").BeginArray();
    for (const auto& [id, description] : rules_) {
      json->BeginObject().Key("id").String(id);
      AppendMessage("shortDescription", description, json);
      AppendMessage("fullDescription", description, json);
      AppendMessage("help", help_, json);
      json->EndObject();
    }
    json->EndArray().EndObject().EndObject();
  }

  void AppendInvocation(JsonWriter* json) {
    json->Key("invocations").BeginArray().BeginObject();
    json->Key("executionSuccessful").Boolean(failures_.empty());
    if (!failures_.empty()) {
      json->Key("toolExecutionNotifications").BeginArray();
      for (const std::string& failure : failures_) {
        json->BeginObject().Key("level").String("error");
        AppendMessage("message", failure, json);
        json->EndObject();
      }
      json->EndArray();
    }
    json->EndObject().EndArray();
  }

  Language language_;
  std::string help_;
  std::string* out_;
  std::string_view separator_ = kFirst;                     // due before the next result
  std::vector<std::pair<std::string, std::string>> rules_;  // id and description, as met
  std::map<std::string, std::size_t, std::less<>> indices_;
  std::vector<std::string> failures_;
};

}  // namespace

std::unique_ptr<FindingWriter> NewSarifWriter(Language language, std::string help,
                                              std::string* out) {
  return std::make_unique<SarifWriter>(language, std::move(help), out);
}

}  // namespace assay::cli
