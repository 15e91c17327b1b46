// What the steps of the compile stage share: the program being built, and its storage.
#ifndef ASSAY_VALIDATOR_COMPILE_BUILDER_H_
#define ASSAY_VALIDATOR_COMPILE_BUILDER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "validator/compile/storage.h"
#include "validator/diagnostic.h"
#include "validator/model/model.h"
#include "validator/program/program.h"

namespace assay::compile {

// One thing that an enforced rule can find, for which a finding is wanted.
struct RuleDraft {
  const model::Rule* rule = nullptr;
  program::RuleTest test;
  std::vector<std::string_view> parameters;
  std::uint16_t slot = program::kNone;  // whose value is at fault
};

// One operation on its way from model to program.
struct OperationBuild {
  const model::Ruleset& ruleset;
  const model::Operation& source;
  program::Operation& operation;
  Storage& storage;
  std::vector<Diagnostic>& diagnostics;

  // Where each declared parameter's value is.
  std::unordered_map<std::string_view, std::uint16_t> slot_of;
  std::vector<std::uint16_t> parameter_slots;  // in declaration order
  std::unordered_map<std::string_view, std::uint16_t> error_of;
  // For each slot, the value class of each literal that a condition mentions.
  std::vector<std::unordered_map<std::string_view, std::uint8_t>> value_classes;
  std::vector<RuleDraft> rule_drafts;  // in the order of rules
  std::uint16_t contents = 0;          // parameters that hold JSON

  std::uint16_t ErrorIndex(const std::optional<model::Name>& code,
                           const model::Name& fallback) const;
};

// slots.cc: lays out the slots and gives each its constraints and its matcher.
void BuildSlots(OperationBuild& build);

// The fastest matcher for a value; Storage::Matcher has it made once.
program::Matcher PickMatcher(std::span<const program::Constraint> constraints, Storage& storage);
// Of an enumeration whose literals have these classes.
program::Matcher EnumMatcher(const program::Constraint& list, std::span<const std::uint8_t> classes,
                             Storage& storage);

// shapes.cc: the number of the shape that is made of a list, an object or a value.
// `text` is the path of the text that it is in, if it is in one.
std::uint16_t BuildShape(const model::Constraints& source, std::string_view name,
                         std::string_view path, std::string_view text, OperationBuild& build);

// The shapes of the operation's response, where it has one.
void BuildResponse(OperationBuild& build);

// defaults.cc: puts conditional defaults in an order in which each comes behind those that it
// depends on. False, and told, when they depend on each other in a circle.
bool BuildDefaults(OperationBuild& build);

// lower.cc: the plain form of a value's constraints, in the order of rules.
std::span<const program::Constraint> LowerConstraints(const model::Constraints& constraints,
                                                      Storage& storage);

// text_matcher.cc: the one-pass form of constraints on text; false when they have none.
bool LowerText(std::span<const program::Constraint> constraints, program::TextMatcher& matcher);
// The same in fewer words, when it is of one range.
std::optional<program::RangeMatcher> LowerRange(const program::TextMatcher& matcher);

// conditions.cc: false when beyond a budget.
bool BuildCondition(const model::Condition& source, OperationBuild& build, program::Condition& out);
// Hands the classes of values that conditions asked for to the matchers and to the defaults.
void SpreadClasses(OperationBuild& build);
void RefuseBudget(OperationBuild& build, const Location& location, std::string message);

// masks.cc: requirements and the conditions of checks again, as masks.
void BuildMasks(OperationBuild& build);

// relations.cc: `then` of one parameter, and rules that relate values.
program::Relation MakeDemand(const model::Demand& demand, OperationBuild& build);
program::Relation MakeRelation(const model::Rule& rule, OperationBuild& build);

// catalogues.cc: of a ruleset; null when it has none of this fact.
void BuildCatalogues(const model::Ruleset& source, program::Ruleset& out, Storage& storage);
const program::Catalogue* FindCatalogue(const program::Ruleset& ruleset, std::string_view fact);

// rules.cc: requirements, relations, warnings and checks. False when beyond a budget.
bool BuildRules(OperationBuild& build);

// findings.cc: numbers all findings by precedence.
void BuildFindings(OperationBuild& build);
// The stand-in operation that answers requests which name no known one.
void BuildUnknownOperation(OperationBuild& build);

}  // namespace assay::compile

#endif  // ASSAY_VALIDATOR_COMPILE_BUILDER_H_
