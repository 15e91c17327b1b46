// What is said of the last request.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "bindings/c/assay.h"
#include "bindings/c/state.h"
#include "validator/render.h"
#include "validator/validator.h"

namespace {

using assay::Report;
using assay::c::Fill;
using assay::c::FromC;
using assay::c::Guarded;
using assay::c::HasReport;
using assay::c::IsBad;
using assay::c::Take;
using assay::c::ToC;
using assay::c::Walk;

void FillTexts(std::span<const std::string_view> from, std::vector<assay_text>& to) {
  to.clear();
  for (const std::string_view text : from) to.push_back(ToC(text));
}

const assay_violation* Show(assay_worker& worker) {
  if (worker.violations.Done()) return nullptr;
  const assay::Violation violation = **worker.violations.at;
  FillTexts(violation.parameters(), worker.parameters);
  worker.also.clear();
  for (std::size_t i = 0; i < violation.also_count(); ++i) {
    worker.also.push_back(ToC(violation.also(i)));
  }
  worker.message.clear();
  violation.AppendMessage(assay::Language::kEnglish, &worker.message);
  worker.reason.clear();
  violation.AppendReason(&worker.reason);
  worker.violation = {.code = ToC(violation.code()),
                      .status = violation.status(),
                      .rule = ToC(violation.rule()),
                      .parameter_count = worker.parameters.size(),
                      .parameters = worker.parameters.data(),
                      .also_count = worker.also.size(),
                      .also = worker.also.data(),
                      .message = ToC(worker.message),
                      .reason = ToC(worker.reason)};
  return &worker.violation;
}

const assay_warning* ShowWarning(assay_worker& worker) {
  if (worker.warnings.Done()) return nullptr;
  worker.current_warning = **worker.warnings.at;
  const assay::Warning& warning = *worker.current_warning;
  FillTexts(warning.parameters(), worker.warning_parameters);
  worker.warning_message.clear();
  warning.AppendMessage(assay::Language::kEnglish, &worker.warning_message);
  worker.warning = {.rule = ToC(warning.rule()),
                    .parameter_count = worker.warning_parameters.size(),
                    .parameters = worker.warning_parameters.data(),
                    .message = ToC(worker.warning_message)};
  return &worker.warning;
}

const assay_fact* ShowFact(assay_worker& worker) {
  if (worker.facts.Done()) return nullptr;
  Fill(**worker.facts.at, worker.fact);
  return &worker.fact.fact;
}

// NULL, too, when there is no memory to show it in.
template <typename Result, typename Do>
const Result* GuardedShow(Do&& show) {
  try {
    return show();
  } catch (...) {
    return nullptr;
  }
}

template <typename Iterator>
bool Advance(Walk<Iterator>& walk) {
  if (walk.Done()) return false;
  ++*walk.at;
  return true;
}

const assay_value* ShowValue(assay_worker& worker, const assay::EffectiveValue& value) {
  const int origin = value.origin == assay::Origin::kRequest   ? ASSAY_FROM_REQUEST
                     : value.origin == assay::Origin::kDefault ? ASSAY_FROM_DEFAULT
                                                               : ASSAY_ABSENT;
  worker.value = {ToC(value.parameter), ToC(value.value), origin, value.sensitive ? 1 : 0};
  return &worker.value;
}

std::optional<assay::BodyFormat> FormatOf(int format, const Report& report) {
  switch (format) {
    case ASSAY_AS_ASKED:
      return assay::BodyFormatOf(report);
    case ASSAY_JSON:
      return assay::BodyFormat::kJson;
    case ASSAY_XML:
      return assay::BodyFormat::kXml;
    case ASSAY_PROBLEM_JSON:
      return assay::BodyFormat::kProblemJson;
    default:
      return std::nullopt;
  }
}

}  // namespace

