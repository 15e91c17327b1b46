#include "validator/testing/evaluators.h"

#include <algorithm>
#include <string_view>

namespace assay::testonly {
namespace {

// At times fewer answers than questions; mostly true, so that single faults show too.
std::vector<FactValue> RandomAnswers(std::size_t count, Random& random) {
  std::vector<FactValue> answers;
  const std::size_t given = random.Chance(20) ? random.Below(count + 1) : count;
  const std::size_t doubt = random.Below(60);
  for (std::size_t i = 0; i < given; ++i) {
    const bool sure = !random.Chance(doubt);
    answers.push_back(sure                ? FactValue::kTrue
                      : random.Chance(50) ? FactValue::kFalse
                                          : FactValue::kUnknown);
  }
  return answers;
}

// A scratch takes its kernels when it is made.
Scratch ScratchOf(const Validator& validator, kernel::Level level) {
  kernel::Limit(level);
  Scratch scratch = validator.NewScratch();
  kernel::Limit(kernel::Best());
  return scratch;
}

}  // namespace

bool IsEitherGround(const Request& request, const Limits& limits, const PlainReport& expected,
                    const PlainReport& compiled) {
  const bool is_http = request.form() == Request::Form::kHttp;
  if (!is_http && request.form() != Request::Form::kJson) return false;
  const std::string_view text = is_http ? request.http().body : request.text();
  const auto count = [text](char c) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
  };
  const auto may_be_for = [&](const PlainReport& report) {
    if (report.violations.size() != 1) return false;
    const std::string& rule = report.violations[0].rule;
    if (rule == "request.max-parameters") return count(',') >= limits.max_parameters;
    if (rule == "request.max-json-depth") return count('[') + count('{') > limits.max_json_depth;
    return rule == "request.json";
  };
  return may_be_for(expected) && may_be_for(compiled);
}

Evaluators::Evaluators(const TestRuleset& ruleset, const Limits& limits, kernel::Level level)
    : validator_(ruleset.MakeValidator(limits)),
      scratch_(ScratchOf(*validator_, level)),
      reference_(ruleset.model, limits),
      limits_(limits) {}

std::string Evaluators::Compare(const Request& request, Random& random) {
  const Report report = validator_->Validate(request, scratch_);
  const PlainReport compiled = FromReport(report);
  const PlainReport expected = reference_.Validate(request);
  last_ = expected;
  if (IsEitherGround(request, limits_, expected, compiled)) return "";
  if (compiled != expected) return Difference(expected, compiled);
  if (expected.needed.empty()) return "";
  const std::vector<FactValue> answers = RandomAnswers(expected.needed.size(), random);
  const PlainReport compiled_resolved = FromReport(report.Resolve(answers));
  const PlainReport expected_resolved = reference_.Resolve(expected, answers);
  if (compiled_resolved != expected_resolved) {
    return "resolved:\n" + Difference(expected_resolved, compiled_resolved);
  }
  return FromReport(report) == compiled ? "" : "the report changed as it was resolved";
}

}  // namespace assay::testonly
