#include "cli/coverage/tables.h"

#include <algorithm>

#include "validator/text/printable.h"

namespace assay::cli::coverage {
namespace {

// Names have 128 bytes at most, values what a rule file can hold.
constexpr std::size_t kMaxShownBytes = 200;

std::string Shown(std::string_view text) {
  std::string shown;
  text::AppendPrintable(text, kMaxShownBytes, &shown);
  return shown;
}

// Of a row that is complete when two things have occurred.
void GradeBoth(bool first, bool second, std::string_view neither, std::string_view without_first,
               std::string_view without_second, Row& row) {
  row.grade = first && second ? Grade::kAll : first || second ? Grade::kPart : Grade::kNothing;
  if (row.grade == Grade::kAll) return;
  row.note = row.grade == Grade::kNothing ? neither : first ? without_second : without_first;
}

void GradeOne(bool occurred, std::string_view never, Row& row) {
  row.grade = occurred ? Grade::kAll : Grade::kNothing;
  if (!occurred) row.note = never;
}

void AddTable(Table table, std::vector<Table>& out) {
  if (table.rows.empty()) return;
  std::stable_sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return std::pair(a.grade, a.note) < std::pair(b.grade, b.note);
  });
  out.push_back(std::move(table));
}

// A rule of several entries is told apart by its parameters.
std::string NameOf(const RuleCoverage& rule, const std::vector<RuleCoverage>& all) {
  std::string name = Shown(rule.rule);
  const auto same = std::count_if(all.begin(), all.end(), [&](const RuleCoverage& other) {
    return other.kind == rule.kind && other.rule == rule.rule;
  });
  if (same > 1) {
    name += " (";
    for (const std::string_view parameter : rule.parameters) {
      if (name.back() != '(') name += ", ";
      name += Shown(parameter);
    }
    name += ")";
  }
  if (rule.kind == RuleKind::kWarning) name += ", a warning";
  if (rule.kind == RuleKind::kShadow) name += ", in the shadow";
  return name;
}

Row RowOf(const RuleCoverage& rule, const std::vector<RuleCoverage>& all) {
  Row row{.name = NameOf(rule, all), .counts = {rule.broken, rule.held}, .note = {}};
  if (!rule.held) {
    GradeOne(rule.broken > 0, "never broken", row);
    return row;
  }
  GradeBoth(rule.broken > 0, *rule.held > 0, "never tried", "never broken", "never held", row);
  if (row.grade == Grade::kNothing && rule.unanswered > 0) row.note = "never answered";
  return row;
}

void AddRules(const std::vector<RuleCoverage>& rules, std::vector<Table>& out) {
  Table table{"rules", {"broken", "held"}, {}};
  Table checks{"checks", {"broken", "held", "unanswered"}, {}};
  for (const RuleCoverage& rule : rules) {
    if (rule.kind != RuleKind::kCheck) {
      table.rows.push_back(RowOf(rule, rules));
      continue;
    }
    checks.rows.push_back(RowOf(rule, rules));
    checks.rows.back().counts.emplace_back(rule.unanswered);
  }
  AddTable(std::move(table), out);
  AddTable(std::move(checks), out);
}

void AddConditions(const OperationCoverage& operation, std::vector<Table>& out) {
  Table table{"conditions", {"held", "did not hold", "unknown"}, {}};
  for (const ConditionCoverage& one : operation.conditions) {
    Row row{.name = Shown(one.of), .counts = {one.held, one.not_held, one.unknown}, .note = {}};
    if (one.kind == ConditionKind::kDefault) row.name += " by default `" + Shown(one.value) + "`";
    GradeBoth(one.held > 0, one.not_held > 0, "never decided", "never held", "always held", row);
    table.rows.push_back(std::move(row));
  }
  AddTable(std::move(table), out);
}

void AddValues(const OperationCoverage& operation, std::vector<Table>& out) {
  Table values{"values", {"given"}, {}};
  Table defaults{"defaults", {"used"}, {}};
  for (const ParameterCoverage& parameter : operation.parameters) {
    for (const ValueCoverage& value : parameter.values) {
      Row row{Shown(parameter.name) + " `" + Shown(value.value) + "`", {value.given}, {}};
      GradeOne(value.given > 0, "never given", row);
      values.rows.push_back(std::move(row));
    }
    for (const DefaultCoverage& value : parameter.defaults) {
      Row row{Shown(parameter.name) + " `" + Shown(value.value) + "`", {value.used}, {}};
      GradeOne(value.used > 0, "never used", row);
      defaults.rows.push_back(std::move(row));
    }
  }
  AddTable(std::move(values), out);
  AddTable(std::move(defaults), out);
}

