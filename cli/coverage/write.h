// An account of coverage in one of three formats. None shows anything of a request.
#ifndef ASSAY_CLI_COVERAGE_WRITE_H_
#define ASSAY_CLI_COVERAGE_WRITE_H_

#include <string>

#include "validator/coverage.h"

namespace assay::cli::coverage {

// For people: tables, worst first.
void AppendText(const CoverageSummary& summary, std::string* out);
// One object, in the order of declaration; docs/command-line.md has its keys.
void AppendJson(const CoverageSummary& summary, std::string* out);
// The tables of the text as one page, which loads and runs nothing.
void AppendHtml(const CoverageSummary& summary, std::string* out);

}  // namespace assay::cli::coverage

#endif  // ASSAY_CLI_COVERAGE_WRITE_H_
