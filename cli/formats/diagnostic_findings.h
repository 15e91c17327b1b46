// The diagnostics of a file as findings.
#ifndef ASSAY_CLI_FORMATS_DIAGNOSTIC_FINDINGS_H_
#define ASSAY_CLI_FORMATS_DIAGNOSTIC_FINDINGS_H_

#include <string_view>
#include <vector>

#include "cli/formats/finding.h"
#include "validator/diagnostic.h"

namespace assay::cli {

// `text` is that of the file: columns in characters are counted in it. Linear in the text for each
// diagnostic.
std::vector<Finding> FindingsOf(const std::vector<Diagnostic>& diagnostics, std::string_view text);

}  // namespace assay::cli

#endif  // ASSAY_CLI_FORMATS_DIAGNOSTIC_FINDINGS_H_
