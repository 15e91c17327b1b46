// Counters as monitors read them.
#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "validator/counters.h"
#include "validator/render/json_writer.h"
#include "validator/text/utf8.h"

namespace assay {
namespace {

// The text format's own escapes; everything else stands for itself.
void AppendLabelValue(std::string_view value, std::string* out) {
  for (const char c : value) {
    if (c == '\\' || c == '"') out->push_back('\\');
    if (c == '\n') {
      out->append("\\n");
    } else {
      out->push_back(c);
    }
  }
}

class Exposition {
 public:
  Exposition(std::span<const Label> labels, std::string* out) : labels_(labels), out_(out) {}

  void Family(std::string_view name, std::string_view type, std::string_view help) {
    name_ = name;
    out_->append("# HELP ").append(name).append(" ").append(help).append("\n");
    out_->append("# TYPE ").append(name).append(" ").append(type).append("\n");
  }

  void Sample(std::span<const Label> own, std::uint64_t value) {
    out_->append(name_);
    char before = '{';
    for (const std::span<const Label> some : {labels_, own}) {
      for (const Label& label : some) {
        out_->push_back(before);
        before = ',';
        out_->append(label.name).append("=\"");
        AppendLabelValue(label.value, out_);
        out_->push_back('"');
      }
    }
    if (before == ',') out_->push_back('}');
    out_->append(" ").append(std::to_string(value)).append("\n");
  }

 private:
  std::span<const Label> labels_;
  std::string_view name_;
  std::string* out_;
};

void AppendRequests(const Counters& counters, Exposition& page) {
  page.Family("assay_requests_total", "counter", "Requests answered.");
  for (const OperationCounters& operation : counters.operations) {
    const auto sample = [&](std::string_view verdict, std::uint64_t count) {
      const Label labels[] = {
          {"ruleset", operation.ruleset}, {"operation", operation.operation}, {"verdict", verdict}};
      page.Sample(labels, count);
    };
    sample("valid", operation.valid);
    sample("invalid", operation.invalid);
    sample("indeterminate", operation.indeterminate);
  }
}

void AppendRules(const Counters& counters, std::uint64_t RuleCounters::*which, Exposition& page) {
  for (const OperationCounters& operation : counters.operations) {
    for (const RuleCounters& rule : operation.rules) {
      const Label labels[] = {
          {"ruleset", operation.ruleset}, {"operation", operation.operation}, {"rule", rule.rule}};
      page.Sample(labels, rule.*which);
    }
  }
}

bool IsName(std::string_view name) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  const auto is_ours = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  return !name.empty() && is_letter(name[0]) && std::ranges::all_of(name, is_ours);
}

// No series may have a label twice, and names with two `_` first are Prometheus' own.
bool AreLabels(std::span<const Label> labels) {
  std::set<std::string_view> names = {"ruleset", "operation", "verdict", "rule"};
  return std::ranges::all_of(labels, [&](const Label& label) {
    return IsName(label.name) && !label.name.starts_with("__") && text::IsText(label.value) &&
           names.insert(label.name).second;
  });
}

}  // namespace

bool AppendPrometheus(const Counters& counters, std::span<const Label> labels, std::string* out) {
  if (!AreLabels(labels)) return false;
  Exposition page(labels, out);
  page.Family("assay_generation", "gauge", "How many times rules have been put in place.");
  page.Sample({}, counters.generation);
  AppendRequests(counters, page);
  page.Family("assay_rule_evaluated_total", "counter", "Requests that the rule was asked about.");
  AppendRules(counters, &RuleCounters::evaluated, page);
  page.Family("assay_rule_violated_total", "counter", "Requests that broke the rule.");
  AppendRules(counters, &RuleCounters::violated, page);
  page.Family("assay_rule_shadow_violated_total", "counter",
              "Requests that broke the rule while it was in the shadow.");
  AppendRules(counters, &RuleCounters::shadow_violated, page);
  return true;
}

void AppendJson(const Counters& counters, std::string* out) {
  render::JsonWriter json(render::JsonWriter::Spacing::kAfterSeparators, out);
  json.BeginObject().Key("generation").Integer(counters.generation);
  json.Key("operations").BeginArray();
  for (const OperationCounters& operation : counters.operations) {
    json.BeginObject().Key("ruleset").String(operation.ruleset);
    json.Key("operation").String(operation.operation);
    json.Key("valid").Integer(operation.valid).Key("invalid").Integer(operation.invalid);
    json.Key("indeterminate").Integer(operation.indeterminate).Key("rules").BeginArray();
    for (const RuleCounters& rule : operation.rules) {
      json.BeginObject().Key("rule").String(rule.rule);
      json.Key("evaluated").Integer(rule.evaluated).Key("violated").Integer(rule.violated);
      json.Key("shadow_violated").Integer(rule.shadow_violated).EndObject();
    }
    json.EndArray().EndObject();
  }
  json.EndArray().EndObject();
}

}  // namespace assay
