// The load stage: the text of a rule file becomes a model.
//
//   assay::load::LoadResult loaded = assay::load::LoadRuleset("2015-01-01.json", text);
//   if (!loaded.ruleset) Show(loaded.diagnostics);
//
// It knows the shape of the format: keys, types, lengths, what may not be repeated. Whether the
// parts fit together (names that nothing declares, bounds that exclude each other, patterns) is for
// lint to say.
#ifndef ASSAY_VALIDATOR_LOAD_RULESET_H_
#define ASSAY_VALIDATOR_LOAD_RULESET_H_

#include <optional>
#include <string_view>
#include <vector>

#include "validator/diagnostic.h"
#include "validator/model/model.h"

namespace assay::load {

struct LoadResult {
  std::optional<model::Ruleset> ruleset;  // present when no diagnostic is an error
  std::vector<Diagnostic>
      diagnostics;  // by place in the file; a hundred at most, and a note if there are more
};

// Reads no other file and fetches nothing; `file_name` is for diagnostics only. Never fails
// otherwise than by diagnostics. Time n log n in the text, memory linear in it. The text is not
// kept.
LoadResult LoadRuleset(std::string_view file_name, std::string_view text);

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_RULESET_H_
