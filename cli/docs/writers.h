// Pages as text. What comes from a rule file stays text in both: no character of it begins markup,
// ends a cell or a line, or acts on whoever looks at it.
#ifndef ASSAY_CLI_DOCS_WRITERS_H_
#define ASSAY_CLI_DOCS_WRITERS_H_

#include <string>

#include "cli/docs/page.h"

namespace assay::cli::docs {

// GitHub's dialect: tables and footnotes.
void AppendMarkdown(const Page& page, std::string* out);

// A whole HTML document that needs no other file and no script.
void AppendHtml(const Page& page, std::string* out);

}  // namespace assay::cli::docs

#endif  // ASSAY_CLI_DOCS_WRITERS_H_
