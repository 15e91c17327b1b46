#include "validator/testing/case_file.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <ostream>
#include <stdexcept>

#include "simdjson.h"
#include "validator/read/request_line.h"
#include "validator/testing/reference_text.h"

namespace assay::testonly {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// Faults of a case file are exceptions up to ReadCase, which turns them into Case::error.
[[noreturn]] void Refuse(const std::string& why) { throw std::runtime_error(why); }

std::string StringOf(const element& value) { return std::string(value.get_string().value()); }

std::vector<std::string> StringsOf(const element& value) {
  std::vector<std::string> strings;
  for (const element item : value.get_array()) strings.push_back(StringOf(item));
  return strings;
}

bool Has(const object& json, std::string_view key) {
  return json.at_key(key).error() == simdjson::SUCCESS;
}

// Nothing is ignored: a misspelt key is a case that tests less than it says.
void CheckKeys(const object& json, std::initializer_list<std::string_view> mandatory,
               std::initializer_list<std::string_view> optional) {
  for (const auto field : json) {
    const bool known =
        std::find(mandatory.begin(), mandatory.end(), field.key) != mandatory.end() ||
        std::find(optional.begin(), optional.end(), field.key) != optional.end();
    if (!known) Refuse("unknown key `" + std::string(field.key) + "`");
  }
  for (const std::string_view key : mandatory) {
    if (!Has(json, key)) Refuse("no `" + std::string(key) + "`");
  }
}

std::string FromHex(std::string_view digits) {
  std::string bytes;
  if (digits.size() % 2 != 0) Refuse("an odd number of hex digits");
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const int high = HexDigit(digits[i]), low = HexDigit(digits[i + 1]);
    if (high < 0 || low < 0) Refuse("no hex digit");
    bytes.push_back(static_cast<char>(high * 16 + low));
  }
  return bytes;
}

// A string, or {"hex": "…"}.
std::string BytesOf(const element& value) {
  if (value.is_string()) return StringOf(value);
  const object json = value.get_object();
  CheckKeys(json, {"hex"}, {});
  return FromHex(json["hex"].get_string());
}

std::string JoinParts(const element& parts) {
  std::string text;
  for (const element part : parts.get_array()) {
    const std::string piece = BytesOf(part.at(0));
    for (std::uint64_t count = part.at(1).get_uint64(); count > 0; --count) text += piece;
  }
  return text;
}

void ReadPairs(const element& pairs, Case* result) {
  for (const element pair : pairs.get_array()) {
    result->pairs.emplace_back(BytesOf(pair.at(0)), BytesOf(pair.at(1)));
  }
}

void ReadHttp(const object& http, Case* result) {
  CheckKeys(http, {"method", "target"}, {"headers", "body"});
  result->form = Request::Form::kHttp;
  result->method = StringOf(http["method"]);
  result->target = BytesOf(http["target"]);
  if (Has(http, "headers")) ReadPairs(http["headers"], result);
  if (Has(http, "body")) result->text = BytesOf(http["body"]);
}

// A line in JSON, which may be a request over HTTP.
void TakeLine(Case* result) {
  read::RequestLine line;
  const Request request = line.Of(result->text);
  result->form = request.form();
  if (request.form() != Request::Form::kHttp) {
    result->text = std::string(request.text());
    return;
  }
  const HttpRequest http = request.http();
  result->method = http.method;
  result->target = http.target;
  for (const Pair& header : http.headers) result->pairs.emplace_back(header.name, header.value);
  result->text = std::string(http.body);
}

void ReadRequest(const object& json, Case* result) {
  const std::initializer_list<std::string_view> forms = {"request", "request_hex", "request_parts",
                                                         "pairs", "http"};
  if (std::count_if(forms.begin(), forms.end(),
                    [&](std::string_view key) { return Has(json, key); }) != 1) {
    Refuse("one of request, request_hex, request_parts, pairs and http is needed");
  }
  if (Has(json, "now")) result->now = json["now"].get_int64().value();
  if (Has(json, "request")) result->text = StringOf(json["request"]);
  if (Has(json, "request_hex")) result->text = FromHex(json["request_hex"].get_string());
  if (Has(json, "request_parts")) result->text = JoinParts(json["request_parts"]);
  if (result->text.starts_with('{')) TakeLine(result);
  if (Has(json, "pairs")) {
    result->form = Request::Form::kPairs;
    ReadPairs(json["pairs"], result);
  }
  if (Has(json, "http")) ReadHttp(json["http"].get_object(), result);
}

