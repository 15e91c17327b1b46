// A parsed JSON file on its way to a model: values that know their places, and the list of faults
// found so far.
//
// Internal to the loaders.
#ifndef ASSAY_VALIDATOR_LOAD_SOURCE_H_
#define ASSAY_VALIDATOR_LOAD_SOURCE_H_

#include <cstddef>
#include <cstdint>
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
  bool cut_ = false;
};

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_SOURCE_H_
