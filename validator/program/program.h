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

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/format/format.h"
#include "validator/program/key_table.h"
#include "validator/program/regex.h"
#include "validator/program/slot_set.h"
#include "validator/text/char_set.h"
#include "validator/text/number.h"
#include "validator/text/pattern.h"

namespace assay::program {

inline constexpr std::uint16_t kNone = 0xFFFF;
inline constexpr std::size_t kMaxChecks = 64;  // of one operation: a report holds them in one word
inline constexpr std::uint8_t kNoClass = 63;   // of a value that no condition asks for
inline constexpr std::size_t kMaxValueClasses = 63;

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

// What a rule is about. The order is that of rules within one parameter.
enum class Keyword : std::uint8_t {
  kRequired,
  kDuplicate,
  kDecoding,
  kType,
  kMinimum,
  kMaximum,
  kExclusiveMinimum,
  kExclusiveMaximum,
  kRanges,
  kMultipleOf,
  kPowerOfTwo,
  kMaxDecimals,
  kMinLength,
  kMaxLength,
  kCharacters,
  kPattern,
  kClasses,
  kStartsWith,
  kNotStartsWith,
  kEndsWith,
  kNotEndsWith,
  kContains,
  kNotContains,
  kNotDoubled,
  kEnum,
  kNotEnum,
  kFormat,
  kContentMediaType,
  kContentSchema,
  kIndexes,
  kMinItems,
  kMaxItems,
  kUniqueItems,
  kUniqueBy,
  kMaxTotalLength,
  kMinProperties,
  kMaxProperties,
  kAdditionalProperties,
  kPropertyNames,
  kOperation,  // the value names no operation
  kRule,       // a rule or a check of its own, with an id
  kRequest,    // the request as a whole; see RequestFault
};

// Faults of the request as a whole, each a bit in State::request_faults.
enum class RequestFault : std::uint8_t {
  kMaxBytes,
  kMaxParameters,
  kJson,
  kEmptyName,
  kNameDecoding,
  kValueDecoding,
};
inline constexpr std::size_t kRequestFaults = 6;

// A class of characters, one of which is looked for: a set, or what RE2 alone understands.
struct CharClass {
  text::CharSet set;
  const Regex* contains = nullptr;  // instead of the set
};

// What a value is to be, where it is not just text.
enum class ValueType : std::uint8_t { kText, kInteger, kNumber, kBoolean };

// What lengths count.
enum class Unit : std::uint8_t { kCodePoints, kBytes, kBase64Bytes };

struct NumberRange {
  text::Number low, high;
};

// One keyword on one value, in the plain form that names faults and explains them.
struct Constraint {
  Keyword keyword = Keyword::kType;
  std::uint16_t finding = kNone;
  ValueType type = ValueType::kText;              // kType, and of the number that bounds are about
  format::Format format = format::Format::kNone;  // kFormat; measures that number when it is text
  Unit unit = Unit::kCodePoints;                  // kMinLength, kMaxLength
  bool ignore_case = false;                       // where texts are compared
  bool lenient = false;                           // kEnum: any other value is in order too
  std::int64_t number = 0;                        // of a length; kClasses: how many must occur
  text::Number bound;                             // of the keywords on numbers
  std::span<const NumberRange> ranges;            // kRanges
  const text::CharSet* set = nullptr;             // kCharacters, kNotDoubled
  std::span<const CharClass> classes;             // kClasses
  const text::Sequence* sequence = nullptr;       // kPattern, when it is of that shape
  const Regex* regex = nullptr;                   // kPattern, kCharacters, kNotDoubled otherwise
  std::span<const std::string_view> literals;     // texts to compare; kClasses: as written
  const KeyTable* table = nullptr;                // kEnum, unless it ignores case or lists ""
  std::string_view as_written;                    // of a class, pattern or bound: for explanations
};

enum class MatcherKind : std::uint8_t { kAny, kEnum, kText, kInteger, kIpv4, kSlow };

// Which matcher a value has, and its place in the operation's list for that kind.
struct MatcherRef {
  MatcherKind kind = MatcherKind::kAny;
  std::uint16_t index = 0;
};

// How the parts of a parameter come: as parameters of their own names, in one text between
// separators, or as JSON text.
enum class Carrier : std::uint8_t { kNone, kNamed, kDelimited, kJson };

// A value as the reader hands it on: a view of decoded bytes.
struct Value {
  const char* data = nullptr;
  std::uint32_t size = 0;