CaseViolation ReadViolation(const element& value) {
  const object json = value.get_object();
  CheckKeys(json, {"code", "status", "message", "parameters", "rule"}, {"also", "message_zh"});
  CaseViolation result;
  PlainViolation& violation = result.violation;
  violation.code = StringOf(json["code"]);
  violation.status = static_cast<int>(json["status"].get_int64());
  violation.message = StringOf(json["message"]);
  violation.parameters = StringsOf(json["parameters"]);
  violation.rule = StringOf(json["rule"]);
  if (Has(json, "also")) violation.also = StringsOf(json["also"]);
  result.has_message_zh = Has(json, "message_zh");
  if (result.has_message_zh) violation.message_zh = StringOf(json["message_zh"]);
  return result;
}

PlainWarning ReadWarning(const element& value) {
  const object json = value.get_object();
  CheckKeys(json, {"parameters", "rule"}, {});
  return {StringOf(json["rule"]), StringsOf(json["parameters"])};
}

Origin ReadOrigin(const std::string& text) {
  for (const Origin origin : {Origin::kAbsent, Origin::kRequest, Origin::kDefault}) {
    if (ToString(origin) == text) return origin;
  }
  Refuse("unknown origin `" + text + "`");
}

void ReadEffective(const object& json, Case* result) {
  for (const auto field : json) {
    CaseValue& value = result->effective.emplace_back();
    value.parameter = field.key;
    if (!field.value.at(0).is_null()) value.value = StringOf(field.value.at(0));
    value.origin = ReadOrigin(StringOf(field.value.at(1)));
  }
}

void ReadPurposes(const element& value, Case* result) {
  for (const element item : value.get_array()) {
    const object json = item.get_object();
    CheckKeys(json, {"rule", "side"}, {"code"});
    const std::string side = StringOf(json["side"]);
    if (side != "holds" && side != "breaks") Refuse("unknown side `" + side + "`");
    result->purposes.push_back({StringOf(json["rule"]), side == "breaks",
                                Has(json, "code") ? StringOf(json["code"]) : ""});
  }
}

void ReadExpectation(const object& json, Case* result) {
  result->verdict = StringOf(json["verdict"]);
  result->has_operation = Has(json, "operation");
  if (result->has_operation && !json["operation"].is_null())
    result->operation = StringOf(json["operation"]);
  for (const element value : json["violations"].get_array())
    result->violations.push_back(ReadViolation(value));
  for (const element value : json["warnings"].get_array())
    result->warnings.push_back(ReadWarning(value));
  result->all_unchecked = json["unchecked"].is_string();
  if (result->all_unchecked && StringOf(json["unchecked"]) != "all")
    Refuse("`unchecked` is a list, or `all`");
  if (!result->all_unchecked) result->unchecked = StringsOf(json["unchecked"]);
  if (Has(json, "effective")) ReadEffective(json["effective"], result);
  if (Has(json, "for")) ReadPurposes(json["for"], result);
}

// A report in which all that the case does not speak of is taken from the report at hand.
PlainReport ExpectedReport(const Case& expected, const PlainReport& report) {
  PlainReport result = report;
  for (const Verdict verdict : {Verdict::kValid, Verdict::kInvalid, Verdict::kIndeterminate}) {
    if (ToString(verdict) == expected.verdict) result.verdict = verdict;
  }
  if (expected.has_operation) result.operation = expected.operation;
  result.violations.clear();
  for (std::size_t i = 0; i < expected.violations.size(); ++i) {
    PlainViolation violation = expected.violations[i].violation;
    if (!expected.violations[i].has_message_zh && i < report.violations.size()) {
      violation.message_zh = report.violations[i].message_zh;
    }
    result.violations.push_back(violation);
  }
  result.warnings = expected.warnings;
  return result;
}

