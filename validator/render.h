// Renderers: a report as the bytes that a gateway, a program or a person reads.
//
//   std::string body;
//   assay::BodyOptions options;
//   options.request_id = "5DEA3CC9-F81D-4387-8E97-CEA40F09244D";
//   if (report.verdict() == assay::Verdict::kInvalid)
//     assay::AppendBody(report, assay::BodyFormat::kJson, options, &body);
//
// Everything a client sent is escaped and shortened, and no value of a sensitive parameter appears
// in any output. The output is printable UTF-8: no control characters (but the line feeds and
// colours of AppendText), nothing invisible, nothing that turns the direction of writing. All
// functions append to a string the caller may reuse, and are thread-safe on distinct strings. Time
// and memory are linear in what is written, which is bounded:
#ifndef ASSAY_VALIDATOR_RENDER_H_
#define ASSAY_VALIDATOR_RENDER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "validator/report.h"

namespace assay {

// How much is shown of one report. What goes beyond is left out, and a last entry of the same shape
// says how many that were: its rule is kLeftOutRule, its message "57 more are left out".
inline constexpr std::string_view kLeftOutRule = "report.left-out";
struct OutputLimits {
  std::size_t max_entries = 100;                         // violations, and as many warnings
  std::size_t max_bytes = std::size_t{64} << 10;         // entries are added up to here
  std::size_t max_message_bytes = std::size_t{4} << 10;  // of one; it is cut, and ends in `…`
};

enum class BodyFormat : std::uint8_t {
  kJson,  // {"RequestId":…,"HostId":…,"Code":…,"Message":…,"Recommend":…,"Violations":[…]}
  kXml,          // <Error> with the same elements
  kProblemJson,  // application/problem+json, RFC 9457
};

struct BodyOptions {
  std::string_view request_id;
  std::string_view host_id;
  Language language = Language::kEnglish;
  bool all_violations = true;  // adds `Violations`; the first one is always in Code and Message
  OutputLimits limits = {};
};

// The words of an HTTP status line, `Bad Request` for 400; "Error" for a status without words.
std::string_view ReasonPhrase(int status);

// `Content-Type` for a format.
std::string_view ContentType(BodyFormat format);

// The documented choice: JSON when the request's parameter Format says so (in any case), or its
// client reads nothing else (Report::expects_json), else XML.
BodyFormat BodyFormatOf(const Report& report);

// The error body of an invalid report, answering with the status of its first violation. Appends
// nothing unless the verdict is invalid. RequestId and HostId always stand, Recommend only when the
// ruleset recommends something. An entry of Violations has Code, Message, Parameters, Rule, and
// Also when further rules failed. problem+json has the members type, title, status and detail of
// RFC 9457, and as extensions code, requestId, hostId, recommend and violations (code, detail,
// parameters, rule, also).
void AppendBody(const Report& report, BodyFormat format, const BodyOptions& options,
                std::string* out);

// One line of JSON without its line feed: record, ruleset, operation, verdict, violations,
// warnings, unchecked. With `first_only`, at most one violation.
struct RecordOptions {
  std::uint64_t record = 1;
  Language language = Language::kEnglish;
  bool first_only = false;
  OutputLimits limits = {};
};
void AppendRecord(const Report& report, const RecordOptions& options, std::string* out);

// For people: a line that sums up, then a block for each violation and warning, then the unchecked
// facts; lines of at most 100 columns where words allow it. With color, ANSI escapes of our own and
// none of the client's.
struct TextOptions {
  std::uint64_t record = 0;  // printed unless 0
  Language language = Language::kEnglish;
  bool first_only = false;
  bool color = false;
  std::size_t max_value_bytes = 60;
  OutputLimits limits = {};
};
void AppendText(const Report& report, const TextOptions& options, std::string* out);

}  // namespace assay

#endif  // ASSAY_VALIDATOR_RENDER_H_
