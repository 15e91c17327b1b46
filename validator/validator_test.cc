// Faults that lay between the stages: each needs a ruleset, a validator and a request to show.
#include "validator/validator.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "validator/access.h"
#include "validator/program/state.h"
#include "validator/testing/small_ruleset.h"

namespace assay {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

using testonly::Answer;
using testonly::Build;
using testonly::Error;
using testonly::kText;
using testonly::Rules;
using testonly::Ruleset;

// Names and values are decoded into a buffer of one request's size.
TEST(ValidatorTest, DecodesARequestThatIsAllEscapesOfItsOperation) {
  constexpr std::size_t kBytes = 600;
  const auto validator = Build({Ruleset("Op", "")}, {.max_request_bytes = kBytes});
  std::string one = "Action=";
  one.resize(kBytes, '+');
  EXPECT_THAT(Answer(*validator, Request::Query(one)),
              ElementsAre(Pair("Unknown", "Action.operation")));
  std::string many;
  while (many.size() + 60 < kBytes) absl::StrAppend(&many, "Action=", std::string(50, '+'), "&");
  EXPECT_THAT(Answer(*validator, Request::Query(many)),
              ElementsAre(Pair("Invalid", "Action.duplicate")));
  const std::string named = "Action=O%70";
  EXPECT_THAT(Answer(*validator, Request::Query(named)), IsEmpty());
}

TEST(ValidatorTest, AnswersWithTheCodesOfTheOperationsOwnRuleset) {
  const std::string needed = absl::StrCat(R"("P": {)", kText, R"(, "required": true})");
  const RulesetText first = Ruleset("One", needed);
  const RulesetText second = Ruleset("Two", needed, "", {"Unknown", "Missing", "Invalid"});
  const RulesetText more = Ruleset("Three", needed, "", {"Invalid", "Unknown", "Missing"});
  for (const auto& rulesets :
       {std::vector{first, second, more}, {more, second, first}, {second, first}}) {
    const auto validator = Build(rulesets);
    ASSERT_NE(validator, nullptr);
    EXPECT_THAT(Answer(*validator, Request::Query("Action=nope")),
                ElementsAre(Pair("Unknown", "Action.operation")));
    EXPECT_THAT(Answer(*validator, Request::Query("")),
                ElementsAre(Pair("Missing", "Action.required")));
    EXPECT_THAT(Answer(*validator, Request::Query("Action=One")),
                ElementsAre(Pair("Missing", "P.required")));
    EXPECT_THAT(Answer(*validator, Request::Query("Action=Two&P=1&P=2")),
                ElementsAre(Pair("Invalid", "P.duplicate")));
  }
}

// What is left of a request must not reach into the next one, of an operation with fewer
// parameters.
TEST(ValidatorTest, ForgetsTheFaultsOfALargerOperation) {
  const auto integer = [](int number) {
    return absl::StrCat(R"("P)", number, R"(": {)", kText, R"(, "type": "integer", "maximum": 9})");
  };
  std::vector<std::string> parameters;
  for (int i = 0; i < 200; ++i) parameters.push_back(integer(i));
  const auto validator =
      Build({Ruleset("Big", absl::StrJoin(parameters, ", ")), Ruleset("Small", integer(0))});
  Scratch scratch = validator->NewScratch();
  for (int i = 0; i < 200; ++i) {
    const std::string big = absl::StrCat("Action=Big&P", i, "=10");
    const auto faults = [&](std::string_view query) {
      const Report report = validator->Validate(Request::Query(query), scratch);
      const auto count = std::ranges::distance(report.violations());
      // What is left over need not show in the report: it leads beyond what the operation has.
      EXPECT_EQ(internal::Access::StateOf(report).faulty.Count(), static_cast<std::size_t>(count));
      return count;
    };
    EXPECT_EQ(faults(big), 1) << i;
    EXPECT_EQ(faults("Action=Small&P0=7"), 0) << i;
    EXPECT_EQ(faults(big), 1) << i;
    EXPECT_EQ(faults("Action=Small&P0=77"), 1) << i;
  }
}

// A client that names its operation or version in headers reads JSON, also of what is refused, and
// wherever among the headers they stand. The next request starts anew.
TEST(ValidatorTest, KnowsClientsThatReadJsonAlone) {
  const std::shared_ptr<const Validator> validator = Build({Ruleset("One", "")});
  ASSERT_NE(validator, nullptr);
  Scratch scratch = validator->NewScratch();
  const assay::Pair action = {"X-Acs-Action", ""}, version = {"x-acs-version", "1"};
  const assay::Pair bad_type = {"content-type", "text/plain"};
  const std::vector<std::vector<assay::Pair>> expecting = {
      {action}, {version}, {bad_type, action}, {action, bad_type}};
  for (const std::vector<assay::Pair>& headers : expecting) {
    for (const std::string_view method : {"GET", "PUT"}) {
      EXPECT_TRUE(
          validator->Validate(Request::Http({method, "/", headers, ""}), scratch).expects_json());
    }
  }
  // A name beyond its limit is found when all has been read.
  const std::string target = "/?Action=One&" + std::string(assay::Limits().max_name_bytes + 1, 'x');
  const std::vector<assay::Pair> headers = {version};
  const Report report = validator->Validate(Request::Http({"GET", target, headers, ""}), scratch);
  EXPECT_EQ((*report.violations().begin()).rule(), "request.max-name-bytes");
  EXPECT_TRUE(report.expects_json());
  const std::vector<assay::Pair> other = {bad_type};
  EXPECT_FALSE(validator->Validate(Request::Http({"GET", "/", other, ""}), scratch).expects_json());
  EXPECT_FALSE(validator->Validate(Request::Query(""), scratch).expects_json());
}

TEST(ValidatorTest, RefusesEveryValueWhereLengthsExcludeEachOther) {
  const auto validator = Build({Ruleset(
      "Op", absl::StrCat(R"("P": {)", kText, R"(, "pattern": "[a-z]{6,}", "maxLength": 5})"))});
  EXPECT_THAT(Answer(*validator, Request::Query("Action=Op&P=abc")),
              ElementsAre(Pair("Invalid", "P.pattern")));
  EXPECT_THAT(Answer(*validator, Request::Query("Action=Op&P=abcdefgh")),
              ElementsAre(Pair("Invalid", "P.maxLength")));
}

TEST(ValidatorTest, SeesTheValueOfAParameterThatHoldsJson) {
  const auto validator = Build({Ruleset(
      "Op",
      absl::StrCat(R"("P": {)", kText, R"(}, "C": {)", kText,
                   R"(, "enum": ["{}", "{\"a\":1}"], "contentMediaType": "application/json",)",
                   R"( "contentSchema": {"type": "object"}})"),
      absl::StrCat(R"({"id": "a-needs-p", )", kText,
                   R"(, "when": {"C": "{\"a\":1}"}, "require": ["P"], "error": "Missing"})"))});
  EXPECT_THAT(Answer(*validator, Request::Query("Action=Op&C={\"a\":1}")),
              ElementsAre(Pair("Missing", "a-needs-p")));
  EXPECT_THAT(Answer(*validator, Request::Query("Action=Op&C={}")), IsEmpty());
}

// Shown of the unknown parameters, each time that the request is read: later on, as one of the
// operation that is expected then.
std::vector<std::string> UnknownNames(const Validator& validator, const Request& request) {
  Scratch scratch = validator.NewScratch();
  std::vector<std::string> names;
  for (int i = 0; i < 3; ++i) {
    const Report report = validator.Validate(request, scratch);
    std::vector<std::string> again;
    for (const Warning& warning : report.warnings()) {
      if (warning.rule() == "request.unknown-parameter") {
        again.emplace_back(warning.parameters()[0]);
      }
    }
    if (i == 0) names = again;
    EXPECT_EQ(again, names);
  }
  return names;
}

TEST(ValidatorTest, ShowsNoSecretAsAName) {
  const auto validator =
      Build({Ruleset("Op", absl::StrCat(R"("Password": {)", kText, R"(, "sensitive": true})"))});
  EXPECT_THAT(
      UnknownNames(*validator, Request::Query("Action=Op&Password:x&PasswordX=&yourpassword=1")),
      ElementsAre("Password", "PasswordX", "***"));
  EXPECT_THAT(
      UnknownNames(*validator, Request::Query("PasswordX=&Action=Op&yourpassword=1&Passwor=a")),
      ElementsAre("PasswordX", "yourpassword", "Passwor"));
  EXPECT_THAT(
      UnknownNames(*validator, Request::Query("Password=ab&Action=Op&cd!&ef=gh&ij=&kl===&mn==o")),
      ElementsAre("***", "ef", "***", "***", "mn"));
  EXPECT_THAT(
      UnknownNames(*validator,
                   Request::Query("Action=Op&a=1&Password=b&c=d&e=%66&Action2=&Password=g&h=i")),
      ElementsAre("a", "***", "***", "***", "***"));
  EXPECT_THAT(UnknownNames(*validator, Request::Query("Action=Op&cd")), ElementsAre("cd"));
}

// A server that split the query itself split the secret.
TEST(ValidatorTest, ShowsNoRestOfASecretAmongPairs) {
  const auto validator = Build({Ruleset(
      "Op",
      absl::StrCat(R"("Password": {)", kText, R"(, "sensitive": true}, "Keys": {)", kText,
                   R"(, "sensitive": true, "type": "array", "items": {}}, "P": {)", kText, "}"))});
  const auto unknown = [&](std::initializer_list<assay::Pair> given) {
    std::vector<assay::Pair> pairs = {{"Action", "Op"}};
    pairs.insert(pairs.end(), given);
    return UnknownNames(*validator, Request::Pairs(pairs));
  };
  EXPECT_THAT(unknown({{"a", "b"}, {"Password", "c"}, {"d", "e"}, {"f", "g"}}),
              ElementsAre("a", "***", "***"));
  EXPECT_THAT(unknown({{"Password", "a"}, {"P", "b"}, {"c", "d"}}), ElementsAre("c"));
  EXPECT_THAT(unknown({{"Password", "a"}, {"P", ""}, {"c", "d"}}), ElementsAre("c"));
  EXPECT_THAT(unknown({{"Password", ""}, {"a", "b"}}), ElementsAre("***"));
  EXPECT_THAT(unknown({{"Keys.1", "a"}, {"b", "c"}}), ElementsAre("***"));
  EXPECT_THAT(unknown({{"P", "1;password=a"}, {"b", "c"}, {"d", "e"}}), ElementsAre("***", "***"));
  EXPECT_THAT(unknown({{"a", "1;password=b"}, {"c", "d"}}), ElementsAre("a", "***"));
  EXPECT_THAT(unknown({{"?Password", "a"}, {"b", "c"}, {"P", "d"}, {"e", "f"}}),
              ElementsAre("?Password", "***", "e"));
  EXPECT_THAT(unknown({{"Password", "a"}, {"Pasword", "b"}, {"c", "d"}}),
              ElementsAre("Pasword", "***"));
}

// What stands for itself is not split.
TEST(ValidatorTest, ShowsNamesBehindASecretOfAJsonRequest) {
  const auto validator =
      Build({Ruleset("Op", absl::StrCat(R"("Password": {)", kText, R"(, "sensitive": true})"))});
  EXPECT_THAT(UnknownNames(*validator, Request::Json(R"({"Action":"Op","Password":"a","b":"c"})")),
              ElementsAre("b"));
}

TEST(ValidatorTest, CountsClassesThatHaveNames) {
  const auto validator = Build({Ruleset(
      "Op", absl::StrCat(R"("P": {)", kText,
                         R"(, "classes": {"of": ["[[:alpha:]]", "[0-9]", "[_]"], "min": 2}})"))});
  for (const std::string_view value : {"a1", "1a", "_\nZ"}) {
    const assay::Pair pairs[] = {{"Action", "Op"}, {"P", value}};
    EXPECT_THAT(Answer(*validator, Request::Pairs(pairs)), IsEmpty());
  }
  for (const std::string_view value : {"ab", "1", "\xC3\xA9 1"}) {
    const assay::Pair pairs[] = {{"Action", "Op"}, {"P", value}};
    EXPECT_THAT(Answer(*validator, Request::Pairs(pairs)),
                ElementsAre(Pair("Invalid", "P.classes")));
  }
}

// A list beyond its limit is not looked at where its parameter is given twice.
TEST(ValidatorTest, CountsNoItemsOfWhatIsGivenTwice) {
  const auto validator = Build(
      {Ruleset("Op",
               absl::StrCat(R"("L": {)", kText,
                            R"(, "type": "object", "additionalProperties": {"type": "array", )",
                            R"("separator": ",", "items": {}}})"))},
      {.max_list_items = 3});
  EXPECT_THAT(Answer(*validator, Request::Json(R"({"Action":"Op","L":{"x":"a,b,c,d"}})")),
              ElementsAre(Pair("Invalid", "request.max-list-items")));
  EXPECT_THAT(Answer(*validator, Request::Json(R"({"Action":"Op","L":{"x":"a,b,c,d"},"L.y":"a"})")),
              ElementsAre(Pair("Invalid", "L.duplicate")));
}

// The list of unknown names has room for as many as there may be.
TEST(ValidatorTest, CountsTheMembersOfASmallJsonRequest) {
  const auto validator = Build({Ruleset("Op", "")}, {.max_parameters = 2});
  EXPECT_THAT(Answer(*validator, Request::Json(R"({"Action":"Op","a":"1"})")), IsEmpty());
  EXPECT_THAT(Answer(*validator, Request::Json(R"({"Action":"Op","a":"1","b":"2"})")),
              ElementsAre(Pair("Invalid", "request.max-parameters")));
}

// Conditions are masks over the first 64 slots and 64 terms about values; what has no room there
// takes another way.
TEST(ValidatorTest, HoldsAnyNumberOfConditions) {
  constexpr int kParameters = 70;
  std::string parameters = absl::StrCat(R"("Q": {)", kText, R"(, "maxLength": 9})");
  std::string rules;
  for (int i = 0; i < kParameters; ++i) {
    absl::StrAppend(&parameters, R"(, "P)", i, R"(": {)", kText, R"(, "enum": ["a", "b", "c"]})");
    for (const std::string value : {"a", "b"}) {
      absl::StrAppend(&rules, rules.empty() ? "" : ", ", R"({"id": "r)", i, value, R"(", )", kText,
                      R"(, "when": {"P)", i, R"(": ")", value,
                      R"("}, "forbid": ["Q"], "error": "Invalid"})");
    }
  }
  const auto validator = Build({Ruleset("Op", parameters, rules)});
  for (int i = 0; i < kParameters; ++i) {
    for (const std::string value : {"a", "b", "c"}) {
      const std::string query = absl::StrCat("Action=Op&P", i, "=", value);
      EXPECT_THAT(Answer(*validator, Request::Query(query)), IsEmpty());
      const Rules expected =
          value == "c" ? Rules() : Rules{{"Invalid", absl::StrCat("r", i, value)}};
      EXPECT_EQ(Answer(*validator, Request::Query(query + "&Q=x")), expected) << query;
    }
  }
}

