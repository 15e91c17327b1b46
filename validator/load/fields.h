// Objects of the rule format, read by tables: one table a kind of object, one line a key.
//
//   constexpr Field<model::Error> kErrorFields[] = {
//       {"code", kRequired, [](const Value& v, model::Error& e) { ReadName(v, e.code); }}, ...};
//   ReadFields(value, Bind(kErrorFields, error));
//
// The format is closed: a key that no table has is an error. Internal to the loaders.
#ifndef ASSAY_VALIDATOR_LOAD_FIELDS_H_
#define ASSAY_VALIDATOR_LOAD_FIELDS_H_

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "validator/load/source.h"

namespace assay::load {

inline constexpr bool kRequired = true;
inline constexpr bool kOptional = false;

// A key of objects that become a T, and what to do with its value.
template <typename T>
struct Field {
  std::string_view key;
  bool required;
  void (*read)(const Value& value, T& out);
};

// A field whose T is known, and gone from the type.
struct BoundField {
  std::string_view key;
  bool required;
  std::function<void(const Value&)> read;
};

using BoundFields = std::vector<BoundField>;

// `out` must outlive the result.
template <typename T, std::size_t N>
BoundFields Bind(const Field<T> (&fields)[N], T& out) {
  BoundFields bound;
  for (const Field<T>& field : fields) {
    bound.push_back({field.key, field.required,
                     [read = field.read, &out](const Value& value) { read(value, out); }});
  }
  return bound;
}

// Two tables for one object.
BoundFields operator+(BoundFields a, const BoundFields& b);

// Reads the members of an object in the order in which they stand; refuses unknown keys, with a
// suggestion, and the absence of required ones. False when the value is no object.
bool ReadFields(const Value& value, const BoundFields& fields);

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_FIELDS_H_
