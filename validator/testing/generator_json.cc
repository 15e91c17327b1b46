#include "validator/testing/generator_json.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>

#include "validator/testing/generator_structure.h"
#include "validator/testing/generator_tables.h"
#include "validator/testing/generator_values.h"
#include "validator/testing/reference_text.h"

namespace assay::testonly {
namespace {

using Members = std::vector<JsonMember>;

std::string Spaces(Random& random) {
  if (!random.Chance(10)) return "";
  return random.Pick(std::vector<std::string>{" ", "\n", "\t", "\r\n", "  "});
}

void AppendUnicodeEscape(std::uint32_t unit, Random& random, std::string* out) {
  char text[16];
  std::snprintf(text, sizeof(text), random.Chance(50) ? "\\u%04x" : "\\u%04X", unit);
  *out += text;
}

// The code point of one character, which must be well-formed.
std::uint32_t CodePoint(std::string_view character) {
  if (character.size() == 1) return static_cast<unsigned char>(character[0]);
  std::uint32_t value =
      static_cast<unsigned char>(character[0]) & (0xFFu >> (character.size() + 1));
  for (const char c : character.substr(1))
    value = value * 64 + (static_cast<unsigned char>(c) & 0x3F);
  return value;
}

// The first character, or the first byte where none starts.
std::string_view FirstCharacter(std::string_view text) {
  for (std::size_t length = 1; length <= 4 && length <= text.size(); ++length) {
    if (IsUtf8(text.substr(0, length))) return text.substr(0, length);
  }
  return text.substr(0, 1);
}

void AppendEscaped(std::string_view character, Random& random, std::string* out) {
  const std::uint32_t code_point = CodePoint(character);
  static constexpr std::string_view kShort = "\"\\/\b\f\n\r\t";
  static constexpr std::string_view kLetters = "\"\\/bfnrt";
  const std::size_t which = character.size() == 1 ? kShort.find(character[0]) : kShort.npos;
  if (which != kShort.npos && random.Chance(70)) {
    *out += {'\\', kLetters[which]};
  } else if (code_point < 0x10000) {
    AppendUnicodeEscape(code_point, random, out);
  } else {
    AppendUnicodeEscape(0xD800 + ((code_point - 0x10000) >> 10), random, out);
    AppendUnicodeEscape(0xDC00 + ((code_point - 0x10000) & 0x3FF), random, out);
  }
}

// As the document prints its sample: a string inside another one.
std::string WithBackslashes(const std::string& text) {
  std::string result;
  for (const char c : text) result += c == '"' ? "\\\"" : std::string(1, c);
  return result;
}

}  // namespace

std::string JsonString(std::string_view text, Random& random) {
  const std::size_t escapes = random.Chance(80) ? 0 : random.Below(100);  // percent of characters
  std::string out = "\"";
  while (!text.empty()) {
    const std::string_view character = FirstCharacter(text);
    text.remove_prefix(character.size());
    const auto first = static_cast<unsigned char>(character[0]);
    const bool must = first < 0x20 || first == '"' || first == '\\';
    if (IsUtf8(character) && (must || random.Chance(escapes))) {
      AppendEscaped(character, random, &out);
    } else {
      out += character;
    }
  }
  return out + "\"";
}

std::string RandomJson(int depth, Random& random) {
  switch (random.Below(depth > 0 ? 8 : 6)) {
    case 0:
      return std::string(random.Pick(kJsonNumbers));
    case 1:
      return random.Pick(std::vector<std::string>{"null", "true", "false"});
    case 2:
      return std::to_string(random.Below(100000));
    case 6: {
      std::string array = "[";
      for (std::size_t i = random.Below(4); i > 0; --i)
        array += RandomJson(depth - 1, random) + (i > 1 ? "," : "");
      return array + "]";
    }
    case 7: {
      Members members;
      for (std::size_t i = random.Below(4); i > 0; --i) {
        members.emplace_back(RandomText(random.Below(3), random), RandomJson(depth - 1, random));
      }
      return JsonObject(members, random);
    }
    default:
      return JsonString(RandomText(random.Below(6), random), random);
  }
}

std::string JsonObject(const Members& members, Random& random) {
  std::string text = Spaces(random) + "{" + Spaces(random);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) text += "," + Spaces(random);
    text += JsonString(members[i].first, random) + Spaces(random) + ":" + Spaces(random);
    text += members[i].second + Spaces(random);
  }
  return text + "}" + Spaces(random);
}

std::string SpoiltJson(std::string text, Random& random) {
  const std::size_t at = random.Below(text.size() + 1);
  switch (random.Below(5)) {
    case 0:
      return text.substr(0, at);
    case 1:
      return text.erase(at, 1);
    case 2:
      if (at < text.size()) text[at] = static_cast<char>(random.Below(256));
      return text;
    case 3:
      return random.Pick(std::vector<std::string>{"\uFEFF" + text, text + "x", text + ",",
                                                  text + text, "[" + text + "]", text + '\0',
                                                  "x" + text});
    default:
      return text.insert(at, random.Pick(kJsonSplinters));
  }
}

std::string ValidContent(const model::Content& content, Random& random) {
  return ToJson(ValidStructure(content.schema, random), random);
}

std::string HostileContent(const model::Content& content, Random& random) {
  Structure value = ValidStructure(content.schema, random);
  if (random.Chance(80)) Disturb(content.schema, random, &value);
  if (random.Chance(20)) Disturb(content.schema, random, &value);
  std::string text = ToJson(value, random);
  switch (random.Below(12)) {
    case 0:
      return SpoiltJson(text, random);
    case 1:
      return SpoiltJson(SpoiltJson(text, random), random);
    case 2:
      return WithBackslashes(text);
    case 3:
      return RandomJson(3, random);
    default:
      return text;
  }
}

}  // namespace assay::testonly
