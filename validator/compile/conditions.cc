#include <algorithm>

#include "validator/compile/builder.h"

namespace assay::compile {

void RefuseBudget(OperationBuild& build, const Location& location, std::string message) {
  build.diagnostics.push_back({.severity = Diagnostic::Severity::kError,
                               .location = location,
                               .id = "over-budget",
                               .message = std::move(message),
                               .hint = {},
                               .related = {}});
}

namespace {

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
    RefuseBudget(build, value.location, "conditions name more than 63 values of one parameter");
    return false;
  }
  out = static_cast<std::uint8_t>(classes.size() + 1);
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

bool BuildFormula(const model::Condition& source, std::size_t at, OperationBuild& build);

void BuildValue(const model::Term& source, OperationBuild& build, program::Formula& out) {
  out.kind = program::Formula::Kind::kValue;
  out.term.slot = build.slot_of.at(source.parameter.text);
  out.constraints = LowerConstraints(*source.constraints, build.storage);
}

// The parts of a formula stand together, so that they are numbered before any is built.
bool BuildParts(const model::Condition& source, std::size_t first, OperationBuild& build) {
  auto& formulas = build.operation.formulas;
  std::size_t at = first;
  for (const model::Term& term : source.terms) {
    program::Formula& out = formulas[at++];
    if (term.constraints) {
      BuildValue(term, build, out);
      continue;
    }
    out.kind = program::Formula::Kind::kTerm;
    if (!BuildTerm(term, build, out.term)) return false;
  }
  for (const model::Condition& part : source.conditions) {
    if (!BuildFormula(part, at++, build)) return false;
  }
  return true;
}

bool BuildFormula(const model::Condition& source, std::size_t at, OperationBuild& build) {
  auto& formulas = build.operation.formulas;
  const std::size_t first = formulas.size();
  const std::size_t count = source.terms.size() + source.conditions.size();
  formulas.resize(first + count);
  constexpr program::Formula::Kind kKinds[] = {
      program::Formula::Kind::kAll, program::Formula::Kind::kAny, program::Formula::Kind::kNot};
  formulas[at].kind = kKinds[static_cast<std::size_t>(source.kind)];
  formulas[at].first = static_cast<std::uint16_t>(first);
  formulas[at].count = static_cast<std::uint16_t>(count);
  return BuildParts(source, first, build);
}

bool IsRowOfTerms(const model::Condition& source) {
  return source.kind == model::Condition::Kind::kAll && source.conditions.empty() &&
         std::none_of(source.terms.begin(), source.terms.end(),
                      [](const model::Term& term) { return term.constraints.has_value(); });
}

const program::Constraint* FindEnum(const program::Slot& slot) {
  for (const program::Constraint& constraint : slot.constraints) {
    if (constraint.keyword == program::Keyword::kEnum) return &constraint;
  }
  return nullptr;
}

// The class of a value that need not be spelt as its `enum` has it.
std::uint8_t ClassOfDefault(const program::Slot& slot, std::string_view value) {
  const program::Constraint* const list = FindEnum(slot);
  if (list == nullptr) return program::kNoClass;
  const std::size_t place = program::FindLiteral(*list, value);
  return place < slot.literal_classes.size() ? slot.literal_classes[place] : slot.otherwise_class;
}

}  // namespace

bool BuildCondition(const model::Condition& source, OperationBuild& build,
                    program::Condition& out) {
  if (!IsRowOfTerms(source)) {
    auto& formulas = build.operation.formulas;
    out.first = static_cast<std::uint16_t>(formulas.size());
    out.count = program::Condition::kFormula;
    formulas.emplace_back();
    return BuildFormula(source, out.first, build);
  }
  auto& terms = build.operation.terms;
  out.first = static_cast<std::uint16_t>(terms.size());
  out.count = static_cast<std::uint16_t>(source.terms.size());
  return std::all_of(source.terms.begin(), source.terms.end(), [&](const model::Term& term) {
    return BuildTerm(term, build, terms.emplace_back());
  });
}

void SpreadClasses(OperationBuild& build) {
  program::Operation& operation = build.operation;
  for (std::size_t i = 0; i < operation.slots.size(); ++i) {
    program::Slot& slot = operation.slots[i];
    const auto& classes = build.value_classes[i];
    const auto class_of = [&](std::string_view value) {
      const auto found = classes.find(value);
      return found == classes.end() ? program::kNoClass : found->second;
    };
    if (const program::Constraint* const list = FindEnum(slot)) {
      for (const std::string_view literal : list->literals) {
        slot.literal_classes.push_back(class_of(literal));
      }
    }
    slot.otherwise_class = class_of(slot.otherwise);
    if (slot.has_default) slot.default_class = ClassOfDefault(slot, slot.default_value);
    operation.initial_classes.push_back(slot.default_class);
  }
  operation.initial_classes.resize(64 * operation.kinds.size(), program::kNoClass);
  for (std::size_t i = 0; i < operation.slots.size(); ++i) {
    const program::Slot& slot = operation.slots[i];
    const program::MatcherKind kind = operation.matchers[i].kind;
    const bool is_enum =
        kind == program::MatcherKind::kShortEnum || kind == program::MatcherKind::kLongEnum;
    if (!is_enum || build.value_classes[i].empty()) continue;
    operation.matchers[i] = EnumMatcher(slot.constraints[0], slot.literal_classes, build.storage);
  }
  for (program::ConditionalDefaults& defaults : operation.conditional_defaults) {
    for (program::ConditionalDefault& choice : defaults.choices) {
      choice.value_class = ClassOfDefault(operation.slots[defaults.slot], choice.value);
    }
  }
}

}  // namespace assay::compile
