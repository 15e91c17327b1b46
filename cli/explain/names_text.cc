// Codes, rules and parameters, for people.
#include <algorithm>
#include <cstddef>
#include <string>

#include "cli/explain/common.h"
#include "cli/explain/labels.h"
#include "cli/explain/sheet.h"
#include "cli/explain/write.h"

namespace assay::cli::explanation {
namespace {

using describe::Phrase;
using explain::Kind;
using explain::Rule;

constexpr std::size_t kMaxIdColumns = 40;

Phrase Number(std::size_t number) { return describe::Text(std::to_string(number)); }

class NamesWriter {
 public:
  NamesWriter(const TextStyle& style, std::string* out) : sheet_(style, out) {}

  void Write(const explain::FoundCode& found) {
    const model::Error& error = *found.error;
    sheet_.Title(sheet_.Say(
        kCodeOf, {describe::Text(error.code.text), describe::Text(LabelOf(*found.ruleset))}));
    sheet_.Row(kStatus, std::to_string(error.status));
    sheet_.Row(kMessage, sheet_.Say(error.message));
    sheet_.Row(kMeaning, sheet_.Say(error.meaning));
    sheet_.Row(kAdvice, sheet_.Say(error.recommend));
    sheet_.Row(kPrecedence,
               sheet_.Say(kOf, {Number(found.place), Number(found.ruleset->errors.size())}));
    WriteSource(&error.source);
    if (found.emitters.empty()) sheet_.Heading(sheet_.Say(kNothingEmits));
    for (const explain::Emitters& emitters : found.emitters) WriteEmitters(emitters);
  }

  void Write(const explain::FoundRule& found) {
    const Rule& rule = *found.rule;
    sheet_.Title(TitleOf(found));
    if (const model::Text* const text = explanation::DescriptionOf(rule)) {
      sheet_.Row(kSays, sheet_.Say(*text));
    }
    sheet_.Row(kAsks, describe::PlainText(rule.asks));
    const bool is_entry = rule.rule != nullptr || rule.check != nullptr;
    sheet_.Row(kWhen, rule.when.empty() && is_entry ? sheet_.Say(kAlways)
                                                    : describe::PlainText(rule.when));
    WriteCode(found);
    if (rule.rule != nullptr) WriteEntry(*rule.rule);
    if (rule.position != 0) {
      sheet_.Row(kPosition,
                 sheet_.Say(kOf, {Number(rule.position), Number(found.chapter->reported)}));
    }
    sheet_.Row(kParameters, Joined(rule.parameters));
    WriteSource(SourceOf(rule));
  }

  void Write(const explain::FoundParameter& found) {
    const explain::Declared& declared = *found.declared;
    const bool is_part = !declared.parent.empty();
    sheet_.Title(sheet_.Say(
        is_part ? kPartOf : kParameterOf,
        {describe::Text(declared.path), describe::Text(found.chapter->operation->name.text),
         describe::Text(LabelOf(*found.chapter->ruleset)),
         describe::Text(declared.parameter->name.text)}));
    if (declared.own != nullptr) sheet_.Row(kSays, sheet_.Say(declared.own->description));
    sheet_.Row(kType, TypeOf(declared, sheet_.language()));
    sheet_.Row(kRequired, RequiredInWords(found));
    sheet_.Row(kDefault, DefaultOf(found, sheet_.language()));
    sheet_.Row(kExample, ExampleOf(declared));
    if (declared.parameter->sensitive) sheet_.Row(kSensitive, sheet_.Say(kNeverShown));
    WriteSource(declared.own != nullptr ? &declared.own->source : &declared.parameter->source);
    WriteRules(kConstraints, found.constraints);
    WriteRules(kReaders, found.readers);
    if (found.defaults.empty()) return;
    std::vector<std::string> names(found.defaults.begin(), found.defaults.end());
    sheet_.Heading(sheet_.Say(kDefaults, {describe::Text(Joined(names))}));
  }

 private:
  std::string TitleOf(const explain::FoundRule& found) const {
    const explain::Chapter& chapter = *found.chapter;
    const Phrase id = describe::Text(found.rule->id);
    const Phrase label = describe::Text(LabelOf(*chapter.ruleset));
    if (found.rule->kind == Kind::kRequest) return sheet_.Say(kRequestRuleOf, {id, label});
    const Phrase operation = chapter.operation == nullptr
                                 ? describe::Fill(kAnyOperation, sheet_.language())
                                 : describe::Text(chapter.operation->name.text);
    const Words& words = found.rule->rule != nullptr             ? kRuleOf
                         : found.rule->kind == Kind::kCheck      ? kCheckOf
                         : found.rule->kind == Kind::kConstraint ? kConstraintOf
                                                                 : kWarningOf;
    return sheet_.Say(words, {id, operation, label});
  }

