#include "validator/testing/reference_json.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <set>

#include "validator/testing/reference_text.h"

namespace assay::testonly {
namespace {

// Each function takes one production off the front of the text; false (or nothing) means that it is
// not there, and the whole text is then refused, so nothing is ever put back.
class Parser {
 public:
  Parser(std::string_view text, std::size_t max_depth) : max_depth_(max_depth), rest_(text) {}

  std::optional<Json> Text() {
    Json json;
    if (!Element(0, &json) || !rest_.empty()) return std::nullopt;
    return json;
  }

  bool is_too_deep() const { return is_too_deep_; }

 private:
  void Spaces() {
    while (!rest_.empty() && std::string_view(" \t\n\r").find(rest_.front()) != rest_.npos) {
      rest_.remove_prefix(1);
    }
  }

  bool Take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  // A value with the white space around it, inside `depth` arrays and objects.
  bool Element(std::size_t depth, Json* json) {
    Spaces();
    if (!Value(depth, json)) return false;
    Spaces();
    return true;
  }

  bool Value(std::size_t depth, Json* json) {
    if (rest_.starts_with("{")) return Object(depth + 1, json);
    if (rest_.starts_with("[")) return Array(depth + 1, json);
    if (rest_.starts_with("\"")) {
      json->kind = Json::Kind::kString;
      return String(&json->text);
    }
    if (Take("null")) return Literal(Json::Kind::kNull, "null", json);
    if (Take("true")) return Literal(Json::Kind::kTrue, "true", json);
    if (Take("false")) return Literal(Json::Kind::kFalse, "false", json);
    return Number(json);
  }

  static bool Literal(Json::Kind kind, std::string_view word, Json* json) {
    json->kind = kind;
    json->text = word;
    return true;
  }

  bool Object(std::size_t depth, Json* json) {
    json->kind = Json::Kind::kObject;
    if (!MayNest(depth) || !Take("{")) return false;
    Spaces();
    if (Take("}")) return true;
    do {
      auto& [name, value] = json->members.emplace_back();
      Spaces();
      if (!String(&name)) return false;
      Spaces();
      if (!Take(":") || !Element(depth, &value)) return false;
    } while (Take(","));
    return Take("}");
  }

  bool Array(std::size_t depth, Json* json) {
    json->kind = Json::Kind::kArray;
    if (!MayNest(depth) || !Take("[")) return false;
    Spaces();
    if (Take("]")) return true;
    do {
      if (!Element(depth, &json->items.emplace_back())) return false;
    } while (Take(","));
    return Take("]");
  }

  bool MayNest(std::size_t depth) {
    is_too_deep_ = depth > max_depth_;
    return !is_too_deep_;
  }

  bool String(std::string* out) {
    if (!Take("\"")) return false;
    while (!rest_.empty() && rest_.front() != '"') {
      const char c = rest_.front();
      if (static_cast<unsigned char>(c) < 0x20) return false;
      rest_.remove_prefix(1);
      if (c != '\\') {
        out->push_back(c);
      } else if (!Escape(out)) {
        return false;
      }
    }
    return Take("\"");
  }

  // What follows a backslash.
  bool Escape(std::string* out) {
    if (Take("u")) return UnicodeEscape(out);
    static constexpr std::string_view kLetters = "\"\\/bfnrt";
    static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (rest_.empty()) return false;
    const std::size_t which = kLetters.find(rest_.front());
    if (which == kLetters.npos) return false;
    rest_.remove_prefix(1);
    out->push_back(kMeanings[which]);
    return true;
  }

  // What follows `\u`: a character of the basic plane, or the two halves of a surrogate pair.
  bool UnicodeEscape(std::string* out) {
    const std::optional<std::uint32_t> unit = FourHexDigits();
    if (!unit.has_value()) return false;
    const std::string_view behind = rest_;
    if (*unit >= 0xD800 && *unit <= 0xDBFF && Take("\\u")) {
      const std::optional<std::uint32_t> low = FourHexDigits();
      if (low.has_value() && *low >= 0xDC00 && *low <= 0xDFFF) {
        AppendUtf8(0x10000 + (*unit - 0xD800) * 0x400 + (*low - 0xDC00), out);
        return true;
      }
      rest_ = behind;
    }
    AppendUtf8(*unit, out);
    return true;
  }

  std::optional<std::uint32_t> FourHexDigits() {
    if (rest_.size() < 4) return std::nullopt;
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
      if (HexDigit(rest_[static_cast<std::size_t>(i)]) < 0) return std::nullopt;
      value = value * 16 + static_cast<std::uint32_t>(HexDigit(rest_[static_cast<std::size_t>(i)]));
    }
    rest_.remove_prefix(4);
    return value;
  }

  // -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
  bool Number(Json* json) {
    const std::string_view start = rest_;
    json->kind = Json::Kind::kNumber;
    Take("-");
    if (!Take("0") && !Digits()) return false;
    if (Take(".") && !Digits()) return false;
    if (Take("e") || Take("E")) {
      if (!Take("+")) Take("-");
      if (!Digits()) return false;
    }
    json->text = start.substr(0, start.size() - rest_.size());
    return true;
  }

  bool Digits() {
    const std::size_t before = rest_.size();
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
    return rest_.size() < before;
  }

  const std::size_t max_depth_;
  bool is_too_deep_ = false;
  std::string_view rest_;
};

// Compares decimal numbers without a sign and without leading zeros, which the grammar excludes.
bool IsAtMost(std::string_view digits, std::string_view bound) {
  if (digits.size() != bound.size()) return digits.size() < bound.size();
  return digits <= bound;
}

bool IsAcceptableNumber(const std::string& literal) {
  if (literal.find_first_of(".eE") != std::string::npos) {
    return std::isfinite(std::strtod(literal.c_str(), nullptr));
  }
  const std::string_view text = literal;
  if (text.starts_with("-")) return IsAtMost(text.substr(1), "9223372036854775808");
  return IsAtMost(text, "18446744073709551615");
}

bool HasRepeatedName(const Json& object) {
  std::set<std::string> names;
  for (const auto& [name, value] : object.members) {
    if (!names.insert(name).second) return true;
  }
  return false;
}

}  // namespace

std::optional<Json> ParseJson(std::string_view text, std::size_t max_depth, bool* too_deep) {
  if (!IsUtf8(text)) return std::nullopt;
  Parser parser(text, max_depth);
  std::optional<Json> json = parser.Text();
  if (too_deep != nullptr) *too_deep = parser.is_too_deep();
  return json;
}

bool HasLongArray(const Json& json, std::size_t max_items) {
  return json.items.size() > max_items ||
         std::any_of(json.items.begin(), json.items.end(),
                     [&](const Json& item) { return HasLongArray(item, max_items); }) ||
         std::any_of(json.members.begin(), json.members.end(), [&](const JsonObjectMember& member) {
           return HasLongArray(member.value, max_items);
         });
}

bool IsAcceptable(const Json& json) {
  if (json.kind == Json::Kind::kNumber && !IsAcceptableNumber(json.text)) return false;
  if (json.kind == Json::Kind::kString && !IsText(json.text)) return false;
  if (json.members.size() > kMaxJsonMembers || HasRepeatedName(json)) return false;
  for (const Json& item : json.items) {
    if (!IsAcceptable(item)) return false;
  }
  for (const auto& [name, value] : json.members) {
    if (!IsText(name) || !IsAcceptable(value)) return false;
  }
  return true;
}

}  // namespace assay::testonly
