// Two ways, by the number of members. Nearly all objects are small, and for those comparing
// everything with everything is quickest: lengths and first bytes tell most names apart without
// looking further. Large ones are sorted, which no choice of names can make slow, as it could a
// hash table.
#include "validator/json/members.h"

#include <algorithm>
#include <string_view>

namespace assay::json::internal {
namespace {

// Up to here comparing all pairs is faster than sorting.
constexpr std::uint32_t kPairwise = 16;

// Names are views into the reader's padded text, so that even an empty one has a first byte to look
// at.
bool SameKey(const Node& a, const Node& b) {
  return a.key.size() == b.key.size() && *a.key.data() == *b.key.data() && a.key == b.key;
}

std::optional<Repeat> FindPairwise(const Node* nodes, std::uint32_t object, std::uint32_t count) {
  const std::uint32_t first = object + 1;
  std::uint32_t later = first;
  for (std::uint32_t i = 0; i < count; ++i, later = nodes[later].next) {
    for (std::uint32_t earlier = first; earlier != later; earlier = nodes[earlier].next) {
      if (SameKey(nodes[earlier], nodes[later])) return Repeat{earlier, later};
    }
  }
  return std::nullopt;
}

std::optional<Repeat> FindSorted(const Node* nodes, std::uint32_t* members, std::uint32_t count) {
  std::sort(members, members + count, [nodes](std::uint32_t a, std::uint32_t b) {
    const int order = nodes[a].key.compare(nodes[b].key);
    return order != 0 ? order < 0 : a < b;
  });
  std::optional<Repeat> earliest;
  for (std::uint32_t i = 1; i < count; ++i) {
    if (nodes[members[i - 1]].key != nodes[members[i]].key) continue;
    if (!earliest || members[i] < earliest->second) earliest = {members[i - 1], members[i]};
  }
  return earliest;
}

}  // namespace

std::optional<Repeat> FindRepeat(const Node* nodes, std::uint32_t object, std::uint32_t count,
                                 std::uint32_t* scratch) {
  if (count <= kPairwise) return FindPairwise(nodes, object, count);
  std::uint32_t member = object + 1;
  for (std::uint32_t i = 0; i < count; ++i, member = nodes[member].next) scratch[i] = member;
  return FindSorted(nodes, scratch, count);
}

}  // namespace assay::json::internal