  void WriteSource(const model::Source* source) {
    if (source == nullptr) return;
    const bool stated = source->basis == model::Source::Basis::kStated;
    sheet_.Row(kSource, sheet_.Say(stated ? kStated : kReading, {describe::Text(source->at)}));
    sheet_.Row(kNote, source->note);
  }

  void WriteCode(const explain::FoundRule& found) {
    for (const model::Error& error : found.chapter->ruleset->errors) {
      if (error.code.text != found.rule->code) continue;
      sheet_.Row(kCode, error.code.text + " " + std::to_string(error.status));
    }
  }

  void WriteEntry(const model::Rule& rule) {
    sheet_.Row(kWarning, sheet_.Say(rule.message));
    sheet_.Row(kSeverity, sheet_.Say(SeverityInWords(rule.severity)));
    const Phrase since = describe::Text(rule.since ? rule.since->text : "");
    const Phrase until = describe::Text(rule.until ? rule.until->text : "");
    if (rule.since && rule.until) {
      sheet_.Row(kVersions, sheet_.Say(kSinceUntil, {since, until}));
    } else if (rule.since) {
      sheet_.Row(kVersions, sheet_.Say(kSince, {since}));
    } else if (rule.until) {
      sheet_.Row(kVersions, sheet_.Say(kUntil, {until}));
    }
  }

  static const Words& SeverityInWords(model::Severity severity) {
    switch (severity) {
      case model::Severity::kEnforce:
        break;
      case model::Severity::kWarn:
        return kWarns;
      case model::Severity::kShadow:
        return kShadow;
      case model::Severity::kOff:
        return kOff;
    }
    return kEnforced;
  }

  void WriteEmitters(const explain::Emitters& emitters) {
    const model::Operation* const operation = emitters.chapter->operation;
    const Phrase name = operation == nullptr ? describe::Fill(kWithoutOperation, sheet_.language())
                                             : describe::Text(operation->name.text);
    sheet_.Heading(sheet_.Say(kEmittedBy, {name}));
    const std::size_t columns = std::to_string(emitters.chapter->reported).size();
    for (const Rule* const rule : emitters.rules) {
      std::string position = std::to_string(rule->position);
      position.insert(0, columns - position.size(), ' ');
      sheet_.Entry(position, columns, rule->id + ": " + describe::PlainText(InWords(*rule)));
    }
  }

  void WriteRules(const Words& heading, const std::vector<const Rule*>& rules) {
    if (rules.empty()) return;
    sheet_.Heading(sheet_.Say(heading));
    std::size_t columns = 0;
    for (const Rule* const rule : rules) columns = std::max(columns, rule->id.size());
    for (const Rule* const rule : rules) {
      Phrase words = InWords(*rule);
      if (!rule->code.empty()) {
        words =
            describe::Fill(kAnswersWith, sheet_.language(), {words, describe::Text(rule->code)});
      }
      sheet_.Entry(rule->id, std::min(columns, kMaxIdColumns), describe::PlainText(words));
    }
  }

  Phrase InWords(const Rule& rule) const {
    if (rule.when.empty()) return rule.asks;
    return describe::Fill(kAskedWhen, sheet_.language(), {rule.asks, rule.when});
  }

  std::string RequiredInWords(const explain::FoundParameter& found) const {
    const std::string& parent = found.declared->parent;
    if (!IsRequired(found)) return sheet_.Say(kNo);
    return parent.empty() ? sheet_.Say(kYes) : sheet_.Say(kYesWith, {describe::Text(parent)});
  }

  static std::string Joined(const std::vector<std::string>& names) {
    std::string joined;
    for (const std::string& name : names) joined += (joined.empty() ? "" : ", ") + name;
    return joined;
  }

  Sheet sheet_;
};

}  // namespace

void AppendText(const explain::Found& found, const TextStyle& style, std::string* out) {
  NamesWriter writer(style, out);
  for (const explain::FoundCode& code : found.codes) writer.Write(code);
  for (const explain::FoundRule& rule : found.rules) writer.Write(rule);
  for (const explain::FoundParameter& parameter : found.parameters) writer.Write(parameter);
}

}  // namespace assay::cli::explanation
