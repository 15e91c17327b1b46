#include "validator/testing/reference.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "validator/testing/reference_http.h"
#include "validator/testing/reference_names.h"
#include "validator/testing/reference_order.h"
#include "validator/testing/reference_read.h"
#include "validator/testing/reference_rules.h"
#include "validator/testing/reference_slot.h"
#include "validator/testing/reference_text.h"

namespace assay::testonly {
namespace {

// ---- the operation ----

const model::Operation* FindOperation(const model::Ruleset& ruleset, const std::string& name) {
  for (const model::Operation& operation : ruleset.operations) {
    if (operation.name.text == name) return &operation;
  }
  return nullptr;
}

// What is wrong with the value that names the operation; nothing when it names one that is known.
std::vector<Failure> OperationFailures(const model::Ruleset& ruleset, const Slot& slot) {
  const std::string& name = slot.parameter->name.text;
  if (!slot.given) return {{ruleset.codes.missing.text, {name}, name + ".required"}};
  std::vector<Failure> failures;
  for (const SlotFault& fault : slot.faults) {
    failures.push_back({ruleset.codes.invalid.text, fault.parameters, fault.rule});
  }
  if (failures.empty() && FindOperation(ruleset, slot.value) == nullptr) {
    failures.push_back({ruleset.codes.unknown_operation.text, {name}, name + ".operation"});
  }
  return failures;
}

bool HasLongList(const std::vector<Slot>& slots) {
  return std::ranges::any_of(slots, [](const Slot& slot) {
    return std::ranges::any_of(
        slot.faults, [](const SlotFault& fault) { return fault.rule == LongList().rule; });
  });
}

// What a header names stands for a parameter that is absent.
void AddHeaders(const Arrivals& arrivals, Slot* slot) {
  if (arrivals.operations.empty() || !slot->faults.empty()) return;
  const std::string& header = arrivals.operations[0];
  const std::string& name = slot->parameter->name.text;
  const auto fail = [&](const std::string& keyword) {
    slot->faults = {{name + "." + keyword, {name}, false}};
    slot->given = slot->unreadable = true;
  };
  const bool has_value = slot->given && !slot->value.empty();
  const bool differs = has_value && Lowered(slot->value) != Lowered(header);
  slot->empty = false;
  if (differs) return fail("duplicate");
  if (has_value) return;
  slot->given = true;
  slot->value = header;
  if (!IsText(header)) fail("decoding");
}

// Over HTTP, a version that is given is that of the rules.
bool IsOfVersion(const model::Ruleset& ruleset, const Arrivals& arrivals,
                 const std::vector<Slot>& slots) {
  std::vector<std::string> versions = arrivals.versions;
  bool declared = false;
  for (const Slot& slot : slots) {
    if (slot.parameter->name.text != "Version") continue;
    declared = true;
    if (slot.given && !slot.unreadable) versions.push_back(slot.value);
  }
  for (const Arrived& arrived : arrivals.parameters) {
    const bool is_text = arrived.name_is_text && arrived.value_is_text && arrived.value_is_scalar;
    if (declared || arrived.name != "Version" || !is_text || arrived.value.empty()) continue;
    versions.push_back(arrived.value);
  }
  return std::ranges::all_of(
      versions, [&](const std::string& version) { return version == ruleset.version.text; });
}

Failure VersionFailure(const model::Ruleset& ruleset, const model::Operation& operation) {
  const model::Codes& codes = ruleset.codes;
  std::vector<std::string> parameters;
  for (const model::Parameter& parameter : operation.parameters) {
    if (parameter.name.text == "Version") parameters = {"Version"};
  }
  return {codes.wrong_version.value_or(codes.invalid).text, parameters, "request.version"};
}

// ---- the checks of a request ----

// Faults of the request as a whole have no parameters and stand before all parameters of their
// code.
void AddRequestFailures(const model::Ruleset& ruleset, const model::Operation& operation,
                        const std::vector<Arrived>& arrived, std::vector<Failure>* failures) {
  const std::vector<const Arrived*> unknown = Unknown(operation, arrived);
  const bool empty_name = std::any_of(arrived.begin(), arrived.end(), [](const Arrived& one) {
    return one.name_is_text && one.name.empty();
  });
  const bool bad_name = std::any_of(arrived.begin(), arrived.end(),
                                    [](const Arrived& one) { return !one.name_is_text; });
  const bool bad_value = std::any_of(unknown.begin(), unknown.end(),
                                     [](const Arrived* one) { return !one->value_is_text; });
  const std::string& code = ruleset.codes.invalid.text;
  if (empty_name) failures->push_back({code, {}, "request.empty-name"});
  if (bad_name) failures->push_back({code, {}, "request.name-decoding"});
  if (bad_value) failures->push_back({code, {}, "request.value-decoding"});
}

// An absent value has no other fault than that it is required.
void AddParameterFailures(const model::Ruleset& ruleset, const Slot& slot,
                          std::vector<Failure>* failures) {
  const model::Parameter& parameter = *slot.parameter;
  const std::string& name = parameter.name.text;
  if (parameter.required && !slot.given) {
    failures->push_back({ruleset.codes.missing.text, {name}, name + ".required"});
  }
  const std::string& code =
      parameter.error.has_value() ? parameter.error->text : ruleset.codes.invalid.text;
  for (const SlotFault& fault : slot.faults) {
    const std::string& missing = ruleset.codes.missing.text;
    failures->push_back({fault.is_missing ? missing : code, fault.parameters, fault.rule});
  }
}

// Parameters in declaration order and their rules, then the rules over several parameters.
std::vector<Failure> RequestFailures(const model::Ruleset& ruleset,
                                     const model::Operation& operation, const Arrivals& arrivals,
                                     const std::vector<Slot>& slots,
                                     std::optional<std::int64_t> now) {
  std::vector<Failure> failures;
  AddRequestFailures(ruleset, operation, arrivals.parameters, &failures);
  if (arrivals.over_http && !IsOfVersion(ruleset, arrivals, slots)) {
    failures.push_back(VersionFailure(ruleset, operation));
  }
  for (const Slot& slot : slots) AddParameterFailures(ruleset, slot, &failures);
  for (const model::Rule& rule : operation.rules) {
    if (rule.severity != model::Severity::kEnforce) continue;
    for (const std::vector<std::string>& offenders : Offenders(rule, slots, now)) {
      failures.push_back({rule.error->text, offenders, rule.id.text});
    }
  }
  return failures;
}

// ---- warnings, facts, values ----

// An empty value, and a value that looks like a bug of the client, whether or not it breaks a rule
// as well. A value given twice or undecodable is no value to look at.
void AddValueWarnings(const model::Ruleset& ruleset, const Slot& slot,
                      std::vector<PlainWarning>* warnings) {
  const std::string& name = slot.parameter->name.text;
  const bool no_value = slot.Breaks("duplicate") || slot.Breaks("decoding") || slot.parts;
  const std::vector<std::string>& suspicious = ruleset.suspicious_values;
  if (slot.empty) warnings->push_back({name + ".empty", {name}});
  if (slot.given && !no_value &&
      std::find(suspicious.begin(), suspicious.end(), slot.value) != suspicious.end()) {
    warnings->push_back({name + ".suspicious", {name}});
  }
}

std::vector<PlainWarning> Warnings(const model::Ruleset& ruleset, const model::Operation& operation,
                                   const std::vector<Arrived>& arrived,
                                   const std::vector<Slot>& slots,
                                   std::optional<std::int64_t> now) {
  std::vector<PlainWarning> warnings;
  for (const Slot& slot : slots) AddValueWarnings(ruleset, slot, &warnings);
  for (const model::Rule& rule : operation.rules) {
    if (rule.severity != model::Severity::kWarn) continue;
    for (const std::vector<std::string>& offenders : Offenders(rule, slots, now)) {
      warnings.push_back({rule.id.text, offenders});
    }
  }
  // Null or not: the name is what is odd.
  for (const std::string& name : ShownUnknown(ruleset, operation, arrived, slots)) {
    warnings.push_back({"request.unknown-parameter", {name}});
  }
  return warnings;
}

std::vector<PlainWarning> Shadows(const model::Operation& operation, const std::vector<Slot>& slots,
                                  std::optional<std::int64_t> now) {
  std::vector<PlainWarning> shadows;
  for (const model::Rule& rule : operation.rules) {
    if (rule.severity != model::Severity::kShadow) continue;
    for (const std::vector<std::string>& offenders : Offenders(rule, slots, now)) {
      shadows.push_back({rule.id.text, offenders});
    }
  }
  return shadows;
}

// What the ruleset's catalogue of the fact says, if it has one and that says anything.
FactValue Known(const model::Ruleset& ruleset, const PlainFact& fact) {
  for (const model::Catalogue& catalogue : ruleset.catalogues) {
    if (catalogue.fact.text != fact.id) continue;
    const model::Answers* answers = &catalogue.answers;
    for (const auto& [parameter, value] : fact.arguments) {
      if (answers->answer) break;
      const auto& next = answers->by_argument;
      if (next.count(value) == 0 && next.count("*") == 0) return FactValue::kUnknown;
      answers = &next.find(next.count(value) != 0 ? value : "*")->second;
    }
    if (answers->answer) return *answers->answer ? FactValue::kTrue : FactValue::kFalse;
  }
  return FactValue::kUnknown;
}

// The checks that concern this request, in the order of their codes, then of declaration.
std::vector<PlainFact> NeededFacts(const model::Ruleset& ruleset, const model::Operation& operation,
                                   const std::vector<Slot>& slots) {
  std::vector<const model::Check*> checks;
  for (const model::Check& check : operation.checks) {
    if (Holds(check.when, slots)) checks.push_back(&check);
  }
  std::stable_sort(checks.begin(), checks.end(), [&](const model::Check* a, const model::Check* b) {
    return Precedence(ruleset, a->error.text) < Precedence(ruleset, b->error.text);
  });
  std::vector<PlainFact> facts;
  for (const model::Check* check : checks) {
    PlainFact& fact = facts.emplace_back();
    fact.id = check->fact.text;
    fact.check = check->id.text;
    for (const model::Name& argument : check->arguments) {
      fact.arguments.emplace_back(argument.text,
                                  EffectiveOf(Find(slots, argument.text), slots).value);
    }
    fact.known = Known(ruleset, fact);
  }
  return facts;
}

std::vector<PlainValue> EffectiveValues(const std::vector<Slot>& slots) {
  std::vector<PlainValue> values;
  for (const Slot& slot : slots) {
    const auto [value, origin] = EffectiveOf(slot, slots);
    values.push_back({slot.parameter->name.text, value, origin});
  }
  return values;
}

Verdict Judge(const PlainReport& report) {
  if (!report.violations.empty()) return Verdict::kInvalid;
  return report.unchecked.empty() ? Verdict::kValid : Verdict::kIndeterminate;
}

const model::Check& FindCheck(const model::Operation& operation, const std::string& id) {
  for (const model::Check& check : operation.checks) {
    if (check.id.text == id) return check;
  }
  throw std::logic_error("the operation does not declare " + id);
}

std::vector<std::string> Texts(const std::vector<model::Name>& names) {
  std::vector<std::string> texts;
  for (const model::Name& name : names) texts.push_back(name.text);
  return texts;
}

}  // namespace

PlainReport Reference::Validate(const Request& request) const {
  PlainReport report;
  report.ruleset = ruleset_.name.text + "/" + ruleset_.version.text;
  report.verdict = Verdict::kInvalid;

  // An exceeded limit, and JSON text that is none, are all that is reported.
  const Arrivals arrivals = ReadNaively(request, limits_);
  if (!arrivals.refused_by.empty()) {
    report.violations =
        InPrecedence(ruleset_, {{ruleset_.codes.invalid.text, {}, arrivals.refused_by}});
    return report;
  }

  // The parameter that names the operation is looked at before there is an operation that could
  // declare it. Its fault ends the matter; only what is odd about its own value is said beside it.
  model::Parameter naming;
  naming.name = ruleset_.operation_parameter;
  Slot named = FillSlot(naming, arrivals.parameters, limits_);
  AddHeaders(arrivals, &named);
  const std::vector<Failure> no_operation = OperationFailures(ruleset_, named);
  if (!no_operation.empty()) {
    report.violations = InPrecedence(ruleset_, no_operation);
    AddValueWarnings(ruleset_, named, &report.warnings);
    return report;
  }

  const model::Operation& operation = *FindOperation(ruleset_, named.value);
  std::vector<Slot> slots;
  for (const model::Parameter& parameter : operation.parameters) {
    slots.push_back(FillSlot(parameter, arrivals.parameters, limits_));
    if (parameter.name.text == naming.name.text) AddHeaders(arrivals, &slots.back());
  }
  if (HasLongList(slots)) {
    report.violations =
        InPrecedence(ruleset_, {{ruleset_.codes.invalid.text, {}, LongList().rule}});
    return report;
  }
  report.operation = operation.name.text;
  report.violations =
      InPrecedence(ruleset_, RequestFailures(ruleset_, operation, arrivals, slots, request.now()));
  report.warnings = Warnings(ruleset_, operation, arrivals.parameters, slots, request.now());
  report.shadows = Shadows(operation, slots, request.now());
  if (report.violations.empty()) {  // facts are asked only when no request check failed
    report.needed = NeededFacts(ruleset_, operation, slots);
    report.effective = EffectiveValues(slots);
  }
  report.verdict = Judge(report);
  return Resolve(report, {});
}

PlainReport Reference::Resolve(const PlainReport& report,
                               std::span<const FactValue> answers) const {
  if (report.needed.empty()) return report;
  const model::Operation& operation = *FindOperation(ruleset_, report.operation);
  PlainReport resolved = report;
  resolved.unchecked.clear();
  std::vector<Failure> failures;
  for (std::size_t i = 0; i < report.needed.size(); ++i) {
    FactValue answer = i < answers.size() ? answers[i] : FactValue::kUnknown;
    if (answer == FactValue::kUnknown) answer = report.needed[i].known;
    const model::Check& check = FindCheck(operation, report.needed[i].check);
    if (answer == FactValue::kUnknown) resolved.unchecked.push_back(report.needed[i]);
    if (answer == FactValue::kFalse) {
      failures.push_back({check.error.text, Texts(check.parameters), check.id.text});
    }
  }
  resolved.violations = InPrecedence(ruleset_, failures);
  resolved.verdict = Judge(resolved);
  return resolved;
}

}  // namespace assay::testonly
