// A parsed JSON file on its way to a model: values that know their places, and the list of faults
// found so far.
//
// Internal to the loaders.
#ifndef ASSAY_VALIDATOR_LOAD_SOURCE_H_
#define ASSAY_VALIDATOR_LOAD_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/diagnostic.h"
#include "validator/json/line_index.h"
#include "validator/json/reader.h"

namespace assay::load {

class Source;

// A JSON value of a source: an index with methods. Copy it freely; valid as long as its source.
class Value {
 public:
  Value(Source* source, std::uint32_t index) : source_(source), index_(index) {}

  json::Kind kind() const { return node().kind; }
  bool Is(json::Kind kind) const { return node().kind == kind; }
  std::string_view key() const { return node().key; }    // of a member
  std::string_view text() const { return node().text; }  // of a scalar

  Location location() const;      // where the value begins
  Location key_location() const;  // where the member's name begins
  Location end() const;           // where what stands behind it begins, or past all lines

  // The members of an object or the items of an array, in order; nothing for scalars.
  std::vector<Value> children() const;

  // How many values it is made of, itself included.
  std::size_t size() const { return node().next - index_; }

  Source& source() const { return *source_; }

  // Adds an error at this value, or at its name.
  void Refuse(std::string id, std::string message, std::string hint = {}) const;
  void RefuseKey(std::string id, std::string message, std::string hint = {}) const;
  // Adds an error that concerns an earlier place too.
  void RefuseRepeated(std::string id, std::string message, const Location& first) const;

 private:
  const json::Node& node() const;

  Source* source_;
  std::uint32_t index_;
};

// Parts of a file that have names, to be read wherever they are used.
class Definitions {
 public:
  // Time and memory of a build stay bounded however definitions use each other.
  static constexpr std::size_t kMaxUses = 10'000;
  static constexpr std::size_t kMaxDepth = 16;
  static constexpr std::size_t kMaxValues = 1'000'000;  // JSON values read in all uses together

  // `missing` are the words for a name that nothing has.
  explicit Definitions(std::string_view missing) : missing_(missing) {}

  void Add(const Value& definition);
  // The definition that a value names, until Close(); nothing, and told, when there is none, when
  // it is being read already, or when there were too many.
  std::optional<Value> Open(const Value& use);
  void Close() { open_.pop_back(); }

 private:
  std::string_view missing_;
  std::map<std::string_view, Value> by_name_;
  std::vector<std::string_view> open_;
  std::size_t uses_ = 0;
  std::size_t values_ = 0;
  bool is_exhausted_ = false;  // which is told once
};

class Source {
 public:
  // After this many faults a file has had enough attention.
  static constexpr std::size_t kMaxFaults = 100;

  // Parses; `Usable()` tells whether that went well.
  Source(std::string_view file_name, std::string_view text);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  bool Usable() const { return !document_.nodes.empty(); }
  Value root() { return Value(this, 0); }

  Definitions& constraints() { return constraints_; }
  Definitions& conditions() { return conditions_; }

  std::span<const json::Node> nodes() const { return document_.nodes; }
  Location LocationOf(std::size_t offset) const;

  std::size_t fault_count() const { return diagnostics_.size(); }
  // Whether further faults only count as "more".
  bool full() const { return cut_; }
  void Add(Diagnostic diagnostic);
  // Sorted by place.
  std::vector<Diagnostic> TakeDiagnostics();

 private:
  void AddSyntaxFault(std::string_view text);

  std::string file_name_;
  json::LineIndex lines_;
  json::Reader reader_;
  json::Document document_;
  std::vector<Diagnostic> diagnostics_;
  Definitions constraints_{"there are no constraints"};
  Definitions conditions_{"there is no condition"};
  bool cut_ = false;
};

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_SOURCE_H_
