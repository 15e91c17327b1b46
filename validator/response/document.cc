#include "validator/response/document.h"

#include <algorithm>
#include <utility>

#include "validator/text/utf8.h"

namespace assay::response {
namespace {

Node::Kind KindOf(json::Kind kind) {
  switch (kind) {
    case json::Kind::kObject:
      return Node::Kind::kObject;
    case json::Kind::kArray:
      return Node::Kind::kArray;
    case json::Kind::kString:
      return Node::Kind::kString;
    case json::Kind::kNumber:
      return Node::Kind::kNumber;
    case json::Kind::kTrue:
    case json::Kind::kFalse:
      return Node::Kind::kBoolean;
    case json::Kind::kNull:
      break;
  }
  return Node::Kind::kNull;
}

std::optional<BodyFault> ReadJson(std::string_view body, Document& document) {
  document.json = std::make_unique<json::Reader>(body.size());
  const json::Document read = document.json->Read(body, {.max_depth = kMaxDepth});
  if (read.fault != json::Fault::kNone) {
    return BodyFault{"response.json",
                     std::string(json::Describe(read.fault)) + PlaceIn(body, read.offset)};
  }
  for (const json::Node& node : read.nodes) {
    document.nodes.push_back(
        {.name = node.key, .text = node.text, .next = node.next, .kind = KindOf(node.kind)});
  }
  return std::nullopt;
}

// What no body may be, of either form.
std::optional<BodyFault> FindByteFault(std::string_view body, std::size_t max_bytes) {
  if (body.size() > max_bytes) {
    return BodyFault{"response.max-bytes", "expected at most " + std::to_string(max_bytes) +
                                               " bytes, not " + std::to_string(body.size())};
  }
  if (!text::IsText(body)) {
    return BodyFault{"response.encoding", "expected UTF-8 without U+0000"};
  }
  if (body.starts_with("\xEF\xBB\xBF")) {
    return BodyFault{"response.encoding", "expected no byte order mark"};
  }
  return std::nullopt;
}

}  // namespace

std::string PlaceIn(std::string_view body, std::size_t offset) {
  const std::string_view before = body.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;  // npos + 1 is 0
  return ", at line " + std::to_string(line) + ", column " + std::to_string(column);
}

std::optional<BodyFault> ReadDocument(std::string_view body, std::size_t max_bytes,
                                      Document& document) {
  if (auto fault = FindByteFault(body, max_bytes)) return fault;
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (first == body.npos) {
    return BodyFault{"response.body", "expected a JSON object or an XML element; there is nothing"};
  }
  if (body[first] == '{') return ReadJson(body, document);
  if (body[first] == '<') return ReadXml(body, document);
  return BodyFault{"response.body",
                   "expected a JSON object, which begins with `{`, or an XML "
                   "element, which begins with `<`"};
}

}  // namespace assay::response
