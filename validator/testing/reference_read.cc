#include "validator/testing/reference_read.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "validator/testing/reference_http.h"
#include "validator/testing/reference_text.h"

namespace assay::testonly {
namespace {

Arrivals Refused(std::string rule) {
  Arrivals refused;
  refused.refused_by = std::move(rule);
  return refused;
}

// The pieces between `&`. Empty ones are no parameters: `&&&` is ignored.
std::vector<std::string_view> Pieces(std::string_view query) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t end = query.find('&');
    const std::string_view piece = query.substr(0, end);
    if (!piece.empty()) pieces.push_back(piece);
    if (end == query.npos) return pieces;
    query.remove_prefix(end + 1);
  }
}

// `name=value`, cut at the first `=`; without one it is a name with an empty value.
Arrived FromPiece(std::string_view piece) {
  const std::size_t equals = piece.find('=');
  const Decoded name = DecodeQueryText(piece.substr(0, equals));
  Arrived arrived;
  arrived.name = name.text;
  arrived.name_is_text = name.ok;
  if (equals == piece.npos) return arrived;
  const Decoded value = DecodeQueryText(piece.substr(equals + 1));
  arrived.value = value.text;
  arrived.value_is_text = value.ok;
  return arrived;
}

// Limits are looked at before anything is decoded, the cheaper one first.
Arrivals ReadQuery(std::string_view query, const Limits& limits) {
  if (query.size() > limits.max_request_bytes) return Refused("request.max-bytes");
  const std::vector<std::string_view> pieces = Pieces(query);
  if (pieces.size() > limits.max_parameters) return Refused("request.max-parameters");
  Arrivals arrivals;
  for (const std::string_view piece : pieces) arrivals.parameters.push_back(FromPiece(piece));
  return arrivals;
}

Arrivals ReadPairs(std::span<const Pair> pairs, const Limits& limits) {
  std::size_t bytes = 0;
  for (const Pair& pair : pairs) bytes += pair.name.size() + pair.value.size();
  if (bytes > limits.max_request_bytes) return Refused("request.max-bytes");
  if (pairs.size() > limits.max_parameters) return Refused("request.max-parameters");
  Arrivals arrivals;
  for (const Pair& pair : pairs) {
    Arrived& arrived = arrivals.parameters.emplace_back();
    arrived.name = pair.name;
    arrived.name_is_text = IsText(pair.name);
    arrived.value = pair.value;
    arrived.value_is_text = IsText(pair.value);
  }
  return arrivals;
}

// A number or a boolean stands for its literal text, null for absence.
Arrived FromMember(const std::string& name, const Json& value) {
  Arrived arrived;
  arrived.name = name;
  arrived.name_is_text = IsText(name);
  arrived.is_member = true;
  arrived.value_is_scalar = value.IsScalar();
  arrived.value_is_null = value.kind == Json::Kind::kNull;
  if (!value.IsScalar()) arrived.composite = value;
  if (!value.IsScalar() || arrived.value_is_null) return arrived;
  arrived.value = value.text;
  arrived.value_is_text = IsText(value.text);
  return arrived;
}

// Whatever is wrong with one name or scalar of the request itself (repeated, not text, a number out
// of all bounds) is a fault of that parameter. Any other offence against the rules for JSON spoils
// the text as a whole.
bool IsReadable(const Json& json) {
  if (json.kind != Json::Kind::kObject) return false;
  return std::all_of(json.members.begin(), json.members.end(), [](const auto& member) {
    return member.value.IsScalar() || IsAcceptable(member.value);
  });
}

Arrivals ReadJson(std::string_view text, const Limits& limits) {
  if (text.size() > limits.max_request_bytes) return Refused("request.max-bytes");
  bool too_deep = false;
  const std::optional<Json> json = ParseJson(text, limits.max_json_depth, &too_deep);
  if (too_deep) return Refused("request.max-json-depth");
  if (!json.has_value() || !IsReadable(*json)) return Refused("request.json");
  if (json->members.size() > limits.max_parameters) return Refused("request.max-parameters");
  Arrivals arrivals;
  for (const auto& [name, value] : json->members)
    arrivals.parameters.push_back(FromMember(name, value));
  return arrivals;
}

