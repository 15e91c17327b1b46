// What holds of every rendering of every request: it is printable, it parses, it is bounded, it
// keeps secrets.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "validator/json/reader.h"
#include "validator/render.h"
#include "validator/testing/shipped_ruleset.h"
#include "validator/text/printable.h"
#include "validator/text/utf8.h"
#include "validator/validator.h"

namespace assay {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kSecret = "Pl4nted";

// A rendering, and how to read it.
struct Rendering {
  enum class Syntax { kText, kJson, kXml };
  Syntax syntax;
  std::string text;
};

std::vector<Rendering> RenderAll(const Report& report) {
  using Syntax = Rendering::Syntax;
  std::vector<Rendering> all;
  for (const Language language : {Language::kEnglish, Language::kChinese}) {
    Rendering text{Syntax::kText, {}};
    AppendText(report, {.language = language}, &text.text);
    all.push_back(text);
    Rendering record{Syntax::kJson, {}};
    AppendRecord(report, {.language = language}, &record.text);
    all.push_back(record);
    if (report.verdict() != Verdict::kInvalid) continue;
    for (const BodyFormat format :
         {BodyFormat::kJson, BodyFormat::kXml, BodyFormat::kProblemJson}) {
      Rendering body{format == BodyFormat::kXml ? Syntax::kXml : Syntax::kJson, {}};
      AppendBody(report, format, {.request_id = "r", .host_id = "h", .language = language},
                 &body.text);
      all.push_back(body);
    }
  }
  return all;
}

// Line feeds are the layout of text; anything else that acts is the client's.
bool IsPrintableText(std::string_view text, bool allow_line_feed) {
  while (!text.empty()) {
    std::size_t length = 0;
    const std::uint32_t c = text::DecodeOne(text.data(), text.data() + text.size(), length);
    if (length == 0) return false;
    if (!text::IsPrintable(c) && !(allow_line_feed && c == '\n')) return false;
    text.remove_prefix(length);
  }
  return true;
}

// Tags nest and every `&` begins a reference. Enough for a writer that writes neither comments nor
// attributes.
bool IsXml(std::string_view text) {
  constexpr std::string_view kProlog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  if (!text.starts_with(kProlog)) return false;
  text.remove_prefix(kProlog.size());
  std::vector<std::string_view> open;
  while (!text.empty()) {
    if (text[0] == '<') {
      const std::size_t end = text.find('>');
      if (end == std::string_view::npos) return false;
      const std::string_view tag = text.substr(1, end - 1);
      if (!tag.starts_with('/')) {
        open.push_back(tag);
      } else {
        if (open.empty() || open.back() != tag.substr(1)) return false;
        open.pop_back();
        if (open.empty()) return text.substr(end + 1).empty();
      }
      text.remove_prefix(end + 1);
    } else {
      const std::size_t semicolon = text.find(';');
      if (text[0] == '&' && semicolon > 8) return false;
      text.remove_prefix(1);
    }
  }
  return false;
}

void ExpectSafe(const Report& report) {
  static json::Reader& reader = *new json::Reader(2 * OutputLimits().max_bytes);
  for (const Rendering& rendering : RenderAll(report)) {
    SCOPED_TRACE(rendering.text.substr(0, 2000));
    EXPECT_TRUE(IsPrintableText(rendering.text, rendering.syntax == Rendering::Syntax::kText));
    EXPECT_THAT(rendering.text, Not(HasSubstr(kSecret)));
    EXPECT_LE(rendering.text.size(), OutputLimits().max_bytes + 4096);
    if (rendering.syntax == Rendering::Syntax::kJson) {
      EXPECT_EQ(reader.Read(rendering.text).fault, json::Fault::kNone);
    } else if (rendering.syntax == Rendering::Syntax::kXml) {
      EXPECT_TRUE(IsXml(rendering.text));
    }
  }
}

class SafetyTest : public ::testing::Test {
 protected:
  Report Validate(const Request& request) { return validator_->Validate(request, scratch_); }

