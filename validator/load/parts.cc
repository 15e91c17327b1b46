// What all constructs of a rule file have: texts, sources, and the list of errors that they refer
// to.
#include "validator/load/parts.h"

#include <map>
#include <string>

#include "validator/load/fields.h"
#include "validator/load/scalars.h"

namespace assay::load {
namespace {

constexpr Word<model::Source::Basis> kBases[] = {
    {"stated", model::Source::Basis::kStated},
    {"reading", model::Source::Basis::kReading},
};

constexpr Field<model::Text> kTextFields[] = {
    {"en", kRequired, [](const Value& v, model::Text& t) { ReadLine(v, t.en); }},
    {"zh", kOptional, [](const Value& v, model::Text& t) { ReadLine(v, t.zh); }},
};

constexpr Field<model::Source> kSourceFields[] = {
    {"at", kRequired, [](const Value& v, model::Source& s) { ReadLine(v, s.at); }},
    {"basis", kRequired, [](const Value& v, model::Source& s) { ReadWord(v, kBases, s.basis); }},
    {"note", kOptional, [](const Value& v, model::Source& s) { ReadLine(v, s.note); }},
};

// Only statuses that tell of a fault: this is the answer to a request that is refused.
void ReadStatus(const Value& value, model::Error& error) {
  model::Integer status;
  if (ReadInteger(value, 400, 599, status)) error.status = static_cast<int>(status.value);
}

void ReadMessage(const Value& value, model::Error& error) {
  error.message_location = value.location();
  ReadText(value, error.message);
}

constexpr Field<model::Error> kErrorFields[] = {
    {"code", kRequired, [](const Value& v, model::Error& e) { ReadName(v, e.code); }},
    {"status", kRequired, ReadStatus},
    {"message", kRequired, ReadMessage},
    {"meaning", kRequired, [](const Value& v, model::Error& e) { ReadText(v, e.meaning); }},
    {"recommend", kOptional, [](const Value& v, model::Error& e) { ReadText(v, e.recommend); }},
    {"source", kRequired, [](const Value& v, model::Error& e) { ReadSource(v, e.source); }},
};

}  // namespace

void ReadText(const Value& value, model::Text& out) { ReadFields(value, Bind(kTextFields, out)); }

void ReadSource(const Value& value, model::Source& out) {
  ReadFields(value, Bind(kSourceFields, out));
}

void ReadError(const Value& value, model::Error& out) {
  ReadFields(value, Bind(kErrorFields, out));
}

// The code stands where the ruleset lists it, its texts where they are written.
void ReadErrorOrUse(const Value& value, model::Error& out) {
  const std::optional<Value> use = value.Member("use");
  if (!use) return ReadError(value, out);
  for (const Value& other : value.children()) {
    if (other.key() == "use") continue;
    other.RefuseKey("key-conflict", "an error code that is used has no key beside `use`",
                    "leave out either");
  }
  Definitions& definitions = value.source().definitions();
  const auto used = definitions.Open(*use, {DefinitionKind::kError});
  if (!used) return;
  ReadError(used->value, out);
  out.code.location = use->location();
  definitions.Close();
}

void RefuseRepeatedCodes(Source& source, const std::vector<model::Error>& errors) {
  std::vector<const model::Name*> codes;
  for (const model::Error& error : errors) codes.push_back(&error.code);
  RefuseRepeats(source, "error code", codes);
}

bool ExpectList(const Value& value) { return Expect(value, json::Kind::kArray); }

void RefuseRepeats(Source& source, std::string_view what,
                   const std::vector<const model::Name*>& names) {
  std::map<std::string_view, const model::Name*> seen;
  for (const model::Name* name : names) {
    if (name->text.empty()) continue;  // could not be read
    const auto [first, is_new] = seen.emplace(name->text, name);
    if (is_new) continue;
    source.Add({.location = name->location,
                .id = "duplicate",
                .message = std::string(what) + " " + Quoted(name->text) + " is repeated",
                .hint = {},
                .related = first->second->location});
  }
}

}  // namespace assay::load
