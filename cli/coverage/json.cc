#include <algorithm>
#include <string>

#include "cli/coverage/tables.h"
#include "cli/coverage/write.h"
#include "validator/render/json_writer.h"

namespace assay::cli::coverage {
namespace {

using render::JsonWriter;

std::string_view NameOf(RuleKind kind) {
  switch (kind) {
    case RuleKind::kRequest:
      return "request";
    case RuleKind::kConstraint:
      return "constraint";
    case RuleKind::kRule:
      return "rule";
    case RuleKind::kWarning:
      return "warning";
    case RuleKind::kShadow:
      return "shadow";
    case RuleKind::kCheck:
      return "check";
  }
  return "";
}

std::string_view NameOf(ConditionKind kind) {
  if (kind == ConditionKind::kDefault) return "default";
  return kind == ConditionKind::kCheck ? "check" : "rule";
}

void Write(const VerdictCounts& verdicts, JsonWriter& json) {
  json.Key("requests").Integer(verdicts.all()).Key("verdicts").BeginObject();
  json.Key("valid").Integer(verdicts.valid).Key("invalid").Integer(verdicts.invalid);
  json.Key("indeterminate").Integer(verdicts.indeterminate).EndObject();
}

// `rules broken` as a key.
std::string KeyOf(std::string_view name) {
  std::string key(name);
  std::replace(key.begin(), key.end(), ' ', '_');
  return key;
}

// Percentages are whole, rounded down.
void Write(const CoverageTotals& totals, JsonWriter& json) {
  json.Key("totals").BeginObject();
  for (const RatioLine& line : RatiosOf(totals)) {
    const CoverageRatio& ratio = line.ratio;
    json.Key(KeyOf(line.name)).BeginObject().Key("covered").Integer(ratio.covered);
    json.Key("total").Integer(ratio.total).Key("percent");
    json.Integer(ratio.total == 0 ? 100 : ratio.covered * 100 / ratio.total).EndObject();
  }
  json.EndObject();
}

void Write(const RuleCoverage& rule, JsonWriter& json) {
  json.BeginObject().Key("rule").String(rule.rule).Key("kind").String(NameOf(rule.kind));
  json.Key("parameters").BeginArray();
  for (const std::string_view parameter : rule.parameters) json.String(parameter);
  json.EndArray().Key("code");
  rule.code.empty() ? json.Null() : json.String(rule.code);
  json.Key("broken").Integer(rule.broken).Key("held");
  rule.held ? json.Integer(*rule.held) : json.Null();
  json.Key("unanswered").Integer(rule.unanswered).EndObject();
}

void Write(const std::vector<RuleCoverage>& rules, JsonWriter& json) {
  json.Key("rules").BeginArray();
  for (const RuleCoverage& rule : rules) Write(rule, json);
  json.EndArray();
}

void Write(const ConditionCoverage& condition, JsonWriter& json) {
  json.BeginObject().Key("of").String(condition.of).Key("kind").String(NameOf(condition.kind));
  json.Key("value");
  condition.kind == ConditionKind::kDefault ? json.String(condition.value) : json.Null();
  json.Key("held").Integer(condition.held).Key("not_held").Integer(condition.not_held);
  json.Key("unknown").Integer(condition.unknown).EndObject();
}

void Write(const ParameterCoverage& parameter, JsonWriter& json) {
  json.BeginObject().Key("parameter").String(parameter.name);
  json.Key("given").Integer(parameter.given).Key("absent").Integer(parameter.absent);
  json.Key("empty").Integer(parameter.empty).Key("values").BeginArray();
  for (const ValueCoverage& value : parameter.values) {
    json.BeginObject().Key("value").String(value.value).Key("given").Integer(value.given);
    json.EndObject();
  }
  json.EndArray().Key("defaults").BeginArray();
  for (const DefaultCoverage& value : parameter.defaults) {
    json.BeginObject().Key("value").String(value.value).Key("used").Integer(value.used);
    json.EndObject();
  }
  json.EndArray().EndObject();
}

void Write(const RulesetCoverage& ruleset, JsonWriter& json) {
  json.BeginObject().Key("ruleset").String(ruleset.ruleset).Key("codes").BeginArray();
  for (const CodeCoverage& code : ruleset.codes) {
    json.BeginObject().Key("code").String(code.code).Key("reachable").Boolean(code.reachable);
    json.Key("first").Integer(code.first).Key("any").Integer(code.any).EndObject();
  }
  json.EndArray().Key("never").BeginArray();
  for (const std::string_view operation : ruleset.never_named) json.String(operation);
  json.EndArray().EndObject();
}

void Write(const OperationCoverage& operation, JsonWriter& json) {
  json.BeginObject().Key("operation").String(operation.operation);
  json.Key("ruleset").String(operation.ruleset);
  Write(operation.verdicts, json);
  Write(operation.totals, json);
  Write(operation.rules, json);
  json.Key("conditions").BeginArray();
  for (const ConditionCoverage& condition : operation.conditions) Write(condition, json);
  json.EndArray().Key("parameters").BeginArray();
  for (const ParameterCoverage& parameter : operation.parameters) Write(parameter, json);
  json.EndArray().EndObject();
}

}  // namespace

void AppendJson(const CoverageSummary& summary, std::string* out) {
  JsonWriter json(JsonWriter::Spacing::kAfterSeparators, out);
  json.BeginObject();
  Write(summary.verdicts, json);
  Write(summary.totals, json);
  json.Key("rulesets").BeginArray();
  for (const RulesetCoverage& ruleset : summary.rulesets) Write(ruleset, json);
  json.EndArray().Key("operations").BeginArray();
  for (const OperationCoverage& operation : summary.operations) Write(operation, json);
  json.EndArray();
  Write(summary.request_rules, json);
  json.EndObject();
  out->append("\n");
}

}  // namespace assay::cli::coverage
