// Counters: how often requests were answered with what, and how often each rule was broken, by
// name. LiveValidator (live.h) counts; here is what it has counted, and how monitors read it.
//
//   std::string page;
//   assay::AppendPrometheus(live.Counted(), {}, &page);   // for the handler of `/metrics`
//
// Nothing of a request is counted by its name or value: all names are those of the rulesets.
#ifndef ASSAY_VALIDATOR_COUNTERS_H_
#define ASSAY_VALIDATOR_COUNTERS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Of one rule of one operation; in requests, however many of its parameters or items broke it.
struct RuleCounters {
  std::string rule;
  // A check is evaluated when its fact is known. Everything else is whenever a request of its
  // operation is, whether or not its condition holds or its parameter is given.
  std::uint64_t evaluated = 0;
  std::uint64_t violated = 0;
  // While the rule was in the shadow. None of these requests was answered otherwise for it.
  std::uint64_t shadow_violated = 0;
};

// Requests that name no known operation, or are refused as a whole before one is known, are those
// of an operation without a name.
struct OperationCounters {
  std::string ruleset;    // `r-kvstore/2015-01-01`
  std::string operation;  // `CreateInstance`
  std::uint64_t valid = 0, invalid = 0, indeterminate = 0;
  std::vector<RuleCounters> rules;  // by name; rules that only warn are not counted
};

struct Counters {
  std::uint64_t generation = 1;               // of the rules in use: how many there have been
  std::vector<OperationCounters> operations;  // by ruleset and name
};

// A label that all series get, such as which process of several this is.
struct Label {
  // Letters, digits and `_`, not a digit first, nor `__`. No `ruleset`, `operation`, `verdict` or
  // `rule`, which series have of their own.
  std::string_view name;
  std::string_view value;  // UTF-8
};

// The text format of Prometheus, version 0.0.4, which OpenTelemetry's collector reads too:
//
//   assay_generation 3
//   assay_requests_total{ruleset="…",operation="CreateInstance",verdict="invalid"} 17
//   assay_rule_evaluated_total{ruleset="…",operation="CreateInstance",rule="Period.enum"} 204
//   assay_rule_violated_total{…} 3
//   assay_rule_shadow_violated_total{…} 0
//
// with the lines `# HELP` and `# TYPE` of each. False, and nothing is appended, when a label has a
// name that it cannot have, or one name is there twice. Linear in the number of rules.
bool AppendPrometheus(const Counters& counters, std::span<const Label> labels, std::string* out);

// The same as one JSON object, in one line without its line feed:
//
//   {"generation": 3, "operations": [{"ruleset": "…", "operation": "CreateInstance", "valid": 9,
//    "invalid": 17, "indeterminate": 178, "rules": [{"rule": "Period.enum", "evaluated": 204,
//    "violated": 3, "shadow_violated": 0}]}]}
void AppendJson(const Counters& counters, std::string* out);

}  // namespace assay

#endif  // ASSAY_VALIDATOR_COUNTERS_H_
