// What became of a request, for programs. All keys are always there.
#include <string>

#include "cli/explain/common.h"
#include "cli/explain/json.h"
#include "cli/explain/write.h"
#include "validator/render.h"

namespace assay::cli::explanation {
namespace {

using explain::Outcome;
using explain::TracedCondition;
using explain::TracedRule;
using explain::Truth;
using explain::Value;
using render::JsonWriter;

std::string_view NameOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kHeld:
      return "held";
    case Outcome::kBroken:
      return "broken";
    case Outcome::kNotApplied:
      return "not-applied";
    case Outcome::kUnknown:
      return "unknown";
    case Outcome::kNotReached:
      break;
  }
  return "not-reached";
}

std::string_view NameOf(Truth truth) {
  if (truth == Truth::kUnknown) return "unknown";
  return truth == Truth::kTrue ? "true" : "false";
}

std::string_view NameOf(FactValue fact) {
  if (fact == FactValue::kUnknown) return "unknown";
  return fact == FactValue::kTrue ? "true" : "false";
}

std::string_view NameOf(TracedCondition::Kind kind) {
  switch (kind) {
    case TracedCondition::Kind::kTerm:
      return "term";
    case TracedCondition::Kind::kAll:
      return "all";
    case TracedCondition::Kind::kAny:
      return "any";
    case TracedCondition::Kind::kNot:
      break;
  }
  return "not";
}

std::string_view NameOf(Value::Origin origin) {
  switch (origin) {
    case Value::Origin::kAbsent:
      return "absent";
    case Value::Origin::kEmpty:
      return "empty";
    case Value::Origin::kRequest:
      return "request";
    case Value::Origin::kParts:
      return "parts";
    case Value::Origin::kDefault:
      return "default";
    case Value::Origin::kUnreadable:
      break;
  }
  return "unreadable";
}

class TraceWriter {
 public:
  explicit TraceWriter(std::string* out) : json_(JsonWriter::Spacing::kAfterSeparators, out) {}

  void Write(const explain::Trace& trace) {
    const explain::Chapter& chapter = *trace.chapter;
    json_.BeginObject().Key("ruleset").String(LabelOf(*chapter.ruleset));
    WriteOrNull("operation", chapter.operation == nullptr ? "" : chapter.operation->name.text,
                json_);
    WriteRules("request", trace.request);
    WriteNames("unknown", trace.unknown);
    json_.Key("parameters").BeginArray();
    for (const explain::TracedParameter& parameter : trace.parameters) Write(parameter);
    json_.EndArray();
    WriteRules("rules", trace.rules);
    WriteRules("checks", trace.checks);
    json_.Key("report");
  }

 private:
  void Write(const explain::TracedParameter& parameter) {
    json_.BeginObject().Key("parameter").String(parameter.declared->path);
    WriteOrNull("part_of", parameter.declared->parent, json_);
    Write(parameter.value);
    WriteNames("parts", parameter.parts);
    json_.Key("count").Integer(parameter.count).Key("defaults").BeginArray();
    for (const explain::TracedDefault& one : parameter.defaults) {
      json_.BeginObject().Key("value").String(one.value).Key("condition");
      Write(one.condition);
      json_.EndObject();
    }
    json_.EndArray();
    WriteRules("constraints", parameter.constraints);
    json_.EndObject();
  }

  void Write(const Value& value) {
    json_.Key("origin").String(NameOf(value.origin));
    const bool has_text =
        value.origin == Value::Origin::kRequest || value.origin == Value::Origin::kDefault;
    json_.Key("value");
    has_text ? json_.String(value.text) : json_.Null();
  }

  void WriteNames(std::string_view key, const std::vector<std::string>& names) {
    json_.Key(key).BeginArray();
    for (const std::string& name : names) json_.String(name);
    json_.EndArray();
  }

  void WriteRules(std::string_view key, const std::vector<TracedRule>& rules) {
    json_.Key(key).BeginArray();
    for (const TracedRule& rule : rules) Write(rule);
    json_.EndArray();
  }

  void Write(const TracedRule& rule) {
    json_.BeginObject();
    WriteRule(*rule.rule, json_);
    json_.Key("outcome").String(NameOf(rule.outcome));
    WriteOrNull("reason", rule.reason, json_);
    WriteNames("broken_by", rule.broken_by);
    WriteNames("faulty", rule.faulty);
    WriteOrNull("fact", rule.fact ? NameOf(*rule.fact) : "", json_);
    json_.Key("condition");
    if (rule.condition) {
      Write(*rule.condition);
    } else {
      json_.Null();
    }
    json_.EndObject();
  }

  // As deep as the rule file nests conditions.
  void Write(const TracedCondition& condition) {
    json_.BeginObject().Key("kind").String(NameOf(condition.kind));
    json_.Key("truth").String(NameOf(condition.truth));
    if (condition.kind == TracedCondition::Kind::kTerm) {
      json_.Key("words").String(describe::PlainText(condition.words));
      json_.Key("parameter").String(condition.parameter);
      Write(condition.value);
    } else {
      json_.Key("parts").BeginArray();
      for (const TracedCondition& part : condition.parts) Write(part);
      json_.EndArray();
    }
    json_.EndObject();
  }

  JsonWriter json_;
};

}  // namespace

void AppendJson(const explain::Trace& trace, const Report& report, Language language,
                std::string* out) {
  TraceWriter(out).Write(trace);
  out->append(" ");
  AppendRecord(report, {.record = 1, .language = language}, out);
  out->append("}\n");
}

}  // namespace assay::cli::explanation
