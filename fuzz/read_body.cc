#include "fuzz/read_body.h"

#include <simdjson.h>

#include <pugixml.hpp>
#include <string_view>

namespace assay::fuzz {
namespace {

using simdjson::dom::element;

// Whether there is a text of this name; a name that is empty needs none.
bool Take(const element& object, std::string_view key, std::string* out) {
  std::string_view text;
  if (key.empty()) return true;
  if (object[key].get(text) != simdjson::SUCCESS) return false;
  *out = text;
  return true;
}

bool TakeTexts(const element& object, std::string_view key, std::vector<std::string>* out) {
  simdjson::dom::array items;
  if (object[key].get(items) != simdjson::SUCCESS) return false;
  for (const element& item : items) {
    std::string_view text;
    if (item.get(text) != simdjson::SUCCESS) return false;
    out->emplace_back(text);
  }
  return true;
}

bool TakeEntry(const element& object, const Keys& keys, Entry* out) {
  TakeTexts(object, keys.also, &out->also);  // may be left out
  return Take(object, keys.code, &out->code) && Take(object, keys.message, &out->message) &&
         TakeTexts(object, keys.parameters, &out->parameters) &&
         Take(object, keys.rule, &out->rule);
}

std::vector<std::string> Texts(const pugi::xml_node& parent, const char* name) {
  std::vector<std::string> texts;
  for (const pugi::xml_node& child : parent.children(name)) texts.emplace_back(child.child_value());
  return texts;
}

}  // namespace

std::optional<Body> ReadJson(const std::string& text, const Keys& keys) {
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(text).get(root) != simdjson::SUCCESS) return std::nullopt;
  Body body;
  if (*keys.recommend != '\0') Take(root, keys.recommend, &body.recommend);  // may be left out
  simdjson::dom::array violations;
  if (!Take(root, keys.request_id, &body.request_id) || !Take(root, keys.host_id, &body.host_id) ||
      !Take(root, keys.first_code, &body.first.code) ||
      !Take(root, keys.first_message, &body.first.message) ||
      root[keys.violations].get(violations) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  for (const element& violation : violations) {
    if (!TakeEntry(violation, keys, &body.violations.emplace_back())) return std::nullopt;
  }
  return body;
}

std::optional<Body> ReadXml(const std::string& text) {
  pugi::xml_document document;
  constexpr unsigned kFlags = pugi::parse_default | pugi::parse_ws_pcdata;
  if (!document.load_buffer(text.data(), text.size(), kFlags, pugi::encoding_utf8)) {
    return std::nullopt;
  }
  const pugi::xml_node root = document.child("Error");
  if (!root.child("RequestId") || !root.child("HostId") || !root.child("Code") ||
      !root.child("Message") || !root.child("Violations")) {
    return std::nullopt;
  }
  Body body;
  body.request_id = root.child_value("RequestId");
  body.host_id = root.child_value("HostId");
  body.recommend = root.child_value("Recommend");
  body.first = {.code = root.child_value("Code"), .message = root.child_value("Message")};
  for (const pugi::xml_node& violation : root.child("Violations").children("Violation")) {
    body.violations.push_back({.code = violation.child_value("Code"),
                               .message = violation.child_value("Message"),
                               .parameters = Texts(violation.child("Parameters"), "Parameter"),
                               .rule = violation.child_value("Rule"),
                               .also = Texts(violation.child("Also"), "Rule")});
  }
  return body;
}

}  // namespace assay::fuzz
