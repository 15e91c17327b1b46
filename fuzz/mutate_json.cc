#include "fuzz/mutate_json.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace assay::fuzz {
namespace {

using testonly::Random;

// A value, and what it is a part of. `begin` is that of its name when it is a member.
struct Part {
  std::size_t begin = 0;
  std::size_t value = 0;
  std::size_t end = 0;
  bool in_object = false;
};

constexpr std::string_view kBlanks = " \t\r\n";

// Finds all parts; of what is not JSON, some.
class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Part> Find() {
    Value(0, Part{}, 0);
    return parts_;
  }

 private:
  static constexpr int kMaxDepth = 100;

  std::size_t SkipBlanks(std::size_t at) const {
    return std::min(text_.find_first_not_of(kBlanks, at), text_.size());
  }

  std::size_t SkipString(std::size_t at) const {
    for (++at; at < text_.size() && text_[at] != '"'; ++at) at += text_[at] == '\\' ? 1 : 0;
    return std::min(at + 1, text_.size());
  }

  // Returns where it ends.
  std::size_t Value(std::size_t at, Part part, int depth) {
    part.value = at = SkipBlanks(at);
    if (at == text_.size() || depth > kMaxDepth) return text_.size();
    if (text_[at] == '"') {
      part.end = SkipString(at);
    } else if (text_[at] == '{' || text_[at] == '[') {
      part.end = Parts(at, depth);
    } else {
      part.end = std::min(text_.find_first_of(",]} \t\r\n", at + 1), text_.size());
    }
    if (depth > 0) parts_.push_back(part);
    return part.end;
  }

  std::size_t Parts(std::size_t at, int depth) {
    const bool in_object = text_[at] == '{';
    at = SkipBlanks(at + 1);
    while (at < text_.size() && text_[at] != '}' && text_[at] != ']') {
      const Part part = {.begin = at, .in_object = in_object};
      if (in_object && text_[at] == '"') at = SkipBlanks(SkipString(at));
      if (in_object && at < text_.size() && text_[at] == ':') ++at;
      at = SkipBlanks(Value(at, part, depth + 1));
      if (at < text_.size() && text_[at] == ',') at = SkipBlanks(at + 1);
    }
    return std::min(at + 1, text_.size());
  }

  std::string_view text_;
  std::vector<Part> parts_;
};

std::string Replaced(std::string_view text, std::size_t begin, std::size_t end,
                     std::string_view by) {
  return std::string(text.substr(0, begin)).append(by).append(text.substr(end));
}

std::string Without(std::string_view text, const Part& part) {
  const std::size_t after = text.find_first_not_of(kBlanks, part.end);
  if (after != text.npos && text[after] == ',') return Replaced(text, part.begin, after + 1, "");
  const std::size_t before =
      part.begin == 0 ? text.npos : text.find_last_not_of(kBlanks, part.begin - 1);
  const bool is_last = before != text.npos && text[before] == ',';
  return Replaced(text, is_last ? before : part.begin, part.end, "");
}

std::string_view BoundaryValue(Random& random) {
  static constexpr std::array<std::string_view, 22> kValues = {
      "0",   "1",   "-1", "2",    "64",    "65",   "255",   "256",  "4096", "9223372036854775807",
      "-0",  "[]",  "{}", "\"\"", "\"*\"", "true", "false", "null", "1e3",  "0.1",
      "400", "[[]]"};
  return random.Pick(kValues);
}

}  // namespace

std::string MutateJson(std::string_view text, Random& random) {
  const std::vector<Part> parts = Finder(text).Find();
  if (parts.empty()) return std::string(text);
  const Part& part = random.Pick(parts);
  const Part& other = random.Pick(parts);
  const auto whole = [&](const Part& one) { return text.substr(one.begin, one.end - one.begin); };
  switch (random.Below(6)) {
    case 0:
      return Without(text, part);
    case 1:
      return Replaced(text, part.value, part.end, BoundaryValue(random));
    case 2:
    case 3:
      return Replaced(text, part.value, part.end,
                      text.substr(other.value, other.end - other.value));
    default:
      if (part.in_object != other.in_object) break;
      return Replaced(text, part.begin, part.begin, std::string(whole(other)) + ",");
  }
  return Replaced(text, part.begin, part.begin, std::string(whole(part)) + ",");
}

}  // namespace assay::fuzz
