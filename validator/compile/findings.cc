// The order of precedence, made once so that no request waits for a sort.
//
// A finding's place is decided by, in this order: the place of its code in the ruleset's `errors`
// list; whether it concerns the request as a whole, a parameter's value, or a rule over parameters;
// the parameter's or the rule's place of declaration; the order of keywords within one value. Its
// number in that order is its bit in a report.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "validator/compile/builder.h"
#include "validator/program/keyword.h"

namespace assay::compile {
namespace {

using program::Finding;
using program::Keyword;
using program::KeywordName;

// Debian's absl::string_view is a type of its own.
absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

enum Rank : int { kRequestRank, kValueRank, kRuleRank };

struct Draft {
  Finding finding;
  Rank rank = kRuleRank;
  std::size_t declared = 0;  // parameter or rule
  std::size_t within = 0;    // order within one parameter
  std::uint16_t* number;     // where the finding's number is wanted, if anywhere

  auto Key() const { return std::tuple(finding.error, rank, declared, within); }
};

class Drafts {
 public:
  explicit Drafts(OperationBuild& build) : build_(build) {}

  // All are of the code `invalid`, but for that of the version.
  void AddRequestFaults() {
    using program::RequestFault;
    const model::Codes& codes = build_.ruleset.codes;
    for (std::size_t i = 0; i < program::kRequestFaults; ++i) {
      const auto fault = static_cast<RequestFault>(i);
      const bool of_version = fault == RequestFault::kVersion;
      const auto& code = of_version ? codes.wrong_version.value_or(codes.invalid) : codes.invalid;
      Add({.rule = program::RequestRuleId(fault),
           .error = build_.error_of.at(code.text),
           .slot = of_version ? build_.operation.version_slot : program::kNone,
           .keyword = Keyword::kRequest,
           .fault = fault},
          kRequestRank, i, &build_.operation.request_fault_findings[i]);
    }
  }

  // A fault of one parameter's value.
  void AddValue(std::size_t declared, std::uint16_t slot_index, std::uint16_t error,
                Keyword keyword, const program::Constraint* constraint, std::uint16_t* number) {
    const program::Slot& slot = build_.operation.slots[slot_index];
    Add({.rule = KeepString(absl::StrCat(ToAbsl(slot.name), ".", ToAbsl(KeywordName(keyword)))),
         .constraint = constraint,
         .error = error,
         .slot = slot_index,
         .keyword = keyword},
        kValueRank, declared, number);
  }

  // A fault of a part of it. Parts with names of their own are told apart by what is declared, as
  // long as it is not known which of them it is.
  void AddPart(std::size_t declared, std::uint16_t slot_index, std::uint16_t shape_index,
               std::uint16_t error, Keyword keyword, const program::Constraint* constraint,
               std::uint16_t* number) {
    const program::Slot& slot = build_.operation.slots[slot_index];
    const program::Shape& shape = build_.operation.shapes[shape_index];
    const bool names_part = slot.carrier == program::Carrier::kNamed && shape_index != slot.shape;
    Add({.rule = KeepString(absl::StrCat(ToAbsl(shape.path), ".", ToAbsl(KeywordName(keyword)))),
         .constraint = constraint,
         .error = error,
         .slot = slot_index,
         .shape = shape_index,
         .names_part = names_part,
         .keyword = keyword},
        kValueRank, declared, number);
  }

  void AddRule(const Finding& finding, std::size_t declared, std::uint16_t* number) {
    Add(finding, kRuleRank, declared, number);
  }

  const program::RuleText* Text(const model::Text& description,
                                std::vector<std::string_view> parameters) {
    return &build_.storage.program().rule_texts.emplace_back(program::RuleText{
        build_.storage.Keep(description.en), build_.storage.Keep(std::move(parameters))});
  }

