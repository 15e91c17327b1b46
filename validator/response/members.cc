#include "validator/response/members.h"

#include <algorithm>
#include <map>

namespace assay::response {
namespace {

using program::KeyTable;

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

// Its parts are of one name, which no member of an item has: an item with that member would look
// the same otherwise.
bool IsWrapper(const Document& document, const Indexes& parts, const program::Shape& items) {
  const std::string_view name = document.nodes[parts.front()].name;
  return items.members.Find(name) == KeyTable::kAbsent &&
         std::all_of(parts.begin(), parts.end(),
                     [&](std::uint32_t part) { return document.nodes[part].name == name; });
}

}  // namespace

Indexes PartsOf(const Document& document, std::uint32_t index) {
  Indexes parts;
  for (std::uint32_t i = index + 1; i < document.nodes[index].next; i = document.nodes[i].next) {
    parts.push_back(i);
  }
  return parts;
}

Members MembersOf(const Document& document, std::uint32_t index, const program::Shape& shape) {
  Members members;
  members.declared.resize(shape.member_shapes.size());
  std::map<std::string_view, std::size_t> place_of;  // of the others
  for (const std::uint32_t part : PartsOf(document, index)) {
    const std::string_view name = document.nodes[part].name;
    const std::uint32_t declared = shape.members.Find(name);
    if (declared != KeyTable::kAbsent) {
      members.count += members.declared[declared].empty() ? 1 : 0;
      members.declared[declared].push_back(part);
      continue;
    }
    const auto [known, is_new] = place_of.emplace(name, members.others.size());
    if (is_new) members.others.push_back({.name = name, .nodes = {}});
    members.others[known->second].nodes.push_back(part);
  }
  members.count += members.others.size();
  return members;
}

Indexes XmlItems(const Document& document, const Indexes& elements, const program::Shape& items) {
  if (elements.size() != 1) return elements;
  const Node& only = document.nodes[elements.front()];
  if (only.kind == Node::Kind::kText && IsBlank(only.text)) return {};
  if (only.kind != Node::Kind::kElements) return elements;
  Indexes parts = PartsOf(document, elements.front());
  return IsWrapper(document, parts, items) ? parts : elements;
}

}  // namespace assay::response
