// The model: a ruleset as its author wrote it, one struct a construct, one field a keyword of the
// format.
//
// load makes it from JSON text, lint reads it, compile turns it into a program. Nothing on the path
// of a request ever sees it. Every element remembers where it stands in its file, for diagnostics.
#ifndef ASSAY_VALIDATOR_MODEL_MODEL_H_
#define ASSAY_VALIDATOR_MODEL_MODEL_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "validator/diagnostic.h"
#include "validator/format/format.h"

namespace assay::model {

// A text in the languages that a ruleset speaks. An empty `zh` falls back to `en`.
struct Text {
  std::string en;
  std::string zh;
};

// Where in the API's document something comes from, and whether the document states it or it is a
// reading.
struct Source {
  enum class Basis { kStated, kReading };
  std::string at;
  Basis basis = Basis::kStated;
  std::string note;
};

// A string with its place, for everything that other parts refer to.
struct Name {
  std::string text;
  Location location;
};

struct Integer {
  std::int64_t value = 0;
  Location location;
};

// A decimal number as it is written, in the form that text/number.h reads.
struct Bound {
  std::string text;
  Location location;
};

struct BoundRange {
  Bound low, high;  // the same text for one number
};

// An entry of the `errors` list. Its index in the list is its precedence.
struct Error {
  Name code;
  int status = 0;
  Text message;  // a template
  Text meaning;
  Text recommend;
  Source source;
  Location message_location;
};

// `classes`: at least `min` of the character classes occur in the value.
struct Classes {
  std::vector<Name> of;
  Integer min;
};

enum class Type { kString, kInteger, kNumber, kBoolean, kArray, kObject };
enum class Unit { kCodePoints, kBytes, kBase64Bytes };

struct Parameter;

// What is asked of one value: of a parameter, of an item of a list, of a member of an object.
struct Constraints {
  Type type = Type::kString;
  bool type_given = false;
  // In a condition or in `then`: type and format are the parameter's, and checked there.
  bool inherited = false;
  bool sensitive = false;  // of a secret: what names values of it is not shown, see secrets.h
  // Of the number that the value is or, of a format, measures.
  std::optional<Bound> minimum;
  std::optional<Bound> maximum;
  std::optional<Bound> exclusive_minimum;
  std::optional<Bound> exclusive_maximum;
  std::vector<BoundRange> ranges;
  std::optional<Location> ranges_location;  // set when `ranges` is given, even empty ones
  std::optional<Bound> multiple_of;
  std::optional<Location> power_of_two;
  std::optional<Integer> max_decimals;
  std::optional<Integer> min_length;
  std::optional<Integer> max_length;
  Unit unit = Unit::kCodePoints;
  std::optional<Name> characters;
  std::optional<Name> pattern;
  std::optional<Classes> classes;
  // One of these texts is at the start, at the end or within; or none of them is.
  std::vector<Name> starts_with, not_starts_with;
  std::vector<Name> ends_with, not_ends_with;
  std::vector<Name> contains, not_contains;
  std::optional<Name> not_doubled;  // a class of characters
  std::vector<Name> enumeration;
  std::optional<Location> enumeration_location;  // set when `enum` is given, even an empty one
  std::optional<Name> otherwise;                 // any value that `enum` lacks counts as this one
  std::vector<Name> not_enum;
  bool ignore_case = false;  // of ASCII letters, where texts are compared
  format::Format format = format::Format::kNone;
  bool empty_is_value = false;  // an empty text is a value, and not absent
  bool empty_given =
      false;  // the file says so; of items and within JSON text it goes without saying

  // Lists. `items` has one element, or none when anything goes.
  std::vector<Constraints> items;
  std::optional<Name> separator;  // of a list in one text
  std::optional<Integer> min_items;
  std::optional<Integer> max_items;
  std::optional<Location> unique_items;
  std::optional<Name> unique_by;  // a member of the items
  std::optional<Integer> max_total_length;
  bool gaps = false;  // repeated parameters need not be numbered without gaps

  // Objects.
  std::vector<Parameter> properties;
  bool closed = false;                      // `additionalProperties: false`
  std::vector<Constraints> additional;      // one element: of the values of all other members
  std::vector<Constraints> property_names;  // one element: of their names
  std::optional<Integer> min_properties;
  std::optional<Integer> max_properties;

  bool is_numeric() const { return type == Type::kInteger || type == Type::kNumber; }
  bool has_parts() const { return type == Type::kArray || type == Type::kObject; }
  // Whether a text can break them otherwise than by its type, or as a number.
  bool asks_of_text() const {
    return min_length || max_length || characters || pattern || classes || !starts_with.empty() ||
           !not_starts_with.empty() || !ends_with.empty() || !not_ends_with.empty() ||
           !contains.empty() || !not_contains.empty() || not_doubled || enumeration_location ||
           !not_enum.empty() || format != format::Format::kNone;
  }
};

// `response`: what the body of an answer is.
struct Response {
  Location location;
  Constraints schema;  // of an object
};

// `contentMediaType` with `contentSchema`: the value is JSON text.
struct Content {
  Location location;
  Constraints schema;  // of a list or of an object
};

// One term of a condition. `values` holds when the effective value (default included) is one of
// them; `present` looks at whether the request gives the parameter at all; `constraints` holds when
// there is an effective value and it satisfies them.
struct Term {
  Name parameter;
  std::vector<Name> values;
  std::optional<bool> present;
  std::optional<Constraints> constraints;
  bool sensitive = false;  // its values are those of a secret
};

// A formula over terms and further formulas: all of them hold, or any, or not all. Without either,
// `kAll` always holds.
struct Condition {
  enum class Kind { kAll, kAny, kNot };
  Kind kind = Kind::kAll;
  std::vector<Term> terms;
  std::vector<Condition> conditions;

