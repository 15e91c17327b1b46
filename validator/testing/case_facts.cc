#include "validator/testing/case_facts.h"

#include <optional>
#include <string_view>

#include "gtest/gtest.h"
#include "validator/load/facts_file.h"

namespace assay::testonly {

std::vector<FactValue> AnswersOf(const Case& expected, const PlainReport& report) {
  std::vector<FactValue> answers;
  if (expected.facts.empty()) return answers;
  const load::FactsResult facts = load::LoadFacts("facts", expected.facts);
  for (const Diagnostic& diagnostic : facts.diagnostics) ADD_FAILURE() << diagnostic.ToString();
  if (!facts.table) return answers;
  for (const PlainFact& fact : report.needed) {
    std::vector<std::string_view> arguments;
    for (const auto& [parameter, value] : fact.arguments) arguments.push_back(value);
    const std::optional<bool> answer = facts.table->Find(fact.id, arguments);
    answers.push_back(!answer   ? FactValue::kUnknown
                      : *answer ? FactValue::kTrue
                                : FactValue::kFalse);
  }
  return answers;
}

}  // namespace assay::testonly
