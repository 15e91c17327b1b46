// Any bytes as the body of a form that is posted: all that holds of a request, and that it is the
// same request as these bytes as a query.
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "fuzz/check_request.h"
#include "fuzz/fail.h"
#include "rules/shipped.h"
#include "validator/testing/plain_report.h"
#include "validator/validator.h"

namespace assay::fuzz {
namespace {

using testonly::PlainReport;
using testonly::PlainViolation;

// HTTP adds its own bytes to the limits, so that nothing near them is compared.
constexpr std::size_t kMaxBytes = Limits{}.max_request_bytes - 1000;

// Only over HTTP is the version compared with that of the rules. Takes away what is said of it
// there; whether it was said.
bool TakeVersion(PlainReport* report) {
  std::vector<PlainViolation>& violations = report->violations;
  return std::erase_if(violations, [](const PlainViolation& violation) {
           return violation.rule == "request.version";
         }) > 0;
}

// Whether a version is given, and is another.
bool IsOfOtherVersion(const Report& report) {
  const EffectiveValue version = report.effective("Version");
  return version.origin == Origin::kRequest &&
         !report.ruleset().ends_with("/" + std::string(version.value));
}

// What is left of the report of a request whose version is refused: nothing is asked, and a plain
// report has no values beside violations.
void Refuse(PlainReport* report) {
  report->verdict = Verdict::kInvalid;
  report->effective.clear();
  report->needed.clear();
  report->unchecked.clear();
}

void CheckSame(std::string_view body, const Request& form) {
  static const std::shared_ptr<const Validator>& validator =
      *new std::shared_ptr<const Validator>(Validator::Build(ShippedRulesets()).validator);
  static Scratch& scratch = *new Scratch(validator->NewScratch());
  if (body.size() > kMaxBytes) return;
  const Report as_query = validator->Validate(Request::Query(body), scratch);
  PlainReport expected = testonly::FromReport(as_query);
  const bool is_of_other_version = IsOfOtherVersion(as_query);  // the scratch is used again
  PlainReport report = testonly::FromReport(validator->Validate(form, scratch));
  if (TakeVersion(&report)) {
    if (!is_of_other_version) Fail("the version is refused, and is that of the rules", body);
    Refuse(&expected);
  }
  if (report == expected) return;
  Fail("the form is another request (- as a query, + as a form)\n" +
           testonly::Difference(expected, report),
       body);
}

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const std::array<assay::Pair, 1> headers = {
      assay::Pair{"Content-Type", "application/x-www-form-urlencoded"}};
  const assay::Request form =
      assay::Request::Http({.method = "POST", .target = "/", .headers = headers, .body = body});
  assay::fuzz::CheckRequest(form);
  assay::fuzz::CheckSame(body, form);
  return 0;
}
