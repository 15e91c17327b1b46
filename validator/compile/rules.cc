#include <algorithm>
#include <utility>

#include "validator/compile/builder.h"

namespace assay::compile {
namespace {

using program::kNone;

std::uint8_t RefusedBy(model::Rule::Kind kind) {
  using program::Requirement;
  switch (kind) {
    case model::Rule::Kind::kRequire:
    case model::Rule::Kind::kAtLeastOne:
      return Requirement::kNoneGiven;
    case model::Rule::Kind::kForbid:
      return Requirement::kSomeGiven;
    case model::Rule::Kind::kExactlyOne:
      return Requirement::kNoneGiven | Requirement::kMoreGiven;
    case model::Rule::Kind::kAtMostOne:
      return Requirement::kMoreGiven;
    case model::Rule::Kind::kAllOrNone:
      return Requirement::kPartGiven;
    default:
      break;
  }
  return 0;
}

program::Requirement MakeRequirement(const model::Rule& rule, std::span<const model::Name> names,
                                     program::Condition condition, const OperationBuild& build) {
  program::Requirement requirement;
  requirement.condition = condition;
  requirement.refused = RefusedBy(rule.kind);
  for (const model::Name& name : names) requirement.slots.Add(build.slot_of.at(name.text));
  for (std::size_t i = 0; i < program::SlotSet::kWords; ++i) {
    if (requirement.slots.word(i) == 0) continue;
    requirement.word = requirement.mask == 0 ? static_cast<std::uint16_t>(i) : kNone;
    requirement.mask = requirement.slots.word(i);
  }
  return requirement;
}

// One rule on its way to tests: where they go depends on its severity.
class RuleBuilder {
 public:
  RuleBuilder(const model::Rule& rule, program::Condition condition, OperationBuild& build)
      : rule_(rule), condition_(condition), build_(build) {}

  // One test a parameter, or one over all of them when the rule is about them together.
  void Build() {
    if (rule_.kind == model::Rule::Kind::kThen) {
      for (const model::Demand& demand : rule_.demands) {
        AddRelation(MakeDemand(demand, build_), {&demand.parameter, 1});
      }
    } else if (rule_.kind > model::Rule::Kind::kThen) {
      AddRelation(MakeRelation(rule_, build_), rule_.parameters);
    } else if (rule_.is_group()) {
      AddRequirement(rule_.parameters);
    } else {
      for (const model::Name& name : rule_.parameters) AddRequirement({&name, 1});
    }
  }

 private:
  bool enforced() const { return rule_.severity == model::Severity::kEnforce; }

  void AddRequirement(std::span<const model::Name> names) {
    program::Operation& operation = build_.operation;
    auto& list = enforced() ? operation.requirements : operation.quiet_requirements;
    list.push_back(MakeRequirement(rule_, names, condition_, build_));
    // Only a forbidden parameter has a value to show.
    const bool has_value = rule_.kind == model::Rule::Kind::kForbid;
    Add({false, static_cast<std::uint16_t>(list.size() - 1)}, names,
        has_value ? build_.slot_of.at(names[0].text) : kNone);
  }

  void AddRelation(program::Relation relation, std::span<const model::Name> names) {
    program::Operation& operation = build_.operation;
    relation.condition = condition_;
    const std::uint16_t slot = names.size() == 1 ? build_.slot_of.at(names[0].text) : kNone;
    auto& list = enforced() ? operation.relations : operation.quiet_relations;
    list.push_back(std::move(relation));
    Add({true, static_cast<std::uint16_t>(list.size() - 1)}, names, slot);
  }

  void Add(program::RuleTest test, std::span<const model::Name> names, std::uint16_t slot) {
    std::vector<std::string_view> shown;
    for (const model::Name& name : names) {
      shown.push_back(build_.operation.slots[build_.slot_of.at(name.text)].name);
    }
    if (enforced()) {
      build_.rule_drafts.push_back({&rule_, test, std::move(shown), slot});
      return;
    }
    const bool warns = rule_.severity == model::Severity::kWarn;
    auto& list = warns ? build_.operation.warnings : build_.operation.shadows;
    list.push_back({.rule = build_.storage.Keep(rule_.id.text),
                    .message = build_.storage.Keep(rule_.message),
                    .test = test,
                    .parameters = build_.storage.Keep(std::move(shown))});
  }

  const model::Rule& rule_;
  program::Condition condition_;
  OperationBuild& build_;
};

bool AddCheck(const model::Check& check, OperationBuild& build) {
  const std::uint64_t bit = std::uint64_t{1} << build.operation.checks.size();
  program::Check& out = build.operation.checks.emplace_back();
  out.id = build.storage.Keep(check.id.text);
  out.fact = build.storage.Keep(check.fact.text);
  build.operation.fact_names.push_back({out.fact, out.id});
  out.catalogue = FindCatalogue(*build.operation.ruleset, check.fact.text);
  if (out.catalogue != nullptr) build.operation.catalogued_checks |= bit;
  for (const model::Name& name : check.arguments) {
    out.arguments.push_back(build.slot_of.at(name.text));
  }
  return BuildCondition(check.when, build, out.condition);
}

}  // namespace

bool BuildRules(OperationBuild& build) {
  build.value_classes.resize(build.operation.slots.size());
  for (const model::Rule& rule : build.source.rules) {
    if (rule.severity == model::Severity::kOff) continue;
    program::Condition condition;
    if (!BuildCondition(rule.when, build, condition)) return false;
    RuleBuilder(rule, condition, build).Build();
  }
  if (build.source.checks.size() > program::kMaxChecks) {
    RefuseBudget(build, build.source.checks.back().id.location,
                 "an operation has more than 64 checks");
    return false;
  }
  if (!BuildDefaults(build)) return false;
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
  BuildMasks(build);
  return true;
}

}  // namespace assay::compile