TEST(ValidatorTest, TriesNoPatternOnWhatIsTooLong) {
  for (const std::string pattern : {"a{3}", "(?:a|b)*a(?:a|b){5}"}) {
    const auto validator =
        Build({Ruleset("Op", absl::StrCat(R"("P": {)", kText, R"(, "maxLength": 9, "pattern": ")",
                                          pattern, R"("})"))});
    EXPECT_THAT(Answer(*validator, Request::Query("Action=Op&P=cccccccccc")),
                ElementsAre(Pair("Invalid", "P.maxLength")));
    Scratch scratch = validator->NewScratch();
    const Report report = validator->Validate(Request::Query("Action=Op&P=cccccccccc"), scratch);
    EXPECT_EQ((*report.violations().begin()).also_count(), 0u);
    EXPECT_THAT(Answer(*validator, Request::Query("Action=Op&P=ccc")),
                ElementsAre(Pair("Invalid", "P.pattern")));
  }
}

TEST(ValidatorTest, TakesTheNearestLimitsThatItCanKeep) {
  const auto validator =
      Build({Ruleset("Op", "")}, {.max_request_bytes = 1000, .max_parameters = 0});
  EXPECT_THAT(Answer(*validator, Request::Json(R"({"Action": "Op"})")), IsEmpty());
  EXPECT_THAT(Answer(*validator, Request::Json(R"({"Action": "Op", "a": 1})")),
              ElementsAre(Pair("Invalid", "request.max-parameters")));
  EXPECT_THAT(Answer(*validator, Request::Query("Action=Op&a=1")),
              ElementsAre(Pair("Invalid", "request.max-parameters")));
  // No smaller than what a ruleset may declare, and one of all else.
  const auto zeros = Build({Ruleset("Op", "")}, {.max_value_bytes = 0,
                                                 .max_name_bytes = 0,
                                                 .max_list_items = 0,
                                                 .max_list_index = 0,
                                                 .max_json_depth = 0});
  const std::string name(kMinNameBytes, 'n');
  EXPECT_THAT(Answer(*zeros, Request::Query("A=1&" + name + "=1")),
              ElementsAre(Pair("Missing", "Action.required")));
  EXPECT_THAT(Answer(*zeros, Request::Query("A=1&n" + name + "=1")),
              ElementsAre(Pair("Invalid", "request.max-name-bytes")));
  EXPECT_THAT(Answer(*zeros, Request::Query("A=12")),
              ElementsAre(Pair("Invalid", "request.max-value-bytes")));
  EXPECT_THAT(Answer(*zeros, Request::Json(R"({"A":1})")),
              ElementsAre(Pair("Missing", "Action.required")));
  EXPECT_THAT(Answer(*zeros, Request::Json(R"({"A":[1]})")),
              ElementsAre(Pair("Invalid", "request.max-json-depth")));
}

// Ids of errors.
std::vector<std::string> Refusals(const RulesetText& ruleset) {
  std::vector<std::string> ids;
  const BuildResult built = Validator::Build({&ruleset, 1});
  for (const Diagnostic& d : built.diagnostics) {
    if (d.severity == Diagnostic::Severity::kError) ids.push_back(d.id);
  }
  EXPECT_EQ(built.validator == nullptr, !ids.empty());
  return ids;
}

TEST(ValidatorTest, RefusesMoreFindingsThanItCanNumber) {
  std::string parameters, names, rules;
  for (int i = 0; i < 250; ++i) {
    absl::StrAppend(&parameters, i == 0 ? "" : ", ", "\"P", i, "\": {", kText, "}");
    absl::StrAppend(&names, i == 0 ? "" : ", ", "\"P", i, "\"");
  }
  const auto with = [&](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      absl::StrAppend(&text, i == 0 ? "" : ", ", R"({"id": "r)", i, "\", ", kText,
                      R"(, "require": [)", names, R"(], "error": "Missing"})");
    }
    return Ruleset("Op", parameters, text);
  };
  EXPECT_THAT(Refusals(with(200)), IsEmpty());
  EXPECT_THAT(Refusals(with(300)), Contains("over-budget"));
}

