// Rules, what is counted by them, and strings.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "bindings/c/assay.h"
#include "bindings/c/state.h"
#include "rules/shipped.h"
#include "validator/counters.h"
#include "validator/validator.h"
#include "validator/version.h"

namespace {

using assay::c::FromC;
using assay::c::Guarded;
using assay::c::IsBad;
using assay::c::Take;
using assay::c::TakePairs;
using assay::c::ToC;

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
  if (files != nullptr && count == 0) {
    if (diagnostics != nullptr) diagnostics->text = "error: no rule file is given\n";
    return ASSAY_BAD_RULES;
  }
  const std::span all(files, count);
  const auto is_bad = [](const assay_file& file) { return IsBad(file.name) || IsBad(file.text); };
  if (std::any_of(all.begin(), all.end(), is_bad)) return ASSAY_BAD_ARGUMENT;
  std::string text;
  *validator = Build(all, *limits, text);
  if (diagnostics != nullptr) diagnostics->text = std::move(text);
  if (*validator == nullptr) return ASSAY_BAD_RULES;
  // Throws when workers would go on with other rules for want of memory.
  static_cast<void>((*validator)->NewScratch());
  return ASSAY_OK;
}

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
    const int status = BuildFor(files, file_count, LimitsOf(limits, {}), diagnostics, &validator);
    if (status == ASSAY_OK) *rules = new assay_rules(std::move(validator));
    return status;
  });
}

int assay_rules_reload(assay_rules* rules, const assay_file* files, size_t file_count,
                       const assay_limits* limits, assay_string* diagnostics) {
  if (rules == nullptr) return ASSAY_BAD_ARGUMENT;
  return Guarded([&] {
    std::shared_ptr<const assay::Validator> validator;
    const int status = BuildFor(files, file_count, LimitsOf(limits, rules->live.Get()->limits()),
                                diagnostics, &validator);
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
    const bool done = assay::AppendPrometheus(rules->live.Counted(), all, &out->text);
    return done ? int{ASSAY_OK} : int{ASSAY_BAD_ARGUMENT};
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

}  // extern "C"
