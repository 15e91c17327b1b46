// Coverage as tables: what the text and the page have in common.
#ifndef ASSAY_CLI_COVERAGE_TABLES_H_
#define ASSAY_CLI_COVERAGE_TABLES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/coverage.h"

namespace assay::cli::coverage {

// How much of what a row is about has occurred.
enum class Grade : std::uint8_t { kNothing, kPart, kAll };

struct Row {
  std::string name;                                  // printable
  std::vector<std::optional<std::uint64_t>> counts;  // nothing: cannot be told
  std::string_view note;                             // `never broken`
  Grade grade = Grade::kAll;
};

struct Table {
  std::string_view title;
  std::vector<std::string_view> columns;  // of the counts
  std::vector<Row> rows;                  // worst first, otherwise as declared
};

struct RatioLine {
  std::string_view name;
  CoverageRatio ratio;
};

struct Section {
  std::string title;  // printable
  std::vector<RatioLine> ratios;
  std::vector<Table> tables;  // none of them empty
};

// The whole, each operation that occurred, what concerns all requests, and each ruleset's codes.
std::vector<Section> SectionsOf(const CoverageSummary& summary);

// The ratios that have something to count, the sum of all first.
std::vector<RatioLine> RatiosOf(const CoverageTotals& totals);
// Stable names of the aspects: `rules broken`.
std::string_view NameOf(CoverageAspect aspect);

// `87.5 %`, rounded down, so that only all of them are 100 %.
std::string PercentOf(const CoverageRatio& ratio);

}  // namespace assay::cli::coverage

#endif  // ASSAY_CLI_COVERAGE_TABLES_H_
