// Rules over several parameters, checks on facts, and the conditions of both.
#include <string>

#include "validator/load/fields.h"
#include "validator/load/parts.h"
#include "validator/load/scalars.h"

namespace assay::load {
namespace {

constexpr Field<model::Term> kPresenceFields[] = {
    {"present", kRequired,
     [](const Value& v, model::Term& t) {
       bool present = false;
       if (ReadBool(v, present)) t.present = present;
     }},
};

// One member of `when`: "value", ["value", ...] or {"present": true}. That each parameter can have
// one term only, JSON's own ban on repeated names sees to.
void ReadTerm(const Value& value, model::Term& out) {
  ReadKeyName(value, out.parameter);
  switch (value.kind()) {
    case json::Kind::kString:
      ReadString(value, out.values.emplace_back());
      return;
    case json::Kind::kArray:
      ReadUniqueStrings(value, "value", out.values);
      if (value.children().empty()) {
        value.Refuse("too-few", "at least 1 value belongs here", "without values it never holds");
      }
      return;
    case json::Kind::kObject:
      ReadFields(value, Bind(kPresenceFields, out));
      return;
    default:
      value.Refuse("wrong-type", "a value, a list of values or `{\"present\": ...}` belongs here");
  }
}

// An empty object would mean "always", and is more likely a condition that somebody forgot to
// write.
void ReadCondition(const Value& value, model::Condition& out) {
  if (!Expect(value, json::Kind::kObject)) return;
  if (value.children().empty()) {
    value.Refuse("too-few", "at least 1 term belongs here", "leave `when` out if it always holds");
  }
  for (const Value& item : value.children()) ReadTerm(item, out.terms.emplace_back());
}

constexpr Word<model::Severity> kSeverities[] = {
    {"enforce", model::Severity::kEnforce},
    {"warn", model::Severity::kWarn},
};

// `require`, `forbid` or `atLeastOne`: a rule has one of them, so that its id means one thing in
// reports.
template <model::Rule::Kind kKind, std::size_t kLeast>
void ReadDemand(const Value& value, model::Rule& rule) {
  if (rule.parameters_location.line != 0) {
    value.RefuseKey("key-conflict", "a rule has one of `require`, `forbid` and `atLeastOne`",
                    "make two rules");
    return;
  }
  rule.kind = kKind;
  rule.parameters_location = value.location();
  ReadNames(value, "parameter", kLeast, rule.parameters);
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
    value.Refuse("missing-key", "one of `require`, `forbid` and `atLeastOne` is missing here");
  }
}

void ReadCheck(const Value& value, model::Check& out) {
  ReadFields(value, Bind(kCheckFields, out));
}

}  // namespace assay::load
