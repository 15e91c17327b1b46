// The program: a ruleset compiled. Immutable; shared by all threads; everything a request needs and
// nothing else.
//
// An operation has *slots* (the places of values), *matchers* (one accept-or-reject test a slot,
// grouped by kind, so that a loop runs one kind over many slots), *conditions* and *requirements*
// over the slots, and *findings* (what can be said of a request, in the order of precedence). A
// report is a set of findings: its lowest is the answer.
//
// Each test exists twice, in two tempers. A matcher decides as fast as it can whether a value is in
// order, which nearly every value is. Only when one is not, its *constraints*, one a keyword of the
// format, are gone through one by one to name each rule that fails. So naming costs nothing until
// there is something to name.
#ifndef ASSAY_VALIDATOR_PROGRAM_PROGRAM_H_
#define ASSAY_VALIDATOR_PROGRAM_PROGRAM_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/facts.h"
#include "validator/program/catalogue.h"
#include "validator/program/constraint.h"
#include "validator/program/key_table.h"
#include "validator/program/matcher.h"
#include "validator/program/regex.h"
#include "validator/program/rule.h"
#include "validator/program/shape.h"
#include "validator/program/slot_set.h"
#include "validator/text/char_set.h"
#include "validator/text/pattern.h"

namespace assay::program {

struct Text {
  std::string_view en;
  std::string_view zh;  // same as `en` where the ruleset gives none
};

struct Error {
  std::string_view code;
  int status = 0;
  Text message;
  Text meaning;
  Text recommendation;
};

// Faults of the request as a whole, each a bit in State::request_faults.
enum class RequestFault : std::uint8_t {
  kMaxBytes,
  kMaxParameters,
  kMaxValueBytes,
  kMaxNameBytes,
  kMaxListItems,
  kMaxJsonDepth,
  kJson,
  kMethod,
  kTarget,
  kHeader,
  kContentType,
  kEmptyName,
  kNameDecoding,
  kValueDecoding,
  kVersion,  // with a code of its own, and about a parameter
};
inline constexpr std::size_t kRequestFaults = 15;
// Those of limits come first.
inline constexpr std::size_t kLimitFaults = static_cast<std::size_t>(RequestFault::kJson);

// What a request names the version of the API with.
inline constexpr std::string_view kVersionParameter = "Version";

// The ids of the warnings about a value.
struct WarningIds {
  std::string_view empty;
  std::string_view suspicious;
};

struct Slot {
  std::string_view name;
  bool sensitive = false;
  bool has_default = false;
  Carrier carrier = Carrier::kNone;
  std::uint16_t shape = kNone;     // of a parameter with parts
  std::uint16_t content = kNone;   // of one that holds JSON: which reader is for it
  std::uint16_t defaults = kNone;  // in Operation::conditional_defaults, where it has any
  std::string_view default_value;
  const WarningIds* warnings = nullptr;
  std::uint8_t default_class = kNoClass;
  std::string_view otherwise;               // what a value counts as that a lenient enum lacks
  std::uint8_t otherwise_class = kNoClass;  // and its class
  bool empty_is_value = false;
  // Findings: of faults that are not constraints, and of the first constraint, which those of the
  // others follow.
  std::uint16_t required = kNone;
  std::uint16_t duplicate = kNone;
  std::uint16_t decoding = kNone;
  std::uint16_t wrong_type =
      kNone;  // an array or object where a scalar is declared, or the reverse
  std::uint16_t media_type = kNone;  // kJson: not acceptable JSON
  std::uint16_t schema = kNone;      // kJson: not of the kind that is declared
  std::uint16_t first_constraint = kNone;
  std::span<const Constraint> constraints;
  std::vector<std::uint8_t> literal_classes;  // of each literal of its enum
};

// ---- what can be said
// -----------------------------------------------------------------------------------------

// Of a rule or a check with an id.
struct RuleText {
  std::string_view description;
  std::span<const std::string_view> parameters;
};

// One bit of a report. Findings of the same code and parameters are one violation: a group.
struct Finding {
  std::string_view rule;
  const Constraint* constraint = nullptr;  // that is broken
  const RuleText* text = nullptr;          // kRule
  const std::vector<std::uint16_t>* group =
      nullptr;  // the findings of its group, itself included, ascending
  std::uint16_t error = 0;
  std::uint16_t slot = kNone;   // whose value is at fault
  std::uint16_t shape = kNone;  // and of which part of it
  bool names_part = false;      // it is about a parameter of the part's own name: `Tag.2.Key`
  Keyword keyword = Keyword::kRule;
  RequestFault fault = RequestFault::kMaxBytes;  // kRequest
};

// A rule that is not enforced: it warns, or it is only counted.
struct QuietRule {
  std::string_view rule;
  Text message;  // of a warning
  RuleTest test;
  std::span<const std::string_view> parameters;
};

struct Ruleset {
  std::string_view label;  // name/version
  std::string_view version;
  std::vector<Error> errors;
  std::vector<std::string_view> suspicious_values;
  std::uint64_t suspicious_sizes = 0;  // theirs, modulo 64, as bits
  std::vector<Catalogue> catalogues;   // ordered by fact
};

struct Operation {
  std::string_view name;   // empty for the stand-in that answers requests without a known operation
  text::Word16 name_word;  // its first 16 bytes
  std::uint32_t index = 0;  // in Program::operations; of the stand-in, behind the last
  const Ruleset* ruleset = nullptr;

