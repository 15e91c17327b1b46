// A report as one line of JSON: the machine's view, with every key always there.
#include "validator/render.h"
#include "validator/render/json_writer.h"
#include "validator/render/violations.h"
#include "validator/render/wording.h"

namespace assay {
namespace {

using render::JsonWriter;

constexpr render::ViolationKeys kKeys = {
    .code = "code",
    .status = "status",
    .message = "message",
    .parameters = "parameters",
    .rule = "rule",
    .also = "also",
};

std::string_view NameOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kValid:
      return "valid";
    case Verdict::kInvalid:
      return "invalid";
    case Verdict::kIndeterminate:
      return "indeterminate";
  }
  return "indeterminate";
}

void AppendWarning(std::string_view message, std::span<const std::string_view> parameters,
                   std::string_view rule, JsonWriter* json) {
  json->BeginObject().Key("message").String(message).Key("parameters");
  render::AppendNames(parameters, json);
  json->Key("rule").String(rule).EndObject();
}

void AppendWarnings(const Report& report, const RecordOptions& options, std::size_t begin,
                    JsonWriter* json, const std::string& out) {
  json->BeginArray();
  const std::size_t left_out = render::AppendCapped(
      report.warnings(), options.limits, begin, out,
      [&](const Warning& warning) {
        AppendWarning(render::MessageOf(warning, options.language, options.limits),
                      warning.parameters(), warning.rule(), json);
      },
      [&](std::size_t size) { json->Rewind(size); });
  if (left_out > 0) AppendWarning(render::LeftOutMessage(left_out), {}, kLeftOutRule, json);
  json->EndArray();
}

}  // namespace

void AppendRecord(const Report& report, const RecordOptions& options, std::string* out) {
  const std::size_t begin = out->size();
  JsonWriter json(JsonWriter::Spacing::kAfterSeparators, out);
  json.BeginObject().Key("record").Integer(options.record);
  json.Key("ruleset").String(report.ruleset()).Key("operation");
  if (report.operation().empty()) {
    json.Null();
  } else {
    json.String(report.operation());
  }
  json.Key("verdict").String(NameOf(report.verdict())).Key("violations");
  render::AppendViolations(report,
                           {.keys = kKeys,
                            .language = options.language,
                            .first_only = options.first_only,
                            .limits = options.limits,
                            .begin = begin},
                           &json, *out);
  json.Key("warnings");
  AppendWarnings(report, options, begin, &json, *out);
  json.Key("unchecked").BeginArray();
  for (const NeededFact& fact : report.unchecked_facts()) json.String(fact.id);
  json.EndArray().EndObject();
}

}  // namespace assay
