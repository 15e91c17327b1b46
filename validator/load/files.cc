// Rule files that are read together: which is a library, which imports which, and that each is read
// where it stands.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "validator/load/parts.h"
#include "validator/load/ruleset.h"
#include "validator/load/scalars.h"
#include "validator/model/limits.h"
#include "validator/text/edit_distance.h"

namespace assay::load {
namespace {

// Of another version everything may mean something else, so that its other faults are not worth
// telling.
bool IsKnownVersion(const Value& root) {
  const std::optional<Value> version = root.Member("formatVersion");
  if (!version) return true;  // that it is missing is said with the other missing keys
  if (version->Is(json::Kind::kNumber) && version->text() == "1") return true;
  version->Refuse("format-version", "formatVersion " + Quoted(version->text()) + " is not known",
                  "did you mean `1`?");
  return false;
}

// The names that a file imports, as they stand; nothing, and told, when there are too many.
std::vector<Value> ReadImports(const Value& root) {
  const std::optional<Value> imports = root.Member("imports");
  if (!imports) return {};
  if (imports->children().size() > model::kMaxImports) {
    imports->Refuse("too-many-imports",
                    "more than " + std::to_string(model::kMaxImports) + " libraries are imported");
    root.source().definitions().MarkIncomplete();
    return {};
  }
  std::vector<model::Name> names;
  if (!ReadNames(*imports, {"library"}, 0, names)) {
    root.source().definitions().MarkIncomplete();
    return {};
  }
  return imports->children();
}

class Files {
 public:
  explicit Files(std::span<const FileText> texts) {
    for (const FileText& text : texts) AddFile(text);
    for (File& file : files_) AddImports(file);
    for (File& file : files_) Follow(file);
  }

  std::vector<LoadResult> Read() {
    std::vector<LoadResult> results(files_.size());
    for (std::size_t i = 0; i < files_.size(); ++i) ReadOne(files_[i], results[i]);
    for (std::size_t i = 0; i < files_.size(); ++i) {
      results[i].diagnostics = files_[i].source->TakeDiagnostics();
    }
    for (std::size_t i = 0; i < files_.size(); ++i) {
      bool has_error = HasError(results[i].diagnostics);
      for (const std::size_t other : files_[i].reached) {
        has_error |= HasError(results[other].diagnostics);
      }
      if (has_error) results[i].ruleset.reset();
    }
    return results;
  }

 private:
  struct Edge {
    Value entry;  // in `imports`
    std::size_t library;
  };
  struct File {
    std::string_view name;
    std::unique_ptr<Source> source;
    bool is_readable = false;
    std::vector<Edge> imports;
    std::vector<std::size_t> reached;  // all that it imports, directly or not
  };

  void AddFile(const FileText& text) {
    File& file = files_.emplace_back();
    file.name = text.file_name;
    file.source = std::make_unique<Source>(text.file_name, text.text, &uses_);
    if (!file.source->Usable()) {
      some_are_unusable_ = true;
      return;
    }
    const Value root = file.source->root();
    AddName(root, "library", libraries_);
    AddName(root, "ruleset", rulesets_);
    file.is_readable = IsKnownVersion(root);
    if (file.is_readable) {
      AddDefinitions(root);
    } else {
      file.source->definitions().MarkIncomplete();
    }
  }

  struct Named {
    std::size_t file;
    Value name;
  };
  using ByName = std::map<std::string_view, Named>;

  // Rulesets of one name there are many, one a version.
  void AddName(const Value& root, std::string_view key, ByName& names) {
    const std::optional<Value> name = root.Member(key);
    if (!name || !name->Is(json::Kind::kString)) return;
    const auto [first, is_new] = names.emplace(name->text(), Named{files_.size() - 1, *name});
    if (is_new || &names == &rulesets_) return;
    name->RefuseRepeated("duplicate-library",
                         "library " + Quoted(name->text()) + " is in another file too",
                         first->second.name.location());
  }

  void AddImports(File& file) {
    if (!file.is_readable) return;
    for (const Value& entry : ReadImports(file.source->root())) AddImport(file, entry);
  }

