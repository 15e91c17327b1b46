#include "validator/diff/remainder.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>

#include "validator/json/reader.h"

namespace assay::diff {
namespace {

using Nodes = std::span<const json::Node>;

bool Has(Nodes nodes, std::uint32_t object, std::string_view key) {
  for (std::uint32_t i = object + 1; i < nodes[object].next; i = nodes[i].next) {
    if (nodes[i].key == key) return true;
  }
  return false;
}

// By their values too: a parameter can have the same name.
bool IsForPeople(Nodes nodes, std::uint32_t member) {
  const std::string_view key = nodes[member].key;
  const json::Kind kind = nodes[member].kind;
  if (key == "$schema" || key == "example") return kind == json::Kind::kString;
  if (key == "suppressions") return kind == json::Kind::kArray;
  if (kind != json::Kind::kObject) return false;
  if (key == "description" || key == "title" || key == "meaning" || key == "recommend") {
    return Has(nodes, member, "en");
  }
  if (key == "document") return Has(nodes, member, "title");
  return key == "source" && Has(nodes, member, "at");
}

using Members = std::map<std::string_view, std::uint32_t>;

Members MembersOf(Nodes nodes, std::uint32_t object) {
  Members members;
  for (std::uint32_t i = object + 1; i < nodes[object].next; i = nodes[i].next) {
    if (!IsForPeople(nodes, i)) members.emplace(nodes[i].key, i);
  }
  return members;
}

std::string Token(std::string_view key) {
  std::string token = "/";
  for (const char c : key) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  return token;
}

class Comparison {
 public:
  Comparison(Nodes before, Nodes after) : before_(before), after_(after) {}

  std::optional<std::string> Run(std::uint32_t a, std::uint32_t b) const {
    const json::Node& left = before_[a];
    const json::Node& right = after_[b];
    if (left.kind != right.kind || left.text != right.text) return "";
    if (left.kind == json::Kind::kObject) return Objects(a, b);
    return left.kind == json::Kind::kArray ? Arrays(a, b) : std::nullopt;
  }

 private:
  std::optional<std::string> Objects(std::uint32_t a, std::uint32_t b) const {
    const Members left = MembersOf(before_, a);
    const Members right = MembersOf(after_, b);
    for (const auto& [key, member] : left) {
      const auto found = right.find(key);
      if (found == right.end()) return Token(key);
      if (const auto inner = Run(member, found->second)) return Token(key) + *inner;
    }
    for (const auto& [key, member] : right) {
      if (!left.contains(key)) return Token(key);
    }
    return std::nullopt;
  }

  std::optional<std::string> Arrays(std::uint32_t a, std::uint32_t b) const {
    std::uint32_t i = a + 1;
    std::uint32_t j = b + 1;
    for (std::size_t index = 0;; ++index) {
      const bool left_ends = i >= before_[a].next;
      const bool right_ends = j >= after_[b].next;
      if (left_ends && right_ends) return std::nullopt;
      if (left_ends || right_ends) return Token(std::to_string(index));
      if (const auto inner = Run(i, j)) return Token(std::to_string(index)) + *inner;
      i = before_[i].next;
      j = after_[j].next;
    }
  }

  Nodes before_;
  Nodes after_;
};

// The limits on members guard against requests.
constexpr json::Limits kLimits = {.max_members = 1 << 30};

}  // namespace

std::optional<std::string> FirstDifference(std::string_view before, std::string_view after) {
  json::Reader old_reader(std::max<std::size_t>(before.size(), 1));
  json::Reader new_reader(std::max<std::size_t>(after.size(), 1));
  const Nodes left = old_reader.Read(before, kLimits).nodes;
  const Nodes right = new_reader.Read(after, kLimits).nodes;
  if (left.empty() || right.empty()) return "";
  std::optional<std::string> place = Comparison(left, right).Run(0, 0);
  // Below the fact, the keys of a catalogue are values, perhaps of a secret.
  constexpr std::string_view kCatalogues = "/catalogues/";
  if (place && place->starts_with(kCatalogues)) {
    place->resize(std::min(place->find('/', kCatalogues.size()), place->size()));
  }
  return place;
}

}  // namespace assay::diff