TEST(ValidatorTest, RefusesTextThatActsOnATerminal) {
  for (const char* const text : {"a\u009bb", "a\u0085b", "a\u202eb", "a\u2028b", "a\u0007b"}) {
    RulesetText ruleset = Ruleset("Op", "");
    ruleset.text.replace(ruleset.text.find("\"m\""), 3, absl::StrCat("\"", text, "\""));
    EXPECT_THAT(Refusals(ruleset), Contains(testing::AnyOf("bad-text", "string"))) << text;
  }
}

// The third request of an operation is read as one for it; what does not fit is read once more.
TEST(ValidatorTest, RefusesTooMuchOfAnExpectedOperationToo) {
  const auto validator = Build({Ruleset("Op", "")}, {.max_request_bytes = 20, .max_parameters = 2});
  Scratch scratch = validator->NewScratch();
  const auto rule_of = [&](const Request& request) {
    const Report report = validator->Validate(request, scratch);
    const auto violations = report.violations();
    return violations.begin() == violations.end() ? "" : std::string((*violations.begin()).rule());
  };
  const assay::Pair fits[] = {{"Action", "Op"}, {"a", "0123456789a"}};
  const assay::Pair is_large[] = {{"Action", "Op"}, {"a", "0123456789ab"}};
  const assay::Pair are_many[] = {{"Action", "Op"}, {"a", "1"}, {"b", "2"}};
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(rule_of(Request::Pairs(fits)), "") << i;
    EXPECT_EQ(rule_of(Request::Pairs(is_large)), "request.max-bytes") << i;
    EXPECT_EQ(rule_of(Request::Pairs(are_many)), "request.max-parameters") << i;
    EXPECT_EQ(rule_of(Request::Query("Action=Op&a=1")), "") << i;
    EXPECT_EQ(rule_of(Request::Query("Action=Op&a=1&b=2")), "request.max-parameters") << i;
    EXPECT_EQ(rule_of(Request::Query("Action=Op&a=%31&%=2")), "request.max-parameters") << i;
  }
}

