// From the places of tokens to nodes: the grammar of JSON, once through. Internal to the reader.
//
// simdjson's first stage (SIMD) validates UTF-8 and lists where tokens begin. That list is walked
// here in one loop, not through ondemand's values: those skip what is not asked for, and this
// reader's whole point is to look at everything. The list ends with the size of the text, which
// ends the loop without a check of its own.
//
// No recursion: while an object or array is open, its node's `next` holds the index of the node
// around it, so the nodes are their own stack, and a text's nesting costs no memory but theirs.
//
// Tested by reader_test.cc, and by reader_differential_test.cc against simdjson's DOM parser.
#ifndef ASSAY_VALIDATOR_JSON_WALK_H_
#define ASSAY_VALIDATOR_JSON_WALK_H_

#include <cstdint>

#include "validator/json/reader.h"

namespace assay::json::internal {

// `tokens` are the offsets in `text` at which stage 1 saw tokens begin, ascending, then `size`
// itself. `text` is UTF-8, its strings are closed and without raw control characters, and
// text[size] is a blank; escapes are replaced in place. `nodes` has room for size / 2 + kMaxDepth +
// 2 nodes, `scratch` for size / 4 + 1 indexes. The result's nodes are in `nodes`.
Document WalkTokens(const std::uint32_t* tokens, char* text, std::uint32_t size,
                    const Limits& limits, Node* nodes, std::uint32_t* scratch);

}  // namespace assay::json::internal

#endif  // ASSAY_VALIDATOR_JSON_WALK_H_
