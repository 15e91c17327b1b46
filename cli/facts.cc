#include "cli/facts.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "cli/standard_input.h"
#include "validator/model/limits.h"

namespace assay::cli {

absl::StatusOr<std::vector<Diagnostic>> Facts::Read(const std::string& path) {
  const bool is_stdin = path == "-";
  const absl::StatusOr<std::string> text = ReadFileOrStandardInput(path, model::kMaxFileBytes);
  if (!text.ok()) return text.status();
  load::FactsResult result = load::LoadFacts(is_stdin ? "standard input" : path, *text);
  if (result.table) tables_.insert(tables_.begin(), *std::move(result.table));
  return std::move(result.diagnostics);
}

Report Facts::Resolve(const Report& report) {
  if (tables_.empty()) return report;
  answers_.clear();
  for (const NeededFact& fact : report.needed_facts()) answers_.push_back(Find(fact));
  return report.Resolve(answers_);
}

FactValue Facts::Find(const NeededFact& fact) const {
  std::array<std::string_view, kMaxFactArguments> values;
  const std::size_t count = fact.argument_count();
  for (std::size_t i = 0; i < count; ++i) values[i] = fact.argument(i).value;
  const std::span<const std::string_view> arguments(values.data(), count);
  for (const load::FactTable& table : tables_) {
    const std::optional<bool> answer = table.Find(fact.id, arguments);
    if (answer) return *answer ? FactValue::kTrue : FactValue::kFalse;
  }
  return FactValue::kUnknown;
}

}  // namespace assay::cli