  std::string_view view() const { return {data, size}; }
};

struct Slot {
  std::string_view name;
  bool sensitive = false;
  bool has_default = false;
  MatcherRef matcher;
  Carrier carrier = Carrier::kNone;
  std::uint16_t shape = kNone;     // of a parameter with parts
  std::uint16_t content = kNone;   // of one that holds JSON: which reader is for it
  std::uint16_t defaults = kNone;  // in Operation::conditional_defaults, where it has any
  std::string_view default_value;
  std::string_view empty_rule;  // ids of the warnings about a value
  std::string_view suspicious_rule;
  std::uint8_t default_class = kNoClass;
  std::string_view otherwise;               // what a value counts as that a lenient enum lacks
  std::uint8_t otherwise_class = kNoClass;  // and its class
  bool empty_is_value = false;
  // Findings of faults that are not constraints.
  std::uint16_t required = kNone;
  std::uint16_t duplicate = kNone;
  std::uint16_t decoding = kNone;
  std::uint16_t wrong_type =
      kNone;  // an array or object where a scalar is declared, or the reverse
  std::uint16_t media_type = kNone;  // kJson: not acceptable JSON
  std::uint16_t schema = kNone;      // kJson: not of the kind that is declared
  std::vector<Constraint> constraints;
  std::vector<std::uint8_t> literal_classes;  // of each literal of its enum
};

// The place of a value among the texts of an enum, or their number when it is none of them.
std::size_t FindLiteral(const Constraint& constraint, std::string_view value);

// ---- matchers
// -----------------------------------------------------------------------------------------------

struct EnumMatcher {
  std::uint16_t slot = kNone;  // of a parameter
  KeyTable table;              // a copy: one step less to reach it
  std::vector<std::uint8_t>
      classes;  // of each literal: which group of literals conditions put it in
};

struct IntegerMatcher {
  std::int64_t minimum = 0;
  std::int64_t maximum = 0;
};

// Length, first character, character set and classes in one walk over the value. `byte` has, for
// each byte, bits of what it stands for; the bytes from 80 on are looked at as code points, in
// `first` and `rest`.
struct TextMatcher {
  static constexpr std::uint8_t kRefused = 0x80;
  static constexpr std::uint8_t kRefusedFirst = 0x40;
  static constexpr std::size_t kMaxClasses = 6;  // bits 0 to 5

  // Ascii, one range for all characters and no classes: from `range_first` to `range_last`.
  bool one_range = false;
  std::uint8_t range_first = 0;
  std::uint8_t range_last = 0;
  // No byte from 80 on is accepted, and lengths in bytes are lengths in code points.
  bool ascii = false;
  bool count_bytes = false;
  std::uint8_t min_classes = 0;
  std::uint32_t min_length = 0;
  std::uint32_t max_length = 0;
  std::array<std::uint8_t, 256> byte{};
  text::CharSet first;
  text::CharSet rest;
  // What `rest` lacks beyond ASCII, when that is little (a typographic quote or two).
  std::array<std::uint32_t, 4> wide_refused{};
  std::uint8_t wide_refused_count = 0;
  bool wide_by_exception = false;  // `wide_refused` says it all
};

// ---- parts
// --------------------------------------------------------------------------------------------------

// What is declared of a value within a parameter with parts, or of that parameter. Of lists and
// objects, `constraints` are about their parts.
struct Shape {
  enum class Kind : std::uint8_t { kScalar, kList, kObject };
  static constexpr std::size_t kMaxDepth = 8;  // of parts that come as parameters

