#include "validator/render/violations.h"

#include <span>

#include "validator/render/wording.h"
#include "validator/text/printable.h"

namespace assay::render {
namespace {

void AppendViolation(const Violation& violation, const ViolationsOptions& options,
                     JsonWriter* json) {
  const ViolationKeys& keys = options.keys;
  json->BeginObject().Key(keys.code).String(violation.code());
  if (!keys.status.empty()) {
    json->Key(keys.status).Integer(static_cast<std::uint64_t>(violation.status()));
  }
  json->Key(keys.message)
      .String(MessageOf(violation, options.language, options.limits))
      .Key(keys.parameters);
  AppendNames(violation.parameters(), json);
  json->Key(keys.rule).String(violation.rule());
  if (violation.also_count() > 0) {
    json->Key(keys.also).BeginArray();
    for (std::size_t i = 0; i < violation.also_count(); ++i) json->String(violation.also(i));
    json->EndArray();
  }
  json->EndObject();
}

// Has the shape of a violation, so that a typed client reads it like any other.
void AppendLeftOut(std::size_t count, const ViolationKeys& keys, JsonWriter* json) {
  json->BeginObject().Key(keys.code).String("");
  if (!keys.status.empty()) json->Key(keys.status).Integer(0);
  json->Key(keys.message).String(LeftOutMessage(count)).Key(keys.parameters);
  json->BeginArray().EndArray().Key(keys.rule).String(kLeftOutRule).EndObject();
}

}  // namespace

void AppendNames(std::span<const std::string_view> names, JsonWriter* json) {
  std::string shown;
  json->BeginArray();
  for (const std::string_view name : names) {
    shown.clear();
    text::AppendName(name, &shown);
    json->String(shown);
  }
  json->EndArray();
}

void AppendViolations(const Report& report, const ViolationsOptions& options, JsonWriter* json,
                      const std::string& out) {
  json->BeginArray();
  if (options.first_only) {
    if (!report.violations().empty()) AppendViolation(*report.violations().begin(), options, json);
  } else {
    const std::size_t left_out = AppendCapped(
        report.violations(), options.limits, options.begin, out,
        [&](const Violation& violation) { AppendViolation(violation, options, json); },
        [&](std::size_t size) { json->Rewind(size); });
    if (left_out > 0) AppendLeftOut(left_out, options.keys, json);
  }
  json->EndArray();
}

}  // namespace assay::render
