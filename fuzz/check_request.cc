#include "fuzz/check_request.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/check_renderings.h"
#include "fuzz/fail.h"
#include "fuzz/shipped_model.h"
#include "validator/report.h"
#include "validator/testing/evaluators.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/reference.h"
#include "validator/validator.h"

namespace assay::fuzz {
namespace {

using testonly::PlainReport;

// So little that inputs of the sizes that fuzzers like meet it.
constexpr Limits kNarrowLimits = {.max_request_bytes = 300,
                                  .max_parameters = 12,
                                  .max_value_bytes = 40,
                                  .max_list_items = 4,
                                  .max_list_index = 9,
                                  .max_json_depth = 3};

// All bytes of a request that can show in a report.
std::string TextOf(const Request& request) {
  if (request.form() != Request::Form::kHttp) return std::string(request.text());
  const HttpRequest http = request.http();
  std::string text(http.target);
  for (const Pair& header : http.headers) {
    text.append("&").append(header.name).append(":").append(header.value);
  }
  return text.append("&").append(http.body);
}

// Whether they refuse a query or nearly do. All others are as under the usual limits.
bool MeetsNarrowLimits(std::string_view query) {
  const auto separators = static_cast<std::size_t>(std::count(query.begin(), query.end(), '&'));
  return separators + 2 >= kNarrowLimits.max_parameters ||
         query.size() >= kNarrowLimits.max_request_bytes;
}

[[noreturn]] void FailOn(const Request& request, const std::string& what) {
  Fail(what, TextOf(request));
}

// Answers that differ from input to input, and are the same each time an input is run: FNV-1a.
std::vector<FactValue> AnswersFor(std::string_view text, std::size_t count) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  std::vector<FactValue> answers;
  for (std::size_t i = 0; i < count; ++i) {
    // Mostly true, so that a single fault or doubt shows too.
    answers.push_back((hash & 3) != 0   ? FactValue::kTrue
                      : (hash & 4) != 0 ? FactValue::kFalse
                                        : FactValue::kUnknown);
    hash = (hash >> 3) * 0x9E3779B97F4A7C15;
  }
  return answers;
}

// Both evaluators under one set of limits, used again for every request: what one leaves behind
// must not show in the next.
class Evaluators {
 public:
  explicit Evaluators(const Limits& limits) : reference_(ShippedModel(), limits), limits_(limits) {
    validator_ = Validator::Build({&ShippedText(), 1}, limits).validator;
    if (validator_ == nullptr) std::abort();  // the ruleset's own tests say why
    scratch_ = std::make_unique<Scratch>(validator_->NewScratch());
  }

  void Check(const Request& request) {
    const std::string text = TextOf(request);
    const Report report = validator_->Validate(request, *scratch_);
    const PlainReport expected = reference_.Validate(request);
    Compare(request, "report", expected, report);
    // Rendering takes most of the time, so each input is rendered in one language only.
    const Language language = text.size() % 2 == 0 ? Language::kEnglish : Language::kChinese;
    Render(request, text, report, language);
    if (expected.needed.empty()) return;
    const std::vector<FactValue> answers = AnswersFor(text, expected.needed.size());
    const Report resolved = report.Resolve(answers);
    Compare(request, "resolved report", reference_.Resolve(expected, answers), resolved);
    Render(request, text, resolved, language);
    Compare(request, "report once it was resolved", expected, report);
  }

 private:
  void Compare(const Request& request, std::string_view what, const PlainReport& expected,
               const Report& report) const {
    const PlainReport compiled = testonly::FromReport(report);
    if (compiled == expected) return;
    if (testonly::IsEitherGround(request, limits_, expected, compiled)) return;
    FailOn(request, "the " + std::string(what) + " differs (- reference, + compiled)\n" +
                        testonly::Difference(expected, compiled));
  }

  static void Render(const Request& request, std::string_view text, const Report& report,
                     Language language) {
    const std::string fault = FaultOfRenderings(text, report, language);
    if (!fault.empty()) FailOn(request, fault);
  }

  std::shared_ptr<const Validator> validator_;
  std::unique_ptr<Scratch> scratch_;
  testonly::Reference reference_;
  Limits limits_;
};

}  // namespace

void CheckRequest(const Request& request) {
  static auto& usual = *new Evaluators(Limits{});
  static auto& narrow = *new Evaluators(kNarrowLimits);
  usual.Check(request);
  if (MeetsNarrowLimits(TextOf(request))) narrow.Check(request);
}

}  // namespace assay::fuzz
