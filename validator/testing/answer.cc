#include "validator/testing/answer.h"

#include <array>
#include <string_view>

namespace assay::testonly {
namespace {

std::size_t WalkOver(const Report& report) {
  std::size_t sum = static_cast<std::size_t>(report.verdict()) + report.operation().size() +
                    report.ruleset().size();
  for (const Violation& violation : report.violations()) {
    sum += violation.code().size() + static_cast<std::size_t>(violation.status()) +
           violation.rule().size();
    sum += violation.meaning(Language::kChinese).size() +
           violation.recommendation(Language::kEnglish).size();
    for (const std::string_view parameter : violation.parameters()) sum += parameter.size();
    for (std::size_t i = 0; i < violation.also_count(); ++i) sum += violation.also(i).size();
  }
  for (const Warning& warning : report.warnings()) {
    sum += warning.rule().size();
    for (const std::string_view parameter : warning.parameters()) sum += parameter.size();
  }
  for (const NeededFact& fact : report.needed_facts())
    sum += fact.id.size() + fact.argument_count();
  for (const NeededFact& fact : report.unchecked_facts()) sum += fact.check.size();
  for (std::size_t i = 0; i < report.parameter_count(); ++i)
    sum += report.effective(i).value.size();
  return sum + report.effective("RegionId").value.size() +
         report.effective("NoSuchName").value.size();
}

}  // namespace

std::size_t Answer(const Validator& validator, const Request& request, Scratch& scratch) {
  static constexpr std::array<FactValue, 12> kAnswers = {
      FactValue::kTrue, FactValue::kUnknown, FactValue::kFalse, FactValue::kTrue, FactValue::kTrue};
  const Report report = validator.Validate(request, scratch);
  return WalkOver(report) + WalkOver(report.Resolve(kAnswers));
}

}  // namespace assay::testonly