  Kind kind = Kind::kScalar;
  bool anything = false;  // nothing is asked of it, not even that it has no parts
  bool empty_is_value = false;
  bool gaps = false;                 // kList
  bool closed = false;               // kObject: other members are refused
  MatcherRef matcher;                // kScalar
  std::string_view name;             // of a member
  std::string_view path;             // as ids have it: `Tag.N.Key`
  std::string_view shown;            // the part that has a name: it, or the text that it is in
  std::string_view separator;        // kList, in one text
  std::uint16_t items = kNone;       // kList: a shape
  std::uint16_t unique_by = kNone;   // kList: a shape, of a member of the items
  std::uint16_t additional = kNone;  // kObject: the shape of other members
  KeyTable members;                  // kObject: name to place in `member_shapes`
  std::vector<std::uint16_t> member_shapes;
  std::vector<std::uint16_t> required_members;
  std::vector<Constraint> constraints;
  std::vector<Constraint> name_constraints;  // kObject: of the names of other members
  // Findings of faults that are not constraints.
  std::uint16_t required = kNone;
  std::uint16_t duplicate = kNone;
  std::uint16_t decoding = kNone;
  std::uint16_t wrong_type = kNone;
};

// ---- rules
// --------------------------------------------------------------------------------------------------

// What is asked of one parameter: that its value be of one of these classes, while it is given and
// while it is absent (its default's class). Presence is asked for in the same words: of any class
// while it is given, of none while it is absent.
struct Term {
  std::uint16_t slot = 0;
  std::uint64_t given_classes = 0;
  std::uint64_t absent_classes = 0;
};

// All of its terms hold, a stretch of Operation::terms; always, when there are none. What terms
// alone do not say is a formula instead.
struct Condition {
  static constexpr std::uint16_t kFormula = kNone;  // as `count`: `first` is in Operation::formulas

  std::uint16_t first = 0;
  std::uint16_t count = 0;
};

// How long the name of a part may be that has this path: each step is a number or as it is
// declared, but for a member that is not, of which some is shown.
inline constexpr std::size_t kMaxShownKey = 128;
inline std::size_t MaxPartName(std::string_view path) {
  return path.size() + 11 * static_cast<std::size_t>(std::count(path.begin(), path.end(), '.')) +
         kMaxShownKey;
}

struct ConditionalDefault {
  Condition condition;
  std::string_view value;
  std::uint8_t value_class = kNoClass;
};

// The defaults of one slot that depend on conditions: the first that holds.
struct ConditionalDefaults {
  std::uint16_t slot = 0;
  std::vector<ConditionalDefault> choices;
};

// A condition of any shape: its parts are a stretch of Operation::formulas. It is true, false, or
// unknown because of a value at fault.
struct Formula {
  enum class Kind : std::uint8_t { kAll, kAny, kNot, kTerm, kValue };
  Kind kind = Kind::kAll;
  std::uint16_t first = 0;
  std::uint16_t count = 0;
  Term term;                            // kTerm; kValue: its slot
  std::vector<Constraint> constraints;  // kValue: of the effective value
};

// Fires when its condition holds and the slots are given in numbers that it refuses.
struct Requirement {
  // How many of the slots are given: a number of three bits, so that what is refused is a mask.
  enum : std::uint8_t { kAny = 1, kMore = 2, kAll = 4 };  // at least one, at least two, each
  static constexpr std::uint8_t kNoneGiven = 1u << 0 | 1u << kAll;
  static constexpr std::uint8_t kSomeGiven = static_cast<std::uint8_t>(~kNoneGiven);
  static constexpr std::uint8_t kMoreGiven = 1u << (kAny | kMore) | 1u << (kAny | kMore | kAll);
  static constexpr std::uint8_t kPartGiven = 1u << kAny | 1u << (kAny | kMore);