extern "C" {

int assay_status(const assay_worker* worker) {
  if (!HasReport(worker)) return ASSAY_BAD_ARGUMENT;
  if (worker->report->violations().empty()) return 0;
  return (*worker->report->violations().begin()).status();
}

assay_text assay_ruleset(const assay_worker* worker) {
  return ToC(HasReport(worker) ? worker->report->ruleset() : std::string_view());
}

assay_text assay_operation(const assay_worker* worker) {
  return ToC(HasReport(worker) ? worker->report->operation() : std::string_view());
}

const assay_violation* assay_first_violation(assay_worker* worker) {
  if (!HasReport(worker)) return nullptr;
  worker->violations.Start(worker->report->violations());
  return GuardedShow<assay_violation>([&] { return Show(*worker); });
}

const assay_violation* assay_next_violation(assay_worker* worker) {
  if (!HasReport(worker) || !Advance(worker->violations)) return nullptr;
  return GuardedShow<assay_violation>([&] { return Show(*worker); });
}

const assay_warning* assay_first_warning(assay_worker* worker) {
  if (!HasReport(worker)) return nullptr;
  return GuardedShow<assay_warning>([&] {
    worker->warnings.Start(worker->report->warnings());
    return ShowWarning(*worker);
  });
}

const assay_warning* assay_next_warning(assay_worker* worker) {
  if (!HasReport(worker)) return nullptr;
  return GuardedShow<assay_warning>(
      [&] { return Advance(worker->warnings) ? ShowWarning(*worker) : nullptr; });
}

const assay_fact* assay_first_needed_fact(assay_worker* worker) {
  if (!HasReport(worker)) return nullptr;
  worker->facts.Start(worker->report->needed_facts());
  return ShowFact(*worker);
}

const assay_fact* assay_first_unchecked_fact(assay_worker* worker) {
  if (!HasReport(worker)) return nullptr;
  worker->facts.Start(worker->report->unchecked_facts());
  return ShowFact(*worker);
}

const assay_fact* assay_next_fact(assay_worker* worker) {
  if (!HasReport(worker) || !Advance(worker->facts)) return nullptr;
  return ShowFact(*worker);
}

const assay_value* assay_effective(assay_worker* worker, const char* name, size_t size) {
  if (!HasReport(worker) || IsBad({name, size})) return nullptr;
  return ShowValue(*worker, worker->report->effective(FromC({name, size})));
}

const assay_value* assay_effective_at(assay_worker* worker, size_t index) {
  if (!HasReport(worker) || index >= worker->report->parameter_count()) return nullptr;
  return ShowValue(*worker, worker->report->effective(index));
}

int assay_body(assay_worker* worker, const assay_body_options* options, assay_string* out) {
  assay_body_options given{};
  if (out != nullptr) out->text.clear();
  if (!HasReport(worker) || out == nullptr || !Take(options, &given)) return ASSAY_BAD_ARGUMENT;
  const std::optional<assay::BodyFormat> format = FormatOf(given.format, *worker->report);
  const bool is_language = given.language == ASSAY_ENGLISH || given.language == ASSAY_CHINESE;
  const bool is_flag = given.only_first == 0 || given.only_first == 1;
  if (!format || !is_language || !is_flag || given.reserved != 0) return ASSAY_BAD_ARGUMENT;
  if (IsBad(given.request_id) || IsBad(given.host_id)) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    assay::AppendBody(*worker->report, *format,
                      {.request_id = FromC(given.request_id),
                       .host_id = FromC(given.host_id),
                       .language = given.language == ASSAY_CHINESE ? assay::Language::kChinese
                                                                   : assay::Language::kEnglish,
                       .all_violations = given.only_first == 0},
                      &out->text);
    return int{ASSAY_OK};
  });
}

int assay_body_format(const assay_worker* worker) {
  if (!HasReport(worker)) return ASSAY_BAD_ARGUMENT;
  const bool is_json = assay::BodyFormatOf(*worker->report) == assay::BodyFormat::kJson;
  return is_json ? ASSAY_JSON : ASSAY_XML;
}

const char* assay_content_type(int format) {
  switch (format) {
    case ASSAY_JSON:
      return assay::ContentType(assay::BodyFormat::kJson).data();
    case ASSAY_XML:
      return assay::ContentType(assay::BodyFormat::kXml).data();
    case ASSAY_PROBLEM_JSON:
      return assay::ContentType(assay::BodyFormat::kProblemJson).data();
    default:
      return nullptr;
  }
}

int assay_record(assay_worker* worker, uint64_t number, assay_string* out) {
  if (out != nullptr) out->text.clear();
  if (!HasReport(worker) || out == nullptr) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    assay::AppendRecord(*worker->report, {.record = number}, &out->text);
    return int{ASSAY_OK};
  });
}

}  // extern "C"