  // Appends the findings to the operation's, in order, and tells each its number.
  void Number() {
    std::stable_sort(drafts_.begin(), drafts_.end(),
                     [](const Draft& a, const Draft& b) { return a.Key() < b.Key(); });
    build_.operation.findings.reserve(build_.operation.findings.size() + drafts_.size());
    for (Draft& draft : drafts_) {
      if (draft.number != nullptr) {
        *draft.number = static_cast<std::uint16_t>(build_.operation.findings.size());
      }
      build_.operation.findings.push_back(draft.finding);
    }
    drafts_.clear();
    within_ = 0;
  }

 private:
  void Add(const Finding& finding, Rank rank, std::size_t declared, std::uint16_t* number) {
    drafts_.push_back({finding, rank, declared, within_++, number});
  }

  std::string_view KeepString(const std::string& text) { return build_.storage.Keep(text); }

  OperationBuild& build_;
  std::vector<Draft> drafts_;
  std::size_t within_ = 0;
};

bool StartsWithType(std::span<const program::Constraint> constraints) {
  return !constraints.empty() && constraints[0].keyword == Keyword::kType;
}

// The findings of one parameter, in the order of rules: what is not a constraint first, parts last.
class SlotFindings {
 public:
  SlotFindings(OperationBuild& build, Drafts& drafts, std::size_t declared)
      : build_(build),
        drafts_(drafts),
        declared_(declared),
        parameter_(build.source.parameters[declared]),
        index_(build.parameter_slots[declared]),
        slot_(build.operation.slots[index_]),
        error_(build.ErrorIndex(parameter_.error, build.ruleset.codes.invalid)),
        missing_(build.error_of.at(build.ruleset.codes.missing.text)) {}

  void Add() {
    if (parameter_.required) {
      drafts_.AddValue(declared_, index_, missing_, Keyword::kRequired, nullptr, &slot_.required);
    }
    Value(Keyword::kDuplicate, nullptr, &slot_.duplicate);
    Value(Keyword::kDecoding, nullptr, &slot_.decoding);
    if (!StartsWithType(slot_.constraints)) Value(Keyword::kType, nullptr, &slot_.wrong_type);
    // Of one code and one after the other, so that their numbers are, too.
    std::uint16_t* first = &slot_.first_constraint;
    for (const program::Constraint& constraint : slot_.constraints) {
      Value(constraint.keyword, &constraint, std::exchange(first, nullptr));
    }
    if (slot_.carrier == program::Carrier::kJson) {
      Value(Keyword::kContentMediaType, nullptr, &slot_.media_type);
      Value(Keyword::kContentSchema, nullptr, &slot_.schema);
    }
    if (slot_.shape != program::kNone) Inside(slot_.shape);
  }

 private:
  void Value(Keyword keyword, const program::Constraint* constraint, std::uint16_t* number) {
    drafts_.AddValue(declared_, index_, error_, keyword, constraint, number);
  }

  void Part(std::uint16_t shape, Keyword keyword, const program::Constraint* constraint,
            std::uint16_t* number) {
    const bool missing = keyword == Keyword::kRequired && slot_.carrier == program::Carrier::kNamed;
    drafts_.AddPart(declared_, index_, shape, missing ? missing_ : error_, keyword, constraint,
                    number);
  }

  // What is asked of a list or an object, then of what is in it.
  void Inside(std::uint16_t index) {
    program::Shape& shape = build_.operation.shapes[index];
    std::uint16_t* first = &shape.first_constraint;
    for (const program::Constraint& constraint : shape.constraints) {
      Part(index, constraint.keyword, &constraint, std::exchange(first, nullptr));
    }
    if (shape.items != program::kNone) Whole(shape.items, false);
    for (const std::uint16_t member : shape.member_shapes) {
      const auto& required = shape.required_members;
      Whole(member, std::find(required.begin(), required.end(), member) != required.end());
    }
    if (shape.additional != program::kNone) Whole(shape.additional, false);
  }

