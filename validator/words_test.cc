// What reports say in words: reasons, values and names.
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "validator/testing/small_ruleset.h"
#include "validator/validator.h"

namespace assay {
namespace {

using ::testing::ElementsAre;
using testonly::Build;
using testonly::kText;
using testonly::Ruleset;

TEST(WordsTest, SaysHowListsAndObjectsAreGiven) {
  const std::string item = absl::StrCat(R"("items": {"type": "object", "properties": {"Kinds": {)",
                                        kText, R"(, "type": "array"}, "Zones": {)", kText,
                                        R"(, "type": "array", "separator": ",", "items": {}}}})");
  const auto validator = Build({Ruleset(
      "Op", absl::StrCat(R"("Tag": {)", kText, R"(, "type": "array", )", item, R"(}, "Conn": {)",
                         kText, R"(, "type": "object", "properties": {"A": {)", kText, R"(}}}, )",
                         R"("Json": {)", kText, R"(, "contentMediaType": "application/json", )",
                         R"("contentSchema": {"type": "object", "properties": {"a": {)", kText,
                         R"(, "type": "array"}, "b": {)", kText, R"(, "type": "object"}}}})"))});
  Scratch scratch = validator->NewScratch();
  const auto reason_of = [&](const Request& request) {
    const Report report = validator->Validate(request, scratch);
    std::string reason;
    if (!report.violations().empty()) (*report.violations().begin()).AppendReason(&reason);
    return reason;
  };
  EXPECT_EQ(reason_of(Request::Query("Action=Op&Tag=x")),
            "expected a list, given as parameters such as `Tag` followed by `.1`");
  EXPECT_EQ(reason_of(Request::Query("Action=Op&Conn=x")),
            "expected members, given as parameters such as `Conn` followed by a dot and a name");
  EXPECT_EQ(reason_of(Request::Query("Action=Op&Tag.1.Kinds=x")),
            "expected a list, given as parameters such as `Tag.N.Kinds` followed by `.1`");
  EXPECT_EQ(reason_of(Request::Json(R"({"Action":"Op","Tag":[{"Zones":[]}]})")),
            "expected text, a number or a boolean, not a JSON array or object");
  EXPECT_EQ(reason_of(Request::Query(R"(Action=Op&Json={"a":1})")), "at `a`: expected a list");
  EXPECT_EQ(reason_of(Request::Query(R"(Action=Op&Json={"b":1})")), "at `b`: expected members");
}

TEST(WordsTest, SaysWhyInWords) {
  const auto validator = Build({Ruleset(
      "Op",
      absl::StrCat(R"("Password": {)", kText, R"(, "sensitive": true, "enum": ["x", "y"]}, )",
                   R"("Json": {)", kText, R"(, "contentMediaType": "application/json", )",
                   R"("contentSchema": {"type": "object", "minProperties": 1, "properties": {)",
                   R"("a": {)", kText, R"(, "maxLength": 1}}}}, "Need": {)", kText,
                   R"(, "required": true})"))});
  Scratch scratch = validator->NewScratch();
  const auto reason_of = [&](std::string_view query) {
    const Report report = validator->Validate(Request::Query(query), scratch);
    std::string reason;
    (*report.violations().begin()).AppendReason(&reason);
    return reason;
  };
  EXPECT_EQ(reason_of("Action=Op&Need=1&Password=z"), "expected one of `***`");
  EXPECT_EQ(reason_of("Action=Op&Need=1&Json={}"), "expected at least 1 member");
  EXPECT_EQ(reason_of(R"(Action=Op&Need=1&Json={"a":"bc"})"),
            "at `a`: expected at most 1 character, not 2");
  EXPECT_EQ(reason_of("Action=Op"), "it is required and was not given");
  EXPECT_EQ(reason_of("Action=Op&myNeed=1"), "it is required and was not given");
  EXPECT_EQ(reason_of("Action=Op&https://a/?Need=1"),
            "it is required and was not given; of a URL, give what stands behind the `?`");
}

TEST(WordsTest, SaysWhichLimitARequestIsBeyond) {
  struct LimitWords {
    Limits limits;
    std::string request;  // JSON when it begins with a brace
    const char* reason;
  };
  const std::string name(200, 'n');
  const std::vector<LimitWords> all = {
      {{.max_request_bytes = 20}, "Action=Op&P=123456789", "the request is larger than the limit"},
      {{.max_parameters = 1}, "Action=Op&P=1", "the request has more parameters than the limit"},
      {{.max_value_bytes = 4}, "Action=Op&P=12345", "a value is longer than the limit"},
      {{.max_name_bytes = 150},
       "Action=Op&" + name + "=1",
       "a parameter's name is longer than the limit"},
      {{.max_list_items = 1},
       R"({"Action":"Op","x":[1,2]})",
       "a list has more items than the limit"},
      {{.max_json_depth = 1},
       R"({"Action":"Op","x":[[]]})",
       "lists and objects are nested deeper than the limit"},
  };
  const std::vector<RulesetText> rules = {Ruleset("Op", absl::StrCat(R"("P": {)", kText, "}"))};
  for (const LimitWords& one : all) {
    const auto validator = Build(rules, one.limits);
    Scratch scratch = validator->NewScratch();
    const Request request =
        one.request[0] == '{' ? Request::Json(one.request) : Request::Query(one.request);
    const Report report = validator->Validate(request, scratch);
    ASSERT_EQ(report.verdict(), Verdict::kInvalid) << one.reason;
    std::string reason;
    (*report.violations().begin()).AppendReason(&reason);
    EXPECT_EQ(reason, one.reason);
  }
}

TEST(WordsTest, ShowsTheValueAtFaultWhereThereIsOne) {
  const auto validator = Build(
      {Ruleset("Op", absl::StrCat(R"("P": {)", kText, R"(, "maxLength": 1}, "List": {)", kText,
                                  R"(, "type": "array", "minItems": 2, "items": {"maxLength": 3, )",
                                  R"("pattern": "(?:a|b)*a"}})"))});
  Scratch scratch = validator->NewScratch();
  const auto value_of = [&](std::string_view query) {
    const Report report = validator->Validate(Request::Query(query), scratch);
    std::string value;
    const Violation violation = *report.violations().begin();
    EXPECT_EQ(violation.also_count(), 0u) << query;
    return violation.AppendValue(10, &value) ? value : "none";
  };
  EXPECT_EQ(value_of("Action=Op&P=ab"), "ab");
  EXPECT_EQ(value_of("Action=Op&List.1=cccc&List.2=a"), "cccc");
  EXPECT_EQ(value_of("Action=Op&List.1=a"), "none");
  EXPECT_EQ(value_of("Action=Op&List.0=a"), "none");
  EXPECT_EQ(value_of("Action=%FF"), "none");
  EXPECT_EQ(value_of("P=a"), "none");
}

// A member that is not declared has a name that the client chose: it ends in messages, which end in
// logs and on terminals.
TEST(WordsTest, TellsNamesThatAClientChoseEscapedAndWithoutSecrets) {
  RulesetText ruleset = Ruleset(
      "Op", absl::StrCat(R"("Password": {)", kText, R"(, "sensitive": true}, "Labels": {)", kText,
                         R"(, "type": "object", "additionalProperties": {"maxLength": 1}})"));
  for (std::size_t at = 0; (at = ruleset.text.find(R"("en": "m")", at)) != std::string::npos;
       ++at) {
    ruleset.text.replace(at, 9, R"("en": "{parameter}!")");
  }
  const auto validator = Build({ruleset});
  Scratch scratch = validator->NewScratch();
  const auto message_of = [&](std::string_view name) {
    const assay::Pair pairs[] = {{"Action", "Op"}, {name, "too long"}};
    const Report report = validator->Validate(Request::Pairs(pairs), scratch);
    EXPECT_EQ(report.verdict(), Verdict::kInvalid);
    return (*report.violations().begin()).Message(Language::kEnglish);
  };
  EXPECT_EQ(message_of("Labels.a"), "Labels.a!");
  EXPECT_EQ(message_of("Labels.a\r\nSet-Cookie: b"), "Labels.a\\u{0d}\\u{0a}Set-Cookie: b!");
  EXPECT_EQ(message_of("Labels.\x1b[31m"), "Labels.\\u{1b}[31m!");
  EXPECT_EQ(message_of("Labels.password:hunter2"), "Labels.password!");
  EXPECT_EQ(message_of("Labels.PasswordHint"), "Labels.PasswordHint!");
  EXPECT_EQ(message_of("Labels." + std::string(500, 'x')), "Labels." + std::string(128, 'x') + "!");
}

// Where a member is called like a secret, its value may be one.
TEST(WordsTest, MasksValuesOfMembersThatAreCalledLikeSecrets) {
  const std::string object = R"("type": "object", "additionalProperties": {"maxLength": 1})";
  const std::string lists =
      R"("type": "object", "additionalProperties": {"type": "array", "separator": ",", )"
      R"("items": {"maxLength": 1}})";
  std::string parameters;
  const auto add = [&](const std::string& name, const std::string& keys) {
    absl::StrAppend(&parameters, parameters.empty() ? "" : ", ", "\"", name, "\": {", kText, ", ",
                    keys, "}");
  };
  add("Password", R"("sensitive": true)");
  add("Labels", object);
  add("Json",
      absl::StrCat(R"("contentMediaType": "application/json", "contentSchema": {)", object, "}"));
  add("Lists", lists);
  add("Old", absl::StrCat(R"("type": "object", "properties": {"Passwords": {)", kText,
                          R"(, "maxLength": 1}})"));
  const auto validator = Build({Ruleset("Op", parameters)});
  Scratch scratch = validator->NewScratch();
  const auto told_of = [&](std::string_view name, std::string_view value) {
    const assay::Pair pairs[] = {{"Action", "Op"}, {name, value}};
    const Report report = validator->Validate(Request::Pairs(pairs), scratch);
    EXPECT_EQ(report.verdict(), Verdict::kInvalid) << name << "=" << value.substr(0, 99);
    std::string told;
    const Violation violation = *report.violations().begin();
    EXPECT_TRUE(violation.AppendValue(99, &told));
    violation.AppendReason(&told.append(": "));
    return told;
  };
  EXPECT_EQ(told_of("Labels.a", "hunter2"), "hunter2: expected at most 1 character, not 7");
  EXPECT_EQ(told_of("Labels.my-password", "hunter2"), "***: expected at most 1 character");
  EXPECT_EQ(told_of("Json", R"({"a": "hunter2"})"),
            "hunter2: at `a`: expected at most 1 character, not 7");
  EXPECT_EQ(told_of("Json", R"({"Password": "", "b": "hunter2"})"),
            "***: at `b`: expected at most 1 character");
  EXPECT_EQ(told_of("Json", R"({"b": "hunter2", "c": ")" + std::string(1 << 16, 'x') + R"("})"),
            "***: at `b`: expected at most 1 character");
  EXPECT_EQ(told_of("Lists.a", "hunter2"), "hunter2: expected at most 1 character, not 7");
  EXPECT_EQ(told_of("Lists.the-password", "hunter2"), "***: expected at most 1 character");
  EXPECT_EQ(told_of("Old.Passwords", "hunter2"), "***: expected at most 1 character");
  EXPECT_EQ(told_of("Json", R"({"b": "", "Password": "hunter2"})"),
            "***: at `Password`: expected at most 1 character");
}

}  // namespace
}  // namespace assay
