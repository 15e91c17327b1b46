// What became of one request: every constraint, condition and check that it met, with its value.
//
//   const Report report = validator.Validate(request, scratch);
//   const Trace trace = TraceOf(book, report);
//   for (const TracedRule& rule : trace.rules) if (rule.outcome == Outcome::kBroken) ...
//
// It is made afterwards, of what evaluation left in the scratch: what is broken is what the report
// has, and what a condition came to is asked of the functions that evaluation asks. So a request
// that nobody explains costs nothing, and the trace cannot tell another story than the report.
// No secret is in it: values are masked as reports mask them.
#ifndef ASSAY_VALIDATOR_EXPLAIN_TRACE_H_
#define ASSAY_VALIDATOR_EXPLAIN_TRACE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validator/evaluate/conditions.h"
#include "validator/explain/book.h"
#include "validator/report.h"

namespace assay::explain {

struct Value {
  enum class Origin : std::uint8_t {
    kAbsent,
    kEmpty,  // given without a value, which counts as absent
    kRequest,
    kParts,  // given as parameters of their own
    kDefault,
    kUnreadable,  // given twice, not decodable, or of the wrong kind
  };
  Origin origin = Origin::kAbsent;
  std::string text;  // of kRequest and kDefault, as it may be shown
};

using evaluate::Truth;

struct TracedCondition {
  enum class Kind : std::uint8_t { kTerm, kAll, kAny, kNot };
  Kind kind = Kind::kTerm;
  Truth truth = Truth::kFalse;
  describe::Phrase words;  // kTerm
  std::string parameter;   // kTerm: whose value decided it
  Value value;             // kTerm
  std::vector<TracedCondition> parts;
};

enum class Outcome : std::uint8_t {
  kHeld,
  kBroken,
  kNotApplied,  // its condition does not hold, or there is no value to look at
  kUnknown,     // a value that it looks at is at fault; of a check: nobody answers its fact
  kNotReached,  // something before it is at fault, or there is nothing of it; it is off
};

struct TracedRule {
  const Rule* rule = nullptr;
  Outcome outcome = Outcome::kNotReached;
  std::string reason;                        // kBroken, as reports have it
  std::vector<std::string> broken_by;        // kBroken: parameters or parts, by name
  std::vector<std::string> faulty;           // kUnknown: parameters with values at fault
  std::optional<TracedCondition> condition;  // of what has one that was evaluated
  std::optional<FactValue> fact;             // of a check that was needed
};

struct TracedDefault {
  std::string value;
  TracedCondition condition;
};

struct TracedParameter {
  const Declared* declared = nullptr;
  Value value;                          // of a parameter; of a part, only where it comes from
  std::vector<std::string> parts;       // values of a part, the first few
  std::size_t count = 0;                // how many of the part there are
  std::vector<TracedDefault> defaults;  // that were looked at, up to the first that applies
  std::vector<TracedRule> constraints;  // and warnings about the value
};

struct Trace {
  const Chapter* chapter = nullptr;  // the first of the book when no operation is known
  std::vector<TracedRule> request;   // on the request as a whole
  std::vector<std::string> unknown;  // names that the operation does not have, as far as they
                                     // may be shown; never their values
  std::vector<TracedParameter> parameters;  // in order of declaration, each before its parts
  std::vector<TracedRule> rules;            // in order of declaration, whatever their severity
  std::vector<TracedRule> checks;           // in order of precedence
};

// Of a report by the validator of the book, whose scratch has not been used since. Linear in the
// rules of the operation and in the request.
Trace TraceOf(const Book& book, const Report& report);

}  // namespace assay::explain

#endif  // ASSAY_VALIDATOR_EXPLAIN_TRACE_H_