  Condition condition;
  std::uint16_t finding = kNone;
  std::uint8_t refused = 0;  // bits by the number above
  // The slots; nearly always they share a word of the set, `word`, and `mask` holds them all.
  SlotSet slots;
  std::uint16_t word = kNone;
  std::uint64_t mask = 0;
};

// The value of a parameter, or the values of one shape in its parts; the number of each, for those
// who ask for one.
struct ValueRef {
  std::uint16_t slot = 0;
  std::uint16_t shape = kNone;
  ValueType type = ValueType::kText;
  format::Format format = format::Format::kNone;
};

struct Operand {
  enum class Kind : std::uint8_t { kConstant, kValue, kCount, kSum, kLength, kNow };
  Kind kind = Kind::kConstant;
  ValueRef value;
  text::Number constant;
  bool has_absent = false;
  std::int64_t absent = 0;
  std::int64_t times = 1;
};

enum class Comparison : std::uint8_t {
  kLess,
  kLessOrEqual,
  kGreaterOrEqual,
  kGreater,
  kEqual,
  kNotEqual,
};

// Looks at values, where a requirement looks at presence. Fires when its condition holds and the
// values are not as it says.
struct Relation {
  enum class Kind : std::uint8_t {
    kValue,
    kCompare,
    kDifferent,
    kEqual,
    kSubset,
    kWithin,
    kNoOverlap,
  };
  Kind kind = Kind::kValue;
  Condition condition;
  std::uint16_t finding = kNone;
  std::vector<ValueRef> values;         // in the order of the rule
  std::vector<Constraint> constraints;  // kValue: of the effective value of the one slot
  std::vector<Operand> left, right;     // kCompare
  Comparison comparison = Comparison::kEqual;
};

// What a rule comes to: a requirement or a relation, in the operation's list of those that are
// enforced or of those that are not.
struct RuleTest {
  bool is_relation = false;
  std::uint16_t index = 0;
};

struct Check {
  std::string_view id;
  std::string_view fact;
  Condition condition;
  std::uint16_t finding = kNone;  // in Operation::findings, behind those of the request
  std::vector<std::uint16_t> arguments;
};

struct ConditionalCheck {
  Condition condition;
  std::uint64_t bit = 0;
};

// ---- what can be said
// -----------------------------------------------------------------------------------------

// One bit of a report. Findings of the same code and parameters are one violation: a group.
struct Finding {
  std::string_view rule;
  std::uint16_t error = 0;
  std::uint16_t slot = kNone;   // whose value is at fault
  std::uint16_t shape = kNone;  // and of which part of it
  bool names_part = false;      // it is about a parameter of the part's own name: `Tag.2.Key`
  Keyword keyword = Keyword::kRule;
  RequestFault fault = RequestFault::kMaxBytes;  // kRequest
  const Constraint* constraint = nullptr;
  std::string_view description;  // kRule: in words
  std::span<const std::string_view> parameters;
  std::span<const std::uint16_t> group;  // the findings of its group, itself included, ascending
};

// A rule that is not enforced: it warns, or it is only counted.
struct QuietRule {
  std::string_view rule;
  Text message;  // of a warning
  RuleTest test;
  std::span<const std::string_view> parameters;
};

// Slots by kind of matcher, as bits of one word of a SlotSet: a loop runs one kind over many slots.
struct SlotKinds {
  std::uint64_t enums = 0;
  std::uint64_t texts = 0;
  std::uint64_t integers = 0;
  std::uint64_t ipv4s = 0;
  std::uint64_t slow = 0;
  std::uint64_t any = 0;       // only has to be text
  std::uint64_t parts = 0;     // has parts that come as parameters, and no text
  std::uint64_t expanded = 0;  // has parts in its text
};

struct Ruleset {
  std::string_view label;  // name/version
  std::vector<Error> errors;
  std::vector<std::string_view> suspicious_values;
};

struct Operation {
  std::string_view name;  // empty for the stand-in that answers requests without a known operation
  const Ruleset* ruleset = nullptr;

  KeyTable names;                       // of parameters, to their slots
  std::vector<Slot> slots;              // enumerations first, then other parameters
  std::vector<std::uint16_t> declared;  // slots of parameters in declaration order
  std::vector<std::string_view> names_declared;
  std::uint16_t operation_slot = kNone;     // of the parameter that names the operation
  std::uint16_t operation_finding = kNone;  // of the stand-in: the value names no operation

  std::vector<std::uint8_t> initial_classes;  // of every slot: its default's
  SlotSet required;

  std::vector<EnumMatcher> enums;  // of parameters, in the order of slots; then those of parts
  std::vector<TextMatcher> texts;
  std::vector<IntegerMatcher> integers;
  std::vector<SlotKinds> kinds;  // of each 64 slots
  std::vector<Shape> shapes;
  std::vector<ConditionalDefaults> conditional_defaults;  // each behind those that it depends on

  std::vector<Term> terms;
  std::vector<Formula> formulas;
  std::vector<Requirement> requirements;
  std::vector<Relation> relations;
  std::vector<Requirement> quiet_requirements;
  std::vector<Relation> quiet_relations;
  std::vector<QuietRule> warnings;
  std::vector<QuietRule> shadows;
  std::vector<Check> checks;  // in precedence order
  // The checks as bits: those without a condition.
  std::uint64_t unconditional_checks = 0;
  std::vector<ConditionalCheck> conditional_checks;
  std::vector<Finding>
      findings;  // in precedence order; those of checks stand behind `request_findings`
  std::size_t request_findings = 0;
  std::array<std::uint16_t, kRequestFaults> request_fault_findings{};
};

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
  std::deque<std::vector<std::string_view>> name_lists;
  std::deque<std::vector<std::uint16_t>> index_lists;
};

}  // namespace assay::program

#endif  // ASSAY_VALIDATOR_PROGRAM_PROGRAM_H_
