// Rules over several parameters, and checks on facts.
#include <algorithm>
#include <string>
#include <utility>

#include "validator/load/fields.h"
#include "validator/load/parts.h"
#include "validator/load/scalars.h"
#include "validator/model/path.h"

namespace assay::load {
namespace {

constexpr Word<model::Severity> kSeverities[] = {
    {"enforce", model::Severity::kEnforce},
    {"warn", model::Severity::kWarn},
    {"shadow", model::Severity::kShadow},
    {"off", model::Severity::kOff},
};

constexpr std::int64_t kMostAbsent = std::int64_t{1} << 53;

constexpr std::string_view kDemands =
    "`require`, `forbid`, `atLeastOne`, `exactlyOne`, `atMostOne`, `allOrNone`, `then`, `compare`, "
    "`different`, `equal`, `subset`, `within` and `noOverlap`";

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
  if (BeginDemand(value, kKind, rule)) ReadNames(value, {"parameter"}, kLeast, rule.parameters);
}

// `then`: an object from parameter to constraints.
void ReadThen(const Value& value, model::Rule& rule) {
  if (!BeginDemand(value, model::Rule::Kind::kThen, rule)) return;
  if (!Expect(value, json::Kind::kObject)) return;
  if (value.children().empty()) value.Refuse("too-few", "at least 1 parameter belongs here");
  for (const Value& item : value.children()) {
    model::Demand& demand = rule.demands.emplace_back();
    ReadKeyName(item, demand.parameter);
    ReadConstraints(item, {}, demand.constraints);
    rule.parameters.push_back(demand.parameter);
  }
}

constexpr Word<model::Comparison> kComparisons[] = {
    {"<", model::Comparison::kLess},
    {"<=", model::Comparison::kLessOrEqual},
    {">=", model::Comparison::kGreaterOrEqual},
    {">", model::Comparison::kGreater},
    {"=", model::Comparison::kEqual},
    {"!=", model::Comparison::kNotEqual},
};

template <model::Operand::Kind kKind>
void ReadOperandName(const Value& value, model::Operand& operand) {
  if (operand.parameter.location.line != 0 || operand.kind == model::Operand::Kind::kNow) {
    value.RefuseKey("key-conflict",
                    "an operand has one of `of`, `count`, `sum`, `length` and `now`",
                    "make two operands");
    return;
  }
  operand.kind = kKind;
  ReadName(value, operand.parameter);
}

void ReadNow(const Value& value, model::Operand& operand) {
  bool now = false;
  if (ReadBool(value, now) && now) operand.kind = model::Operand::Kind::kNow;
}

void ReadTimes(const Value& value, model::Operand& operand) {
  model::Integer times;
  if (ReadInteger(value, -1'000'000, 1'000'000, times)) operand.times = times.value;
}

void ReadAbsent(const Value& value, model::Operand& operand) {
  ReadInteger(value, -kMostAbsent, kMostAbsent, operand.absent.emplace());
}

constexpr Field<model::Operand> kOperandFields[] = {
    {"of", kOptional, ReadOperandName<model::Operand::Kind::kValue>},
    {"count", kOptional, ReadOperandName<model::Operand::Kind::kCount>},
    {"sum", kOptional, ReadOperandName<model::Operand::Kind::kSum>},
    {"length", kOptional, ReadOperandName<model::Operand::Kind::kLength>},
    {"now", kOptional, ReadNow},
    {"absent", kOptional, ReadAbsent},
    {"times", kOptional, ReadTimes},
};

// A number, the name of a parameter, or an object that says more.
void ReadOperand(const Value& value, model::Operand& out) {
  switch (value.kind()) {
    case json::Kind::kNumber:
      ReadBound(value, out.constant);
      return;
    case json::Kind::kString:
      out.kind = model::Operand::Kind::kValue;
      ReadName(value, out.parameter);
      return;
    default:
      break;
  }
  if (!ReadFields(value, Bind(kOperandFields, out))) return;
  if (out.kind == model::Operand::Kind::kConstant) {
    value.Refuse("missing-key", "one of `of`, `count`, `sum`, `length` and `now` is missing here");
  }
}

constexpr Field<model::Rule> kCompareFields[] = {
    {"left", kRequired, [](const Value& v, model::Rule& r) { ReadList(v, ReadOperand, r.left); }},
    {"is", kRequired,
     [](const Value& v, model::Rule& r) { ReadWord(v, kComparisons, r.comparison); }},
    {"right", kRequired, [](const Value& v, model::Rule& r) { ReadList(v, ReadOperand, r.right); }},
};

void AddParameter(const model::Name& name, model::Rule& rule) {
  if (name.text.empty()) return;
  const std::string root(model::RootOf(name.text));
  const auto known = std::find_if(rule.parameters.begin(), rule.parameters.end(),
                                  [&](const model::Name& one) { return one.text == root; });
  if (known == rule.parameters.end()) rule.parameters.push_back({root, name.location});
}

void ReadCompare(const Value& value, model::Rule& rule) {
  if (!BeginDemand(value, model::Rule::Kind::kCompare, rule)) return;
  if (!ReadFields(value, Bind(kCompareFields, rule))) return;
  for (const model::Operand& operand : rule.left) AddParameter(operand.parameter, rule);
  for (const model::Operand& operand : rule.right) AddParameter(operand.parameter, rule);
  if (rule.parameters.empty()) value.Refuse("too-few", "at least 1 parameter belongs here");
}

void ReadFirst(const Value& value, model::Rule& rule) {
  ReadName(value, rule.parameters.emplace_back());
}

// The second of two parameters, whichever comes first in the file.
constexpr Field<model::Rule> kSubsetFields[] = {
    {"of", kRequired, ReadFirst},
    {"in", kRequired, ReadFirst},
};
constexpr Field<model::Rule> kWithinFields[] = {
    {"inner", kRequired, ReadFirst},
    {"outer", kRequired, ReadFirst},
};
constexpr Field<model::Rule> kNoOverlapFields[] = {
    {"items", kRequired, ReadFirst},
    {"start", kRequired, [](const Value& v, model::Rule& r) { ReadName(v, r.start); }},
    {"end", kRequired, [](const Value& v, model::Rule& r) { ReadName(v, r.end); }},
};

// Puts the two in the order of the table, whatever order the file has them in.
void ReadPair(const Value& value, model::Rule::Kind kind, const BoundFields& fields,
              std::string_view first, model::Rule& rule) {
  if (!BeginDemand(value, kind, rule) || !ReadFields(value, fields)) return;
  if (rule.parameters.size() == 2 && value.children()[0].key() != first) {
    std::swap(rule.parameters[0], rule.parameters[1]);
  }
}

void ReadSubset(const Value& value, model::Rule& rule) {
  ReadPair(value, model::Rule::Kind::kSubset, Bind(kSubsetFields, rule), "of", rule);
}

void ReadWithin(const Value& value, model::Rule& rule) {
  ReadPair(value, model::Rule::Kind::kWithin, Bind(kWithinFields, rule), "inner", rule);
}

void ReadNoOverlap(const Value& value, model::Rule& rule) {
  if (!BeginDemand(value, model::Rule::Kind::kNoOverlap, rule)) return;
  ReadFields(value, Bind(kNoOverlapFields, rule));
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
  ReadNames(value, {"parameter"}, 0, check.arguments);
}

void ReadCheckParameters(const Value& value, model::Check& check) {
  ReadNames(value, {"parameter"}, 0, check.parameters);
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
    {"compare", kOptional, ReadCompare},
    {"different", kOptional, ReadDemand<model::Rule::Kind::kDifferent, 1>},
    {"equal", kOptional, ReadDemand<model::Rule::Kind::kEqual, 2>},
    {"subset", kOptional, ReadSubset},
    {"within", kOptional, ReadWithin},
    {"noOverlap", kOptional, ReadNoOverlap},
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
