// JSON changed a whole value or member at a time, so that it stays JSON: bytes that change alone
// nearly always break it, and then nothing behind its syntax is tried.
#ifndef ASSAY_FUZZ_MUTATE_JSON_H_
#define ASSAY_FUZZ_MUTATE_JSON_H_

#include <string>
#include <string_view>

#include "validator/testing/random.h"

namespace assay::fuzz {

// The text with one value replaced, by another of its values or by one at a bound, or with one
// member or item repeated, taken away, or moved to another object or list. Texts that are not JSON
// are changed somewhere, or not at all.
std::string MutateJson(std::string_view text, testonly::Random& random);

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_MUTATE_JSON_H_
