// A report as findings.
#ifndef ASSAY_CLI_FORMATS_REPORT_FINDINGS_H_
#define ASSAY_CLI_FORMATS_REPORT_FINDINGS_H_

#include <vector>

#include "cli/formats/finding.h"
#include "validator/report.h"

namespace assay::cli {

// Violations in order of precedence, then warnings, within the limits of render.h: an entry of
// either kind says how many more there are. With `first_only`, at most one violation.
std::vector<Finding> FindingsOf(const Report& report, Language language, bool first_only);

}  // namespace assay::cli

#endif  // ASSAY_CLI_FORMATS_REPORT_FINDINGS_H_
