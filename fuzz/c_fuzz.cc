// Any sequence of calls of the C interface: lines, each a call by its first byte, with what it is
// given behind. Whatever is called after whatever, nothing is read that is gone, and what is said
// of a request is what C++ says of it.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/c/assay.h"
#include "fuzz/fail.h"
#include "fuzz/next_line.h"
#include "rules/shipped.h"
#include "validator/render.h"
#include "validator/validator.h"

namespace assay::fuzz {
namespace {

// Rules that are made in no time, so that they can be made anew in the middle of an input.
constexpr std::string_view kQuickRules = R"({
  "formatVersion": 1, "ruleset": "quick", "version": "1", "style": "rpc", "title": {"en": "t"},
  "document": {"title": {"en": "t"}}, "operationParameter": "Action",
  "codes": {"missing": "Missing", "invalid": "Invalid", "unknownOperation": "Invalid"},
  "errors": [
    {"code": "Missing", "status": 400, "message": {"en": "{parameter} is missing."},
     "meaning": {"en": "m"}, "source": {"at": "-", "basis": "stated"}},
    {"code": "Invalid", "status": 400, "message": {"en": "{parameter} is not valid."},
     "meaning": {"en": "m"}, "source": {"at": "-", "basis": "stated"}}],
  "operations": {"CreateInstance": {
    "title": {"en": "t"}, "source": {"at": "-", "basis": "stated"},
    "parameters": {
      "Action": {"description": {"en": "d"}, "source": {"at": "-", "basis": "stated"},
                 "required": true},
      "Capacity": {"description": {"en": "d"}, "source": {"at": "-", "basis": "stated"},
                   "type": "integer", "minimum": 1, "maximum": 9},
      "Password": {"description": {"en": "d"}, "source": {"at": "-", "basis": "stated"},
                   "sensitive": true, "minLength": 2}},
    "checks": [
      {"id": "sold", "description": {"en": "d"}, "source": {"at": "-", "basis": "stated"},
       "fact": "catalogue.capacity", "arguments": ["Capacity"],
       "when": {"Capacity": {"present": true}}, "error": "Invalid", "parameters": ["Capacity"]}]}}})";
// Bytes of a request under quick rules, by turns. What a worker has is as large as the limit is,
// and AddressSanitizer takes long to make and to give back megabytes.
constexpr std::size_t kUsual = 4096, kSmall = 40;

assay_text ToC(std::string_view text) { return {text.data(), text.size()}; }

enum Kind : std::uint8_t { kShipped, kQuick, kQuickAndLimited };

// The rules that C has by turns, as C++ has them.
struct Same {
  Same(const std::vector<RulesetText>& texts, const Limits& limits)
      : validator(Validator::Build(texts, limits).validator), scratch(validator->NewScratch()) {}

  std::shared_ptr<const Validator> validator;
  Scratch scratch;
};

Same& SameAs(Kind kind) {
  static const std::vector<RulesetText> kTexts = {{"quick.json", std::string(kQuickRules)}};
  static std::array<Same, 3> all = {Same(ShippedRulesets(), {}),
                                    Same(kTexts, {.max_request_bytes = kUsual}),
                                    Same(kTexts, {.max_request_bytes = kSmall})};
  return all[kind];
}

// These live as long as the process: making them takes longer than all else here.
assay_rules* ShippedRules() {
  static assay_rules* const kRules = [] {
    assay_rules* rules = nullptr;
    assay_rules_load(nullptr, 0, nullptr, &rules, nullptr);
    return rules;
  }();
  return kRules;
}

assay_worker* ShippedWorker() {
  static assay_worker* const kWorker = assay_worker_new(ShippedRules());
  return kWorker;
}

int Unsteady(void* user, const assay_fact* fact) {
  return static_cast<int>((fact->id.size + *static_cast<std::size_t*>(user)) % 4);
}

// A worker, and what C++ has beside it.
class Caller {
 public:
  Caller() : worker_(ShippedWorker()) {
    assay_worker_set_facts(worker_, nullptr, nullptr);
    if (assay_validate_query(worker_, nullptr, 1) >= 0) Fail("a report of the last input");
  }
  ~Caller() {
    assay_rules_free(quick_);
    Dismiss();
    assay_string_free(text_);
  }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

