#include "validator/witness/case_line.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <span>

#include "validator/render/json_writer.h"

namespace assay::witness {
namespace {

using render::JsonWriter;

constexpr std::string_view kAnyOther = "*";

// As far as it is told: a secret is any value.
bool IsSameQuestion(const NeededFact& a, const NeededFact& b) {
  if (a.id != b.id || a.argument_count() != b.argument_count()) return false;
  for (std::size_t i = 0; i < a.argument_count(); ++i) {
    const FactArgument one = a.argument(i), other = b.argument(i);
    const bool is_told = !one.sensitive && !other.sensitive;
    if (is_told && one.value != other.value) return false;
  }
  return true;
}

// False for these arguments alone.
void AppendFalse(std::span<const FactArgument> arguments, JsonWriter& json) {
  if (arguments.empty()) {
    json.Boolean(false);
    return;
  }
  const bool is_told = !arguments[0].sensitive;
  json.BeginObject().Key(is_told ? arguments[0].value : kAnyOther);
  AppendFalse(arguments.subspan(1), json);
  if (is_told) json.Key(kAnyOther).Boolean(true);
  json.EndObject();
}

void AppendStrings(std::span<const std::string_view> strings, JsonWriter& json) {
  json.BeginArray();
  for (const std::string_view text : strings) json.String(text);
  json.EndArray();
}

void AppendViolation(const Violation& violation, JsonWriter& json) {
  json.BeginObject().Key("code").String(violation.code());
  json.Key("status").Integer(static_cast<std::uint64_t>(violation.status()));
  json.Key("message").String(violation.Message(Language::kEnglish)).Key("parameters");
  AppendStrings(violation.parameters(), json);
  json.Key("rule").String(violation.rule());
  if (violation.also_count() > 0) {
    json.Key("also").BeginArray();
    for (std::size_t i = 0; i < violation.also_count(); ++i) json.String(violation.also(i));
    json.EndArray();
  }
  json.EndObject();
}

std::string_view NameOf(Verdict verdict) {
  return verdict == Verdict::kValid     ? "valid"
         : verdict == Verdict::kInvalid ? "invalid"
                                        : "indeterminate";
}

void AppendEffective(const Report& report, const model::Operation& operation, JsonWriter& json) {
  json.Key("effective").BeginObject();
  for (const model::Parameter& parameter : operation.parameters) {
    const EffectiveValue value = report.effective(parameter.name.text);
    if (value.sensitive || value.origin == Origin::kAbsent || parameter.constraints.has_parts()) {
      continue;
    }
    json.Key(value.parameter).BeginArray().String(value.value);
    json.String(value.origin == Origin::kDefault ? "default" : "request").EndArray();
  }
  json.EndObject();
}

void AppendPurposes(const Case& one, JsonWriter& json) {
  json.Key("for").BeginArray();
  for (const Purpose& purpose : one.purposes) {
    json.BeginObject().Key("rule").String(purpose.rule);
    json.Key("side").String(purpose.side == RuleSide::kHolds ? "holds" : "breaks");
    if (!purpose.code.empty()) json.Key("code").String(purpose.code);
    json.EndObject();
  }
  json.EndArray();
}

void AppendReport(const Report& report, JsonWriter& json) {
  json.Key("operation");
  if (report.operation().empty()) {
    json.Null();
  } else {
    json.String(report.operation());
  }
  json.Key("verdict").String(NameOf(report.verdict())).Key("violations").BeginArray();
  for (const Violation& violation : report.violations()) AppendViolation(violation, json);
  json.EndArray().Key("warnings").BeginArray();
  for (const Warning& warning : report.warnings()) {
    json.BeginObject().Key("parameters");
    AppendStrings(warning.parameters(), json);
    json.Key("rule").String(warning.rule()).EndObject();
  }
  json.EndArray().Key("unchecked").BeginArray();
  for (const NeededFact& fact : report.unchecked_facts()) json.String(fact.id);
  json.EndArray();
}

}  // namespace

Answers AnswersBut(const Report& report, std::string_view check) {
  Answers answers;
  std::optional<NeededFact> failing;
  for (const NeededFact& fact : report.needed_facts()) {
    if (fact.check == check) failing = fact;
  }
  JsonWriter json(JsonWriter::Spacing::kAfterSeparators, &answers.facts);
  json.BeginObject();
  std::vector<std::string_view> told;
  for (const NeededFact& fact : report.needed_facts()) {
    const bool fails = failing && IsSameQuestion(fact, *failing);
    answers.values.push_back(fails ? FactValue::kFalse : FactValue::kTrue);
    if (std::find(told.begin(), told.end(), fact.id) != told.end()) continue;
    told.push_back(fact.id);
    json.Key(fact.id);
    if (failing && fact.id == failing->id) {
      std::vector<FactArgument> arguments;
      for (std::size_t i = 0; i < fact.argument_count(); ++i) {
        arguments.push_back(failing->argument(i));
      }
      AppendFalse(arguments, json);
    } else {
      json.Boolean(true);
    }
  }
  json.EndObject();
  return answers;
}

std::string LineOf(const Case& one, const Report& report, const model::Operation& operation) {
  std::string line;
  JsonWriter json(JsonWriter::Spacing::kAfterSeparators, &line);
  json.BeginObject().Key("id").String(one.id);
  AppendPurposes(one, json);
  json.Key("request").String(one.request);
  if (one.now) json.Key("now").Integer(static_cast<std::uint64_t>(*one.now));
  if (!one.facts.empty()) {
    json.Key("facts");
    json.Null();  // gives way to the text, which is JSON already
    line.replace(line.rfind("null"), 4, one.facts);
  }
  AppendReport(report, json);
  if (report.verdict() != Verdict::kInvalid) AppendEffective(report, operation, json);
  json.EndObject();
  return line;
}

}  // namespace assay::witness