  void AddImport(File& file, const Value& entry) {
    Definitions& definitions = file.source->definitions();
    if (const auto found = libraries_.find(entry.text()); found != libraries_.end()) {
      file.imports.push_back({entry, found->second.file});
      definitions.Add({entry, &files_[found->second.file].source->definitions()});
      return;
    }
    definitions.MarkIncomplete();
    if (const auto ruleset = rulesets_.find(entry.text()); ruleset != rulesets_.end()) {
      entry.RefuseRepeated("not-a-library",
                           Quoted(entry.text()) + " is a ruleset; only libraries are imported",
                           ruleset->second.name.location());
    } else if (!some_are_unusable_) {  // it may be one of these, which are refused already
      entry.Refuse("unknown-import",
                   "there is no library " + Quoted(entry.text()) + " among the files given",
                   Suggest(entry));
    }
  }

  std::string Suggest(const Value& entry) const {
    constexpr std::size_t kMaxSuggested = 1000;
    std::vector<std::string_view> known;
    for (const auto& [name, library] : libraries_) {
      if (known.size() == kMaxSuggested || entry.source().full()) break;
      known.push_back(name);
    }
    return text::DidYouMean(entry.text(), known);
  }

  // All that a file imports, and whether that leads back to it. Told of each file of a cycle.
  void Follow(File& file) {
    std::vector<std::pair<std::size_t, const Edge*>> found;  // and the import that led there
    std::vector<bool>& seen = seen_;
    seen.resize(files_.size());
    const Edge* back = nullptr;
    const auto follow = [&](const Edge& edge, const Edge& by) {
      if (&files_[edge.library] == &file) {
        if (back == nullptr) RefuseCycle(by, edge);
        back = &edge;
      } else if (!seen[edge.library] && found.size() <= model::kMaxImports) {
        seen[edge.library] = true;
        found.emplace_back(edge.library, &by);
      }
    };
    for (const Edge& edge : file.imports) follow(edge, edge);
    std::size_t next = 0;
    while (next < found.size()) {  // it grows
      const auto [library, by] = found[next++];
      for (const Edge& edge : files_[library].imports) follow(edge, *by);
    }
    if (found.size() > model::kMaxImports) RefuseTooMany(file);
    for (const auto& [library, by] : found) {
      seen[library] = false;
      file.reached.push_back(library);
    }
  }

  static void RefuseCycle(const Edge& entry, const Edge& back) {
    const bool is_direct = entry.entry == back.entry;
    entry.entry.RefuseRepeated("import-cycle",
                               "library " + Quoted(back.entry.text()) + " imports itself" +
                                   (is_direct ? "" : " through " + Quoted(entry.entry.text())),
                               back.entry.location());
  }

  static void RefuseTooMany(const File& file) {
    file.source->root().Member("imports")->RefuseKey(
        "too-many-imports",
        "these lead to more than " + std::to_string(model::kMaxImports) + " libraries");
  }

  void ReadOne(File& file, LoadResult& result) {
    if (!file.is_readable) return;
    uses_.Reset();
    const Value root = file.source->root();
    if (root.Member("library")) {
      ReadLibrary(root);
    } else {
      result.ruleset.emplace().file = file.name;
      ReadRuleset(root, *result.ruleset);
    }
    if (file.source->fault_count() == 0) WarnOfUnused(*file.source);
  }

  static void WarnOfUnused(Source& source) {
    for (const Definitions::Import& import : source.definitions().imports()) {
      if (import.is_used || import.library->is_incomplete()) continue;
      source.Add({.severity = Diagnostic::Severity::kWarning,
                  .location = import.entry.location(),
                  .id = "unused-import",
                  .message = "nothing here uses library " + Quoted(import.entry.text()),
                  .hint = {},
                  .related = {}});
    }
  }

  Uses uses_;
  std::vector<File> files_;
  std::vector<bool> seen_;  // by Follow
  ByName libraries_, rulesets_;
  bool some_are_unusable_ = false;
};

}  // namespace

std::vector<LoadResult> LoadFiles(std::span<const FileText> files) { return Files(files).Read(); }

LoadResult LoadRuleset(std::string_view file_name, std::string_view text) {
  const FileText file{file_name, text};
  return std::move(LoadFiles({&file, 1}).front());
}

Outline OutlineOf(std::string_view text) {
  Outline outline;
  Source source({}, text);
  if (!source.Usable()) return outline;
  const Value root = source.root();
  const std::optional<Value> library = root.Member("library");
  if (library) outline.library = library->text();
  const std::optional<Value> imports = root.Member("imports");
  if (!imports) return outline;
  for (const Value& entry : imports->children()) {
    if (outline.imports.size() == model::kMaxImports) break;
    if (entry.Is(json::Kind::kString)) outline.imports.emplace_back(entry.text());
  }
  return outline;
}

}  // namespace assay::load
