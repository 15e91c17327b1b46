#include "bindings/c/assay.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/shipped.h"
#include "validator/counters.h"
#include "validator/live.h"
#include "validator/render.h"
#include "validator/validator.h"
#include "validator/version.h"

struct assay_string {
  std::string text;
};

struct assay_rules {
  assay_rules(std::shared_ptr<const assay::Validator> validator, const assay::Limits& given)
      : live(std::move(validator)), limits(given) {}

  assay::LiveValidator live;
  const assay::Limits limits;  // of a reload that names none
};

namespace {

using assay::Report;

template <typename T>
using WalkOf = decltype(std::declval<assay::Range<T>>().begin());

// A walk over part of a report, which starts again when it is asked to.
template <typename Iterator>
struct Walk {
  void Start(const assay::Range<Iterator>& range) { at.emplace(range.begin()); }
  bool Done() const { return !at || *at == std::default_sentinel; }

  std::optional<Iterator> at;
};

struct FactView {
  assay_fact fact{};
  std::array<assay_argument, assay::kMaxFactArguments> arguments{};
};

}  // namespace

struct assay_worker {
  explicit assay_worker(const assay_rules& rules) : worker(rules.live) {}

  assay::Worker worker;
  assay_fact_callback callback = nullptr;
  void* user = nullptr;
  std::optional<std::int64_t> now;
  std::vector<assay::Pair> pairs;  // of the request, as C++ has them
  std::vector<assay::FactValue> answers;

  std::optional<Report> report;

  // Where each walk stands, and what it last handed out.
  Walk<assay::ViolationIterator> violations;
  Walk<assay::WarningIterator> warnings;
  Walk<assay::NeededFactIterator> facts;
  assay_violation violation{};
  assay_warning warning{};
  FactView fact;
  assay_value value{};
  std::string message, reason, warning_message;
  std::vector<assay_text> parameters, also, warning_parameters;
  std::optional<assay::Warning> current_warning;  // what its parameters are views into
};

namespace {

assay_text ToC(std::string_view text) { return {text.data(), text.size()}; }

std::string_view FromC(assay_text text) {
  return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.size);
}

// A text that is said to be somewhere, and is nowhere.
bool IsBad(assay_text text) { return text.data == nullptr && text.size != 0; }

// Nothing that C++ throws gets out; and it throws nothing else but that memory has run out.
template <typename Do>
int Guarded(Do&& action) {
  try {
    return action();
  } catch (...) {
    return ASSAY_NO_MEMORY;
  }
}

// A struct of the caller's, who may know fewer of its members, or more.
template <typename T>
bool Take(const T* given, T* taken) {
  if (given == nullptr) return true;
  if (given->struct_size < sizeof(std::size_t)) return false;
  std::memcpy(taken, given, std::min(given->struct_size, sizeof(T)));
  return true;
}

int ToC(assay::Verdict verdict) {
  switch (verdict) {
    case assay::Verdict::kInvalid:
      return ASSAY_INVALID;
    case assay::Verdict::kIndeterminate:
      return ASSAY_INDETERMINATE;
    default:
      return ASSAY_VALID;
  }
}

assay::FactValue FactOf(int answer) {
  if (answer == ASSAY_TRUE) return assay::FactValue::kTrue;
  return answer == ASSAY_FALSE ? assay::FactValue::kFalse : assay::FactValue::kUnknown;
}

int ToC(assay::FactValue value) {
  if (value == assay::FactValue::kTrue) return ASSAY_TRUE;
  return value == assay::FactValue::kFalse ? ASSAY_FALSE : ASSAY_UNKNOWN;
}

void FillTexts(std::span<const std::string_view> from, std::vector<assay_text>& to) {
  to.clear();
  for (const std::string_view text : from) to.push_back(ToC(text));
}

// ---- rules ----

// Null with what is wrong in `out`.
std::shared_ptr<const assay::Validator> Build(std::span<const assay_file> files,
                                              const assay::Limits& limits, std::string& out) {
  std::vector<assay::RulesetText> texts;
  if (files.empty()) texts = assay::ShippedRulesets();
  for (const assay_file& file : files) {
    texts.push_back({std::string(FromC(file.name)), std::string(FromC(file.text))});
  }
  const assay::BuildResult built = assay::Validator::Build(texts, limits);
  for (const assay::Diagnostic& d : built.diagnostics) out.append(d.ToString()).append("\n");
  if (built.validator == nullptr && built.diagnostics.empty()) {
    out.append("error: none of the files is a ruleset\n");
  }
  return built.validator;
}