// The parameters of the query, then those of the body.
Arrivals ReadHttp(const HttpRequest& http, const Limits& limits) {
  const HttpPieces pieces = TakeHttpApart(http, limits);
  if (!pieces.refused_by.empty()) return Refused(pieces.refused_by);
  Limits no_limits;
  no_limits.max_parameters = no_limits.max_request_bytes = kMaxRequestBytes;
  no_limits.max_json_depth = limits.max_json_depth;
  Arrivals arrivals = ReadQuery(pieces.query, no_limits);
  Arrivals body;
  if (pieces.has_form) body = ReadQuery(http.body, no_limits);
  if (pieces.has_json) body = ReadJson(http.body, no_limits);
  if (!body.refused_by.empty()) return body;
  for (Arrived& arrived : body.parameters) arrivals.parameters.push_back(std::move(arrived));
  if (arrivals.parameters.size() > limits.max_parameters) {
    return Refused("request.max-parameters");
  }
  arrivals.over_http = true;
  arrivals.operations = pieces.operations;
  arrivals.versions = pieces.versions;
  return arrivals;
}

}  // namespace

namespace {

Arrivals Read(const Request& request, const Limits& limits) {
  switch (request.form()) {
    case Request::Form::kQuery:
      return ReadQuery(request.text(), limits);
    case Request::Form::kPairs:
      return ReadPairs(request.pairs(), limits);
    case Request::Form::kJson:
      return ReadJson(request.text(), limits);
    case Request::Form::kHttp:
      return ReadHttp(request.http(), limits);
  }
  return {};
}

bool HasLongValue(const Json& json, const Limits& limits) {
  if (json.kind != Json::Kind::kNull && json.text.size() > limits.max_value_bytes) return true;
  return std::ranges::any_of(json.items,
                             [&](const Json& item) { return HasLongValue(item, limits); }) ||
         std::ranges::any_of(json.members, [&](const JsonObjectMember& member) {
           return HasLongValue(member.value, limits);
         });
}

bool HasLongName(const Json& json, const Limits& limits) {
  return std::ranges::any_of(json.items,
                             [&](const Json& item) { return HasLongName(item, limits); }) ||
         std::ranges::any_of(json.members, [&](const JsonObjectMember& member) {
           return member.name.size() > limits.max_name_bytes || HasLongName(member.value, limits);
         });
}

bool HasLongValue(const Arrived& one, const Limits& limits) {
  if (!one.value_is_scalar) return HasLongValue(one.composite, limits);
  return one.value_is_text && one.value.size() > limits.max_value_bytes;
}

bool HasLongName(const Arrived& one, const Limits& limits) {
  if (one.name_is_text && one.name.size() > limits.max_name_bytes) return true;
  return !one.value_is_scalar && HasLongName(one.composite, limits);
}

bool HasLongList(const Arrived& one, const Limits& limits) {
  return !one.value_is_scalar && HasLongArray(one.composite, limits.max_list_items);
}

}  // namespace

Arrivals ReadNaively(const Request& request, const Limits& limits) {
  Arrivals arrivals = Read(request, limits);
  if (!arrivals.refused_by.empty()) return arrivals;
  const auto any = [&](bool (*exceeds)(const Arrived&, const Limits&)) {
    return std::ranges::any_of(arrivals.parameters,
                               [&](const Arrived& one) { return exceeds(one, limits); });
  };
  const std::vector<std::string>& named = arrivals.operations;  // by headers
  const bool is_long =
      named.size() == 1 && IsText(named[0]) && named[0].size() > limits.max_value_bytes;
  if (any(HasLongValue) || is_long) return Refused("request.max-value-bytes");
  if (any(HasLongName)) return Refused("request.max-name-bytes");
  if (any(HasLongList)) return Refused("request.max-list-items");
  return arrivals;
}

}  // namespace assay::testonly