  bool is_always() const { return kind == Kind::kAll && terms.empty() && conditions.empty(); }
};

// A default that applies when its condition holds.
struct ConditionalDefault {
  Condition when;
  Name value;
};

// Also a member of an object, of which only name, description, source, `required` and constraints
// count.
struct Parameter {
  Name name;
  Text description;
  std::string example;
  Source source;
  bool common = false;  // of the whole ruleset
  bool required = false;
  bool sensitive = false;
  std::vector<ConditionalDefault> conditional_defaults;  // the first that holds
  std::optional<Name> default_value;                     // when none does
  std::optional<Name>
      error;  // the code of a fault of the value; the ruleset's `invalid` when absent
  Constraints constraints;
  std::optional<Content> content;
};

// What a side of a comparison adds up.
struct Operand {
  enum class Kind { kConstant, kValue, kCount, kSum, kLength, kNow };
  Kind kind = Kind::kConstant;
  Name parameter;  // but for kConstant and kNow; of kSum, perhaps with the path of a member
  Bound constant;  // kConstant
  std::optional<Integer> absent;  // stands in for a number that is not there
  std::int64_t times = 1;
  bool sensitive = false;  // its numbers are compared with a secret
};

enum class Comparison { kLess, kLessOrEqual, kGreaterOrEqual, kGreater, kEqual, kNotEqual };

// kShadow is evaluated and counted, and never changes an answer; kOff is not evaluated.
enum class Severity { kEnforce, kWarn, kShadow, kOff };

// What `then` asks of the effective value of a parameter.
struct Demand {
  Name parameter;
  Constraints constraints;
};

struct Rule {
  // `require` and `forbid` ask something of each parameter alone, the others of all together.
  // The first six look at presence, the others at values.
  enum class Kind {
    kRequire,
    kForbid,
    kAtLeastOne,
    kExactlyOne,
    kAtMostOne,
    kAllOrNone,
    kThen,
    kCompare,    // the sum of `left` is to that of `right` as `comparison` says
    kDifferent,  // no two values of `parameters`, items of lists included, are the same
    kEqual,      // all values of `parameters` are the same
    kSubset,     // each item of the first parameter is one of the second
    kWithin,     // the CIDR block of the first parameter is in that of the second
    kNoOverlap,  // no two items of the parameter overlap, from `start` to `end`
  };
  bool is_group() const { return kind >= Kind::kAtLeastOne && kind <= Kind::kAllOrNone; }

  Name id;
  Text description;
  Source source;
  Severity severity = Severity::kEnforce;
  std::optional<Name> since;  // versions of the ruleset: from this on
  std::optional<Name> until;  // and before that
  Condition when;
  Kind kind = Kind::kRequire;
  std::vector<Name> parameters;  // of kThen, those of the demands
  Location parameters_location;
  std::vector<Demand> demands;  // of kThen
  std::vector<Operand> left, right;
  Comparison comparison = Comparison::kEqual;
  Name start, end;            // of kNoOverlap: members of the items
  std::optional<Name> error;  // when enforced
  Text message;               // when warned; a template
  Location message_location;
};

struct Check {
  Name id;
  Text description;
  Source source;
  Name fact;
  std::vector<Name> arguments;
  Condition when;
  Name error;
  std::vector<Name> parameters;
};

// Answers to a fact: one, or one by the value of each argument in turn.
struct Answers {
  Location location;
  std::optional<bool> answer;  // when set, it holds whatever further arguments are
  std::map<std::string, Answers, std::less<>> by_argument;  // `*` stands for all values not named
};

struct Catalogue {
  Name fact;
  Answers answers;
};

struct Operation {
  Name name;
  Text title;
  Source source;
  std::vector<Parameter> parameters;  // the operation's own, then the ruleset's common ones
  std::vector<Rule> rules;
  std::vector<Check> checks;
  std::optional<Response> response;
};

// Which codes stand for the faults that no documented code of their own covers.
struct Codes {
  Name missing;
  Name invalid;
  Name unknown_operation;
  std::optional<Name> wrong_version;  // for forms of a request that carry a version
};

// A finding that is not to be told of a part of the file.
struct Suppression {
  Name finding;  // its id
  Location begin, end;
  std::string reason;
};

struct Ruleset {
  std::string file;  // as named by the caller, for diagnostics
  Name name;
  Name version;
  Text title;
  Text document_title;
  std::string document_url;
  Codes codes;
  Name operation_parameter;
  std::vector<std::string> suspicious_values;
  std::vector<Suppression> suppressions;
  std::vector<Error> errors;
  std::vector<Catalogue> catalogues;  // of facts that checks ask for, ordered by fact
  std::vector<Operation> operations;
};

}  // namespace assay::model

#endif  // ASSAY_VALIDATOR_MODEL_MODEL_H_
