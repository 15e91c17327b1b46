// A parsed JSON file on its way to a model, and the list of faults found so far.
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
#include "validator/load/definitions.h"
#include "validator/load/value.h"

namespace assay::load {

class Source {
 public:
  // After this many faults a file has had enough attention.
  static constexpr std::size_t kMaxFaults = 100;

  // Parses; `Usable()` tells whether that went well. `uses` are for files with definitions.
  Source(std::string_view file_name, std::string_view text, Uses* uses = nullptr);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  bool Usable() const { return !document_.nodes.empty(); }
  Value root() { return Value(this, 0); }

  // Of the file, and those that it imports.
  Definitions& definitions() { return definitions_; }

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
  Definitions definitions_;
  bool cut_ = false;
};

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_SOURCE_H_
