// What two rule files differ in that no change tells, so that a difference is never taken for none.
#ifndef ASSAY_VALIDATOR_DIFF_REMAINDER_H_
#define ASSAY_VALIDATOR_DIFF_REMAINDER_H_

#include <optional>
#include <string>
#include <string_view>

namespace assay::diff {

// A JSON Pointer (RFC 6901) to the first place where the texts of two ruleset files, which have
// been loaded, differ in what can concern callers; nothing when there is none. Layout, the order of
// members, texts for people, examples, sources and suppressions do not concern
// them. The place ends at a fact where catalogues differ. n log n.
std::optional<std::string> FirstDifference(std::string_view before, std::string_view after);

}  // namespace assay::diff

#endif  // ASSAY_VALIDATOR_DIFF_REMAINDER_H_
