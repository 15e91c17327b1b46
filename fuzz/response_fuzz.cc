// Any bytes as the body of an answer, against the ruleset that has every shape.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>

#include "validator/response.h"
#include "validator/testing/plain_report.h"
#include "validator/text/printable.h"
#include "validator/text/utf8.h"
#include "validator/validator.h"

namespace assay::fuzz {
namespace {

// Generated: a string literal.
constexpr std::string_view kRuleset =
#include "fuzz/responses.inc"
    ;

void Require(bool holds, std::string_view body, std::string_view what) {
  if (holds) return;
  std::cerr << "fuzz: " << what << "\nbody: " << testonly::Escaped(body) << std::endl;
  std::abort();
}

ResponseReport Validate(std::string_view body, const ResponseLimits& limits = {}) {
  static const std::shared_ptr<const Validator>& validator =
      *new std::shared_ptr<const Validator>([] {
        const RulesetText text = {"responses.json", std::string(kRuleset)};
        return Validator::Build({&text, 1}).validator;
      }());
  return validator->ValidateResponse("ListThings", body, limits);
}

bool SameFault(const ResponseFault& a, const ResponseFault& b) {
  return std::tie(a.path, a.rule, a.reason) == std::tie(b.path, b.rule, b.reason);
}

bool Same(const ResponseReport& a, const ResponseReport& b) {
  return a.verdict == b.verdict && a.left_out == b.left_out &&
         std::equal(a.faults.begin(), a.faults.end(), b.faults.begin(), b.faults.end(), SameFault);
}

bool IsPrintable(std::string_view shown) {
  const char* const end = shown.data() + shown.size();
  for (const char* p = shown.data(); p != end;) {
    std::size_t length = 0;
    const std::uint32_t c = text::DecodeOne(p, end, length);
    if (length == 0 || !text::IsPrintable(c)) return false;
    p += length;
  }
  return true;
}

void CheckReport(std::string_view body, const ResponseReport& report) {
  const bool is_valid = report.faults.empty() && report.left_out == 0;
  Require(report.verdict == (is_valid ? ResponseVerdict::kValid : ResponseVerdict::kInvalid), body,
          "the verdict is not that of the faults");
  for (const ResponseFault& fault : report.faults) {
    Require(IsPrintable(fault.path) && IsPrintable(fault.rule) && IsPrintable(fault.reason), body,
            "not printable");
    Require(fault.reason != "the body cannot be read", body,
            "pugixml does not read what is well-formed");
  }
  Require(Same(Validate(body), report), body, "not repeatable");
}

// The first faults are the same however many are told.
void CheckLimit(std::string_view body, const ResponseReport& report) {
  constexpr std::size_t kMost = 2;
  const ResponseReport few = Validate(body, {.max_faults = kMost});
  const std::size_t told = std::min(kMost, report.faults.size());
  Require(few.faults.size() == told &&
              few.left_out == report.faults.size() - told + report.left_out &&
              std::equal(few.faults.begin(), few.faults.end(), report.faults.begin(), SameFault),
          body, "other faults when fewer are told");
}

// What may stand behind a body changes nothing, and what may not is told.
void CheckTail(std::string_view body, const ResponseReport& report) {
  constexpr std::string_view kOfBody[] = {"response.body", "response.encoding", "response.json",
                                          "response.max-bytes", "response.xml"};
  for (const std::string_view rule : kOfBody) {
    if (!report.faults.empty() && report.faults[0].rule == rule) return;
  }
  const bool is_json = body[body.find_first_not_of(" \t\r\n")] == '{';
  const std::string_view tail = is_json ? " \r\n" : "<!-- a --> <?b?>\n";
  Require(Same(Validate(std::string(body) + std::string(tail)), report), body,
          "another report with a tail that says nothing");
  const ResponseReport refused = Validate(std::string(body) + "x");
  Require(refused.faults.size() == 1 &&
              refused.faults[0].rule == (is_json ? "response.json" : "response.xml"),
          body, "text behind the end is let through");
}

}  // namespace
}  // namespace assay::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const assay::ResponseReport report = assay::fuzz::Validate(body);
  assay::fuzz::CheckReport(body, report);
  assay::fuzz::CheckLimit(body, report);
  assay::fuzz::CheckTail(body, report);
  return 0;
}