  KeyTable names;                       // of parameters, to their slots
  std::vector<Slot> slots;              // enumerations first, then other parameters
  std::vector<std::uint16_t> declared;  // slots of parameters in declaration order
  std::vector<std::string_view> names_declared;

  // Of every slot: its default's. As many as there are bits in the words of a SlotSet.
  std::vector<std::uint8_t> initial_classes;
  SlotSet required;
  SlotSet may_be_suspicious;  // a value that is in order may be one of the suspicious ones

  std::vector<Matcher> matchers;  // of each slot
  std::vector<SlotKinds> kinds;   // of each 64 slots
  std::size_t words = 0;          // of slots, 64 each
  std::vector<Shape> shapes;
  std::vector<ConditionalDefaults> conditional_defaults;  // each behind those that it depends on

  std::vector<Term> terms;
  std::vector<Formula> formulas;
  std::vector<Requirement> requirements;
  // When each requirement fires, each check is needed and each warning is due, as masks. What masks
  // cannot say is never said by them, and is in `other_requirements` and `other_checks` instead; of
  // warnings there are rows for all or for none.
  std::vector<SlotTerms> slot_terms;
  std::vector<std::uint64_t> terms_by_class;
  std::vector<Conjunctions> masks;  // rows of requirements, then of checks, then of warnings
  std::size_t requirement_rows = 0;
  std::size_t check_rows = 0;
  std::vector<std::uint16_t> other_requirements;
  std::uint64_t other_checks = 0;
  // Where rules are masks alone: which of their bits are of requirements and of checks, and where
  // checks and warnings begin.
  std::uint64_t requirement_bits = 0;
  std::uint64_t check_bits = 0;
  std::vector<Relation> relations;
  std::vector<Requirement> quiet_requirements;
  std::vector<Relation> quiet_relations;
  std::vector<QuietRule> warnings;
  std::vector<QuietRule> shadows;
  std::vector<Check> checks;                           // in precedence order
  std::vector<assay::internal::FactNames> fact_names;  // of each check
  std::uint64_t catalogued_checks = 0;                 // those with a catalogue
  std::vector<Finding>
      findings;  // in precedence order; those of checks stand behind `request_findings`
  std::size_t request_findings = 0;
  std::array<std::uint16_t, kRequestFaults> request_fault_findings{};
  std::uint16_t operation_slot = kNone;     // of the parameter that names the operation
  std::uint16_t version_slot = kNone;       // of the parameter that names the version
  std::uint16_t operation_finding = kNone;  // of the stand-in: the value names no operation
  std::uint16_t response = kNone;           // the shape of an answer; its parts have no findings
  std::uint8_t first_check_bit = 0;
  std::uint8_t first_warning_bit = 0;
  bool rules_are_masks = false;  // requirements and checks; with the warnings' fewer than 64
  bool warnings_are_masks = false;
  bool suspicious_are_free = false;  // what may be is all of kinds whose values kernels call free
};

// The names that a finding is about.
inline std::span<const std::string_view> ParametersOf(const Operation& operation,
                                                      const Finding& finding) {
  if (finding.text != nullptr) return finding.text->parameters;
  if (finding.names_part) return {&operation.shapes[finding.shape].shown, 1};
  if (finding.slot != kNone) return {&operation.slots[finding.slot].name, 1};
  return {};
}

// Owns everything that the views above point to.
struct Program {
  Program() = default;
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  std::string_view operation_parameter;
  KeyTable operation_names;
  std::vector<std::string_view> operation_list;
  std::deque<Ruleset> rulesets;
  std::deque<Operation> operations;
  Operation unknown_operation;
  // The parameters declared sensitive anywhere: values and unknown names that resemble them are
  // masked.
  std::vector<std::string_view> sensitive_names;

  // Over all operations: they size the scratch.
  std::size_t max_findings = 0;
  std::size_t max_contents = 0;
  std::size_t max_part_names = 0;  // bytes of the names of parts in all findings of an operation
  bool has_parts = false;

  // Storage: addresses stay, whatever is added.
  std::deque<std::string> strings;
  std::deque<text::CharSet> sets;
  std::deque<std::vector<CharClass>> class_lists;
  std::deque<std::vector<NumberRange>> range_lists;
  std::deque<text::Sequence> sequences;
  std::deque<Regex> regexes;
  std::deque<KeyTable> tables;
  std::deque<ShortTable> short_enums;
  std::deque<LongEnum> long_enums;
  std::deque<TextMatcher> texts;
  std::deque<std::vector<std::string_view>> name_lists;
  std::deque<std::vector<std::uint16_t>> index_lists;
  std::deque<std::vector<Constraint>> constraint_lists;
  std::deque<RuleText> rule_texts;
  std::deque<WarningIds> warning_ids;
};

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_PROGRAM_H_
