// The C interface of assay for Node.js, by way of Node-API, whose own interface is stable:
// functions of handles, texts and numbers. What JavaScript programs see is made of it in assay.js.
//
// https://nodejs.org/api/n-api.html
#include <node/node_api.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/c/assay.h"
#include "bindings/node/call.h"
#include "bindings/node/values.h"

namespace {

constexpr double kMaxInteger = 9007199254740991.0;  // Number.MAX_SAFE_INTEGER

using assay::node::Array;
using assay::node::Call;
using assay::node::Handle;
using assay::node::Object;
using assay::node::ToJs;
using assay::node::Walk;

assay_text Given(const std::string& text) { return {text.data(), text.size()}; }

// Names and values in turn; assay.js sees to it that there are as many of both.
std::vector<assay_pair> Pairs(const std::vector<std::string>& texts) {
  std::vector<assay_pair> pairs;
  for (std::size_t i = 0; i + 1 < texts.size(); i += 2) {
    pairs.push_back({Given(texts[i]), Given(texts[i + 1])});
  }
  return pairs;
}

// What rules and a worker take when they have seen ordinary requests: without it, JavaScript would
// not know that a handle is worth collecting.
constexpr std::int64_t kBytesOfHandle = std::int64_t{2} << 20;

void Free(napi_env env, void* data, void* /*hint*/) {
  std::int64_t all = 0;
  napi_adjust_external_memory(env, -kBytesOfHandle, &all);
  delete static_cast<Handle*>(data);
}

assay_limits Limits(Call& call, std::size_t index) {
  assay_limits limits = {};
  limits.struct_size = sizeof limits;
  const std::vector<double> given = call.Numbers(index);
  std::size_t* const members[] = {&limits.max_request_bytes, &limits.max_parameters,
                                  &limits.max_value_bytes,   &limits.max_name_bytes,
                                  &limits.max_list_items,    &limits.max_list_index,
                                  &limits.max_json_depth};
  for (std::size_t i = 0; i < given.size() && i < std::size(members); ++i) {
    if (!(given[i] >= 0 && given[i] <= kMaxInteger && given[i] == std::floor(given[i]))) {
      call.Fail("a limit is a whole number from 0 on");
      break;
    }
    *members[i] = static_cast<std::size_t>(given[i]);
  }
  return limits;
}

// build(handle or undefined, files, limits or undefined): [handle or null, diagnostics]
napi_value Build(napi_env env, napi_callback_info info) {
  Call call(env, info);
  const bool is_new = call.IsUndefined(0);
  Handle* const handle = is_new ? new Handle : call.handle();
  const std::vector<std::string> texts = call.Texts(1);
  const bool has_limits = !call.IsUndefined(2);
  const assay_limits given = has_limits ? Limits(call, 2) : assay_limits{};
  const assay_limits* const limits = has_limits ? &given : nullptr;
  int status = ASSAY_BAD_ARGUMENT;
  if (call.ok()) {
    std::vector<assay_file> files;
    for (const assay_pair& pair : Pairs(texts)) files.push_back({pair.name, pair.value});
    const assay_file* const data = files.empty() ? nullptr : files.data();
    status = is_new ? assay_rules_load(data, files.size(), limits, &handle->rules, handle->text)
                    : assay_rules_reload(handle->rules, data, files.size(), limits, handle->text);
    if (is_new && status == ASSAY_OK) handle->worker = assay_worker_new(handle->rules);
    if (is_new && status == ASSAY_OK && handle->worker == nullptr) status = ASSAY_NO_MEMORY;
  }
  napi_value diagnostics = handle == nullptr ? nullptr : ToJs(env, handle->text);
  napi_value result = nullptr;
  napi_get_null(env, &result);
  if (status == ASSAY_OK && is_new) {
    call.Check(napi_create_external(env, handle, Free, nullptr, &result));
    std::int64_t all = 0;
    napi_adjust_external_memory(env, kBytesOfHandle, &all);
  } else if (is_new) {
    delete handle;
  } else if (status == ASSAY_OK) {
    result = call.at(0);
  }
  if (call.ok() && status != ASSAY_BAD_RULES) call.CheckStatus(status);
  return call.ok() ? Object(env, {{"handle", result}, {"diagnostics", diagnostics}}) : nullptr;
}

// A request begins: the last one's bytes are gone.
Handle* Begin(Call& call, std::size_t now_index) {
  Handle* const handle = call.handle();
  if (handle == nullptr) return nullptr;
  std::int64_t now = ASSAY_NO_TIME;
  if (!call.IsUndefined(now_index)) {
    const double given = call.Number(now_index);
    if (!call.ok()) return nullptr;
    if (!(std::abs(given) <= kMaxInteger)) return call.Fail("`now` is no time"), nullptr;
    now = static_cast<std::int64_t>(std::floor(given));
  }
  assay_worker_set_time(handle->worker, now);
  handle->kept.clear();
  return handle;
}

napi_value Verdict(Call& call, int verdict) {
  return call.ok() && call.CheckStatus(verdict) ? ToJs(call.env(), verdict) : nullptr;
}

using ValidateText = int (*)(assay_worker*, const char*, std::size_t);

template <ValidateText kValidate>
napi_value Text(napi_env env, napi_callback_info info) {
  Call call(env, info);
  std::string text = call.Text(1);
  Handle* const handle = call.ok() ? Begin(call, 2) : nullptr;
  if (handle == nullptr) return nullptr;
  const std::string& kept = handle->kept.emplace_back(std::move(text));
  return Verdict(call, kValidate(handle->worker, kept.data(), kept.size()));
}

napi_value ValidatePairs(napi_env env, napi_callback_info info) {
  Call call(env, info);
  std::vector<std::string> texts = call.Texts(1);
  Handle* const handle = call.ok() ? Begin(call, 2) : nullptr;
  if (handle == nullptr) return nullptr;
  handle->kept = std::move(texts);
  const std::vector<assay_pair> pairs = Pairs(handle->kept);
  return Verdict(call, assay_validate_pairs(handle->worker, pairs.data(), pairs.size()));
}

// validateHttp(handle, [method, target, body, header, value, …], now)
napi_value ValidateHttp(napi_env env, napi_callback_info info) {
  Call call(env, info);
  std::vector<std::string> texts = call.Texts(1);
  Handle* const handle = call.ok() ? Begin(call, 2) : nullptr;
  if (handle == nullptr) return nullptr;
  if (texts.size() < 3) return call.Fail("expected method, target and body"), nullptr;
  handle->kept = std::move(texts);
  const std::vector<std::string>& kept = handle->kept;
  std::vector<assay_pair> headers;
  for (std::size_t i = 3; i + 1 < kept.size(); i += 2) {
    headers.push_back({Given(kept[i]), Given(kept[i + 1])});
  }
  assay_http http = {};
  http.struct_size = sizeof http;
  http.method = Given(kept[0]);
  http.target = Given(kept[1]);
  http.body = Given(kept[2]);
  http.headers = headers.data();
  http.header_count = headers.size();
  return Verdict(call, assay_validate_http(handle->worker, &http));
}

napi_value Resolve(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  std::vector<int> answers;
  for (const double answer : call.Numbers(1)) answers.push_back(static_cast<int>(answer));
  if (!call.ok()) return nullptr;
  return Verdict(call, assay_resolve(handle->worker, answers.data(), answers.size()));
}

napi_value Count(napi_env env, napi_callback_info info) {
  Call call(env, info);
  if (Handle* const handle = call.handle(); handle != nullptr) assay_count(handle->worker);
  return nullptr;
}

// Status, ruleset, operation, content type: what costs next to nothing.
napi_value Summary(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  if (handle == nullptr) return nullptr;
  const char* const type = assay_content_type(assay_body_format(handle->worker));
  return Object(env, {{"status", ToJs(env, assay_status(handle->worker))},
                      {"ruleset", ToJs(env, assay_ruleset(handle->worker))},
                      {"operation", ToJs(env, assay_operation(handle->worker))},
                      {"contentType", ToJs(env, std::string_view(type == nullptr ? "" : type))}});
}

napi_value Violations(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  if (handle == nullptr) return nullptr;
  return Walk<assay_violation>(
      env, [&] { return assay_first_violation(handle->worker); },
      [&] { return assay_next_violation(handle->worker); },
      [&](const assay_violation& one) {
        return Object(env, {{"code", ToJs(env, one.code)},
                            {"status", ToJs(env, one.status)},
                            {"message", ToJs(env, one.message)},
                            {"parameters", Array(env, one.parameters, one.parameter_count)},
                            {"rule", ToJs(env, one.rule)},
                            {"also", Array(env, one.also, one.also_count)},
                            {"reason", ToJs(env, one.reason)}});
      });
}

napi_value Warnings(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  if (handle == nullptr) return nullptr;
  return Walk<assay_warning>(
      env, [&] { return assay_first_warning(handle->worker); },
      [&] { return assay_next_warning(handle->worker); },
      [&](const assay_warning& one) {
        return Object(env, {{"message", ToJs(env, one.message)},
                            {"parameters", Array(env, one.parameters, one.parameter_count)},
                            {"rule", ToJs(env, one.rule)}});
      });
}

napi_value Boolean(napi_env env, bool value) {
  napi_value result = nullptr;
  napi_get_boolean(env, value, &result);
  return result;
}

napi_value Fact(napi_env env, const assay_fact& fact) {
  napi_value arguments = nullptr;
  napi_create_array(env, &arguments);
  for (std::size_t i = 0; i < fact.argument_count; ++i) {
    const assay_argument& one = fact.arguments[i];
    napi_set_element(env, arguments, static_cast<std::uint32_t>(i),
                     Object(env, {{"parameter", ToJs(env, one.parameter)},
                                  {"value", ToJs(env, one.value)},
                                  {"sensitive", Boolean(env, one.sensitive != 0)}}));
  }
  napi_value known = nullptr;
  napi_get_undefined(env, &known);
  if (fact.known != ASSAY_UNKNOWN) known = Boolean(env, fact.known == ASSAY_TRUE);
  return Object(env, {{"id", ToJs(env, fact.id)},
                      {"check", ToJs(env, fact.check)},
                      {"arguments", arguments},
                      {"known", known}});
}

template <const assay_fact* (*kFirst)(assay_worker*)>
napi_value Facts(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  if (handle == nullptr) return nullptr;
  return Walk<assay_fact>(
      env, [&] { return kFirst(handle->worker); }, [&] { return assay_next_fact(handle->worker); },
      [&](const assay_fact& one) { return Fact(env, one); });
}

napi_value Value(napi_env env, const assay_value& value) {
  static constexpr const char* kOrigins[] = {"absent", "request", "default"};
  return Object(env, {{"parameter", ToJs(env, value.parameter)},
                      {"value", ToJs(env, value.value)},
                      {"origin", ToJs(env, std::string_view(kOrigins[value.origin]))},
                      {"sensitive", Boolean(env, value.sensitive != 0)}});
}

napi_value Effective(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  const std::string name = call.Text(1);
  if (!call.ok()) return nullptr;
  const assay_value* const value = assay_effective(handle->worker, name.data(), name.size());
  return value == nullptr ? nullptr : Value(env, *value);
}

napi_value Values(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  if (handle == nullptr) return nullptr;
  std::size_t index = 0;
  const auto next = [&] { return assay_effective_at(handle->worker, index++); };
  return Walk<assay_value>(env, next, next,
                           [&](const assay_value& one) { return Value(env, one); });
}

// body(handle, requestId, hostId, format, language, onlyFirst)
napi_value Body(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  const std::string request_id = call.Text(1), host_id = call.Text(2);
  assay_body_options options = {};
  options.struct_size = sizeof options;
  options.request_id = Given(request_id);
  options.host_id = Given(host_id);
  options.format = static_cast<int>(call.Number(3));
  options.language = static_cast<int>(call.Number(4));
  options.only_first = static_cast<int>(call.Number(5));
  if (!call.ok() || !call.CheckStatus(assay_body(handle->worker, &options, handle->text))) {
    return nullptr;
  }
  return ToJs(env, handle->text);
}

napi_value Record(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  const double number = call.Number(1);
  if (!call.ok()) return nullptr;
  const bool is_number = number >= 0 && number <= kMaxInteger && number == std::floor(number);
  if (!is_number) return call.Fail("the number of a record is a whole number from 0 on"), nullptr;
  const auto record = static_cast<std::uint64_t>(number);
  if (!call.CheckStatus(assay_record(handle->worker, record, handle->text))) return nullptr;
  return ToJs(env, handle->text);
}

napi_value Prometheus(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  const std::vector<std::string> texts = call.Texts(1);
  if (!call.ok()) return nullptr;
  const std::vector<assay_pair> labels = Pairs(texts);
  const int status =
      assay_rules_prometheus(handle->rules, labels.data(), labels.size(), handle->text);
  return call.CheckStatus(status) ? ToJs(env, handle->text) : nullptr;
}

napi_value Counters(napi_env env, napi_callback_info info) {
  Call call(env, info);
  Handle* const handle = call.handle();
  if (handle == nullptr) return nullptr;
  const int status = assay_rules_counters_json(handle->rules, handle->text);
  return call.CheckStatus(status) ? ToJs(env, handle->text) : nullptr;
}

}  // namespace

