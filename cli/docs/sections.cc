#include "cli/docs/sections.h"

#include <cstddef>

namespace assay::cli::docs {

Phrase Lines(const std::vector<Phrase>& lines) {
  Phrase joined;
  for (const Phrase& line : lines) {
    if (line.empty()) continue;
    if (!joined.empty()) describe::Append(describe::Of(Span::Kind::kBreak, ""), &joined);
    describe::Append(line, &joined);
  }
  return joined;
}

std::vector<Phrase> References(Span::Kind kind, const std::vector<std::string_view>& names) {
  std::vector<Phrase> references;
  for (const std::string_view name : names) references.push_back(describe::Of(kind, name));
  return references;
}

Phrase TemplateInWords(std::string_view text) {
  Phrase words;
  while (!text.empty()) {
    const std::size_t brace = text.find_first_of("{}");
    if (brace != 0) describe::Append(describe::Text(text.substr(0, brace)), &words);
    if (brace == std::string_view::npos) break;
    text.remove_prefix(brace);
    const bool is_doubled = text.starts_with("{{") || text.starts_with("}}");
    if (is_doubled) {
      describe::Append(describe::Text(text.substr(0, 1)), &words);
      text.remove_prefix(2);
      continue;
    }
    const std::size_t end = text.find('}');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    describe::Append(describe::Code(text.substr(0, size)), &words);
    text.remove_prefix(size);
  }
  return words;
}

}  // namespace assay::cli::docs