// What is given, or what is usual; nothing when it has no size.
std::optional<assay::Limits> LimitsOf(const assay_limits* limits, const assay::Limits& usual) {
  assay_limits given{};
  if (!Take(limits, &given)) return std::nullopt;
  if (limits == nullptr) return usual;
  assay::Limits chosen;
  const auto choose = [](std::size_t from, std::size_t& to) {
    if (from != 0) to = from;
  };
  choose(given.max_request_bytes, chosen.max_request_bytes);
  choose(given.max_parameters, chosen.max_parameters);
  choose(given.max_value_bytes, chosen.max_value_bytes);
  choose(given.max_name_bytes, chosen.max_name_bytes);
  choose(given.max_list_items, chosen.max_list_items);
  choose(given.max_list_index, chosen.max_list_index);
  choose(given.max_json_depth, chosen.max_json_depth);
  return chosen;
}

int BuildFor(const assay_file* files, std::size_t count, const std::optional<assay::Limits>& limits,
             assay_string* diagnostics, std::shared_ptr<const assay::Validator>* validator) {
  if (diagnostics != nullptr) diagnostics->text.clear();
  if ((files == nullptr && count != 0) || !limits) return ASSAY_BAD_ARGUMENT;
  const std::span all(files, count);
  const auto is_bad = [](const assay_file& file) { return IsBad(file.name) || IsBad(file.text); };
  if (std::any_of(all.begin(), all.end(), is_bad)) return ASSAY_BAD_ARGUMENT;
  std::string text;
  *validator = Build(all, *limits, text);
  if (diagnostics != nullptr) diagnostics->text = std::move(text);
  return *validator == nullptr ? ASSAY_BAD_RULES : ASSAY_OK;
}

// ---- requests ----

void Fill(const assay::NeededFact& from, FactView& to) {
  for (std::size_t i = 0; i < from.argument_count(); ++i) {
    const assay::FactArgument argument = from.argument(i);
    to.arguments[i] = {ToC(argument.parameter), ToC(argument.value), argument.sensitive ? 1 : 0};
  }
  to.fact = {ToC(from.id), ToC(from.check), from.argument_count(), to.arguments.data(),
             ToC(from.known())};
}

Report AskAll(const Report& report, assay_worker& worker) {
  worker.answers.clear();
  FactView view;
  for (const assay::NeededFact& fact : report.needed_facts()) {
    Fill(fact, view);
    worker.answers.push_back(FactOf(worker.callback(worker.user, &view.fact)));
  }
  return report.Resolve(worker.answers);
}

// What was said of the last request is said no more, whatever becomes of the next.
void Forget(assay_worker* worker) {
  if (worker == nullptr) return;
  worker->report.reset();
  worker->violations.at.reset();
  worker->warnings.at.reset();
  worker->facts.at.reset();
}

int Validate(assay_worker& worker, const assay::Request& request) {
  Report report = worker.worker.Validate(worker.now ? request.At(*worker.now) : request);
  if (worker.callback != nullptr) report = AskAll(report, worker);
  worker.report = report;
  return ToC(report.verdict());
}

bool TakePairs(const assay_pair* given, std::size_t count, std::vector<assay::Pair>& taken) {
  if (given == nullptr && count != 0) return false;
  taken.clear();
  for (const assay_pair& pair : std::span(given, count)) {
    if (IsBad(pair.name) || IsBad(pair.value)) return false;
    taken.push_back({FromC(pair.name), FromC(pair.value)});
  }
  return true;
}

// ---- reports ----

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

bool HasReport(const assay_worker* worker) { return worker != nullptr && worker->report; }

}  // namespace

extern "C" {

int assay_abi_version(void) { return ASSAY_ABI_VERSION; }
const char* assay_version(void) { return assay::kVersion; }

assay_string* assay_string_new(void) { return new (std::nothrow) assay_string; }
void assay_string_free(assay_string* string) { delete string; }

const char* assay_string_data(const assay_string* string) {
  return string == nullptr ? "" : string->text.c_str();
}

size_t assay_string_size(const assay_string* string) {
  return string == nullptr ? 0 : string->text.size();
}

int assay_rules_load(const assay_file* files, size_t file_count, const assay_limits* limits,
                     assay_rules** rules, assay_string* diagnostics) {
  if (rules == nullptr) return ASSAY_BAD_ARGUMENT;
  *rules = nullptr;
  return Guarded([&] {
    std::shared_ptr<const assay::Validator> validator;
    const std::optional<assay::Limits> chosen = LimitsOf(limits, {});
    const int status = BuildFor(files, file_count, chosen, diagnostics, &validator);
    if (status == ASSAY_OK) *rules = new assay_rules(std::move(validator), *chosen);
    return status;
  });
}

int assay_rules_reload(assay_rules* rules, const assay_file* files, size_t file_count,
                       const assay_limits* limits, assay_string* diagnostics) {
  if (rules == nullptr) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    std::shared_ptr<const assay::Validator> validator;
    const int status =
        BuildFor(files, file_count, LimitsOf(limits, rules->limits), diagnostics, &validator);
    if (status == ASSAY_OK) rules->live.Replace(std::move(validator));
    return status;
  });
}

