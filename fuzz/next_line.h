// Inputs of several lines.
#ifndef ASSAY_FUZZ_NEXT_LINE_H_
#define ASSAY_FUZZ_NEXT_LINE_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace assay::fuzz {

// Takes a line off the front of a text, and the line feed behind it.
inline std::string_view NextLine(std::string_view* text) {
  const std::size_t end = std::min(text->find('\n'), text->size());
  const std::string_view line = text->substr(0, end);
  text->remove_prefix(std::min(end + 1, text->size()));
  return line;
}

}  // namespace assay::fuzz

#endif  // ASSAY_FUZZ_NEXT_LINE_H_
