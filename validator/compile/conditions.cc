#include <algorithm>

#include "validator/compile/builder.h"

namespace assay::compile {
namespace {

using program::kNone;

void Refuse(OperationBuild& build, const Location& location, std::string message) {
  build.diagnostics.push_back({.severity = Diagnostic::Severity::kError,
                               .location = location,
                               .id = "over-budget",
                               .message = std::move(message),
                               .hint = {},
                               .related = {}});
}

// Every literal that some condition names gets a class of its own; all others share kNoClass.
bool ClassOf(std::uint16_t slot, const model::Name& value, OperationBuild& build,
             std::uint8_t& out) {
  auto& classes = build.value_classes[slot];
  const auto known = classes.find(value.text);
  if (known != classes.end()) {
    out = known->second;
    return true;
  }
  if (classes.size() == program::kMaxValueClasses) {
    Refuse(build, value.location, "conditions name more than 63 values of one parameter");
    return false;
  }
  out = static_cast<std::uint8_t>(classes.size());
  classes.emplace(value.text, out);
  return true;
}

bool BuildTerm(const model::Term& source, OperationBuild& build, program::Term& term) {
  term.slot = build.slot_of.at(source.parameter.text);
  if (source.present) {
    (*source.present ? term.given_classes : term.absent_classes) = ~std::uint64_t{0};
    return true;
  }
  for (const model::Name& value : source.values) {
    std::uint8_t value_class;
    if (!ClassOf(term.slot, value, build, value_class)) return false;
    term.given_classes |= std::uint64_t{1} << value_class;
  }
  term.absent_classes = term.given_classes;
  return true;
}

bool BuildCondition(const model::Condition& source, OperationBuild& build,
                    program::Condition& out) {
  auto& terms = build.operation.terms;
  out.first = static_cast<std::uint16_t>(terms.size());
  out.count = static_cast<std::uint16_t>(source.terms.size());
  return std::all_of(source.terms.begin(), source.terms.end(), [&](const model::Term& term) {
    return BuildTerm(term, build, terms.emplace_back());
  });
}

// A rule becomes one requirement a parameter, or one over all of them (at least one).
void AddRequirements(const model::Rule& rule, program::Condition condition, OperationBuild& build) {
  const bool warn = rule.severity == model::Severity::kWarn;
  program::Operation& operation = build.operation;
  auto& out = warn ? operation.warning_requirements : operation.requirements;
  const auto add = [&](std::span<const model::Name> names) {
    program::Requirement& requirement = out.emplace_back();
    requirement.condition = condition;
    requirement.refuse_given = rule.kind == model::Rule::Kind::kForbid;
    for (const model::Name& name : names) requirement.slots.Add(build.slot_of.at(name.text));
    for (std::size_t i = 0; i < program::SlotSet::kWords; ++i) {
      if (requirement.slots.word(i) == 0) continue;
      requirement.word = requirement.mask == 0 ? static_cast<std::uint16_t>(i) : kNone;
      requirement.mask = requirement.slots.word(i);
    }
    if (!warn) return;
    requirement.finding = static_cast<std::uint16_t>(operation.warnings.size());
    std::vector<std::string_view> shown;
    for (const model::Name& name : names) {
      shown.push_back(operation.slots[build.slot_of.at(name.text)].name);
    }
    operation.warnings.push_back({.rule = build.storage.Keep(rule.id.text),
                                  .message = build.storage.Keep(rule.message),
                                  .slot = build.slot_of.at(names[0].text),
                                  .parameters = build.storage.Keep(std::move(shown))});
  };
  if (rule.kind == model::Rule::Kind::kAtLeastOne) {
    add(rule.parameters);
  } else {
    for (const model::Name& name : rule.parameters) add({&name, 1});
  }
}

bool AddCheck(const model::Check& check, OperationBuild& build) {
  const std::uint64_t bit = std::uint64_t{1} << build.operation.checks.size();
  program::Check& out = build.operation.checks.emplace_back();
  out.id = build.storage.Keep(check.id.text);
  out.fact = build.storage.Keep(check.fact.text);
  for (const model::Name& name : check.arguments) {
    out.arguments.push_back(build.slot_of.at(name.text));
  }
  if (!BuildCondition(check.when, build, out.condition)) return false;
  if (out.condition.count == 0) {
    build.operation.unconditional_checks |= bit;
  } else {
    build.operation.conditional_checks.push_back({out.condition, bit});
  }
  return true;
}

std::span<const std::string_view> EnumLiterals(const program::Slot& slot) {
  for (const program::Constraint& constraint : slot.constraints) {
    if (constraint.keyword == program::Keyword::kEnum) return constraint.literals;
  }
  return {};
}

// Hands the classes that conditions asked for to the matchers and to the defaults.
void SpreadClasses(OperationBuild& build) {
  program::Operation& operation = build.operation;
  const auto class_of = [&](std::size_t slot, std::string_view value) {
    const auto& classes = build.value_classes[slot];
    const auto found = classes.find(value);
    return found == classes.end() ? program::kNoClass : found->second;
  };
  for (program::EnumMatcher& matcher : operation.enums) {
    for (const std::string_view literal : operation.slots[matcher.slot].constraints[0].literals) {
      matcher.classes.push_back(class_of(matcher.slot, literal));
    }
  }
  for (std::size_t i = 0; i < operation.slots.size(); ++i) {
    program::Slot& slot = operation.slots[i];
    if (slot.has_default) slot.default_class = class_of(i, slot.default_value);
    if (slot.matcher != program::MatcherKind::kEnum) {
      for (const std::string_view literal : EnumLiterals(slot)) {
        slot.literal_classes.push_back(class_of(i, literal));
      }
    }
    operation.initial_classes.push_back(slot.default_class);
  }
}

}  // namespace

bool BuildRules(OperationBuild& build) {
  build.value_classes.resize(build.operation.slots.size());
  for (const model::Rule& rule : build.source.rules) {
    program::Condition condition;
    if (!BuildCondition(rule.when, build, condition)) return false;
    AddRequirements(rule, condition, build);
  }
  if (build.source.checks.size() > program::kMaxChecks) {
    Refuse(build, build.source.checks.back().id.location, "an operation has more than 64 checks");
    return false;
  }
  // Checks stand in order of precedence from here on.
  std::vector<const model::Check*> ordered;
  for (const model::Check& check : build.source.checks) ordered.push_back(&check);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [&](const model::Check* a, const model::Check* b) {
                     return build.error_of.at(a->error.text) < build.error_of.at(b->error.text);
                   });
  for (const model::Check* check : ordered) {
    if (!AddCheck(*check, build)) return false;
  }
  SpreadClasses(build);
  return true;
}

}  // namespace assay::compile
