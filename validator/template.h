// Message templates: `{parameter}` and `{value}` filled in, `{{` and `}}` for braces. Internal.
#ifndef ASSAY_VALIDATOR_TEMPLATE_H_
#define ASSAY_VALIDATOR_TEMPLATE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "validator/report.h"
#include "validator/text/printable.h"

namespace assay::internal {

// No declared name is cut: paths of parts are made of names of 128 bytes at most.
inline constexpr std::size_t kMaxPathBytes = 2048;

// The names joined as a sentence has them: "Capacity or InstanceClass"; "request" when there is
// none. The name of a part may be one that a client chose, so it is escaped.
inline void AppendNames(std::span<const std::string_view> names, Language language,
                        std::string* out) {
  if (names.empty()) out->append("request");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) out->append(language == Language::kChinese ? " 或 " : " or ");
    text::AppendPrintable(names[i], kMaxPathBytes, out);
  }
}

// Lint has seen to it that the template is in order.
template <typename AppendValue>
void AppendTemplate(std::string_view text, std::span<const std::string_view> names,
                    Language language, AppendValue&& append_value, std::string* out) {
  while (!text.empty()) {
    const std::size_t brace = text.find_first_of("{}");
    out->append(text.substr(0, brace));
    if (brace == std::string_view::npos) return;
    text.remove_prefix(brace);
    if (text.starts_with("{parameter}")) {
      AppendNames(names, language, out);
      text.remove_prefix(std::string_view("{parameter}").size());
    } else if (text.starts_with("{value}")) {
      append_value(out);
      text.remove_prefix(std::string_view("{value}").size());
    } else {
      out->push_back(text[0]);
      text.remove_prefix(2);
    }
  }
}

}  // namespace assay::internal

#endif  // ASSAY_VALIDATOR_TEMPLATE_H_
