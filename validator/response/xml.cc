// XML, of which answers need elements and text. pugixml finds those in what is well-formed.
#include <algorithm>
#include <pugixml.hpp>

#include "validator/response/document.h"
#include "validator/response/well_formed.h"
#include "validator/response/xml_tokens.h"

namespace assay::response {
namespace {

constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_ws_pcdata | pugi::parse_escapes |
                            pugi::parse_eol | pugi::parse_declaration;

bool IsBlank(std::string_view text) { return std::all_of(text.begin(), text.end(), IsXmlBlank); }

bool IsText(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

// Encodings have names without case.
bool IsUtf8(std::string_view encoding) {
  constexpr std::string_view kUtf8 = "utf-8";
  return std::equal(
      encoding.begin(), encoding.end(), kUtf8.begin(), kUtf8.end(),
      [](char c, char wanted) { return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == wanted; });
}

class XmlReader {
 public:
  explicit XmlReader(Document& document) : document_(document) {}

  std::optional<BodyFault> Read(std::string_view body) {
    document_.is_xml = true;
    if (const auto fault = FindIllFormed(body, kMaxDepth)) {
      return BodyFault{"response.xml", fault->reason + PlaceIn(body, fault->offset)};
    }
    pugi::xml_document parsed;
    if (!parsed.load_buffer(body.data(), body.size(), kFlags, pugi::encoding_utf8)) {
      return BodyFault{"response.xml", "the body cannot be read"};  // there is no memory for it
    }
    const pugi::xml_node first = parsed.first_child();
    const pugi::xml_attribute encoding = first.attribute("encoding");
    if (first.type() == pugi::node_declaration && encoding && !IsUtf8(encoding.value())) {
      return BodyFault{"response.encoding", "expected UTF-8, which the XML declaration denies"};
    }
    document_.texts.reserve(body.size());  // names and texts are parts of it: views stay
    AddElement(parsed.document_element());
    return std::nullopt;
  }

 private:
  // No deeper than `kMaxDepth`.
  void AddElement(const pugi::xml_node& element) {
    const std::size_t index = document_.nodes.size();
    document_.nodes.push_back({.name = Keep(element.name())});
    const std::size_t start = document_.texts.size();
    bool has_elements = false;
    for (const pugi::xml_node& part : element.children()) {
      has_elements |= part.type() == pugi::node_element;
      if (IsText(part)) Keep(part.value());
    }
    const std::string_view text = std::string_view(document_.texts).substr(start);
    for (const pugi::xml_node& part : element.children()) {
      if (part.type() == pugi::node_element) AddElement(part);
    }
    Node& node = document_.nodes[index];
    node.text = text;
    node.kind = !has_elements   ? Node::Kind::kText
                : IsBlank(text) ? Node::Kind::kElements
                                : Node::Kind::kMixed;
    node.next = static_cast<std::uint32_t>(document_.nodes.size());
  }

  std::string_view Keep(std::string_view text) {
    const std::size_t start = document_.texts.size();
    document_.texts.append(text);
    return std::string_view(document_.texts).substr(start);
  }

  Document& document_;
};

}  // namespace

std::optional<BodyFault> ReadXml(std::string_view body, Document& document) {
  return XmlReader(document).Read(body);
}

}  // namespace assay::response
