// The one reader for all of JSON: bodies, parameters that hold JSON text, rule files and facts
// files pass through it, but for the flat objects that flat.h is for.
//
// It stands on simdjson and adds what that lacks for a trust boundary: every part is visited,
// member names are compared after unescaping and a repeated one is a fault, nesting and member
// counts are limited, U+0000 is refused, and each value knows where it began. The result is a flat
// list in document order:
//
//   json::Reader reader(1 << 20);
//   json::Document document = reader.Read(R"({"a":[1,2],"b":"x"})");
//   // object(next=5) a:array(next=4) 1 2 b:"x"
//
// RFC 8259, with the stricter choices of I-JSON (RFC 7493) on duplicate names and surrogates.
#ifndef ASSAY_VALIDATOR_JSON_READER_H_
#define ASSAY_VALIDATOR_JSON_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace assay::json {

enum class Kind : std::uint8_t { kObject, kArray, kString, kNumber, kTrue, kFalse, kNull };

struct Node {
  std::string_view key;   // unescaped member name; empty for items of arrays and for the root
  std::string_view text;  // kString: unescaped; other scalars: the literal as written
  std::uint32_t key_offset =
      0;  // of the opening quote of the name, in bytes from the start of the text
  std::uint32_t offset = 0;  // of the value's first byte
  std::uint32_t next = 0;    // index of the first node after this one's subtree
  Kind kind = Kind::kNull;
  // With Limits::tolerate_root_scalars only: the text, or the name, cannot be told and is empty.
  bool undecodable = false;
  bool key_undecodable = false;
};

enum class Fault : std::uint8_t {
  kNone,
  kTooLarge,      // more bytes than the reader was made for
  kEncoding,      // not UTF-8, or a byte order mark
  kSyntax,        // not JSON, nothing at all, or something after the value
  kString,        // a bad escape or a raw control character
  kSurrogate,     // half of a surrogate pair
  kNul,           // U+0000 in a string
  kNumber,        // an integer outside [-2^63, 2^64) or a number that overflows a double
  kDuplicateKey,  // after unescaping
  kTooDeep,
  kTooManyMembers,
};

// Lower case, for people: `a member name is repeated`.
std::string_view Describe(Fault fault);

struct Limits {
  std::uint32_t max_depth = 64;        // an object of scalars has depth 1; at most kMaxDepth counts
  std::uint32_t max_members = 1024;    // of one object
  std::uint32_t max_root_members = 0;  // of the root object; 0: as max_members
  std::uint32_t max_items = ~std::uint32_t{0};  // of one array, beyond which it is marked

  std::uint32_t MaxMembers(bool is_root) const {
    return is_root && max_root_members != 0 ? max_root_members : max_members;
  }

  // Readers of requests, for whom a repeated parameter is a fault of that one parameter, set this
  // and compare the members of the root object themselves. Deeper objects never repeat a name.
  bool allow_root_duplicates = false;

  // For them, too: a name or string of the root object that holds half a surrogate pair or U+0000
  // is marked and passed over, and a number there is handed on whatever its magnitude.
  bool tolerate_root_scalars = false;
};

// What Limits::max_depth is cut to.
inline constexpr std::uint32_t kMaxDepth = 1000;

struct Document {
  std::span<const Node> nodes;  // empty when there is a fault; else nodes[0] is the root
  Fault fault = Fault::kNone;
  std::uint32_t offset = 0;  // where the fault was found, in bytes; at most the size of the text
  std::uint32_t depth = 0;  // how many objects and arrays are open there: 1 is a member of the root
  std::uint32_t related = 0;    // kDuplicateKey: offset of the name's first occurrence
  bool has_long_array = false;  // of more than Limits::max_items
};

// Reusable and not thread-safe. All memory is taken by the constructor: reading allocates nothing.
// That is some 30 bytes of address space for each of `max_bytes`, of which a system commits what
// texts have needed.
class Reader {
 public:
  // Accepts texts of at most `max_bytes`, itself at most 1 GiB.
  explicit Reader(std::size_t max_bytes);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  // Time linear in the text (n log n in the members of one object). The text needs no padding and
  // is not kept; the document's views are valid until the next call.
  Document Read(std::string_view text, const Limits& limits = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay::json

#endif  // ASSAY_VALIDATOR_JSON_READER_H_