// Members beyond a parameter's own count are no parameters.
TEST(ValidatorTest, CountsNoMembersOfParametersAsParameters) {
  const auto validator = Build({Ruleset("Op", "")}, {.max_parameters = 2});
  std::string members = "\"m\":1";
  for (int i = 0; i < 1100; ++i) absl::StrAppend(&members, ",\"m", i, "\":1");
  EXPECT_THAT(
      Answer(*validator, Request::Json(absl::StrCat(R"({"Action":"Op","a":{)", members, "}}"))),
      ElementsAre(Pair("Invalid", "request.json")));
}

TEST(ValidatorTest, KnowsNoValueOfWhatIsNotDeclared) {
  const auto validator =
      Build({Ruleset("Op", absl::StrCat(R"("P": {)", kText, R"(, "default": "d"})"))});
  Scratch scratch = validator->NewScratch();
  const Report report = validator->Validate(Request::Query("Action=Op&Q=1"), scratch);
  EXPECT_EQ(report.effective("P").value, "d");
  EXPECT_EQ(report.effective("Action").origin, Origin::kRequest);
  const EffectiveValue unknown = report.effective("Q");
  EXPECT_EQ(unknown.parameter, "Q");
  EXPECT_EQ(unknown.origin, Origin::kAbsent);
  const Report lacking = validator->Validate(Request::Query("Q=1"), scratch);
  EXPECT_EQ(lacking.effective("Action").origin, Origin::kAbsent);
}

