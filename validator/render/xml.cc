#include "validator/render/xml.h"

#include <cstdint>

#include "validator/text/printable.h"
#include "validator/text/utf8.h"

namespace assay::render {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The `Char` production of XML 1.0. Surrogates do not get here.
bool IsXmlCharacter(std::uint32_t c) {
  return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

std::string_view EntityOf(std::uint32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&apos;";
    default:
      return {};
  }
}

void AppendCharacter(std::uint32_t c, std::string_view bytes, std::string* out) {
  if (!IsXmlCharacter(c)) {
    out->append(kReplacement);
  } else if (!text::IsPrintable(c)) {
    out->append("&#").append(std::to_string(c)).push_back(';');
  } else if (const std::string_view entity = EntityOf(c); !entity.empty()) {
    out->append(entity);
  } else {
    out->append(bytes);
  }
}

}  // namespace

void AppendXmlText(std::string_view text, std::string* out) {
  while (!text.empty()) {
    std::size_t length = 0;
    const std::uint32_t c = text::DecodeOne(text.data(), text.data() + text.size(), length);
    if (length == 0) {
      out->append(kReplacement);
      length = 1;
    } else {
      AppendCharacter(c, text.substr(0, length), out);
    }
    text.remove_prefix(length);
  }
}

void AppendXmlElement(std::string_view name, std::string_view text, std::string* out) {
  out->append("<").append(name).append(">");
  AppendXmlText(text, out);
  out->append("</").append(name).append(">");
}

}  // namespace assay::render
