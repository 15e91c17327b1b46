// Text in columns: breaks lines as a reader of a terminal would.
#ifndef ASSAY_VALIDATOR_RENDER_LAYOUT_H_
#define ASSAY_VALIDATOR_RENDER_LAYOUT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace assay::render {

// Columns that a printable, well-formed text takes: two for the characters of East Asian scripts
// and emoji.
std::size_t ColumnsOf(std::string_view text);

struct Paragraph {
  std::size_t column = 0;  // where the text begins on its first line
  std::size_t indent = 0;  // where it begins on further lines
  std::size_t width = 100;
};

// Appends the text without a line feed at its end. Breaks at spaces, and before or after wide
// characters, which need none; a word too long for a line stands out rather than being torn, so
// that it can be copied.
void AppendParagraph(std::string_view text, const Paragraph& paragraph, std::string* out);

}  // namespace assay::render

#endif  // ASSAY_VALIDATOR_RENDER_LAYOUT_H_
