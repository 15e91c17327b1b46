#include "validator/testing/generator_encode.h"

#include <cstddef>
#include <optional>
#include <string_view>

#include "validator/testing/generator_json.h"
#include "validator/testing/generator_tables.h"
#include "validator/testing/reference_json.h"
#include "validator/testing/reference_text.h"

namespace assay::testonly {
namespace {

// How freely one request is escaped.
struct Style {
  std::size_t escaped_percent = 0;  // of characters that need no escape
  bool raw_high_bytes = false;      // bytes from 80 on stand as they are
  bool lower_hex = false;
  bool plus = true;
};

void AppendEscape(unsigned char byte, bool lower, std::string* out) {
  const char* digits = lower ? "0123456789abcdef" : "0123456789ABCDEF";
  *out += {'%', digits[byte / 16], digits[byte % 16]};
}

std::string EncodeText(std::string_view text, const Style& style, Random& random) {
  static constexpr std::string_view kMeaningful = "%&=+# ";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ' && style.plus && !random.Chance(style.escaped_percent)) {
      out.push_back('+');
    } else if (byte < 0x20 || byte == 0x7F || kMeaningful.find(c) != kMeaningful.npos ||
               (byte >= 0x80 && !style.raw_high_bytes) || random.Chance(style.escaped_percent)) {
      AppendEscape(byte, style.lower_hex, &out);
    } else {
      out.push_back(c);
    }
  }
  return out;
}

Style RandomStyle(Random& random) {
  Style style;
  if (random.Chance(30)) style.escaped_percent = random.Below(101);
  style.raw_high_bytes = random.Chance(20);
  style.lower_hex = random.Chance(30);
  style.plus = random.Chance(50);
  return style;
}

std::string ReplaceUndecodable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte >= 0x80 || byte == 0 ? "\uFFFD" : std::string(1, c);
  }
  return out;
}

// A value as a JSON value: nearly always one that stands for the same text.
std::string JsonValue(const std::string& value, Random& random) {
  if (random.Chance(1)) return RandomJson(2, random);
  if (random.Chance(1)) return "null";
  if (random.Chance(30)) {
    const std::optional<Json> json = ParseJson(value);
    const bool bare = json.has_value() && json->IsScalar() && json->kind != Json::Kind::kString;
    if (bare || (json.has_value() && random.Chance(20))) return value;
  }
  return JsonString(value, random);
}

}  // namespace

std::string EncodeQuery(const TextPairs& pairs, Random& random) {
  const Style style = RandomStyle(random);
  const bool name_escapes = random.Chance(20);
  std::string query;
  for (const auto& [name, value] : pairs) {
    if (!query.empty()) query.push_back('&');
    if (random.Chance(1)) query += "&&";
    Style name_style = style;
    if (!name_escapes) name_style.escaped_percent = 0;
    query += EncodeText(name, name_style, random);
    if (!value.empty() || name.empty() || random.Chance(70)) {
      query += "=" + EncodeText(value, style, random);
    }
  }
  return query;
}

std::string EncodeJson(const TextPairs& pairs, const TextPairs& json, Random& random) {
  const bool keep = random.Chance(5);
  std::vector<JsonMember> members;
  for (const auto& [name, value] : pairs) {
    const bool as_is = keep || (IsText(name) && IsText(value));
    members.emplace_back(as_is ? name : ReplaceUndecodable(name),
                         JsonValue(as_is ? value : ReplaceUndecodable(value), random));
  }
  for (const JsonMember& member : json) {
    const auto at = static_cast<std::ptrdiff_t>(random.Below(members.size() + 1));
    members.insert(members.begin() + at, member);
  }
  return JsonObject(members, random);
}

std::string SpoiltQuery(std::string query, Random& random) {
  const std::size_t at = random.Below(query.size() + 1);
  switch (random.Below(5)) {
    case 0:
      return query.substr(0, at);
    case 1:
      return query.erase(at, 1);
    case 2:
      if (at < query.size()) query[at] = static_cast<char>(random.Below(256));
      return query;
    default:
      return query.insert(at, random.Pick(kQuerySplinters));
  }
}

}  // namespace assay::testonly
