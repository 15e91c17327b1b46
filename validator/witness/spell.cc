#include "validator/witness/spell.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <optional>
#include <string_view>

namespace assay::witness {
namespace {

constexpr std::size_t kMostEdges = 96;

bool IsCarried(std::uint32_t c) { return c != 0 && (c < 0xD800 || c > 0xDFFF) && c <= 0x10FFFF; }

bool IsPunctuation(std::uint32_t c) {
  return c > 0x20 && c < 0x7F && std::isalnum(static_cast<int>(c)) == 0;
}

std::vector<std::string> CharactersOf(const std::string& text) {
  std::vector<std::string> characters;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 || characters.empty())
      characters.emplace_back();
    characters.back().push_back(c);
  }
  return characters;
}

std::uint32_t CodePointOf(const std::string& character) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(character[i]));
  };
  if (character.size() == 1) return byte(0);
  std::uint32_t c = byte(0) & (0xFFU >> (character.size() + 1));
  for (std::size_t i = 1; i < character.size(); ++i) c = c << 6 | (byte(i) & 0x3F);
  return c;
}

std::string FirstOf(const text::CharSet& set) {
  for (const std::string_view plain : {"a", "A", "1", "-"}) {
    if (set.Contains(static_cast<unsigned char>(plain[0]))) return std::string(plain);
  }
  const std::vector<std::string> edges = EdgesOf(set);
  return edges.empty() ? "" : edges[0];
}

std::string Cycled(const std::string& cycle, std::size_t length) {
  const std::vector<std::string> characters = CharactersOf(cycle);
  std::string text;
  for (std::size_t i = 0; i < length && !characters.empty(); ++i) {
    text += characters[i % characters.size()];
  }
  return text;
}

std::string Resized(const std::string& text, std::size_t length) {
  const std::vector<std::string> characters = CharactersOf(text);
  std::string result;
  for (std::size_t i = 0; i < length; ++i) {
    result += characters[std::min(i, characters.size() - 1)];
  }
  return result;
}

std::string Base64Of(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; i + 3 <= bytes; i += 3) text += "QUJD";
  return text + (bytes % 3 == 0 ? "" : bytes % 3 == 1 ? "QQ==" : "QUI=");
}

std::vector<std::string> CyclesOf(const model::Constraints& c) {
  std::vector<std::string> cycles = {"a", "aA1", "1", "A", "aA1-", "aA1!", "\xE4\xB8\xAD", "0"};
  if (c.classes) {
    std::string all;
    for (const std::string& one : Representatives(c.classes->of)) all += one;
    cycles.insert(cycles.begin(), all);
  }
  const auto set = c.characters ? text::ParseClass(c.characters->text) : std::nullopt;
  if (set) cycles.push_back(FirstOf(*set));
  return cycles;
}

std::string TextOf(const std::vector<model::Name>& texts) {
  return texts.empty() ? "" : texts[0].text;
}

std::string Framed(const std::string& prefix, const std::string& text, const std::string& suffix) {
  return prefix + text + suffix;
}

}  // namespace

void AppendCharacter(std::uint32_t c, std::string* out) {
  const auto put = [&](std::uint32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      put(0xE0 | c >> 12);
    } else {
      put(0xF0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3F));
    }
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

std::size_t LengthOf(const std::string& text) { return CharactersOf(text).size(); }

std::vector<std::string> EdgesOf(const text::CharSet& set) {
  std::vector<std::uint32_t> edges;
  for (const text::CharRange& range : set.ranges()) {
    edges.push_back(range.first == 0 ? 1 : range.first);
    // Punctuation is listed one by one where letters and digits go by ranges.
    for (std::uint32_t c = range.first + 1; c < range.last && c < 0x80; ++c) {
      if (IsPunctuation(c)) edges.push_back(c);
    }
    edges.push_back(range.last);
  }
  const auto is_plain = [](std::uint32_t c) { return c > 0x20 && c < 0x7F; };
  std::stable_partition(edges.begin(), edges.end(), is_plain);
  std::vector<std::string> texts;
  for (const std::uint32_t edge : edges) {
    if (!IsCarried(edge) || !set.Contains(edge) || texts.size() == kMostEdges) continue;
    std::string text;
    AppendCharacter(edge, &text);
    if (texts.empty() || texts.back() != text) texts.push_back(text);
  }
  return texts;
}

std::string Spell(const text::Sequence& sequence, std::size_t length, const std::string& cycle) {
  const std::vector<std::string> wanted = CharactersOf(cycle);
  std::string text;
  std::size_t at = 0;
  for (const text::Part& part : sequence) {
    const bool is_last = &part == &sequence.back();
    const std::string first = FirstOf(part.set);
    const std::size_t count = is_last ? (length > at ? length - at : 0) : part.min;
    for (std::size_t i = 0; i < count; ++i, ++at) {
      std::string next = first;
      for (std::size_t k = 0; k < wanted.size(); ++k) {
        const std::string& one = wanted[(at + k) % wanted.size()];
        if (!part.set.Contains(CodePointOf(one))) continue;
        next = one;
        break;
      }
      text += next;
    }
  }
  return text;
}

std::vector<std::string> OfLength(const model::Constraints& c, const std::string& example,
                                  std::size_t length, Budget& budget) {
  // Twenty candidates or so, made character by character.
  if (length > kMostLength || !budget.Spend(1000 + 200 * length + budget.StepsToRead(c))) return {};
  if (c.unit == model::Unit::kBase64Bytes) return {Base64Of(length)};
  std::vector<std::string> texts;
  const auto sequence = c.pattern ? text::ParseSequence(c.pattern->text) : std::nullopt;
  const std::string prefix = TextOf(c.starts_with);
  const std::string suffix = TextOf(c.contains) + TextOf(c.ends_with);
  const std::size_t framed = LengthOf(prefix) + LengthOf(suffix);
  for (const std::string& cycle : CyclesOf(c)) {
    if (sequence) texts.push_back(Spell(*sequence, length, cycle));
    if (framed <= length) texts.push_back(Framed(prefix, Cycled(cycle, length - framed), suffix));
    // As many bytes in longer characters.
    const std::size_t size = cycle.size() / std::max<std::size_t>(LengthOf(cycle), 1);
    if (c.unit == model::Unit::kBytes && size > 1 && length % size == 0) {
      texts.push_back(Cycled(cycle, length / size));
    }
  }
  if (!example.empty()) texts.insert(texts.begin() + (sequence ? 1 : 0), Resized(example, length));
  return texts;
}

std::vector<std::string> Representatives(const std::vector<model::Name>& classes) {
  std::vector<std::string> representatives;
  for (const model::Name& one : classes) {
    const auto set = text::ParseClass(one.text);
    representatives.push_back(set ? FirstOf(*set) : "");
  }
  return representatives;
}

}  // namespace assay::witness
