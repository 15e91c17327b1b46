#include "cli/paths.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace assay::cli {

FileKind KindOf(std::string_view path) {
  if (path.ends_with(".facts.json")) return FileKind::kFacts;
  if (path.ends_with(".schema.json")) return FileKind::kSchema;
  return FileKind::kRuleset;
}

namespace {

// Directories of caches and packages, which nobody means when naming a whole tree.
bool IsOfTools(std::string_view directory) {
  return directory.starts_with('.') || directory == "node_modules";
}

}  // namespace

absl::StatusOr<std::vector<std::string>> FilesOf(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(path, error)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  fs::recursive_directory_iterator entry(path, error);
  while (!error && entry != fs::recursive_directory_iterator()) {
    std::string name = entry->path().string();
    std::error_code ignored;
    if (entry->is_directory(ignored)) {
      if (IsOfTools(entry->path().filename().string())) entry.disable_recursion_pending();
    } else if (name.ends_with(".json") && KindOf(name) != FileKind::kSchema) {
      files.push_back(std::move(name));
    }
    entry.increment(error);
  }
  if (error) {
    return absl::PermissionDeniedError(absl::StrCat("cannot list ", path, ": ", error.message()));
  }
  if (files.empty()) return absl::NotFoundError(absl::StrCat("no *.json file in ", path));
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace assay::cli
