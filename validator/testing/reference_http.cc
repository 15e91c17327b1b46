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

std::vector<std::string> Given(std::vector<std::string> values) {
  std::erase(values, "");
  return values;
}

bool HasType(const std::string& media_type, const std::string& type) {
  const std::regex form("[ \t]*" + type + "[ \t]*(;[ \t]*(charset=(utf-8|\"utf-8\")[ \t]*)?)*");
  return std::regex_match(Lowered(media_type), form);
}

// Values have no control characters, and Connection names none of what means something.
bool HasPlainValues(const HttpRequest& http) {
  static const std::regex kDropping(
      "(.*,)?[ \t]*(x-acs-(action|version)|content-(type|encoding|length)|transfer-encoding)"
      "[ \t]*(,.*)?");
  for (const Pair& header : http.headers) {
    for (const char c : header.value) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte < 0x20 && c != '\t') || byte == 0x7F) return false;
    }
  }
  const std::vector<std::string> options = ValuesOf(http, "connection");
  return std::none_of(options.begin(), options.end(), [](const std::string& value) {
    return std::regex_match(Lowered(value), kDropping);
  });
}

// Names are tokens, none is another's with `_`, and the length is that of the body.
bool HasPlainHeaders(const HttpRequest& http) {
  static const std::regex kToken("[-a-z0-9!#$%&'*+.^_`|~]+");
  static const std::regex kDisguised(
      "(x[-_]acs[-_](action|version)|content[-_](type|encoding|length)|transfer[-_]encoding|"
      "x[-_]http[-_]method([-_]override)?|x[-_]method[-_]override)");
  for (const Pair& header : http.headers) {
    const std::string name = Lowered(std::string(header.name));
    if (!std::regex_match(name, kToken)) return false;
    if (name.find('_') != name.npos && std::regex_match(name, kDisguised)) return false;
    if (name == "x-http-method-override" || name == "x-http-method" || name == "x-method-override")
      return false;
  }
  const std::vector<std::string> lengths = ValuesOf(http, "content-length");
  const std::vector<std::string> transfers = ValuesOf(http, "transfer-encoding");
  if (!transfers.empty()) {
    if (transfers.size() > 1 || Lowered(transfers[0]) != "chunked") return false;
    if (!lengths.empty() || http.method == "GET") return false;
  }
  if (ValuesOf(http, "x-acs-action").size() > 1) return false;
  if (ValuesOf(http, "x-acs-version").size() > 1 || lengths.size() > 1) return false;
  return lengths.empty() || lengths[0] == std::to_string(http.body.size());
}

std::optional<std::string> RuleAgainst(const HttpRequest& http, HttpPieces* pieces) {
  if (http.method != "POST" && http.method != "GET") return "request.method";
  if (http.method == "GET" && !http.body.empty()) return "request.method";
  const std::string target(http.target);
  const std::string lower = Lowered(target);
  // Before the query.
  static const std::regex kPlace("(https?://[a-z0-9\\[][^/@\\\\]*(/.*)?|/.*)");
  const std::string place = lower.substr(0, lower.find('?'));
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (target.find_first_of(" #") != target.npos || !std::regex_match(place, kPlace) ||
      std::any_of(place.begin(), place.end(), is_control)) {
    return "request.target";
  }
  if (const std::size_t mark = target.find('?'); mark != target.npos) {
    pieces->query = target.substr(mark + 1);
  }
  if (!HasPlainHeaders(http) || !HasPlainValues(http)) return "request.header";
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
  pieces.operations = Given(ValuesOf(http, "x-acs-action"));
  pieces.versions = Given(ValuesOf(http, "x-acs-version"));
  return pieces;
}

}  // namespace assay::testonly
