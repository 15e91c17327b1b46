// Whether a text is a well-formed XML document: what pugixml, which is lenient, does not ask.
// Internal to responses.
//
//   FindIllFormed("<a b='1' b='2'/>", 64);   // {9, "an attribute is given twice"}
//
// By Extensible Markup Language (XML) 1.0 (Fifth Edition), https://www.w3.org/TR/xml/: the
// productions from [1] document on, with their well-formedness constraints. One is left out,
// [28] doctypedecl: a document type declaration is refused. So nothing can be defined, and the only
// references are [66] CharRef and the five entities of section 4.6. Namespaces and validity are not
// looked at.
#ifndef ASSAY_VALIDATOR_RESPONSE_WELL_FORMED_H_
#define ASSAY_VALIDATOR_RESPONSE_WELL_FORMED_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace assay::response {

struct IllFormed {
  std::size_t offset = 0;  // in bytes; at most the size of the text
  std::string reason;      // tells nothing that the text holds
};

// One fault, if there is any; elements that are nested more than `max_depth` deep are one, too.
// `text` must be UTF-8 without U+0000. No recursion. Time linear in the text, and n log n in the
// attributes of an element; memory for the depth and for those attributes.
std::optional<IllFormed> FindIllFormed(std::string_view text, std::size_t max_depth);

}  // namespace assay::response

#endif  // ASSAY_VALIDATOR_RESPONSE_WELL_FORMED_H_
