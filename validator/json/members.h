// Finding a repeated name among the members of one object, without a hash table: names come from
// clients, who could choose them to collide. Internal to the reader.
#ifndef ASSAY_VALIDATOR_JSON_MEMBERS_H_
#define ASSAY_VALIDATOR_JSON_MEMBERS_H_

#include <cstdint>
#include <optional>

#include "validator/json/reader.h"

namespace assay::json::internal {

// Indexes of two nodes whose names are equal.
struct Repeat {
  std::uint32_t first;
  std::uint32_t second;
};

// Looks at the `count` members of the object at nodes[object]. Of several repeated names it gives
// the one that is repeated earliest in the text. `scratch` has room for `count` indexes. O(n log n)
// comparisons, no allocation.
std::optional<Repeat> FindRepeat(const Node* nodes, std::uint32_t object, std::uint32_t count,
                                 std::uint32_t* scratch);

}  // namespace assay::json::internal

#endif  // ASSAY_VALIDATOR_JSON_MEMBERS_H_
