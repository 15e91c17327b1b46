// Parts of files that have names, to be read wherever they are used, as if they stood there.
//
// A name is looked for where it is written: in the file of the use, then in the libraries that this
// file imports. So a library means the same to whoever imports it. Internal to the loaders.
#ifndef ASSAY_VALIDATOR_LOAD_DEFINITIONS_H_
#define ASSAY_VALIDATOR_LOAD_DEFINITIONS_H_

#include <array>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/load/value.h"

namespace assay::load {

enum class DefinitionKind { kConstraints, kCondition, kParameter, kError, kCatalogue };

struct Definition {
  DefinitionKind kind;
  Value value;
};

// The definitions that are being read in place of their uses, whatever files they stand in. Cycles
// end here, and so does what would multiply: time and memory of a build stay bounded however
// definitions use each other.
class Uses {
 public:
  static constexpr std::size_t kMaxUses = 10'000;
  static constexpr std::size_t kMaxDepth = 16;
  static constexpr std::size_t kMaxValues = 1'000'000;  // JSON values read in all uses together

  // Before a file is read: the limits are those of a file with all that it imports.
  void Reset() { *this = Uses(); }
  // False, and told, when the definition is being read already, or when there were too many.
  bool Begin(const Value& use, const Value& definition);
  void End() { open_.pop_back(); }

 private:
  std::vector<Value> open_;
  std::size_t uses_ = 0;
  std::size_t values_ = 0;
  bool is_exhausted_ = false;  // which is told once
};

// What a file defines and imports.
class Definitions {
 public:
  struct Import {
    Value entry;  // its text is the library's name
    const Definitions* library;
    bool is_used = false;
  };

  explicit Definitions(Uses* uses) : uses_(uses) {}

  // The first of a name counts.
  void Add(DefinitionKind kind, std::string_view name, const Value& definition);
  void Add(const Import& import) { imports_.push_back(import); }
  // Something could not be imported, or not be understood: names may be missing for that reason.
  void MarkIncomplete() { is_incomplete_ = true; }
  bool is_incomplete() const { return is_incomplete_; }

  // The definition of one of these kinds that a value names, until Close(); nothing, and told, when
  // there is none, when there are two, or when it must not be opened.
  std::optional<Definition> Open(const Value& use, std::initializer_list<DefinitionKind> kinds);
  // The same of a name that need not be defined.
  std::optional<Definition> OpenIfAny(const Value& use,
                                      std::initializer_list<DefinitionKind> kinds);
  void Close() { uses_->End(); }

  const std::vector<Import>& imports() const { return imports_; }

 private:
  struct Found {
    Definition definition;
    const Import* import;  // null: of the file itself
  };

  std::optional<Definition> OpenFound(const Value& use, const std::vector<Found>& found);
  std::vector<Found> Find(std::string_view name, std::initializer_list<DefinitionKind> kinds);
  void FindOwn(std::string_view name, std::initializer_list<DefinitionKind> kinds,
               const Import* import, std::vector<Found>& found) const;
  void RefuseUnknown(const Value& use, std::initializer_list<DefinitionKind> kinds) const;
  void AddNames(std::initializer_list<DefinitionKind> kinds,
                std::vector<std::string_view>& names) const;
  static void RefuseClash(std::string_view name, const Found& first, const Found& second);

  Uses* uses_;
  std::array<std::map<std::string_view, Value>, 5> own_;  // by kind
  std::vector<Import> imports_;
  bool is_incomplete_ = false;
};

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_DEFINITIONS_H_