  std::shared_ptr<const Validator> validator_ = testonly::ShippedValidator();
  Scratch scratch_ = validator_->NewScratch();
};

// Each parameter in turn, with values that are secrets, markup, or bytes that act.
TEST_F(SafetyTest, HostileValuesOfEveryParameter) {
  const std::string big(4096, 'x');
  const std::vector<std::string> values = {
      "",
      "%",
      "%FF%FE",
      "%00",
      "a%0D%0ASet-Cookie:a=b",
      "%1B%5B31m%1B%5D0;x%07",
      "%C2%9B31m%7F",
      "%E2%80%AE%E2%81%A6%E2%80%8B%E2%80%A8%EF%BB%BF",
      "%F3%A0%80%81%EE%80%80%EF%BF%BE",
      "%3C/Message%3E%3C!--%26%22%27]]%3E",
      "\"},{\"Code\":\"",
      "undefined",
      "null",
      "{\"a\":1}",
      "Password=Pl4nted",
      "1024;password=Pl4nted!",
      big,
  };
  const Report declared = Validate(Request::Query("Action=CreateInstance"));
  std::vector<std::string> names;
  for (std::size_t i = 0; i < declared.parameter_count(); ++i) {
    names.emplace_back(declared.effective(i).parameter);
  }
  ASSERT_GT(names.size(), 27u);
  for (const std::string& name : names) {
    for (const std::string& value : values) {
      std::string query = name;
      query.append("=").append(value);
      ExpectSafe(Validate(Request::Query(query)));
      query.insert(0, "Action=CreateInstance&RegionId=r&Capacity=1&");
      ExpectSafe(Validate(Request::Query(query)));
    }
  }
}

TEST_F(SafetyTest, HostileNames) {
  const std::string long_name(10240, '\x1b');
  for (const std::string_view name : std::vector<std::string_view>{
           long_name, "\x1b[31m", "\u202egpj.exe", "a\r\nSet-Cookie: b", "\u200b", "<b>&\"'",
           "\",\"x\":\"", "\U000e0041", "\\u{1b}", "名字", "`", "{parameter}"}) {
    const Pair pairs[] = {{"Action", "CreateInstance"}, {name, "v"}};
    const Report report = Validate(Request::Pairs(pairs));
    ExpectSafe(report);
    std::string record;
    AppendRecord(report, {}, &record);
    EXPECT_THAT(record, HasSubstr("request.unknown-parameter"));
    EXPECT_LT(record.size(), 2000u);
  }
}

TEST_F(SafetyTest, Secrets) {
  for (const std::string_view query : {
           "Action=CreateInstance&Password=Pl4nted",
           "Action=CreateInstance&Password=Pl4nted%",
           "Action=CreateInstance&Password=Pl4nted&Password=Pl4nted2",
           "Action=CreateInstance&Password=Pl4nted%0D%0A",
           "Action=CreateInstance&password=Pl4nted",
           "Action=CreateInstance&Passwrd=Pl4nted",
           "Action=CreateInstance&Passwrd=Pl4nted%",
           "Action=CreateInstance&Pa%73sword=Pl4nted",
           "Action=CreateInstance&Password:Pl4nted",
           "Action=CreateInstance&Capacity=16384;Password=Pl4nted",
           "Action=CreateInstance&Token=Password=Pl4nted%00",
           "Action=CreateInstance&Config={\"Password\":\"Pl4nted\"",
           "Action=CreateInstance&Config={\"EvictionPolicy\":\"Password=Pl4nted\"}",
           "Action=CreateInstance&SecurityToken=Pl4nted&SecurityToken=Pl4nted",
           "Action=CreateInstance&Signature=Pl4nted%ZZ",
           "Action=Password=Pl4nted",
           "Action=Nope&Password=Pl4nted",
           "Password=Pl4nted",
           "%FFPassword=Pl4nted",
           "=Pl4nted",
       }) {
    SCOPED_TRACE(query);
    ExpectSafe(Validate(Request::Query(query)));
  }
  for (const std::string_view json : {
           R"({"Action":"CreateInstance","Password":"Pl4nted"})",
           R"({"Action":"CreateInstance","Password":["Pl4nted"]})",
           R"({"Action":"CreateInstance","Password":"Pl4nted","Password":"Pl4nted"})",
           R"({"Action":"CreateInstance","Password":"Pl4nted)",
           R"({"Action":{"Password":"Pl4nted"}})",
       }) {
    SCOPED_TRACE(json);
    ExpectSafe(Validate(Request::Json(json)));
  }
}