void assay_rules_free(assay_rules* rules) { delete rules; }

int assay_rules_prometheus(const assay_rules* rules, const assay_pair* labels, size_t label_count,
                           assay_string* out) {
  if (rules == nullptr || out == nullptr) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    std::vector<assay::Pair> pairs;
    if (!TakePairs(labels, label_count, pairs)) return int{ASSAY_BAD_ARGUMENT};
    std::vector<assay::Label> all;
    for (const assay::Pair& pair : pairs) all.push_back({pair.name, pair.value});
    out->text.clear();
    assay::AppendPrometheus(rules->live.Counted(), all, &out->text);
    return int{ASSAY_OK};
  });
}

int assay_rules_counters_json(const assay_rules* rules, assay_string* out) {
  if (rules == nullptr || out == nullptr) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    out->text.clear();
    assay::AppendJson(rules->live.Counted(), &out->text);
    return int{ASSAY_OK};
  });
}

assay_worker* assay_worker_new(const assay_rules* rules) {
  if (rules == nullptr) return nullptr;
  try {
    return new assay_worker(*rules);
  } catch (...) {
    return nullptr;
  }
}

void assay_worker_free(assay_worker* worker) { delete worker; }

int assay_worker_set_facts(assay_worker* worker, assay_fact_callback callback, void* user) {
  if (worker == nullptr) return ASSAY_BAD_ARGUMENT;
  worker->callback = callback;
  worker->user = user;
  return ASSAY_OK;
}

int assay_worker_set_time(assay_worker* worker, int64_t now) {
  if (worker == nullptr) return ASSAY_BAD_ARGUMENT;
  worker->now = now == ASSAY_NO_TIME ? std::nullopt : std::optional<std::int64_t>(now);
  return ASSAY_OK;
}

int assay_validate_query(assay_worker* worker, const char* data, size_t size) {
  Forget(worker);
  if (worker == nullptr || IsBad({data, size})) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] { return Validate(*worker, assay::Request::Query(FromC({data, size}))); });
}

int assay_validate_json(assay_worker* worker, const char* data, size_t size) {
  Forget(worker);
  if (worker == nullptr || IsBad({data, size})) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] { return Validate(*worker, assay::Request::Json(FromC({data, size}))); });
}

int assay_validate_pairs(assay_worker* worker, const assay_pair* pairs, size_t count) {
  Forget(worker);
  if (worker == nullptr) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    if (!TakePairs(pairs, count, worker->pairs)) return int{ASSAY_BAD_ARGUMENT};
    return Validate(*worker, assay::Request::Pairs(worker->pairs));
  });
}

int assay_validate_http(assay_worker* worker, const assay_http* request) {
  Forget(worker);
  assay_http http{};
  if (worker == nullptr || request == nullptr || !Take(request, &http)) return ASSAY_BAD_ARGUMENT;
  if (IsBad(http.method) || IsBad(http.target) || IsBad(http.body)) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    if (!TakePairs(http.headers, http.header_count, worker->pairs)) return int{ASSAY_BAD_ARGUMENT};
    return Validate(*worker, assay::Request::Http({.method = FromC(http.method),
                                                   .target = FromC(http.target),
                                                   .headers = worker->pairs,
                                                   .body = FromC(http.body)}));
  });
}

int assay_resolve(assay_worker* worker, const int* answers, size_t count) {
  if (!HasReport(worker) || (answers == nullptr && count != 0)) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    worker->answers.clear();
    for (const int answer : std::span(answers, count)) worker->answers.push_back(FactOf(answer));
    worker->report = worker->report->Resolve(worker->answers);
    return ToC(worker->report->verdict());
  });
}

int assay_count(assay_worker* worker) {
  if (!HasReport(worker)) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    worker->worker.Count(*worker->report);
    return int{ASSAY_OK};
  });
}

int assay_verdict(const assay_worker* worker) {
  return HasReport(worker) ? ToC(worker->report->verdict()) : ASSAY_BAD_ARGUMENT;
}

int assay_status(const assay_worker* worker) {
  if (!HasReport(worker) || worker->report->violations().empty()) return 0;
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
  if (!format || !is_language || IsBad(given.request_id) || IsBad(given.host_id)) {
    return ASSAY_BAD_ARGUMENT;
  }
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