void AddParameters(const OperationCoverage& operation, std::vector<Table>& out) {
  Table table{"parameters", {"given", "absent", "empty"}, {}};
  for (const ParameterCoverage& one : operation.parameters) {
    Row row{Shown(one.name), {one.given, one.absent, one.empty}, {}};
    GradeBoth(one.given > 0, one.absent > 0, "always empty", "never given", "never absent", row);
    table.rows.push_back(std::move(row));
  }
  AddTable(std::move(table), out);
}

std::string Told(const VerdictCounts& verdicts) {
  return std::to_string(verdicts.all()) + (verdicts.all() == 1 ? " request: " : " requests: ") +
         std::to_string(verdicts.valid) + " valid, " + std::to_string(verdicts.invalid) +
         " invalid, " + std::to_string(verdicts.indeterminate) + " indeterminate";
}

Section SectionOf(const OperationCoverage& operation) {
  Section section;
  section.title = Shown(operation.operation) + " (" + Shown(operation.ruleset) +
                  "): " + Told(operation.verdicts);
  section.ratios = RatiosOf(operation.totals);
  AddRules(operation.rules, section.tables);
  AddConditions(operation, section.tables);
  AddValues(operation, section.tables);
  AddParameters(operation, section.tables);
  return section;
}

Section SectionOf(const RulesetCoverage& ruleset) {
  Section section;
  section.title = Shown(ruleset.ruleset);
  Table never{"operations that never occurred", {}, {}};
  for (const std::string_view operation : ruleset.never_named) {
    never.rows.push_back({Shown(operation), {}, {}, Grade::kNothing});
  }
  AddTable(std::move(never), section.tables);
  Table codes{"codes", {"first", "at all"}, {}};
  for (const CodeCoverage& code : ruleset.codes) {
    Row row{Shown(code.code), {code.first, code.any}, {}};
    GradeOne(code.any > 0, "never answered", row);
    if (code.any > 0 && code.first == 0) row.note = "never first";
    if (!code.reachable) row.note = "nothing can answer with it";
    if (!code.reachable) row.grade = Grade::kAll;
    codes.rows.push_back(std::move(row));
  }
  AddTable(std::move(codes), section.tables);
  return section;
}

}  // namespace

std::string_view NameOf(CoverageAspect aspect) {
  // In the order of the enum.
  static constexpr std::string_view kNames[] = {
      "operations",          "rules broken",  "rules held",    "conditions held",
      "conditions not held", "values given",  "defaults used", "parameters given",
      "parameters absent",   "codes answered"};
  static_assert(std::size(kNames) == kCoverageAspects);
  return kNames[static_cast<std::size_t>(aspect)];
}

std::vector<RatioLine> RatiosOf(const CoverageTotals& totals) {
  std::vector<RatioLine> lines = {{"all", totals.overall()}};
  for (std::size_t i = 0; i < kCoverageAspects; ++i) {
    if (totals.ratios[i].total == 0) continue;
    lines.push_back({NameOf(static_cast<CoverageAspect>(i)), totals.ratios[i]});
  }
  return lines;
}

std::string PercentOf(const CoverageRatio& ratio) {
  const std::uint64_t tenths = ratio.total == 0 ? 1000 : ratio.covered * 1000 / ratio.total;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::vector<Section> SectionsOf(const CoverageSummary& summary) {
  std::vector<Section> sections;
  sections.push_back({Told(summary.verdicts), RatiosOf(summary.totals), {}});
  for (const RulesetCoverage& ruleset : summary.rulesets) sections.push_back(SectionOf(ruleset));
  for (const OperationCoverage& operation : summary.operations) {
    sections.push_back(SectionOf(operation));
  }
  Section& requests = sections.emplace_back();
  requests.title = "requests of any operation";
  AddRules(summary.request_rules, requests.tables);
  return sections;
}

}  // namespace assay::cli::coverage
