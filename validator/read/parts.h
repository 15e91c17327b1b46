// Parameters with parts: lists and objects, however they come, become items in document order.
//
// What repeated parameters (`Tag.2.Key`) say arrives in any order; it is collected first, then
// sorted into its place. JSON and delimited text are in order as they are.
#ifndef ASSAY_VALIDATOR_READ_PARTS_H_
#define ASSAY_VALIDATOR_READ_PARTS_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "validator/json/reader.h"
#include "validator/program/state.h"
#include "validator/read/assign.h"

namespace assay::read {

// Collects a value whose name leads into a parameter with parts. False when the name leads nowhere,
// and is an unknown parameter.
bool AssignPart(internal::State& state, std::string_view name, std::string_view value,
                ValueKind kind);

// Makes items of what was collected. O(n log n) in the number of values.
void PlaceNamedParts(internal::State& state);

// Makes items of a JSON value: nodes[index], of a body or of a parameter that holds JSON text.
void PlaceJson(internal::State& state, std::size_t slot, std::span<const json::Node> nodes,
               std::size_t index);

// The same of an object that is flat, for a parameter that holds JSON text. False, and nothing
// done, when a name is repeated, or when it has too many members for this way to tell.
bool PlaceFlat(internal::State& state, std::size_t slot, std::span<const Pair> members);

// Makes items of the text of an item of a slot's, whose shape has a separator. It is the last item
// so far. No more than the limit; what has more is marked.
void SplitItem(internal::State& state, std::size_t slot, std::uint32_t index);

// Makes items of a text with separators.
void PlaceDelimited(internal::State& state, std::size_t slot);

}  // namespace assay::read

#endif  // ASSAY_VALIDATOR_READ_PARTS_H_
