// The files that a path on the command line stands for.
#ifndef ASSAY_CLI_PATHS_H_
#define ASSAY_CLI_PATHS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace assay::cli {

// What a file holds, by its name.
enum class FileKind { kRuleset, kFacts, kSchema };

// `*.facts.json` are facts, `*.schema.json` schemas for editors; whatever else is named is a
// ruleset.
FileKind KindOf(std::string_view path);

// A directory gives the *.json files below it, ordered by name, without schemas and without what
// hidden directories and `node_modules` hold; links to directories are not followed. Any other path
// gives itself, whether it can be read or not. An error when a directory cannot be listed or has no
// such file.
absl::StatusOr<std::vector<std::string>> FilesOf(const std::string& path);

}  // namespace assay::cli

#endif  // ASSAY_CLI_PATHS_H_
