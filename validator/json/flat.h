// The texts that parameters hold most: one small object of plain strings, without a blank. Internal
// to the reader.
//
// simdjson's first stage is made for long texts. For eighty bytes, setting out costs it more than
// reading them in one go, 16 bytes at a time.
#ifndef ASSAY_VALIDATOR_JSON_FLAT_H_
#define ASSAY_VALIDATOR_JSON_FLAT_H_

#include <cstdint>

#include "validator/json/reader.h"

namespace assay::json::internal {

// The texts that are worth the try.
inline constexpr std::uint32_t kMaxFlatBytes = 512;
inline constexpr std::uint32_t kMaxFlatMembers = 16;

// How many nodes the text is, which are then in `nodes`: the object and its members. 0 when it is
// anything else than an object of up to kMaxFlatMembers strings, all printable ASCII without an
// escape, and then nothing is said of it. The names are not compared. 16 bytes behind the text
// may be read.
std::uint32_t ReadFlatObject(const char* text, std::uint32_t size, Node* nodes);

}  // namespace assay::json::internal

#endif  // ASSAY_VALIDATOR_JSON_FLAT_H_
