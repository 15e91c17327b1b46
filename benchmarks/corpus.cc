#include "benchmarks/corpus.h"

#include <cstring>
#include <fstream>
#include <utility>

#include "benchmarks/query.h"

namespace assay::benchmarks {
namespace {

using TextPairs = std::vector<std::pair<std::string, std::string>>;

// A line of a corpus file, taken apart.
struct Line {
  std::string tag;
  std::string place;
  std::string raw;
  TextPairs pairs;
  std::string json;
};

bool Split(std::string_view raw, TextPairs* pairs) {
  std::string decoded;
  return ForEachPair(raw, &decoded, [pairs](std::string_view name, std::string_view value) {
    pairs->emplace_back(name, value);
  });
}

// ---- the JSON object ----

void AppendString(std::string_view text, std::string* out) {
  constexpr char kHex[] = "0123456789abcdef";
  *out += '"';
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) {
      *out += "\\u00";
      *out += kHex[c >> 4];
      *out += kHex[c & 15];
    } else {
      if (c == '"' || c == '\\') *out += '\\';
      *out += c;
    }
  }
  *out += '"';
}

std::string ToJson(const TextPairs& pairs) {
  std::string out = "{";
  for (const auto& [name, value] : pairs) {
    if (out.size() > 1) out += ',';
    AppendString(name, &out);
    out += ':';
    AppendString(value, &out);
  }
  return out + "}";
}

// ---- the files ----

bool ReadLine(const std::string& text, const std::string& place, Line* line, std::string* error) {
  const std::size_t tab = text.find('\t');
  line->place = place;
  if (tab == std::string::npos) {
    *error = place + ": no tab between a tag and a query";
    return false;
  }
  line->tag = text.substr(0, tab);
  line->place += " (" + line->tag + ")";
  line->raw = text.substr(tab + 1);
  if (!Split(line->raw, &line->pairs)) {
    *error = line->place + ": an escape that cannot be decoded";
    return false;
  }
  line->json = ToJson(line->pairs);
  return true;
}

bool ReadLines(const std::string& path, std::vector<Line>* lines, std::string* error) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    *error = "cannot read " + path;
    return false;
  }
  std::size_t number = 0;
  for (std::string text; std::getline(in, text);) {
    const std::string place = path + ":" + std::to_string(++number);
    if (!ReadLine(text, place, &lines->emplace_back(), error)) return false;
  }
  if (lines->empty()) *error = path + " holds no request";
  return !lines->empty();
}

std::size_t TextBytes(const TextPairs& pairs) {
  std::size_t bytes = 0;
  for (const auto& [name, value] : pairs) bytes += name.size() + value.size();
  return bytes;
}

// Each form has an arena of its own, so that a walk over one form touches no other.
Corpus Lay(const std::vector<Line>& lines) {
  std::size_t raw_bytes = 0, pair_bytes = 0, json_bytes = 0;
  for (const Line& line : lines) {
    raw_bytes += line.raw.size();
    pair_bytes += TextBytes(line.pairs);
    json_bytes += line.json.size();
  }
  Arena raw(raw_bytes, lines.size()), pairs(pair_bytes, lines.size()),
      json(json_bytes, lines.size());
  Corpus corpus;
  for (const Line& line : lines) {
    Item& item = corpus.items.emplace_back();
    item.tag = line.tag;
    item.place = line.place;
    item.raw = raw.Add(line.raw);
    item.json = json.Add(line.json);
    for (const auto& [name, value] : line.pairs) {
      const std::string_view added_name = pairs.Add(name);
      item.pairs.push_back({added_name, pairs.Add(value)});
    }
    for (Arena* arena : {&raw, &pairs, &json}) arena->EndRequest();
  }
  corpus.arenas.push_back(std::move(raw));
  corpus.arenas.push_back(std::move(pairs));
  corpus.arenas.push_back(std::move(json));
  return corpus;
}

}  // namespace

Arena::Arena(std::size_t text_bytes, std::size_t requests)
    : bytes_(text_bytes + (requests + 1) * kSlackBytes) {}

std::string_view Arena::Add(std::string_view text) {
  char* const at = bytes_.data() + end_;
  if (!text.empty()) std::memcpy(at, text.data(), text.size());
  end_ += text.size();
  return {at, text.size()};
}

std::optional<Corpora> LoadCorpora(const std::string& folder, std::string* error) {
  Corpora corpora;
  for (const Claim claim : kClaims) {
    std::vector<Line> lines;
    const std::string path = folder + "/" + std::string(Name(claim)) + ".q";
    if (!ReadLines(path, &lines, error)) return std::nullopt;
    corpora.of[claim] = Lay(lines);
  }
  return corpora;
}

}  // namespace assay::benchmarks