  // The part itself, with all that is not a constraint.
  void Whole(std::uint16_t index, bool required) {
    program::Shape& shape = build_.operation.shapes[index];
    if (required) Part(index, Keyword::kRequired, nullptr, &shape.required);
    if (slot_.carrier == program::Carrier::kNamed) {
      Part(index, Keyword::kDuplicate, nullptr, &shape.duplicate);
      Part(index, Keyword::kDecoding, nullptr, &shape.decoding);
    }
    if (!StartsWithType(shape.constraints)) {
      Part(index, Keyword::kType, nullptr, &shape.wrong_type);
    }
    Inside(index);
  }

  OperationBuild& build_;
  Drafts& drafts_;
  std::size_t declared_;
  const model::Parameter& parameter_;
  std::uint16_t index_;
  program::Slot& slot_;
  std::uint16_t error_;
  std::uint16_t missing_;
};

// A value of the wrong kind and a value that is no integer are one rule, `type`.
void ShareTypeFindings(program::Operation& operation) {
  for (program::Slot& slot : operation.slots) {
    if (StartsWithType(slot.constraints)) slot.wrong_type = slot.first_constraint;
  }
  for (program::Shape& shape : operation.shapes) {
    if (StartsWithType(shape.constraints)) shape.wrong_type = shape.first_constraint;
  }
}

void AddRuleFindings(OperationBuild& build, Drafts& drafts) {
  program::Operation& operation = build.operation;
  std::size_t declared = 0;
  for (RuleDraft& draft : build.rule_drafts) {
    const Finding finding{.rule = build.storage.Keep(draft.rule->id.text),
                          .text = drafts.Text(draft.rule->description, std::move(draft.parameters)),
                          .error = build.error_of.at(draft.rule->error->text),
                          .slot = draft.slot,
                          .keyword = Keyword::kRule};
    drafts.AddRule(finding, declared++,
                   draft.test.is_relation ? &operation.relations[draft.test.index].finding
                                          : &operation.requirements[draft.test.index].finding);
  }
}

void AddCheckFindings(OperationBuild& build, Drafts& drafts) {
  for (std::size_t i = 0; i < build.operation.checks.size(); ++i) {
    program::Check& check = build.operation.checks[i];
    const auto source = std::find_if(build.source.checks.begin(), build.source.checks.end(),
                                     [&](const model::Check& c) { return c.id.text == check.id; });
    std::vector<std::string_view> names;
    for (const model::Name& name : source->parameters) {
      names.push_back(build.operation.slots[build.slot_of.at(name.text)].name);
    }
    Finding finding{.rule = check.id,
                    .text = drafts.Text(source->description, std::move(names)),
                    .error = build.error_of.at(source->error.text),
                    .keyword = Keyword::kRule};
    if (source->parameters.size() == 1) finding.slot = build.slot_of.at(source->parameters[0].text);
    drafts.AddRule(finding, i, &check.finding);
  }
}

// Findings of the same code and parameters are one violation.
void BuildGroups(OperationBuild& build) {
  std::map<std::pair<std::uint16_t, std::vector<std::string_view>>, std::vector<std::uint16_t>>
      groups;
  auto& findings = build.operation.findings;
  const auto key = [&](const Finding& finding) {
    const auto parameters = program::ParametersOf(build.operation, finding);
    return std::pair(finding.error,
                     std::vector<std::string_view>(parameters.begin(), parameters.end()));
  };
  for (std::size_t i = 0; i < findings.size(); ++i) {
    groups[key(findings[i])].push_back(static_cast<std::uint16_t>(i));
  }
  for (auto& [_, members] : groups) {
    const std::vector<std::uint16_t>& kept = build.storage.Keep(members);
    for (const std::uint16_t member : kept) findings[member].group = &kept;
  }
}

// The parameters that every operation of the ruleset has, so that an answer without a known
// operation can still be in the form (Format) that the request asks for. Nothing is said of their
// values.
void AddSharedSlots(OperationBuild& build) {
  auto& slots = build.operation.slots;
  const auto& operations = build.ruleset.operations;
  const auto has = [](const model::Operation& operation, const model::Parameter& wanted) {
    return std::any_of(operation.parameters.begin(), operation.parameters.end(),
                       [&](const auto& p) { return p.name.text == wanted.name.text; });
  };
  const std::span<const model::Parameter> first =
      operations.empty() ? std::span<const model::Parameter>() : operations.front().parameters;
  for (const model::Parameter& parameter : first) {
    const bool shared = std::all_of(operations.begin(), operations.end(),
                                    [&](const auto& o) { return has(o, parameter); });
    if (!shared || parameter.name.text == build.ruleset.operation_parameter.text) continue;
    program::Slot& slot = slots.emplace_back();
    slot.name = build.storage.Keep(parameter.name.text);
    slot.sensitive = parameter.sensitive;
  }
  std::vector<std::string_view> names;
  for (const program::Slot& slot : slots) names.push_back(slot.name);
  build.operation.names = program::KeyTable(names);
}

// The bytes that the names of the parts at fault take at most.
std::size_t PartNames(const program::Operation& operation) {
  std::size_t bytes = 0;
  for (const Finding& finding : operation.findings) {
    if (finding.shape == program::kNone) continue;
    bytes += program::MaxPartName(operation.shapes[finding.shape].path);
  }
  return bytes;
}

void Finish(OperationBuild& build) {
  BuildGroups(build);
  program::Program& program = build.storage.program();
  const program::Operation& operation = build.operation;
  program.max_findings = std::max(program.max_findings, operation.findings.size());
  program.max_contents = std::max<std::size_t>(program.max_contents, build.contents);
  program.max_part_names = std::max(program.max_part_names, PartNames(operation));
  program.has_parts |= std::any_of(operation.slots.begin(), operation.slots.end(),
                                   [](const auto& slot) { return slot.shape != program::kNone; });
}

}  // namespace

void BuildFindings(OperationBuild& build) {
  Drafts drafts(build);
  drafts.AddRequestFaults();
  for (std::size_t i = 0; i < build.source.parameters.size(); ++i) {
    SlotFindings(build, drafts, i).Add();
  }
  AddRuleFindings(build, drafts);
  drafts.Number();
  ShareTypeFindings(build.operation);
  build.operation.request_findings = build.operation.findings.size();
  AddCheckFindings(build, drafts);
  drafts.Number();
  Finish(build);
}

void BuildUnknownOperation(OperationBuild& build) {
  program::Operation& operation = build.operation;
  operation.slots.reserve(program::kMaxSlots);  // addresses stay
  program::Slot& slot = operation.slots.emplace_back();
  slot.name = build.storage.Keep(build.ruleset.operation_parameter.text);
  slot.warnings = build.storage.Warnings(slot.name);
  AddSharedSlots(build);
  const auto& codes = build.ruleset.codes;
  const std::uint16_t invalid = build.error_of.at(codes.invalid.text);
  Drafts drafts(build);
  drafts.AddRequestFaults();
  drafts.AddValue(0, 0, build.error_of.at(codes.missing.text), Keyword::kRequired, nullptr,
                  &slot.required);
  drafts.AddValue(0, 0, invalid, Keyword::kDuplicate, nullptr, &slot.duplicate);
  drafts.AddValue(0, 0, invalid, Keyword::kDecoding, nullptr, &slot.decoding);
  drafts.AddValue(0, 0, invalid, Keyword::kType, nullptr, &slot.wrong_type);
  drafts.AddValue(0, 0, build.error_of.at(codes.unknown_operation.text), Keyword::kOperation,
                  nullptr, &operation.operation_finding);
  drafts.Number();
  operation.request_findings = operation.findings.size();
  Finish(build);
}

}  // namespace assay::compile
