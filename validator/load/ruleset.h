// The load stage: the texts of rule files become models.
//
//   assay::load::LoadResult loaded = assay::load::LoadRuleset("2015-01-01.json", text);
//   if (!loaded.ruleset) Show(loaded.diagnostics);
//
// It knows the shape of the format: keys, types, lengths, what may not be repeated, and where the
// names lead that one file takes from another. Whether the parts fit together (names that nothing
// declares, bounds that exclude each other, patterns) is for lint to say.
#ifndef ASSAY_VALIDATOR_LOAD_RULESET_H_
#define ASSAY_VALIDATOR_LOAD_RULESET_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/diagnostic.h"
#include "validator/model/model.h"

namespace assay::load {

struct FileText {
  std::string_view file_name;  // for diagnostics only
  std::string_view text;
};

struct LoadResult {
  // Present when no diagnostic is an error, neither of this file nor of a library that it imports.
  // Never of a library.
  std::optional<model::Ruleset> ruleset;
  std::vector<Diagnostic>
      diagnostics;  // by place in the file; a hundred at most, and a note if there are more
};

// Rulesets and libraries, one result each. Imports are looked for among these files; no other is
// read and nothing is fetched. Never fails otherwise than by diagnostics. Time n log n in the
// texts, memory linear in them. The texts are not kept.
std::vector<LoadResult> LoadFiles(std::span<const FileText> files);

// The same of a ruleset that imports nothing.
LoadResult LoadRuleset(std::string_view file_name, std::string_view text);

// What a file says of itself, for whoever has to find the files that belong together.
struct Outline {
  std::optional<std::string> library;  // its name, when it is one
  std::vector<std::string> imports;    // at most kMaxImports
};

// Of a text that is at fault, nothing or what can be told.
Outline OutlineOf(std::string_view text);

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_RULESET_H_
