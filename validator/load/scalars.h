// Readers of single values: each checks the JSON type and the limits, and tells the author what
// belongs there.
//
// All take the value and where to put the result; a fault is added to the value's source and leaves
// `out` as it was. Internal to the loaders.
#ifndef ASSAY_VALIDATOR_LOAD_SCALARS_H_
#define ASSAY_VALIDATOR_LOAD_SCALARS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/load/source.h"
#include "validator/model/model.h"

namespace assay::load {

// True when the value is of that JSON kind; otherwise says what belongs there.
bool Expect(const Value& value, json::Kind kind);

bool ReadBool(const Value& value, bool& out);

// Any text: example, default, a value of an enumeration.
bool ReadString(const Value& value, std::string& out);
bool ReadString(const Value& value, model::Name& out);

// A text for people: not empty, at most kMaxTextBytes, on one line and without control characters.
bool ReadLine(const Value& value, std::string& out);

// A name, id or code: not empty, at most kMaxNameBytes, without control characters.
bool ReadName(const Value& value, model::Name& out);
// The same of a member's name.
bool ReadKeyName(const Value& value, model::Name& out);

// Written without fraction and exponent, within [least, most].
bool ReadInteger(const Value& value, std::int64_t least, std::int64_t most, model::Integer& out);

// What one entry of a list is called in messages: `parameter`. One that is a value may be that of a
// secret, so that messages tell where it stands and not what it is.
struct Entry {
  std::string_view word;
  bool is_value = false;
};

// A list of names, each once, at least `least` of them.
bool ReadNames(const Value& value, const Entry& entry, std::size_t least,
               std::vector<model::Name>& out);

// A list of texts, each once. An entry that repeats an earlier one is refused, naming both places.
bool ReadUniqueStrings(const Value& value, const Entry& entry, std::vector<model::Name>& out);

// One of a few words, given as {word, meaning}. Suggests the nearest.
template <typename T>
struct Word {
  std::string_view word;
  T meaning;
};
std::optional<std::size_t> FindWord(const Value& value, std::span<const std::string_view> words);

template <typename T, std::size_t N>
bool ReadWord(const Value& value, const Word<T> (&words)[N], T& out) {
  std::string_view names[N];
  for (std::size_t i = 0; i < N; ++i) names[i] = words[i].word;
  const std::optional<std::size_t> index = FindWord(value, names);
  if (index) out = words[*index].meaning;
  return index.has_value();
}

}  // namespace assay::load

#endif  // ASSAY_VALIDATOR_LOAD_SCALARS_H_
