// The body of an answer, JSON or XML, as one list of values. Internal to responses.
//
// The two differ in what a value tells about itself: JSON says what it is, XML has elements and
// text, which a schema makes something of. So nothing is interpreted here.
#ifndef ASSAY_VALIDATOR_RESPONSE_DOCUMENT_H_
#define ASSAY_VALIDATOR_RESPONSE_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/json/reader.h"

namespace assay::response {

// Enough for any answer, and little enough for recursion.
inline constexpr std::uint32_t kMaxDepth = 64;

struct Node {
  enum class Kind : std::uint8_t {
    kObject,
    kArray,
    kString,
    kNumber,
    kBoolean,
    kNull,
    kText,      // an element that holds no element
    kElements,  // one that does, and blanks at most beside them
    kMixed,     // one that holds elements and text
  };

  std::string_view name;   // of a member or an element
  std::string_view text;   // of what has no parts
  std::uint32_t next = 0;  // the first node behind this one and its parts
  Kind kind = Kind::kNull;
};

// Why a body is none.
struct BodyFault {
  std::string_view rule;
  std::string reason;
};

// In document order; the first is the root. The views are into what the document owns.
struct Document {
  std::vector<Node> nodes;
  bool is_xml = false;
  std::unique_ptr<json::Reader> json;
  std::string texts;
};

// JSON when the first byte that is no blank is `{`, else XML. Linear in the body, and n log n in
// the members of a JSON object; any bytes may be given.
std::optional<BodyFault> ReadDocument(std::string_view body, std::size_t max_bytes,
                                      Document& document);

// For the end of a reason: `, at line 3, column 17`. Both count from 1, a column counts bytes.
std::string PlaceIn(std::string_view body, std::size_t offset);

// xml.cc
std::optional<BodyFault> ReadXml(std::string_view body, Document& document);

}  // namespace assay::response

#endif  // ASSAY_VALIDATOR_RESPONSE_DOCUMENT_H_
