// The rules over several parameters, by what they are about, and the checks on facts.
#include <initializer_list>
#include <string>

#include "cli/docs/sections.h"

namespace assay::cli::docs {
namespace {

enum class Group { kPresence, kValues, kWarnings, kIdle };

Group GroupOf(const model::Rule& rule) {
  switch (rule.severity) {
    case model::Severity::kWarn:
      return Group::kWarnings;
    case model::Severity::kShadow:
    case model::Severity::kOff:
      return Group::kIdle;
    case model::Severity::kEnforce:
      break;
  }
  return rule.kind < model::Rule::Kind::kThen ? Group::kPresence : Group::kValues;
}

Table WithColumns(const Draft& draft, std::initializer_list<Words> columns) {
  Table table;
  for (const Words& words : columns) table.columns.push_back(draft.Say(words));
  return table;
}

// The id, the mark of a note, and what the file says of it.
Phrase Head(const Draft& draft, const model::Name& id, const model::Source& source,
            const model::Text& description) {
  Phrase head = describe::Of(Span::Kind::kRule, id.text);
  describe::Append(draft.notes->Mark(source), &head);
  return Lines({head, draft.Say(description)});
}

Phrase When(const Draft& draft, const model::Condition& condition) {
  if (condition.is_always()) return draft.Say(kAlways);
  return describe::Describe(condition, draft.context());
}

Phrase ErrorOf(const model::Rule& rule) {
  return rule.error ? describe::Of(Span::Kind::kError, rule.error->text) : Phrase();
}

Phrase SpanOfVersions(const Draft& draft, const model::Rule& rule) {
  std::vector<Phrase> lines;
  if (rule.since) lines.push_back(draft.Say(kSince, {describe::Code(rule.since->text)}));
  if (rule.until) lines.push_back(draft.Say(kUntil, {describe::Code(rule.until->text)}));
  return describe::List(lines, describe::Conjunction::kNone, draft.language());
}

// What a failure brings, by the group's last columns.
std::vector<Phrase> OutcomeOf(const Draft& draft, const model::Rule& rule) {
  switch (GroupOf(rule)) {
    case Group::kWarnings:
      return {TemplateInWords(draft.Say(rule.message)[0].text)};
    case Group::kIdle:
      return {draft.Say(rule.severity == model::Severity::kOff ? kOff : kShadow), ErrorOf(rule)};
    default:
      return {ErrorOf(rule)};
  }
}

Row RowOf(const Draft& draft, const model::Rule& rule) {
  const Phrase head =
      Lines({Head(draft, rule.id, rule.source, rule.description), SpanOfVersions(draft, rule)});
  Row row = {{Span::Kind::kRule, rule.id.text},
             {head, describe::Describe(rule, draft.context()), When(draft, rule.when)}};
  for (Phrase& outcome : OutcomeOf(draft, rule)) row.cells.push_back(std::move(outcome));
  return row;
}

void AddGroup(const Draft& draft, Group group, const Words& title, const Words* introduction,
              Table table) {
  for (const model::Rule& rule : draft.operation.rules) {
    if (GroupOf(rule) == group) table.rows.push_back(RowOf(draft, rule));
  }
  if (table.rows.empty()) return;
  draft.AddHeading(4, title);
  if (introduction != nullptr) draft.AddParagraph(*introduction);
  draft.Add(std::move(table));
}

}  // namespace

void AddRules(const Draft& draft) {
  if (draft.operation.rules.empty()) return;
  draft.AddHeading(3, kRules);
  draft.AddParagraph(kDefaultsCount);
  AddGroup(draft, Group::kPresence, kPresenceRules, nullptr,
           WithColumns(draft, {kRule, kAsks, kWhen, kCode}));
  AddGroup(draft, Group::kValues, kValueRules, nullptr,
           WithColumns(draft, {kRule, kAsks, kWhen, kCode}));
  AddGroup(draft, Group::kWarnings, kWarnings, &kWarningsIntro,
           WithColumns(draft, {kRule, kAsks, kWhen, kWarning}));
  AddGroup(draft, Group::kIdle, kIdleRules, nullptr,
           WithColumns(draft, {kRule, kAsks, kWhen, kSeverity, kCode}));
}

void AddChecks(const Draft& draft) {
  if (draft.operation.checks.empty()) return;
  Table table = WithColumns(draft, {kCheck, kFact, kWhen, kCode});
  for (const model::Check& check : draft.operation.checks) {
    std::vector<std::string_view> names;
    for (const model::Name& name : check.arguments) names.push_back(name.text);
    const Phrase fact = describe::Code(check.fact.text);
    const Phrase arguments = describe::List(References(Span::Kind::kParameter, names),
                                            describe::Conjunction::kAnd, draft.language());
    table.rows.push_back(
        {{Span::Kind::kRule, check.id.text},
         {Head(draft, check.id, check.source, check.description),
          names.empty() ? fact : draft.Say(kFactOf, {fact, arguments}), When(draft, check.when),
          describe::Of(Span::Kind::kError, check.error.text)}});
  }
  draft.AddHeading(3, kChecks);
  draft.AddParagraph(kChecksIntro);
  draft.Add(std::move(table));
}

}  // namespace assay::cli::docs
