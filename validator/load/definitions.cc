#include "validator/load/definitions.h"

#include <algorithm>

#include "validator/load/source.h"
#include "validator/text/edit_distance.h"

namespace assay::load {
namespace {

constexpr std::size_t kMaxSuggested = 1000;  // names that a misspelt one is compared with

// The words for a name that nothing has.
std::string_view Missing(DefinitionKind kind) {
  switch (kind) {
    case DefinitionKind::kConstraints:
      return "there are no constraints";
    case DefinitionKind::kCondition:
      return "there is no condition";
    case DefinitionKind::kParameter:
      return "there is no parameter";
    case DefinitionKind::kError:
    case DefinitionKind::kCatalogue:  // of which none need be there
      break;
  }
  return "there is no error code";
}

// Error codes stand in a list, all others are members.
Location PlaceOf(const Value& definition) {
  return definition.key().empty() ? definition.location() : definition.key_location();
}

}  // namespace

bool Uses::Begin(const Value& use, const Value& definition) {
  if (std::find(open_.begin(), open_.end(), definition) != open_.end()) {
    use.RefuseRepeated("definition-cycle", "definition " + Quoted(use.text()) + " uses itself",
                       PlaceOf(definition));
    return false;
  }
  if (is_exhausted_) return false;
  values_ += definition.size();
  if (++uses_ > kMaxUses || values_ > kMaxValues || open_.size() == kMaxDepth) {
    use.Refuse("over-budget", "definitions are used too often, or too deep in each other",
               "at most 10000 uses of 1000000 JSON values, 16 deep");
    is_exhausted_ = true;
    return false;
  }
  open_.push_back(definition);
  return true;
}

void Definitions::Add(DefinitionKind kind, std::string_view name, const Value& definition) {
  own_[static_cast<std::size_t>(kind)].emplace(name, definition);
}

std::optional<Definition> Definitions::Open(const Value& use,
                                            std::initializer_list<DefinitionKind> kinds) {
  if (!use.Is(json::Kind::kString)) {
    RefuseUnknown(use, kinds);
    return std::nullopt;
  }
  const std::vector<Found> found = Find(use.text(), kinds);
  if (!found.empty()) return OpenFound(use, found);
  RefuseUnknown(use, kinds);
  return std::nullopt;
}

std::optional<Definition> Definitions::OpenIfAny(const Value& use,
                                                 std::initializer_list<DefinitionKind> kinds) {
  const std::vector<Found> found = Find(use.text(), kinds);
  return found.empty() ? std::nullopt : OpenFound(use, found);
}

std::optional<Definition> Definitions::OpenFound(const Value& use,
                                                 const std::vector<Found>& found) {
  if (found.size() > 1) {
    RefuseClash(use.text(), found[0], found[1]);
    return std::nullopt;
  }
  if (!uses_->Begin(use, found[0].definition.value)) return std::nullopt;
  return found[0].definition;
}

std::vector<Definitions::Found> Definitions::Find(std::string_view name,
                                                  std::initializer_list<DefinitionKind> kinds) {
  std::vector<Found> found;
  FindOwn(name, kinds, nullptr, found);
  for (Import& import : imports_) {
    const std::size_t before = found.size();
    import.library->FindOwn(name, kinds, &import, found);
    import.is_used |= found.size() > before;
  }
  return found;
}

void Definitions::FindOwn(std::string_view name, std::initializer_list<DefinitionKind> kinds,
                          const Import* import, std::vector<Found>& found) const {
  for (const DefinitionKind kind : kinds) {
    const auto& own = own_[static_cast<std::size_t>(kind)];
    const auto entry = own.find(name);
    if (entry != own.end()) found.push_back({{kind, entry->second}, import});
  }
}

// When something is missing altogether, that has been said, and this would follow from it.
void Definitions::RefuseUnknown(const Value& use,
                                std::initializer_list<DefinitionKind> kinds) const {
  bool incomplete = is_incomplete_;
  std::vector<std::string_view> known;
  AddNames(kinds, known);
  for (const Import& import : imports_) {
    incomplete |= import.library->is_incomplete_;
    import.library->AddNames(kinds, known);
  }
  if (incomplete) return;
  use.Refuse("unknown-definition",
             std::string(Missing(*kinds.begin())) + " " + Quoted(use.text()) + " to use",
             use.source().full() ? "" : text::DidYouMean(use.text(), known));
}

void Definitions::AddNames(std::initializer_list<DefinitionKind> kinds,
                           std::vector<std::string_view>& names) const {
  for (const DefinitionKind kind : kinds) {
    for (const auto& [name, definition] : own_[static_cast<std::size_t>(kind)]) {
      if (names.size() == kMaxSuggested) return;
      names.push_back(name);
    }
  }
}

// Told of the file that brings the two together; which one it means is for its author to say.
void Definitions::RefuseClash(std::string_view name, const Found& first, const Found& second) {
  const Value& one = first.definition.value;
  const Location other = PlaceOf(second.definition.value);
  const bool is_in_one_file = first.import == second.import;
  if (is_in_one_file || first.import == nullptr) {
    const std::string where = is_in_one_file
                                  ? "as constraints and as a parameter"
                                  : "in library " + Quoted(second.import->entry.text()) + " too";
    one.source().Add({.location = PlaceOf(one),
                      .id = "duplicate-definition",
                      .message = Quoted(name) + " is defined " + where,
                      .hint = "rename either",
                      .related = other});
    return;
  }
  const Value& entry = second.import->entry;
  entry.RefuseRepeated("duplicate-definition",
                       "library " + Quoted(entry.text()) + " defines " + Quoted(name) +
                           " as library " + Quoted(first.import->entry.text()) + " does",
                       PlaceOf(one));
}

}  // namespace assay::load