// Nothing that C++ throws gets into JavaScript as it is, and it throws nothing else but this.
template <napi_callback kFunction>
napi_value Guarded(napi_env env, napi_callback_info info) {
  try {
    return kFunction(env, info);
  } catch (...) {
    napi_throw_error(env, nullptr, "out of memory");
    return nullptr;
  }
}

// Node asks for it by this name when it loads the file.
NAPI_MODULE_INIT() {
  static constexpr struct {
    const char* name;
    napi_callback function;
  } kFunctions[] = {
      {"build", Guarded<Build>},
      {"validateQuery", Guarded<Text<assay_validate_query>>},
      {"validateJson", Guarded<Text<assay_validate_json>>},
      {"validatePairs", Guarded<ValidatePairs>},
      {"validateHttp", Guarded<ValidateHttp>},
      {"resolve", Guarded<Resolve>},
      {"count", Guarded<Count>},
      {"summary", Guarded<Summary>},
      {"violations", Guarded<Violations>},
      {"warnings", Guarded<Warnings>},
      {"neededFacts", Guarded<Facts<assay_first_needed_fact>>},
      {"uncheckedFacts", Guarded<Facts<assay_first_unchecked_fact>>},
      {"effective", Guarded<Effective>},
      {"values", Guarded<Values>},
      {"body", Guarded<Body>},
      {"record", Guarded<Record>},
      {"prometheus", Guarded<Prometheus>},
      {"counters", Guarded<Counters>},
  };
  for (const auto& [name, function] : kFunctions) {
    napi_value value = nullptr;
    napi_create_function(env, name, NAPI_AUTO_LENGTH, function, nullptr, &value);
    napi_set_named_property(env, exports, name, value);
  }
  return exports;
}
