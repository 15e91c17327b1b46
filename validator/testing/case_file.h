// Cases: requests with their whole expected report, a line each, in files that every evaluator is
// run on.
//
//   {"id": "two-names", "request": "Action=CreateInstance&…", "verdict": "invalid",
//    "violations": [{"code": "InvalidInstanceName.Malformed", "status": 400, "message": "…",
//                    "parameters": ["InstanceName"], "rule": "InstanceName.duplicate"}],
//    "warnings": [], "unchecked": []}
//
// testdata/README.md describes every key.
#ifndef ASSAY_VALIDATOR_TESTING_CASE_FILE_H_
#define ASSAY_VALIDATOR_TESTING_CASE_FILE_H_

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validator/request.h"
#include "validator/testing/plain_report.h"

namespace assay::testonly {

struct CaseViolation {
  PlainViolation violation;  // `message_zh` is empty where the case does not say
  bool has_message_zh = false;
};

struct CaseValue {
  std::string parameter;
  std::string value;
  Origin origin = Origin::kAbsent;
};

// What a derived case is for.
struct CasePurpose {
  std::string rule;
  bool breaks = false;
  std::string code;  // or empty
};

struct Case {
  std::string id;
  std::string place;  // file:line
  std::string error;  // why the line is no case; all below is then empty

  Request::Form form = Request::Form::kQuery;
  std::string text;                                        // a query, JSON, or the body over HTTP
  std::vector<std::pair<std::string, std::string>> pairs;  // or the headers over HTTP
  std::string method, target;                              // over HTTP
  std::string facts;                                       // JSON text, or empty
  std::optional<std::int64_t> now;

  bool has_operation = false;
  std::string operation;  // empty: none
  std::string verdict;
  std::vector<CaseViolation> violations;
  std::vector<PlainWarning> warnings;
  bool all_unchecked = false;  // "all": every fact that the request needs
  std::vector<std::string> unchecked;
  std::vector<CaseValue> effective;
  std::vector<CasePurpose> purposes;
};

// A folder of testdata, and the rule file that its cases are about.
struct CaseFolder {
  std::string name;
  std::string ruleset;
};

// What a test with this parameter is called.
void PrintTo(const CaseFolder& folder, std::ostream* out);

// All of them, from testdata/folders.txt.
std::vector<CaseFolder> CaseFolders();

// The cases of a folder, file by file in order; a line that is none stands there with its error.
std::vector<Case> CasesOf(const CaseFolder& folder);

// A case from its line; `place` is for messages.
Case ReadCase(const std::string& line, const std::string& place);

// The request of a case. `views` holds what a request of pairs or over HTTP needs.
Request RequestOf(const Case& expected, std::vector<Pair>* views);

// What differs between a case and a report, a line each; empty when nothing does.
std::string Mismatch(const Case& expected, const PlainReport& report);

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_CASE_FILE_H_
