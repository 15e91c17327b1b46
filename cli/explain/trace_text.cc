// What became of a request, for people.
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "cli/explain/common.h"
#include "cli/explain/labels.h"
#include "cli/explain/sheet.h"
#include "cli/explain/write.h"
#include "validator/render.h"

namespace assay::cli::explanation {
namespace {

using describe::Phrase;
using explain::Outcome;
using explain::TracedCondition;
using explain::TracedParameter;
using explain::TracedRule;
using explain::Truth;
using explain::Value;

constexpr std::size_t kWordColumns = 11;  // of `not reached`
constexpr std::size_t kTermIndent = 4;    // of each level of a condition

std::string Joined(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : ", ") + name;
  return joined;
}

class TraceWriter {
 public:
  TraceWriter(const TextStyle& style, std::string* out) : sheet_(style, out) {}

  void Write(const explain::Trace& trace) {
    const explain::Chapter& chapter = *trace.chapter;
    const Phrase label = describe::Text(LabelOf(*chapter.ruleset));
    sheet_.Title(chapter.operation == nullptr
                     ? sheet_.Say(kNoOperation, {label})
                     : sheet_.Say(kTraceOf, {describe::Text(chapter.operation->name.text), label}),
                 false);
    Begin(kRequest);
    WriteConstraints(trace.request);
    if (!trace.unknown.empty()) {
      sheet_.Line(2 * kTermIndent,
                  sheet_.Say(kUnknownNames, {describe::Text(Joined(trace.unknown))}));
    }
    for (const TracedParameter& parameter : trace.parameters) Write(parameter);
    WriteAll(kRules, trace.rules);
    WriteAll(kChecks, trace.checks);
  }

 private:
  void Begin(const Words& words) { sheet_.Heading(sheet_.Say(words)); }

  void WriteAll(const Words& heading, const std::vector<TracedRule>& rules) {
    if (rules.empty()) return;
    Begin(heading);
    for (const TracedRule& rule : rules) WriteEntry(rule);
  }

  // Parts that are not there are not worth a line.
  void Write(const TracedParameter& parameter) {
    const bool is_part = !parameter.declared->parent.empty();
    const bool has_broken =
        std::any_of(parameter.constraints.begin(), parameter.constraints.end(),
                    [](const TracedRule& rule) { return rule.outcome == Outcome::kBroken; });
    if (is_part && parameter.count == 0 && !has_broken) return;
    sheet_.Heading(is_part ? PartInWords(parameter)
                           : InWords(parameter.declared->path, parameter.value));
    for (const explain::TracedDefault& one : parameter.defaults) {
      sheet_.Line(kTermIndent, sheet_.Say(kDefaultIf, {describe::Text(one.value)}));
      Write(one.condition, 2 * kTermIndent);
    }
    WriteConstraints(parameter.constraints);
  }

  std::string PartInWords(const TracedParameter& parameter) const {
    const Phrase path = describe::Text(parameter.declared->path);
    if (parameter.count == 0) return sheet_.Say(kAbsent, {path});
    const Phrase count = describe::Text(std::to_string(parameter.count));
    if (parameter.parts.empty()) return sheet_.Say(kTimes, {path, count});
    std::string values = Joined(parameter.parts);
    if (parameter.parts.size() < parameter.count) values += ", …";
    return sheet_.Say(kTimesValues, {path, count, describe::Text(values)});
  }

  std::string InWords(const std::string& name, const Value& value) const {
    const Phrase shown = describe::Text(name);
    switch (value.origin) {
      case Value::Origin::kAbsent:
        return sheet_.Say(kAbsent, {shown});
      case Value::Origin::kEmpty:
        return sheet_.Say(kEmpty, {shown});
      case Value::Origin::kUnreadable:
        return sheet_.Say(kUnreadable, {shown});
      case Value::Origin::kDefault:
        return sheet_.Say(kByDefault, {shown, describe::Text(value.text)});
      case Value::Origin::kParts:
        return sheet_.Say(kGivenParts, {shown});
      case Value::Origin::kRequest:
        break;
    }
    return sheet_.Say(kGiven, {shown, describe::Text(value.text)});
  }

