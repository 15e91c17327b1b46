#include "cli/rulesets.h"

#include <filesystem>
#include <utility>

#include "absl/strings/str_cat.h"
#include "cli/paths.h"
#include "validator/load/file.h"
#include "validator/load/ruleset.h"
#include "validator/model/limits.h"

namespace assay::cli {

void RuleFiles::Add(std::string file, std::string text) {
  load::Outline outline = load::OutlineOf(text);
  paths_.insert(std::filesystem::path(file).lexically_normal().string());
  if (outline.library) libraries_.emplace(*outline.library, texts_.size());
  names_.push_back(outline.library.value_or(""));
  imports_.push_back(std::move(outline.imports));
  texts_.push_back({std::move(file), std::move(text)});
}

std::vector<RuleFiles::Failure> RuleFiles::AddLibraries() {
  std::vector<Failure> failures;
  // One more than a file may import, so that it is refused for that reason.
  const std::size_t most = texts_.size() * (2 + model::kMaxImports);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const std::vector<std::string> imports = imports_[i];
    for (const std::string& name : imports) {
      if (texts_.size() >= most || libraries_.contains(name)) continue;
      Find(texts_[i].file_name, name, failures);
    }
  }
  return failures;
}

// A name is never a way to another directory.
void RuleFiles::Find(const std::string& importer, std::string_view name,
                     std::vector<Failure>& failures) {
  if (name.size() > model::kMaxNameBytes || name.find('/') != name.npos ||
      name.find('\0') != name.npos) {
    return;
  }
  std::filesystem::path path(importer);
  path.replace_filename(std::string(name) + ".library.json");
  if (!paths_.insert(path.lexically_normal().string()).second) return;
  absl::StatusOr<std::string> text = load::ReadFile(path.string(), model::kMaxFileBytes);
  if (text.ok()) {
    Add(path.string(), *std::move(text));
  } else if (!absl::IsNotFound(text.status())) {
    failures.push_back({path.string(), text.status()});
  }
}

std::vector<RulesetText> RuleFiles::With(std::size_t i) const {
  std::vector<RulesetText> together;
  std::set<std::string_view> seen;
  std::vector<std::size_t> open = {i};
  while (!open.empty() && together.size() <= 1 + model::kMaxImports) {
    const std::size_t next = open.back();
    open.pop_back();
    if (!seen.insert(texts_[next].file_name).second) continue;
    together.push_back(texts_[next]);
    for (const std::string& name : imports_[next]) {
      const auto [first, last] = libraries_.equal_range(name);
      for (auto library = first; library != last; ++library) open.push_back(library->second);
    }
  }
  return together;
}

absl::StatusOr<RuleFiles> ReadRulesets(const std::vector<std::string>& paths) {
  RuleFiles files;
  for (const std::string& path : paths) {
    absl::StatusOr<std::vector<std::string>> found = FilesOf(path);
    if (!found.ok()) return found.status();
    for (const std::string& file : *found) {
      if (KindOf(file) == FileKind::kFacts) continue;
      absl::StatusOr<std::string> text = load::ReadFile(file, model::kMaxFileBytes);
      if (!text.ok()) return text.status();
      files.Add(file, *std::move(text));
    }
  }
  for (std::size_t i = 0;; ++i) {
    if (i == files.texts().size()) return absl::NotFoundError("no ruleset file given");
    if (!files.IsLibrary(i)) break;
  }
  for (const RuleFiles::Failure& failure : files.AddLibraries()) return failure.status;
  return files;
}

}  // namespace assay::cli
