// A report as a plain value: what the two evaluators are compared by, in full and in order.
//
//   EXPECT_EQ(FromReport(report), reference.Validate(request));    // prints both when they differ
//
// Everything is copied, so it outlives the scratch, the request and the validator.
#ifndef ASSAY_VALIDATOR_TESTING_PLAIN_REPORT_H_
#define ASSAY_VALIDATOR_TESTING_PLAIN_REPORT_H_

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "validator/report.h"

namespace assay::testonly {

struct PlainViolation {
  std::string code;
  int status = 0;
  std::string message;
  std::string message_zh;
  std::vector<std::string> parameters;
  std::string rule;
  std::vector<std::string> also;

  friend bool operator==(const PlainViolation&, const PlainViolation&) = default;
};

struct PlainWarning {
  std::string rule;
  std::vector<std::string> parameters;

  friend bool operator==(const PlainWarning&, const PlainWarning&) = default;
};

struct PlainFact {
  std::string id;
  std::string check;
  std::vector<std::pair<std::string, std::string>> arguments;  // parameter, effective value
  FactValue known = FactValue::kUnknown;                       // by the ruleset's catalogue

  friend bool operator==(const PlainFact&, const PlainFact&) = default;
};

struct PlainValue {
  std::string parameter;
  std::string value;
  Origin origin = Origin::kAbsent;

  friend bool operator==(const PlainValue&, const PlainValue&) = default;
};

struct PlainReport {
  Verdict verdict = Verdict::kValid;
  std::string ruleset;
  std::string operation;  // empty when the request names none that is known
  std::vector<PlainViolation> violations;
  std::vector<PlainWarning> warnings;
  std::vector<PlainWarning> shadows;
  std::vector<PlainFact> needed;
  std::vector<PlainFact> unchecked;
  std::vector<PlainValue> effective;  // left empty when the request itself is at fault

  friend bool operator==(const PlainReport&, const PlainReport&) = default;
};

// What the compiled evaluator says, taken through nothing but the public interface.
PlainReport FromReport(const Report& report);

std::string_view ToString(Verdict verdict);
std::string_view ToString(Origin origin);

// A line a fact, bytes beyond printable ASCII escaped.
std::string ToString(const PlainReport& report);
std::ostream& operator<<(std::ostream& out, const PlainReport& report);

// Both reports as one text: lines that only `a` has start with `-`, those that only `b` has with
// `+`.
std::string Difference(const PlainReport& a, const PlainReport& b);

// Printable ASCII stands for itself; all else, and the backslash, as \xHH.
std::string Escaped(std::string_view bytes);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_PLAIN_REPORT_H_
