#include "cli/explain/json.h"

#include <string>

namespace assay::cli::explanation {
namespace {

using explain::Kind;

std::string_view KindName(Kind kind) {
  switch (kind) {
    case Kind::kRequest:
      return "request";
    case Kind::kConstraint:
      return "constraint";
    case Kind::kRule:
      return "rule";
    case Kind::kCheck:
      return "check";
    case Kind::kWarning:
      return "warning";
    case Kind::kShadow:
      return "shadow";
    case Kind::kOff:
      return "off";
  }
  return "";
}

}  // namespace

void WriteOrNull(std::string_view key, std::string_view text, render::JsonWriter& json) {
  json.Key(key);
  text.empty() ? json.Null() : json.String(text);
}

void WriteRule(const explain::Rule& rule, render::JsonWriter& json) {
  json.Key("rule").String(rule.id).Key("kind").String(KindName(rule.kind));
  json.Key("parameters").BeginArray();
  for (const std::string& name : rule.parameters) json.String(name);
  json.EndArray().Key("asks").String(describe::PlainText(rule.asks));
  WriteOrNull("when", describe::PlainText(rule.when), json);
  WriteOrNull("code", rule.code, json);
}

}  // namespace assay::cli::explanation