  // Those that were not reached have nothing to tell but that.
  void WriteConstraints(const std::vector<TracedRule>& rules) {
    std::vector<std::string> not_reached;
    for (const TracedRule& rule : rules) {
      if (rule.outcome == Outcome::kNotReached) {
        not_reached.push_back(rule.rule->id);
      } else {
        WriteEntry(rule);
      }
    }
    if (!not_reached.empty()) {
      sheet_.Entry(sheet_.Say(kNotReached), kWordColumns, Joined(not_reached));
    }
  }

  void WriteEntry(const TracedRule& rule) {
    const std::string asks = describe::PlainText(rule.rule->asks);
    std::string said = rule.reason.empty() ? asks : rule.reason;
    // Which of the parameters or parts that it could be.
    if (rule.broken_by != rule.rule->parameters && rule.outcome == Outcome::kBroken) {
      said = sheet_.Say(kAt, {describe::Text(Joined(rule.broken_by)), describe::Text(said)});
    }
    sheet_.Entry(sheet_.Say(OutcomeInWords(rule.outcome)), kWordColumns,
                 sheet_.Say(kAt, {MarkedId(*rule.rule), describe::Text(WithCause(rule, said))}));
    if (rule.condition) Write(*rule.condition, 2 * kTermIndent);
  }

  // The id, and whether it can make a request invalid.
  Phrase MarkedId(const explain::Rule& rule) const {
    Phrase id = describe::Text(rule.id);
    switch (rule.kind) {
      case explain::Kind::kWarning:
        return describe::Fill(kMarkWarning, sheet_.language(), {id});
      case explain::Kind::kShadow:
        return describe::Fill(kMarkShadow, sheet_.language(), {id});
      case explain::Kind::kOff:
        return describe::Fill(kMarkOff, sheet_.language(), {id});
      default:
        return id;
    }
  }

  // What became of it beyond the word for it.
  std::string WithCause(const TracedRule& rule, const std::string& said) const {
    const Phrase words = describe::Text(said);
    if (!rule.faulty.empty()) {
      return sheet_.Say(kFaulty, {words, describe::Text(Joined(rule.faulty))});
    }
    if (rule.fact == FactValue::kUnknown) return sheet_.Say(kNobodyAnswers, {words});
    const bool applies = !rule.condition || rule.condition->truth == Truth::kTrue;
    const bool is_rule = rule.rule->rule != nullptr;
    if (rule.outcome == Outcome::kNotApplied && applies && is_rule) {
      return sheet_.Say(kNoValue, {words});
    }
    return said;
  }

  static const Words& OutcomeInWords(Outcome outcome) {
    switch (outcome) {
      case Outcome::kHeld:
        return kHeld;
      case Outcome::kBroken:
        return kBroken;
      case Outcome::kNotApplied:
        return kNotApplied;
      case Outcome::kUnknown:
        return kUnknown;
      case Outcome::kNotReached:
        break;
    }
    return kNotReached;
  }

  // As deep as the rule file nests conditions.
  void Write(const TracedCondition& condition, std::size_t indent) {
    const Words& truth = condition.truth == Truth::kTrue    ? kTrue
                         : condition.truth == Truth::kFalse ? kFalse
                                                            : kUnknown;
    if (condition.kind == TracedCondition::Kind::kTerm) {
      const std::string words = describe::PlainText(condition.words) + " (" +
                                InWords(condition.parameter, condition.value) + ")";
      sheet_.Line(indent, sheet_.Say(kAt, {describe::Fill(truth, sheet_.language()),
                                           describe::Text(words)}));
      return;
    }
    const Words& group = condition.kind == TracedCondition::Kind::kAll   ? kAll
                         : condition.kind == TracedCondition::Kind::kAny ? kAny
                                                                         : kNot;
    sheet_.Line(indent, sheet_.Say(kAt, {describe::Fill(truth, sheet_.language()),
                                         describe::Fill(group, sheet_.language())}));
    for (const TracedCondition& part : condition.parts) Write(part, indent + kTermIndent);
  }

  Sheet sheet_;
};

}  // namespace

void AppendText(const explain::Trace& trace, const Report& report, const TextStyle& style,
                std::string* out) {
  TraceWriter(style, out).Write(trace);
  out->append("\n");
  AppendText(report, {.language = style.language, .color = style.color}, out);
}

}  // namespace assay::cli::explanation
