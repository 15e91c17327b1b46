// Text as the content of an XML 1.0 element.
#ifndef ASSAY_VALIDATOR_RENDER_XML_H_
#define ASSAY_VALIDATOR_RENDER_XML_H_

#include <string>
#include <string_view>

namespace assay::render {

// Escapes markup and quotes. A character that XML cannot hold even when escaped (most of C0,
// U+FFFE, bytes that are not UTF-8) becomes U+FFFD; any other that is not printable (see
// printable.h) becomes a character reference, so no parser can change it: a raw CR would be read
// back as LF.
void AppendXmlText(std::string_view text, std::string* out);

// <name>text</name>
void AppendXmlElement(std::string_view name, std::string_view text, std::string* out);

}  // namespace assay::render

#endif  // ASSAY_VALIDATOR_RENDER_XML_H_
