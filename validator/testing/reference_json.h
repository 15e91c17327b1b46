// A JSON parser for the reference evaluator: recursive descent over the grammar of RFC 8259, a
// function a production, no table and no SIMD. It shares nothing with validator/json, which it is
// there to check.
#ifndef ASSAY_VALIDATOR_TESTING_REFERENCE_JSON_H_
#define ASSAY_VALIDATOR_TESTING_REFERENCE_JSON_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::testonly {

struct JsonObjectMember;

struct Json {
  enum class Kind { kNull, kTrue, kFalse, kNumber, kString, kArray, kObject };

  Kind kind = Kind::kNull;
  std::string text;                       // string: unescaped; other scalars: as written
  std::vector<Json> items;                // of an array
  std::vector<JsonObjectMember> members;  // of an object, repeated names included

  bool IsScalar() const { return kind != Kind::kArray && kind != Kind::kObject; }
};

// Not a std::pair: clang 14 has to know all about that inside of Json.
struct JsonObjectMember {
  std::string name;
  Json value;
};

// How deep arrays and objects of a JSON text may nest; an object of scalars has depth 1.
inline constexpr std::size_t kMaxTextDepth = 64;
// How many members one object may have.
inline constexpr std::size_t kMaxJsonMembers = 1024;

// One JSON value and nothing else but white space around it; nothing when the text is not that.
// Text that is not UTF-8, a byte order mark and nesting over `max_depth` are refused as well. An
// escaped half of a surrogate pair, which the grammar allows, becomes the three bytes that UTF-8
// would have for it if it had any.
// `too_deep` is told whether nesting was the first thing that is wrong.
std::optional<Json> ParseJson(std::string_view text, std::size_t max_depth = kMaxTextDepth,
                              bool* too_deep = nullptr);

// Whether an array in it, at any depth, has more items.
bool HasLongArray(const Json& json, std::size_t max_items);

// What the contract refuses although the grammar allows it, at every depth: repeated member names,
// U+0000 and lone surrogates in names and strings, integers outside [-2^63, 2^64), numbers that
// overflow a double, objects of more than kMaxJsonMembers members.
bool IsAcceptable(const Json& json);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_REFERENCE_JSON_H_