  void Call(std::string_view line) {
    if (line.empty()) return;
    const std::string_view rest = line.substr(1);
    switch (static_cast<unsigned char>(line[0]) % 12) {
      case 0:
        return Query(rest);
      case 1:
        return Json(rest);
      case 2:
        return Pairs(rest);
      case 3:
        return Http(rest);
      case 4:
        return Resolve(rest);
      case 5:
        return Walk(rest);
      case 6:
        assay_effective(worker_, rest.data(), rest.size());
        assay_effective_at(worker_, rest.size());
        return;
      case 7:
        return Render(rest);
      case 8:
        seed_ = rest.size();
        assay_worker_set_facts(worker_, seed_ % 2 == 0 ? Unsteady : nullptr, &seed_);
        has_facts_ = seed_ % 2 == 0;
        return;
      case 9:
        return Hire();
      case 10:
        return Reload();
      default:
        return Count();
    }
  }

 private:
  void Fail(const std::string& what) const { fuzz::Fail(what, kept_); }

  assay_rules* rules() const { return quick_ == nullptr ? ShippedRules() : quick_; }

  void Dismiss() {
    if (worker_ != ShippedWorker()) assay_worker_free(worker_);
  }

  void Hire() {
    if (quick_ == nullptr && hired_++ > 0) return;
    Dismiss();
    worker_ = assay_worker_new(rules());
    has_facts_ = false;
  }

  // Quick rules from the first time on; then with other limits by turns.
  void Reload() {
    kind_ = kind_ == kQuick ? kQuickAndLimited : kQuick;
    const assay_file file = {ToC("quick.json"), ToC(kQuickRules)};
    assay_limits limits = {};
    limits.struct_size = sizeof limits;
    limits.max_request_bytes = kind_ == kQuickAndLimited ? kSmall : kUsual;
    const bool is_first = quick_ == nullptr;
    const int status = is_first ? assay_rules_load(&file, 1, &limits, &quick_, text_)
                                : assay_rules_reload(quick_, &file, 1, &limits, text_);
    if (status != ASSAY_OK) Fail(assay_string_data(text_));
    if (is_first) Hire();
  }

  void Query(std::string_view text) {
    kept_ = text;
    Compare(Request::Query(kept_), assay_validate_query(worker_, kept_.data(), kept_.size()));
  }

  void Json(std::string_view text) {
    kept_ = text;
    Compare(Request::Json(kept_), assay_validate_json(worker_, kept_.data(), kept_.size()));
  }

  // Names and values end at `&` and `=`, wherever.
  void Pairs(std::string_view text) {
    kept_ = text;
    pairs_ = Split(kept_, '&', '=');
    const std::vector<assay_pair> given = ToC(pairs_);
    Compare(Request::Pairs(pairs_), assay_validate_pairs(worker_, given.data(), given.size()));
  }

  // Method, target and body end at `|`; behind them headers.
  void Http(std::string_view text) {
    kept_ = text;
    std::string_view rest = kept_;
    std::array<std::string_view, 3> parts;
    for (std::string_view& part : parts) part = Cut(&rest, '|');
    pairs_ = Split(rest, '|', ':');
    const std::vector<assay_pair> headers = ToC(pairs_);
    assay_http http = {};
    http.struct_size = sizeof http;
    http.method = ToC(parts[0]);
    http.target = ToC(parts[1]);
    http.body = ToC(parts[2]);
    http.headers = headers.data();
    http.header_count = headers.size();
    const HttpRequest same = {
        .method = parts[0], .target = parts[1], .headers = pairs_, .body = parts[2]};
    Compare(Request::Http(same), assay_validate_http(worker_, &http));
  }

  void Resolve(std::string_view bytes) {
    std::vector<int> answers;
    for (const char c : bytes) answers.push_back(c % 5 - 1);
    const int verdict = assay_resolve(worker_, answers.data(), answers.size());
    if (verdict >= 0 && verdict != assay_verdict(worker_))
      Fail("the verdict is another afterwards");
  }

  // As far as there are bytes, each for what comes next.
  void Walk(std::string_view bytes) {
    for (const char c : bytes) {
      switch (static_cast<unsigned char>(c) % 7) {
        case 0:
          Look(assay_first_violation(worker_));
          break;
        case 1:
          Look(assay_next_violation(worker_));
          break;
        case 2:
          Look(assay_first_warning(worker_));
          break;
        case 3:
          Look(assay_next_warning(worker_));
          break;
        case 4:
          Look(assay_first_needed_fact(worker_));
          break;
        case 5:
          Look(assay_first_unchecked_fact(worker_));
          break;
        default:
          Look(assay_next_fact(worker_));
      }
    }
  }

