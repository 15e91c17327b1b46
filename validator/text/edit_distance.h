// "Did you mean": the known word nearest to a misspelt one.
//
//   Nearest("Passwrd", names)   // "Password"
//
// Rule files ask it about keys, requests about parameter names, so it allocates nothing.
#ifndef ASSAY_VALIDATOR_TEXT_EDIT_DISTANCE_H_
#define ASSAY_VALIDATOR_TEXT_EDIT_DISTANCE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace assay::text {

// Longer words have no distance: they are far from everything.
inline constexpr std::size_t kMaxEditWord = 128;

// How many bytes to insert, delete, replace or swap with their neighbour until `a` is `b`, each
// byte edited once (optimal string alignment). Stops counting above `limit`: then the result is
// limit + 1. ASCII case does not count. O(|a|·|b|), and at once when the lengths alone differ by
// more than the limit.
std::size_t EditDistance(std::string_view a, std::string_view b, std::size_t limit);

// The one of `known` that `word` was probably meant to be: equal but for ASCII case, else within
// one edit for every three bytes and three at most. The first of equally near ones; empty when none
// is near.
std::string_view Nearest(std::string_view word, std::span<const std::string_view> known);

// The hint "did you mean `x`?", or an empty one. Unlike the above it allocates.
std::string DidYouMean(std::string_view word, std::span<const std::string_view> known);

}  // namespace assay::text

#endif  // ASSAY_VALIDATOR_TEXT_EDIT_DISTANCE_H_
