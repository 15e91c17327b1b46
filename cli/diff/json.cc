#include "cli/diff/writers.h"
#include "validator/render/json_writer.h"

namespace assay::cli::diff_writers {
namespace {

using render::JsonWriter;

void AppendSide(const std::string& words, const Location& place, JsonWriter* json) {
  if (words.empty()) {
    json->Null();
    return;
  }
  json->BeginObject().Key("words").String(words);
  json->Key("file").String(place.file);
  json->Key("line").Integer(static_cast<std::uint64_t>(place.line));
  json->Key("column").Integer(static_cast<std::uint64_t>(place.column)).EndObject();
}

void AppendChange(const diff::Change& change, std::string* out) {
  JsonWriter json(JsonWriter::Spacing::kAfterSeparators, out);
  json.BeginObject().Key("breaking").Boolean(change.breaking);
  json.Key("subject").String(IdOf(change.subject));
  json.Key("operation");
  if (change.operation.empty()) {
    json.Null();
  } else {
    json.String(change.operation);
  }
  json.Key("name").String(change.name);
  json.Key("before");
  AppendSide(change.before, change.before_place, &json);
  json.Key("after");
  AppendSide(change.after, change.after_place, &json);
  json.Key("witnesses").BeginArray();
  for (const diff::Witness& witness : change.witnesses) {
    json.BeginObject().Key("effect").String(IdOf(witness.effect));
    json.Key("request").String(witness.request);
    json.Key("before").String(witness.before).Key("after").String(witness.after).EndObject();
  }
  json.EndArray().Key("noWitness");
  if (change.no_witness.empty()) {
    json.Null();
  } else {
    json.String(change.no_witness);
  }
  json.EndObject();
}

}  // namespace

// A change a line, so that the output can itself be compared line by line.
void AppendJson(const diff::Result& result, std::string* out) {
  out->append("{\"changes\": [");
  for (const diff::Change& change : result.changes) {
    out->append(&change == &result.changes.front() ? "\n" : ",\n");
    AppendChange(change, out);
  }
  out->append("\n], \"notes\": ");
  JsonWriter json(JsonWriter::Spacing::kAfterSeparators, out);
  json.BeginArray();
  for (const std::string& note : result.notes) json.String(note);
  json.EndArray();
  out->append("}\n");
}

}  // namespace assay::cli::diff_writers
