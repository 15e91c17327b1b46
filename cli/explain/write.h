// Explanations as text and as JSON.
#ifndef ASSAY_CLI_EXPLAIN_WRITE_H_
#define ASSAY_CLI_EXPLAIN_WRITE_H_

#include <string>

#include "validator/explain/find.h"
#include "validator/explain/trace.h"
#include "validator/report.h"

namespace assay::cli::explanation {

struct TextStyle {
  Language language = Language::kEnglish;
  bool color = false;
};

void AppendText(const explain::Found& found, const TextStyle& style, std::string* out);
void AppendJson(const explain::Found& found, Language language, std::string* out);

// With the report behind it, as `assay check` shows it. JSON has it as `report`.
void AppendText(const explain::Trace& trace, const Report& report, const TextStyle& style,
                std::string* out);
void AppendJson(const explain::Trace& trace, const Report& report, Language language,
                std::string* out);

}  // namespace assay::cli::explanation

#endif  // ASSAY_CLI_EXPLAIN_WRITE_H_
