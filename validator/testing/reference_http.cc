#include "validator/testing/reference_http.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <regex>
#include <string_view>

namespace assay::testonly {
namespace {

constexpr std::size_t kBetween = 4;  // `: ` and the end of a line

// The values of a header, in order, without blanks around.
std::vector<std::string> ValuesOf(const HttpRequest& http, const std::string& wanted) {
  std::vector<std::string> values;
  for (const Pair& header : http.headers) {
    if (Lowered(std::string(header.name)) != wanted) continue;
    std::string value(header.value);
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.pop_back();
    while (!value.empty() && (value[0] == ' ' || value[0] == '\t')) value.erase(0, 1);
    values.push_back(value);
  }
  return values;
}

std::vector<std::string> Different(std::vector<std::string> values) {
  std::vector<std::string> different;
  for (std::string& value : values) {
    if (value.empty()) continue;
    if (std::find(different.begin(), different.end(), value) == different.end()) {
      different.push_back(std::move(value));
    }
  }
  return different;
}

bool HasType(const std::string& media_type, const std::string& type) {
  const std::regex form("[ \t]*" + type + "[ \t]*(;[ \t]*(charset=(utf-8|\"utf-8\")[ \t]*)?)*");
  return std::regex_match(Lowered(media_type), form);
}

std::optional<std::string> RuleAgainst(const HttpRequest& http, HttpPieces* pieces) {
  if (http.method != "POST" && http.method != "GET") return "request.method";
  if (http.method == "GET" && !http.body.empty()) return "request.method";
  const std::string target(http.target);
  const std::string lower = Lowered(target);
  const bool is_url = lower.starts_with("http://") || lower.starts_with("https://");
  if ((!target.starts_with("/") && !is_url) || target.find('#') != target.npos) {
    return "request.target";
  }
  if (const std::size_t mark = target.find('?'); mark != target.npos) {
    pieces->query = target.substr(mark + 1);
  }
  for (const std::string& coding : ValuesOf(http, "content-encoding")) {
    if (Lowered(coding) != "identity") return "request.content-type";
  }
  const std::vector<std::string> types = ValuesOf(http, "content-type");
  if (types.size() > 1) return "request.content-type";
  const bool is_form = types.size() == 1 && HasType(types[0], "application/x-www-form-urlencoded");
  const bool is_json = types.size() == 1 && HasType(types[0], "application/json");
  if (types.size() == 1 && !is_form && !is_json) return "request.content-type";
  if (types.empty() && !http.body.empty()) return "request.content-type";
  pieces->has_form = is_form && !http.body.empty();
  pieces->has_json = is_json && !http.body.empty();
  return std::nullopt;
}

}  // namespace

std::string Lowered(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return text;
}

HttpPieces TakeHttpApart(const HttpRequest& http, const Limits& limits) {
  HttpPieces pieces;
  std::size_t size = http.method.size() + http.target.size() + http.body.size();
  for (const Pair& header : http.headers) {
    size += header.name.size() + header.value.size() + kBetween;
  }
  if (size > limits.max_request_bytes) {
    pieces.refused_by = "request.max-bytes";
    return pieces;
  }
  pieces.refused_by = RuleAgainst(http, &pieces).value_or("");
  pieces.operations = Different(ValuesOf(http, "x-acs-action"));
  pieces.versions = Different(ValuesOf(http, "x-acs-version"));
  return pieces;
}

}  // namespace assay::testonly