// Names are compared by their first sixteen bytes, and longer ones further.
TEST(ValidatorTest, TellsLongNamesOfOperationsApart) {
  const std::string name = "Op345678901234567";
  const auto validator = Build({Ruleset(name, "")});
  Scratch scratch = validator->NewScratch();
  for (int i = 0; i < 3; ++i) {
    const std::string query = "Action=" + name;
    EXPECT_EQ(validator->Validate(Request::Query(query), scratch).verdict(), Verdict::kValid);
  }
  const Report report = validator->Validate(Request::Query("Action=Op34567890123456X"), scratch);
  EXPECT_EQ(report.verdict(), Verdict::kInvalid);
}

// The size of a request over HTTP is that of its header lines too, with what divides them.
TEST(ValidatorTest, CountsHeadersAsBytes) {
  const assay::Pair header[] = {{"Host", "a"}};
  const Request request = Request::Http({"GET", "/?Action=Op", header, ""});
  const std::size_t size = 3 + 11 + 4 + 1 + 4;
  EXPECT_THAT(Answer(*Build({Ruleset("Op", "")}, {.max_request_bytes = size}), request), IsEmpty());
  EXPECT_THAT(Answer(*Build({Ruleset("Op", "")}, {.max_request_bytes = size - 1}), request),
              ElementsAre(Pair("Invalid", "request.max-bytes")));
}

