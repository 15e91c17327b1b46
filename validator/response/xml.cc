// XML, of which answers need elements and text. pugixml finds those; it is lenient where this
// reader is not, so what it lets through is looked at again here: references are resolved by us,
// of which there are the five of XML and numbers of characters, nothing that a document could
// define.
#include <charconv>
#include <pugixml.hpp>

#include "validator/evaluate/expectation.h"
#include "validator/response/document.h"
#include "validator/text/utf8.h"

namespace assay::response {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

// Escapes are left alone, see above. What stands outside the root is kept to be refused.
constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_ws_pcdata | pugi::parse_eol |
                            pugi::parse_fragment | pugi::parse_doctype | pugi::parse_declaration;

BodyFault Fault(std::string reason) { return {"response.xml", std::move(reason)}; }

bool IsBlank(std::string_view text) { return text.find_first_not_of(kBlanks) == text.npos; }

bool IsText(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool IsXmlCharacter(std::uint32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= text::kMaxCodePoint && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
}

// `name` is what stands between `&` and `;`.
std::optional<std::uint32_t> Resolve(std::string_view name) {
  constexpr std::pair<std::string_view, char> kNamed[] = {
      {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [known, character] : kNamed) {
    if (name == known) return static_cast<std::uint32_t>(character);
  }
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  const bool is_hex = name.starts_with('x');
  if (is_hex) name.remove_prefix(1);
  std::uint32_t number = 0;
  const char* const end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data(), end, number, is_hex ? 16 : 10);
  if (error != std::errc() || stop != end || !IsXmlCharacter(number)) return std::nullopt;
  return number;
}

class XmlReader {
 public:
  explicit XmlReader(Document& document) : document_(document) {}

  std::optional<BodyFault> Read(std::string_view body) {
    document_.is_xml = true;
    document_.texts.reserve(body.size());  // names and texts are parts of it: views stay
    if (HasControlCharacter(body)) return Fault("a control character is not allowed in XML");
    pugi::xml_document parsed;
    const pugi::xml_parse_result result =
        parsed.load_buffer(body.data(), body.size(), kFlags, pugi::encoding_utf8);
    if (result.status == pugi::status_bad_doctype) return Doctype();
    if (!result) {
      return Fault("this is not well-formed XML, at byte " +
                   std::to_string(result.offset < 0 ? 0 : result.offset + 1));
    }
    pugi::xml_node root;
    if (!FindRoot(parsed, root)) return fault_;
    AddElement(root, 1);
    return fault_;
  }

 private:
  static BodyFault Doctype() { return Fault("a document type declaration is not allowed"); }

  static bool HasControlCharacter(std::string_view body) {
    for (const char c : body) {
      if (static_cast<unsigned char>(c) < 0x20 && kBlanks.find(c) == kBlanks.npos) return true;
    }
    return false;
  }

  bool Refuse(BodyFault fault) {
    if (!fault_) fault_ = std::move(fault);
    return false;
  }

  // One element, and nothing but blanks beside it.
  bool FindRoot(const pugi::xml_document& parsed, pugi::xml_node& root) {
    for (const pugi::xml_node& node : parsed.children()) {
      if (node.type() == pugi::node_doctype) return Refuse(Doctype());
      if (node.type() == pugi::node_declaration && !IsUtf8(node)) {
        return Refuse({"response.encoding", "expected UTF-8, which the XML declaration denies"});
      }
      if (IsText(node) && !IsBlank(node.value())) {
        return Refuse(Fault("there is text outside the root element"));
      }
      if (node.type() != pugi::node_element) continue;
      if (root) return Refuse(Fault("there is more than one root element"));
      root = node;
    }
    return root ? true : Refuse(Fault("there is no root element"));
  }

  static bool IsUtf8(const pugi::xml_node& declaration) {
    const std::string_view encoding = declaration.attribute("encoding").value();
    return encoding.empty() || encoding == "UTF-8" || encoding == "utf-8";
  }

  void AddElement(const pugi::xml_node& element, std::uint32_t depth) {
    if (depth > kMaxDepth) {
      Refuse(Fault("elements are nested more than " + std::to_string(kMaxDepth) + " deep"));
      return;
    }
    const std::size_t index = document_.nodes.size();
    document_.nodes.push_back({.name = Keep(element.name())});
    const std::size_t start = document_.texts.size();
    bool has_elements = false;
    for (const pugi::xml_node& part : element.children()) {
      has_elements |= part.type() == pugi::node_element;
      if (IsText(part) && !AddText(part)) return;
    }
    const std::string_view text = std::string_view(document_.texts).substr(start);
    for (const pugi::xml_node& part : element.children()) {
      if (part.type() == pugi::node_element) AddElement(part, depth + 1);
      if (fault_) return;
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

  bool AddText(const pugi::xml_node& node) {
    std::string_view rest = node.value();
    if (node.type() == pugi::node_cdata) {
      Keep(rest);
      return true;
    }
    while (!rest.empty()) {
      const std::size_t plain = rest.find('&');
      Keep(rest.substr(0, plain));
      if (plain == rest.npos) return true;
      rest.remove_prefix(plain + 1);
      const std::size_t size = rest.find(';');
      const auto character = size == rest.npos ? std::nullopt : Resolve(rest.substr(0, size));
      // What it is may be the rest of a secret.
      if (!character) {
        return Refuse(Fault("a reference that XML does not define; write `&amp;` for a `&`"));
      }
      text::AppendUtf8(*character, &document_.texts);
      rest.remove_prefix(size + 1);
    }
    return true;
  }

  Document& document_;
  std::optional<BodyFault> fault_;
};

}  // namespace

std::optional<BodyFault> ReadXml(std::string_view body, Document& document) {
  return XmlReader(document).Read(body);
}

}  // namespace assay::response
