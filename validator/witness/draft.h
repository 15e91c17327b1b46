// A request that is being made up: what it gives each parameter, and how that is written.
#ifndef ASSAY_VALIDATOR_WITNESS_DRAFT_H_
#define ASSAY_VALIDATOR_WITNESS_DRAFT_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "validator/model/model.h"

namespace assay::witness {

// What a parameter or a part of one is given.
struct Value {
  enum class Kind { kAbsent, kText, kList, kObject };
  Kind kind = Kind::kAbsent;
  std::string text;
  std::vector<Value> items;
  std::vector<std::pair<std::string, Value>> members;

  static Value Absent() { return {}; }
  static Value Text(std::string text) { return {Kind::kText, std::move(text), {}, {}}; }
  static Value List(std::vector<Value> items) { return {Kind::kList, {}, std::move(items), {}}; }
  static Value Object(std::vector<std::pair<std::string, Value>> members) {
    return {Kind::kObject, {}, {}, std::move(members)};
  }

  bool is_absent() const { return kind == Kind::kAbsent; }
  friend bool operator==(const Value&, const Value&) = default;
};

// Parameters by their index in the operation; those that it lacks are absent.
using Values = std::map<std::size_t, Value>;

struct Draft {
  Values values;
  std::string raw;  // written behind all else, as it is: what is repeated, or cannot be decoded
  std::vector<std::pair<std::string, Value>> members;  // more of a JSON request
};

// A query, or the text of a JSON object where a query cannot write it: a list or an object in the
// place of a single value, and lists and objects without parts.
std::string Write(const model::Operation& operation, const Draft& draft);

// The name of the first text in the value, as a query writes it; empty when it has none.
std::string FirstName(const model::Parameter& parameter, const Value& value);

}  // namespace assay::witness

#endif  // ASSAY_VALIDATOR_WITNESS_DRAFT_H_
