// Codes, rules and parameters, for programs. All keys are always there.
#include <string>

#include "cli/explain/common.h"
#include "cli/explain/json.h"
#include "cli/explain/write.h"

namespace assay::cli::explanation {
namespace {

using explain::Kind;
using explain::Rule;
using render::JsonWriter;

std::string_view SeverityName(model::Severity severity) {
  switch (severity) {
    case model::Severity::kEnforce:
      break;
    case model::Severity::kWarn:
      return "warn";
    case model::Severity::kShadow:
      return "shadow";
    case model::Severity::kOff:
      return "off";
  }
  return "enforce";
}

class NamesWriter {
 public:
  NamesWriter(Language language, std::string* out)
      : language_(language), json_(JsonWriter::Spacing::kAfterSeparators, out) {}

  void Write(const explain::Found& found) {
    json_.BeginObject().Key("codes").BeginArray();
    for (const explain::FoundCode& code : found.codes) Write(code);
    json_.EndArray().Key("rules").BeginArray();
    for (const explain::FoundRule& rule : found.rules) Write(rule);
    json_.EndArray().Key("parameters").BeginArray();
    for (const explain::FoundParameter& parameter : found.parameters) Write(parameter);
    json_.EndArray().EndObject();
  }

 private:
  std::string_view Say(const model::Text& text) const {
    return language_ == Language::kChinese && !text.zh.empty() ? text.zh : text.en;
  }

  void Write(const explain::FoundCode& found) {
    const model::Error& error = *found.error;
    json_.BeginObject().Key("code").String(error.code.text);
    json_.Key("ruleset").String(LabelOf(*found.ruleset));
    json_.Key("status").Integer(static_cast<std::uint64_t>(error.status));
    json_.Key("message").String(Say(error.message)).Key("meaning").String(Say(error.meaning));
    WriteOrNull("recommend", Say(error.recommend), json_);
    json_.Key("precedence").Integer(found.place).Key("of").Integer(found.ruleset->errors.size());
    WriteSource(&error.source);
    json_.Key("emitters").BeginArray();
    for (const explain::Emitters& emitters : found.emitters) {
      json_.BeginObject();
      WriteOperation(*emitters.chapter);
      WriteRules("rules", emitters.rules, *emitters.chapter);
      json_.EndObject();
    }
    json_.EndArray().EndObject();
  }

  void Write(const explain::FoundRule& found) {
    const Rule& rule = *found.rule;
    json_.BeginObject().Key("ruleset").String(LabelOf(*found.chapter->ruleset));
    WriteOperation(*found.chapter);
    WriteMembers(rule, *found.chapter);
    const model::Text* const text = DescriptionOf(rule);
    WriteOrNull("description", text == nullptr ? "" : Say(*text), json_);
    const model::Rule* const entry = rule.rule;
    WriteOrNull("severity", entry == nullptr ? "" : SeverityName(entry->severity), json_);
    WriteOrNull("message", entry == nullptr ? "" : Say(entry->message), json_);
    WriteOrNull("since", entry != nullptr && entry->since ? entry->since->text : "", json_);
    WriteOrNull("until", entry != nullptr && entry->until ? entry->until->text : "", json_);
    WriteOrNull("fact", rule.check == nullptr ? "" : rule.check->fact.text, json_);
    json_.Key("arguments").BeginArray();
    if (rule.check != nullptr) {
      for (const model::Name& name : rule.check->arguments) json_.String(name.text);
    }
    json_.EndArray();
    WriteSource(SourceOf(rule));
    json_.EndObject();
  }

  void Write(const explain::FoundParameter& found) {
    const explain::Declared& declared = *found.declared;
    json_.BeginObject().Key("parameter").String(declared.path);
    json_.Key("ruleset").String(LabelOf(*found.chapter->ruleset));
    WriteOperation(*found.chapter);
    WriteOrNull("part_of", declared.parent, json_);
    WriteOrNull("description", declared.own == nullptr ? "" : Say(declared.own->description),
                json_);
    json_.Key("type").String(TypeOf(declared, language_));
    json_.Key("required").Boolean(IsRequired(found));
    WriteOrNull("default", DefaultOf(found, language_), json_);
    WriteOrNull("example", ExampleOf(declared), json_);
    json_.Key("sensitive").Boolean(declared.parameter->sensitive);
    WriteSource(declared.own != nullptr ? &declared.own->source : &declared.parameter->source);
    WriteRules("constraints", found.constraints, *found.chapter);
    WriteRules("read_by", found.readers, *found.chapter);
    json_.Key("defaults").BeginArray();
    for (const std::string_view name : found.defaults) json_.String(name);
    json_.EndArray().EndObject();
  }

  void WriteOperation(const explain::Chapter& chapter) {
    WriteOrNull("operation", chapter.operation == nullptr ? "" : chapter.operation->name.text,
                json_);
  }

  void WriteRules(std::string_view key, const std::vector<const Rule*>& rules,
                  const explain::Chapter& chapter) {
    json_.Key(key).BeginArray();
    for (const Rule* const rule : rules) {
      json_.BeginObject();
      WriteMembers(*rule, chapter);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void WriteMembers(const Rule& rule, const explain::Chapter& chapter) {
    WriteRule(rule, json_);
    json_.Key("position");
    rule.position == 0 ? json_.Null() : json_.Integer(rule.position);
    json_.Key("of").Integer(chapter.reported);
  }

  void WriteSource(const model::Source* source) {
    json_.Key("source");
    if (source == nullptr) {
      json_.Null();
      return;
    }
    json_.BeginObject().Key("at").String(source->at).Key("basis");
    json_.String(source->basis == model::Source::Basis::kStated ? "stated" : "reading");
    WriteOrNull("note", source->note, json_);
    json_.EndObject();
  }

  Language language_;
  JsonWriter json_;
};

}  // namespace

void AppendJson(const explain::Found& found, Language language, std::string* out) {
  NamesWriter(language, out).Write(found);
  out->append("\n");
}

}  // namespace assay::cli::explanation
