// Error bodies for clients. The keys are capitalised and the body is never empty because clients in
// the field read a body otherwise as a success, or fail on it.
#include "validator/render.h"
#include "validator/render/json_writer.h"
#include "validator/render/violations.h"
#include "validator/render/wording.h"
#include "validator/render/xml.h"
#include "validator/text/ascii_case.h"
#include "validator/text/printable.h"

namespace assay {
namespace {

using render::AppendXmlElement;
using render::JsonWriter;

constexpr render::ViolationKeys kJsonKeys = {
    .code = "Code",
    .status = "",
    .message = "Message",
    .parameters = "Parameters",
    .rule = "Rule",
    .also = "Also",
};

constexpr render::ViolationKeys kProblemKeys = {
    .code = "code",
    .status = "",
    .message = "detail",
    .parameters = "parameters",
    .rule = "rule",
    .also = "also",
};

void AppendJson(const Report& report, const BodyOptions& options, std::string* out) {
  const std::size_t begin = out->size();
  const Violation first = *report.violations().begin();
  JsonWriter json(JsonWriter::Spacing::kNone, out);
  json.BeginObject().Key("RequestId").String(options.request_id);
  json.Key("HostId").String(options.host_id).Key("Code").String(first.code());
  json.Key("Message").String(render::MessageOf(first, options.language, options.limits));
  const std::string_view recommend = first.recommendation(options.language);
  if (!recommend.empty()) json.Key("Recommend").String(recommend);
  if (options.all_violations) {
    json.Key("Violations");
    render::AppendViolations(
        report,
        {.keys = kJsonKeys, .language = options.language, .limits = options.limits, .begin = begin},
        &json, *out);
  }
  json.EndObject();
}

void AppendProblem(const Report& report, const BodyOptions& options, std::string* out) {
  const std::size_t begin = out->size();
  const Violation first = *report.violations().begin();
  JsonWriter json(JsonWriter::Spacing::kNone, out);
  // `about:blank` says that the status tells the kind of problem; RFC 9457 then wants its phrase as
  // title.
  json.BeginObject().Key("type").String("about:blank");
  json.Key("title").String(ReasonPhrase(first.status()));
  json.Key("status").Integer(static_cast<std::uint64_t>(first.status()));
  json.Key("detail")
      .String(render::MessageOf(first, options.language, options.limits))
      .Key("code")
      .String(first.code());
  json.Key("requestId").String(options.request_id).Key("hostId").String(options.host_id);
  const std::string_view recommend = first.recommendation(options.language);
  if (!recommend.empty()) json.Key("recommend").String(recommend);
  if (options.all_violations) {
    json.Key("violations");
    render::AppendViolations(report,
                             {.keys = kProblemKeys,
                              .language = options.language,
                              .limits = options.limits,
                              .begin = begin},
                             &json, *out);
  }
  json.EndObject();
}

void AppendXmlViolation(const Violation& violation, const BodyOptions& options, std::string* out) {
  out->append("<Violation>");
  AppendXmlElement("Code", violation.code(), out);
  AppendXmlElement("Message", render::MessageOf(violation, options.language, options.limits), out);
  out->append("<Parameters>");
  std::string name;
  for (const std::string_view parameter : violation.parameters()) {
    name.clear();
    text::AppendName(parameter, &name);
    AppendXmlElement("Parameter", name, out);
  }
  out->append("</Parameters>");
  AppendXmlElement("Rule", violation.rule(), out);
  if (violation.also_count() > 0) {
    out->append("<Also>");
    for (std::size_t i = 0; i < violation.also_count(); ++i) {
      AppendXmlElement("Rule", violation.also(i), out);
    }
    out->append("</Also>");
  }
  out->append("</Violation>");
}

void AppendXmlViolations(const Report& report, const BodyOptions& options, std::size_t begin,
                         std::string* out) {
  out->append("<Violations>");
  const std::size_t left_out = render::AppendCapped(
      report.violations(), options.limits, begin, *out,
      [&](const Violation& violation) { AppendXmlViolation(violation, options, out); },
      [&](std::size_t size) { out->resize(size); });
  if (left_out > 0) {
    out->append("<Violation><Code></Code>");
    AppendXmlElement("Message", render::LeftOutMessage(left_out), out);
    out->append("<Parameters></Parameters>");
    AppendXmlElement("Rule", kLeftOutRule, out);
    out->append("</Violation>");
  }
  out->append("</Violations>");
}

void AppendXml(const Report& report, const BodyOptions& options, std::string* out) {
  const std::size_t begin = out->size();
  const Violation first = *report.violations().begin();
  out->append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error>");
  AppendXmlElement("RequestId", options.request_id, out);
  AppendXmlElement("HostId", options.host_id, out);
  AppendXmlElement("Code", first.code(), out);
  AppendXmlElement("Message", render::MessageOf(first, options.language, options.limits), out);
  const std::string_view recommend = first.recommendation(options.language);
  if (!recommend.empty()) AppendXmlElement("Recommend", recommend, out);
  if (options.all_violations) AppendXmlViolations(report, options, begin, out);
  out->append("</Error>");
}

}  // namespace

std::string_view ContentType(BodyFormat format) {
  switch (format) {
    case BodyFormat::kJson:
      return "application/json; charset=utf-8";
    case BodyFormat::kXml:
      return "text/xml; charset=utf-8";
    case BodyFormat::kProblemJson:
      return "application/problem+json";
  }
  return "application/octet-stream";
}

BodyFormat BodyFormatOf(const Report& report) {
  const bool is_json =
      report.expects_json() || text::EqualsIgnoringCase(report.effective("Format").value, "json");
  return is_json ? BodyFormat::kJson : BodyFormat::kXml;
}

void AppendBody(const Report& report, BodyFormat format, const BodyOptions& options,
                std::string* out) {
  if (report.verdict() != Verdict::kInvalid) return;
  switch (format) {
    case BodyFormat::kJson:
      return AppendJson(report, options, out);
    case BodyFormat::kXml:
      return AppendXml(report, options, out);
    case BodyFormat::kProblemJson:
      return AppendProblem(report, options, out);
  }
}

}  // namespace assay