// Objects of which nothing is asked as a whole are looked through more quickly than others.
TEST(ValidatorTest, FindsFaultsInObjectsOfWhichNothingIsAsked) {
  const std::string members =
      absl::StrCat(R"("properties": {"a": {)", kText, R"(, "maxLength": 1}, "b": {)", kText, "}}");
  const std::string content = R"(, "contentMediaType": "application/json", "contentSchema": {)";
  const auto validator = Build(
      {Ruleset("Op", absl::StrCat(R"("Named": {)", kText, R"(, "type": "object", )", members,
                                  R"(}, "Json": {)", kText, content, R"("type": "object", )",
                                  members, R"(}}, "Closed": {)", kText, content,
                                  R"("type": "object", "additionalProperties": false, )", members,
                                  R"(}}, "List": {)", kText,
                                  R"(, "type": "array", "minItems": 2, "items": {"maxLength": 3, )",
                                  R"("pattern": "(?:a|b)*a"}})"))});
  const auto rules_of = [&](std::string_view parameter) {
    std::vector<std::string> rules;
    const std::string query = absl::StrCat("Action=Op&", std::string(parameter));
    for (const auto& [code, rule] : Answer(*validator, Request::Query(query))) {
      rules.push_back(rule);
    }
    return absl::StrJoin(rules, " ");
  };
  EXPECT_EQ(rules_of("Named.a=1&Named.b=22"), "");
  EXPECT_EQ(rules_of("Named.a=22"), "Named.a.maxLength");
  EXPECT_EQ(rules_of("Named.a=1&Named.a=2"), "Named.a.duplicate");
  EXPECT_EQ(rules_of("Named.b=1&Named.b=2"), "Named.b.duplicate");
  EXPECT_EQ(rules_of("Named=1"), "Named.type");
  EXPECT_THAT(Answer(*validator, Request::Json(R"({"Action":"Op","Named":["1"]})")),
              ElementsAre(Pair("Invalid", "Named.type")));
  EXPECT_EQ(rules_of(R"(Json={"a":"1","b":"22","c":"3"})"), "");
  EXPECT_EQ(rules_of(R"(Json={"a":"22"})"), "Json.a.maxLength");
  EXPECT_EQ(rules_of(R"(Json={"b":["1"]})"), "Json.b.type");
  EXPECT_EQ(rules_of(R"(Json={"b":{}})"), "Json.b.type");
  EXPECT_EQ(rules_of(R"(Closed={"a":"1"})"), "");
  EXPECT_EQ(rules_of(R"(Closed={"c":"1"})"), "Closed.additionalProperties");
  EXPECT_EQ(rules_of("List.1=cccc&List.2=a"), "List.N.maxLength");
}