TEST_F(SafetyTest, ManyUnknownNamesAreCapped) {
  std::string query = "Action=CreateInstance";
  for (int i = 0; i < 900; ++i) {
    query.append("&").append(std::to_string(i)).append(500, 'n').append("=v");
  }
  const Report report = Validate(Request::Query(query));
  ExpectSafe(report);
  std::string record;
  AppendRecord(report, {}, &record);
  EXPECT_THAT(record,
              HasSubstr(R"({"message": "800 more are left out", "parameters": [], "rule": ")" +
                        std::string(kLeftOutRule) + "\"}"));
}

TEST_F(SafetyTest, OwnColorsOnly) {
  const Pair pairs[] = {{"Action", "CreateInstance"}, {"\x1b[31m", "v"}, {"RegionId", "\x1b[7m"}};
  std::string text;
  AppendText(Validate(Request::Pairs(pairs)), {.color = true}, &text);
  EXPECT_THAT(text, HasSubstr("\x1b[1;31minvalid\x1b[0m"));
  EXPECT_THAT(text, HasSubstr("\\u{1b}[31m"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b[31m")));
  EXPECT_THAT(text, Not(HasSubstr("\x1b[7m")));
}

std::string RecordOf(const Report& report, const OutputLimits& limits) {
  std::string record;
  AppendRecord(report, {.limits = limits}, &record);
  return record;
}

std::size_t Count(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++count;
  return count;
}

// 200 violations whose values have 4 KiB each.
TEST(CapTest, ManyViolations) {
  std::string rules = R"({"formatVersion": 1, "ruleset": "r", "version": "1", "style": "rpc",
    "title": {"en": "r"}, "document": {"title": {"en": "d"}},
    "codes": {"missing": "Bad", "invalid": "Bad", "unknownOperation": "Bad"},
    "operationParameter": "Action",
    "errors": [{"code": "Bad", "status": 400, "message": {"en": "{parameter} cannot be {value}"},
      "meaning": {"en": "it is bad"}, "source": {"at": "row 1", "basis": "stated"}}],
    "operations": {"Do": {"title": {"en": "do"}, "source": {"at": "top", "basis": "stated"},
      "parameters": {"Action": {"description": {"en": "the operation"}, "required": true, "enum": ["Do"],
        "source": {"at": "row 1", "basis": "stated"}})";
  std::string query = "Action=Do";
  for (int i = 0; i < 200; ++i) {
    const std::string name = "P" + std::to_string(i);
    rules.append(", \"").append(name).append(R"(": {"description": {"en": "a number"}, )");
    rules.append(R"("type": "integer", "source": {"at": "row 2", "basis": "stated"}})");
    query.append("&").append(name).append("=").append(4096, 'v');
  }
  rules.append("}}}}");
  const RulesetText text = {"many.json", rules};
  const BuildResult built = Validator::Build({&text, 1});
  for (const Diagnostic& diagnostic : built.diagnostics) ADD_FAILURE() << diagnostic.ToString();
  ASSERT_NE(built.validator, nullptr);
  Scratch scratch = built.validator->NewScratch();
  const Report report = built.validator->Validate(Request::Query(query), scratch);
  ExpectSafe(report);
  std::string record;
  AppendRecord(report, {}, &record);
  EXPECT_THAT(record, HasSubstr("\"message\": \"100 more are left out\""));
  std::string body;
  AppendBody(report, BodyFormat::kXml, {}, &body);
  EXPECT_THAT(body, EndsWith("<Violation><Code></Code><Message>100 more are left out</Message>"
                             "<Parameters></Parameters><Rule>report.left-out</Rule></Violation>"
                             "</Violations></Error>"));
  std::string out;
  AppendText(report, {}, &out);
  EXPECT_THAT(out, HasSubstr("\n  100 more are left out\n"));
  const std::string three = RecordOf(report, {.max_entries = 3});
  EXPECT_EQ(Count(three, R"("code": "Bad")"), 3u);
  EXPECT_THAT(three, HasSubstr(R"("message": "197 more are left out")"));
  EXPECT_THAT(RecordOf(report, {.max_bytes = 0}), HasSubstr("200 more are left out"));
  EXPECT_THAT(RecordOf(report, {.max_entries = 1, .max_message_bytes = 20}),
              HasSubstr(R"("message": "P0 cannot be vvvv…")"));
  EXPECT_THAT(RecordOf(report, {.max_entries = 1, .max_message_bytes = 0}),
              HasSubstr(R"("message": "P0 cannot be …")"));
}

}  // namespace
}  // namespace assay