std::string UncheckedMismatch(const Case& expected, const PlainReport& report) {
  if (expected.all_unchecked) {
    return report.unchecked == report.needed ? "" : "not all needed facts are unchecked\n";
  }
  std::string want, have;
  for (const std::string& id : expected.unchecked) want += " " + id;
  for (const PlainFact& fact : report.unchecked) have += " " + fact.id;
  return want == have ? "" : "- unchecked" + want + "\n+ unchecked" + have + "\n";
}

std::string EffectiveMismatch(const CaseValue& want, const PlainReport& report) {
  for (const PlainValue& have : report.effective) {
    if (have.parameter != want.parameter) continue;
    if (have.value == want.value && have.origin == want.origin) return "";
    return "- effective " + want.parameter + "=" + want.value + "\n+ effective " + have.parameter +
           "=" + Escaped(have.value) + " (" + std::string(ToString(have.origin)) + ")\n";
  }
  return "- effective " + want.parameter + "\n+ nothing of that name\n";
}

// Adds the cases of a file.
void ReadCases(const std::string& path, std::vector<Case>& cases) {
  std::ifstream in(path);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    cases.push_back(ReadCase(line, path + ":" + std::to_string(number)));
  }
}

}  // namespace

Case ReadCase(const std::string& line, const std::string& place) {
  Case result;
  result.place = place;
  try {
    simdjson::dom::parser parser;
    const object json = parser.parse(line).get_object();
    CheckKeys(json, {"id", "verdict", "violations", "warnings", "unchecked"},
              {"request", "request_hex", "request_parts", "pairs", "http", "now", "facts",
               "operation", "effective", "for", "note"});
    result.id = StringOf(json["id"]);
    ReadRequest(json, &result);
    if (Has(json, "facts")) result.facts = simdjson::minify(json["facts"]);
    ReadExpectation(json, &result);
  } catch (const std::exception& problem) {
    result.error = place + ": " + problem.what();
  }
  if (result.id.empty()) result.id = "unreadable";
  return result;
}

void PrintTo(const CaseFolder& folder, std::ostream* out) { *out << folder.name; }

std::vector<CaseFolder> CaseFolders() {
  std::vector<CaseFolder> folders;
  std::ifstream in("testdata/folders.txt");
  for (CaseFolder one; in >> one.name >> one.ruleset;) folders.push_back(one);
  return folders;
}

std::vector<Case> CasesOf(const CaseFolder& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator("testdata/" + folder.name)) {
    if (entry.path().extension() == ".jsonl") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Case> cases;
  for (const std::string& path : paths) ReadCases(path, cases);
  return cases;
}

Request RequestOf(const Case& expected, std::vector<Pair>* views) {
  views->clear();
  for (const auto& [name, value] : expected.pairs) views->push_back({name, value});
  Request request = Request::Query(expected.text);
  switch (expected.form) {
    case Request::Form::kQuery:
      break;
    case Request::Form::kPairs:
      request = Request::Pairs(*views);
      break;
    case Request::Form::kJson:
      request = Request::Json(expected.text);
      break;
    case Request::Form::kHttp:
      request = Request::Http({expected.method, expected.target, *views, expected.text});
      break;
  }
  return expected.now ? request.At(*expected.now) : request;
}

std::string Mismatch(const Case& expected, const PlainReport& report) {
  std::string text;
  const PlainReport want = ExpectedReport(expected, report);
  if (ToString(want.verdict) != expected.verdict)
    text += "no such verdict: " + expected.verdict + "\n";
  if (want != report) text += Difference(want, report);
  text += UncheckedMismatch(expected, report);
  for (const CaseValue& value : expected.effective) text += EffectiveMismatch(value, report);
  return text;
}

}  // namespace assay::testonly
