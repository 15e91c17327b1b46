#include "fuzz/check_contents.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "fuzz/read_body.h"
#include "validator/render.h"
#include "validator/testing/plain_report.h"
#include "validator/text/printable.h"

namespace assay::fuzz {
namespace {

constexpr Keys kJsonKeys = {"RequestId", "HostId",  "Recommend",  "Code", "Message", "Violations",
                            "Code",      "Message", "Parameters", "Rule", "Also"};
constexpr Keys kProblemKeys = {"requestId", "hostId", "recommend",  "code", "detail", "violations",
                               "code",      "detail", "parameters", "rule", "also"};
constexpr Keys kRecordKeys = {"",     "",        "",           "",     "",    "violations",
                              "code", "message", "parameters", "rule", "also"};

// What both formats have to escape.
constexpr BodyOptions kIds = {.request_id = "<r>&amp;\"\\\t", .host_id = "]]>'\u202E\u00E9"};

Body Expected(const Report& report, Language language) {
  Body body = {.request_id = std::string(kIds.request_id), .host_id = std::string(kIds.host_id)};
  for (const Violation& violation : report.violations()) {
    Entry& entry = body.violations.emplace_back();
    entry.code = violation.code();
    entry.message = violation.Message(language);
    for (const std::string_view name : violation.parameters()) {
      text::AppendName(name, &entry.parameters.emplace_back());
    }
    entry.rule = violation.rule();
    for (std::size_t i = 0; i < violation.also_count(); ++i) {
      entry.also.emplace_back(violation.also(i));
    }
  }
  if (body.violations.empty()) return body;
  body.first = {.code = body.violations[0].code, .message = body.violations[0].message};
  body.recommend = (*report.violations().begin()).recommendation(language);
  return body;
}

// Those that are left out are the last ones.
bool SameViolations(std::vector<Entry> read, const std::vector<Entry>& expected) {
  const bool is_cut = !read.empty() && read.back().rule == kLeftOutRule;
  if (is_cut) read.pop_back();
  if (is_cut ? read.size() >= expected.size() : read.size() != expected.size()) return false;
  return std::equal(read.begin(), read.end(), expected.begin());
}

std::string_view FaultOf(const std::optional<Body>& read, const Body& expected, bool is_record) {
  if (!read) return "does not parse";
  if (!SameViolations(read->violations, expected.violations)) return "has other violations";
  if (is_record) return "";
  if (read->request_id != expected.request_id || read->host_id != expected.host_id) {
    return "has other ids";
  }
  if (!(read->first == expected.first)) return "has another code or message";
  return read->recommend == expected.recommend ? "" : "recommends something else";
}

std::string Told(std::string_view name, std::string_view fault, const std::string& text) {
  if (fault.empty()) return "";
  return "the " + std::string(name) + " " + std::string(fault) + ": " + testonly::Escaped(text);
}

}  // namespace

std::string FaultOfContents(const Report& report, Language language) {
  const Body expected = Expected(report, language);
  BodyOptions options = kIds;
  options.language = language;
  std::string record, json, xml, problem;
  AppendRecord(report, {.language = language}, &record);
  std::string fault =
      Told("record", FaultOf(ReadJson(record, kRecordKeys), expected, true), record);
  if (!fault.empty() || report.verdict() != Verdict::kInvalid) return fault;
  AppendBody(report, BodyFormat::kJson, options, &json);
  AppendBody(report, BodyFormat::kXml, options, &xml);
  AppendBody(report, BodyFormat::kProblemJson, options, &problem);
  fault = Told("JSON body", FaultOf(ReadJson(json, kJsonKeys), expected, false), json);
  if (fault.empty()) fault = Told("XML body", FaultOf(ReadXml(xml), expected, false), xml);
  if (!fault.empty()) return fault;
  return Told("problem body", FaultOf(ReadJson(problem, kProblemKeys), expected, false), problem);
}

}  // namespace assay::fuzz