  void Render(std::string_view bytes) {
    struct {
      assay_body_options known;
      unsigned char more[sizeof(assay_body_options)];
    } options = {};
    options.known.struct_size = bytes.size() % (sizeof options + 1);
    options.known.request_id = ToC(bytes);
    options.known.format = static_cast<int>(bytes.size() % 5);
    options.known.language = static_cast<int>(bytes.size() % 3);
    const int status = assay_body(worker_, &options.known, text_);
    const bool is_invalid = assay_verdict(worker_) == ASSAY_INVALID;
    if (status == ASSAY_OK && is_invalid != (assay_string_size(text_) != 0))
      Fail("a body, or none");
    if (is_invalid != (assay_status(worker_) > 0)) Fail("a status, or none");
  }

  void Count() {
    assay_count(worker_);
    if (assay_rules_counters_json(rules(), text_) != ASSAY_OK) Fail("counters");
  }

  // Each byte of what is handed out can be read.
  void Look(assay_text text) {
    for (std::size_t i = 0; i < text.size; ++i) sum_ += static_cast<unsigned char>(text.data[i]);
  }
  void Look(const assay_violation* one) {
    if (one == nullptr) return;
    for (const assay_text text : {one->code, one->rule, one->message, one->reason}) Look(text);
    for (std::size_t i = 0; i < one->parameter_count; ++i) Look(one->parameters[i]);
    for (std::size_t i = 0; i < one->also_count; ++i) Look(one->also[i]);
  }
  void Look(const assay_warning* one) {
    if (one == nullptr) return;
    for (const assay_text text : {one->rule, one->message}) Look(text);
    for (std::size_t i = 0; i < one->parameter_count; ++i) Look(one->parameters[i]);
  }
  void Look(const assay_fact* one) {
    if (one == nullptr) return;
    for (const assay_text text : {one->id, one->check}) Look(text);
    for (std::size_t i = 0; i < one->argument_count; ++i) {
      Look(one->arguments[i].parameter);
      Look(one->arguments[i].value);
    }
  }

  void Compare(const Request& request, int verdict) {
    if (verdict != assay_verdict(worker_)) Fail("the verdict is another afterwards");
    if (has_facts_) return;
    Same& same = SameAs(kind_);
    std::string expected;
    AppendRecord(same.validator->Validate(request, same.scratch), {}, &expected);
    if (assay_record(worker_, 1, text_) != ASSAY_OK) Fail("no record");
    if (expected != assay_string_data(text_)) Fail("C++ says:\n" + expected);
  }

  static std::string_view Cut(std::string_view* text, char end) {
    const std::string_view cut = text->substr(0, text->find(end));
    text->remove_prefix(std::min(cut.size() + 1, text->size()));
    return cut;
  }

  static std::vector<Pair> Split(std::string_view text, char end, char middle) {
    std::vector<Pair> pairs;
    while (!text.empty()) {
      std::string_view value = Cut(&text, end);
      const std::string_view name = Cut(&value, middle);
      pairs.push_back({name, value});
    }
    return pairs;
  }

  static std::vector<assay_pair> ToC(const std::vector<Pair>& pairs) {
    std::vector<assay_pair> all;
    for (const Pair& pair : pairs) all.push_back({fuzz::ToC(pair.name), fuzz::ToC(pair.value)});
    return all;
  }
  static assay_text ToC(std::string_view text) { return fuzz::ToC(text); }

  assay_worker* worker_;
  assay_string* text_ = assay_string_new();
  assay_rules* quick_ = nullptr;
  Kind kind_ = kShipped;
  int hired_ = 0;  // under the shipped rules
  bool has_facts_ = false;
  std::size_t seed_ = 0;
  std::string kept_;         // of the last request
  std::vector<Pair> pairs_;  // likewise
  std::size_t sum_ = 0;
};

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  assay::fuzz::Caller caller;
  while (!text.empty()) caller.Call(assay::fuzz::NextLine(&text));
  return 0;
}
