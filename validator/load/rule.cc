// Rules over several parameters, and checks on facts.
#include <string>

#include "validator/load/fields.h"
#include "validator/load/parts.h"
#include "validator/load/scalars.h"

namespace assay::load {
namespace {

constexpr Word<model::Severity> kSeverities[] = {
    {"enforce", model::Severity::kEnforce},
    {"warn", model::Severity::kWarn},
    {"shadow", model::Severity::kShadow},
    {"off", model::Severity::kOff},
};

constexpr std::string_view kDemands =
    "`require`, `forbid`, `atLeastOne`, `exactlyOne`, `atMostOne`, `allOrNone` and `then`";

// What is asked: a rule asks one thing, so that its id means one thing in reports.
// False, and told, when the rule asks something else already.
bool BeginDemand(const Value& value, model::Rule::Kind kind, model::Rule& rule) {
  if (rule.parameters_location.line != 0) {
    value.RefuseKey("key-conflict", "a rule has one of " + std::string(kDemands), "make two rules");
    return false;
  }
  rule.kind = kind;
  rule.parameters_location = value.location();
  return true;
}

template <model::Rule::Kind kKind, std::size_t kLeast>
void ReadDemand(const Value& value, model::Rule& rule) {
  if (BeginDemand(value, kKind, rule)) ReadNames(value, "parameter", kLeast, rule.parameters);
}

// `then`: an object from parameter to constraints.
void ReadThen(const Value& value, model::Rule& rule) {
  if (!BeginDemand(value, model::Rule::Kind::kThen, rule)) return;
  if (!Expect(value, json::Kind::kObject)) return;
  if (value.children().empty()) value.Refuse("too-few", "at least 1 parameter belongs here");
  for (const Value& item : value.children()) {
    model::Demand& demand = rule.demands.emplace_back();
    ReadKeyName(item, demand.parameter);
    ReadFields(item, ConstraintFields(demand.constraints));
    rule.parameters.push_back(demand.parameter);
  }
}

void ReadRuleError(const Value& value, model::Rule& rule) {
  model::Name code;
  if (ReadName(value, code)) rule.error = code;
}

void ReadRuleMessage(const Value& value, model::Rule& rule) {
  rule.message_location = value.location();
  ReadText(value, rule.message);
}

void ReadArguments(const Value& value, model::Check& check) {
  ReadNames(value, "parameter", 0, check.arguments);
}

void ReadCheckParameters(const Value& value, model::Check& check) {
  ReadNames(value, "parameter", 0, check.parameters);
}

// clang-format off
constexpr Field<model::Rule> kRuleFields[] = {
    {"id", kRequired, [](const Value& v, model::Rule& r) { ReadName(v, r.id); }},
    {"description", kRequired, [](const Value& v, model::Rule& r) { ReadText(v, r.description); }},
    {"source", kRequired, [](const Value& v, model::Rule& r) { ReadSource(v, r.source); }},
    {"severity", kOptional, [](const Value& v, model::Rule& r) { ReadWord(v, kSeverities, r.severity); }},
    {"when", kOptional, [](const Value& v, model::Rule& r) { ReadCondition(v, r.when); }},
    {"require", kOptional, ReadDemand<model::Rule::Kind::kRequire, 1>},
    {"forbid", kOptional, ReadDemand<model::Rule::Kind::kForbid, 1>},
    {"atLeastOne", kOptional, ReadDemand<model::Rule::Kind::kAtLeastOne, 2>},
    {"exactlyOne", kOptional, ReadDemand<model::Rule::Kind::kExactlyOne, 2>},
    {"atMostOne", kOptional, ReadDemand<model::Rule::Kind::kAtMostOne, 2>},
    {"allOrNone", kOptional, ReadDemand<model::Rule::Kind::kAllOrNone, 2>},
    {"then", kOptional, ReadThen},
    {"since", kOptional, [](const Value& v, model::Rule& r) { ReadName(v, r.since.emplace()); }},
    {"until", kOptional, [](const Value& v, model::Rule& r) { ReadName(v, r.until.emplace()); }},
    {"error", kOptional, ReadRuleError},
    {"message", kOptional, ReadRuleMessage},
};

constexpr Field<model::Check> kCheckFields[] = {
    {"id", kRequired, [](const Value& v, model::Check& c) { ReadName(v, c.id); }},
    {"description", kRequired, [](const Value& v, model::Check& c) { ReadText(v, c.description); }},
    {"source", kRequired, [](const Value& v, model::Check& c) { ReadSource(v, c.source); }},
    {"fact", kRequired, [](const Value& v, model::Check& c) { ReadName(v, c.fact); }},
    {"arguments", kOptional, ReadArguments},
    {"when", kOptional, [](const Value& v, model::Check& c) { ReadCondition(v, c.when); }},
    {"error", kRequired, [](const Value& v, model::Check& c) { ReadName(v, c.error); }},
    {"parameters", kOptional, ReadCheckParameters},
};
// clang-format on

}  // namespace

void ReadRule(const Value& value, model::Rule& out) {
  const bool is_object = ReadFields(value, Bind(kRuleFields, out));
  if (is_object && out.parameters_location.line == 0) {
    value.Refuse("missing-key", "one of " + std::string(kDemands) + " is missing here");
  }
}

void ReadCheck(const Value& value, model::Check& out) {
  ReadFields(value, Bind(kCheckFields, out));
}

}  // namespace assay::load
