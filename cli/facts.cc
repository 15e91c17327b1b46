#include "cli/facts.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "validator/load/file.h"
#include "validator/model/limits.h"

namespace assay::cli {
namespace {

// Standard input may be a pipe, which load::ReadFile refuses: nobody named it by accident.
absl::StatusOr<std::string> ReadStandardInput(std::size_t max_bytes) {
  std::string text;
  std::array<char, 1 << 16> block;
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return absl::UnavailableError(
          absl::StrCat("cannot read standard input: ", std::generic_category().message(errno)));
    }
    if (count == 0) return text;
    text.append(block.data(), static_cast<std::size_t>(count));
    if (text.size() > max_bytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat("standard input is too large: at most ", max_bytes, " bytes are read"));
    }
  }
}

}  // namespace

absl::StatusOr<std::vector<Diagnostic>> Facts::Read(const std::string& path) {
  const bool is_stdin = path == "-";
  const absl::StatusOr<std::string> text = is_stdin ? ReadStandardInput(model::kMaxFileBytes)
                                                    : load::ReadFile(path, model::kMaxFileBytes);
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
  for (std::size_t i = 0; i < fact.argument_count; ++i) values[i] = fact.arguments[i].value;
  const std::span<const std::string_view> arguments(values.data(), fact.argument_count);
  for (const load::FactTable& table : tables_) {
    const std::optional<bool> answer = table.Find(fact.id, arguments);
    if (answer) return *answer ? FactValue::kTrue : FactValue::kFalse;
  }
  return FactValue::kUnknown;
}

}  // namespace assay::cli
