// Conditions: objects of terms, nested by `allOf`, `anyOf` and `not`.
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

bool AsksForPresence(const Value& value) {
  for (const Value& member : value.children()) {
    if (member.key() == "present") return true;
  }
  return value.children().empty();
}

// One member of `when`: "value", ["value", ...], {"present": true} or constraints. That each
// parameter can have one term only, JSON's own ban on repeated names sees to.
void ReadTerm(const Value& value, model::Term& out) {
  ReadKeyName(value, out.parameter);
  switch (value.kind()) {
    case json::Kind::kString:
      ReadString(value, out.values.emplace_back());
      return;
    case json::Kind::kArray:
      ReadUniqueStrings(value, {"value", true}, out.values);
      if (value.children().empty()) {
        value.Refuse("too-few", "at least 1 value belongs here", "without values it never holds");
      }
      return;
    case json::Kind::kObject:
      if (AsksForPresence(value)) {
        ReadFields(value, Bind(kPresenceFields, out));
      } else {
        ReadConstraints(value, {}, out.constraints.emplace());
      }
      return;
    default:
      value.Refuse("wrong-type",
                   "a value, a list of values, `{\"present\": ...}` or constraints belong here");
  }
}

// The list of `allOf` and `anyOf`.
void ReadAlternatives(const Value& value, model::Condition::Kind kind, model::Condition& out) {
  out.kind = kind;
  if (!ExpectList(value)) return;
  if (value.children().empty()) value.Refuse("too-few", "at least 1 condition belongs here");
  ReadList(value, ReadCondition, out.conditions);
}

void ReadDefined(const Value& value, model::Condition& out) {
  Definitions& definitions = value.source().definitions();
  const auto used = definitions.Open(value, {DefinitionKind::kCondition});
  if (!used) return;
  ReadCondition(used->value, out);
  definitions.Close();
}

void ReadMember(const Value& value, model::Condition& out) {
  using Kind = model::Condition::Kind;
  if (value.key() == "allOf") {
    ReadAlternatives(value, Kind::kAll, out.conditions.emplace_back());
  } else if (value.key() == "anyOf") {
    ReadAlternatives(value, Kind::kAny, out.conditions.emplace_back());
  } else if (value.key() == "not") {
    model::Condition& negation = out.conditions.emplace_back();
    negation.kind = Kind::kNot;
    ReadCondition(value, negation.conditions.emplace_back());
  } else if (value.key() == "use") {
    ReadDefined(value, out.conditions.emplace_back());
  } else {
    ReadTerm(value, out.terms.emplace_back());
  }
}

}  // namespace

// An empty object would mean "always", and is more likely a condition that somebody forgot to
// write.
void ReadCondition(const Value& value, model::Condition& out) {
  if (!Expect(value, json::Kind::kObject)) return;
  if (value.children().empty()) {
    value.Refuse("too-few", "at least 1 term belongs here", "leave `when` out if it always holds");
  }
  for (const Value& item : value.children()) ReadMember(item, out);
}

}  // namespace assay::load
