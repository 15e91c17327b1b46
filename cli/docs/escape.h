// Text of rule files made harmless in Markdown and HTML. Internal to docs.
//
// First of all it is made printable: what is invisible, or turns the direction of writing, is spelt
// out.
#ifndef ASSAY_CLI_DOCS_ESCAPE_H_
#define ASSAY_CLI_DOCS_ESCAPE_H_

#include <string>
#include <string_view>

namespace assay::cli::docs {

// For HTML, as text or within a quoted attribute.
void AppendHtmlText(std::string_view text, std::string* out);

// For Markdown, anywhere but at the beginning of a line, which is the writer's.
void AppendMarkdownText(std::string_view text, std::string* out);

// As a code span; where the characters would not stand in one, in a table too, as an HTML element
// that holds nothing but letters, digits and character references.
void AppendMarkdownCode(std::string_view code, std::string* out);

// For the name of an anchor: ASCII letters, digits, `.`, `_` and `:hex`, and no two texts the same.
void AppendAnchor(std::string_view text, std::string* out);

}  // namespace assay::cli::docs

#endif  // ASSAY_CLI_DOCS_ESCAPE_H_