// Sums beyond all numbers stay on their side of zero.
TEST(ValidatorTest, ComparesSumsBeyondAllNumbers) {
  const auto validator = Build({Ruleset(
      "Op",
      absl::StrCat(R"("A": {)", kText, R"(, "type": "number"}, "B": {)", kText,
                   R"(, "type": "number"})"),
      absl::StrCat(R"({"id": "times", )", kText, R"(, "compare": {"left": [{"of": "A", )",
                   R"("times": 1000}], "is": ">", "right": [{"of": "A", "times": -1000}]}, )",
                   R"("error": "Invalid"}, {"id": "sum", )", kText, R"(, "compare": {"left": )",
                   R"([{"of": "B", "times": 15}, {"of": "B", "times": 14}], "is": ">", )",
                   R"("right": [0]}, "error": "Invalid"})"))});
  const std::string most(28, '9');
  for (const std::string parameter : {"A", "B"}) {
    const std::string query = "Action=Op&" + parameter + "=";
    EXPECT_THAT(Answer(*validator, Request::Query(query + most)), IsEmpty());
    EXPECT_THAT(Answer(*validator, Request::Query(absl::StrCat(query, "-", most))),
                ElementsAre(Pair("Invalid", parameter == "A" ? "times" : "sum")));
  }
}

}  // namespace
}  // namespace assay
