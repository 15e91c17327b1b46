// A JSON value of a rule file that knows its place. Internal to the loaders.
#ifndef ASSAY_VALIDATOR_LOAD_VALUE_H_
#define ASSAY_VALIDATOR_LOAD_VALUE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/diagnostic.h"
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

  // The member of an object that has this name, and the item of an array, counted from 0. Linear in
  // those before it, and without memory.
  std::optional<Value> Member(std::string_view key) const;
  std::optional<Value> Item(std::size_t index) const;

  // How many values it is made of, itself included.
  std::size_t size() const { return node().next - index_; }

  Source& source() const { return *source_; }

  // Adds an error at this value, or at its name.
  void Refuse(std::string id, std::string message, std::string hint = {}) const;
  void RefuseKey(std::string id, std::string message, std::string hint = {}) const;
  // Adds an error that concerns an earlier place too.
  void RefuseRepeated(std::string id, std::string message, const Location& first) const;

  // Only of the same place: a text that two files hold is two values.
  friend bool operator==(const Value&, const Value&) = default;

 private:
  const json::Node& node() const;

  Source* source_;
  std::uint32_t index_;
};

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_VALUE_H_
