// Bodies of answers, both sides of what is asked of them, in JSON and in XML.
#include "validator/response.h"

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "validator/response/numbers.h"
#include "validator/validator.h"

namespace assay {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;

std::string ReadText(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

const Validator& TestValidator() {
  static const std::shared_ptr<const Validator> kValidator = [] {
    const std::string path = "testdata/rulesets/responses.json";
    const RulesetText rulesets[] = {{path, ReadText(path)}};
    const BuildResult built = Validator::Build(rulesets);
    for (const Diagnostic& d : built.diagnostics) ADD_FAILURE() << d.ToString();
    return built.validator;
  }();
  return *kValidator;
}

using Faults = std::vector<std::pair<std::string, std::string>>;  // path, rule

Faults Check(std::string_view body) {
  const ResponseReport report = TestValidator().ValidateResponse("ListThings", body);
  Faults faults;
  for (const ResponseFault& fault : report.faults) {
    EXPECT_THAT(fault.reason, Not(IsEmpty()));
    EXPECT_THAT(fault.reason, Not(HasSubstr("secret")));
    faults.emplace_back(fault.path, fault.rule);
  }
  EXPECT_EQ(report.verdict, faults.empty() ? ResponseVerdict::kValid : ResponseVerdict::kInvalid);
  return faults;
}

// With the member that is always needed.
Faults Json(const std::string& members) { return Check(R"({"RequestId":"r",)" + members + "}"); }

Faults Xml(const std::string& elements) {
  return Check("<ListThingsResponse><RequestId>r</RequestId>" + elements + "</ListThingsResponse>");
}

auto One(const std::string& path, const std::string& rule) {
  return ElementsAre(Pair(path, "response." + rule));
}

TEST(ResponseTest, ExamplesAreValid) {
  for (const char* name : {"list-things.json", "list-things.xml"}) {
    EXPECT_THAT(Check(ReadText(std::string("testdata/responses/") + name)), IsEmpty()) << name;
  }
}

TEST(ResponseTest, JsonTypesCount) {
  EXPECT_THAT(Json(R"("Total":5)"), IsEmpty());
  for (const char* value : {R"("5")", "null", "true", "[5]", "{}", "5.5", "5.0", "5e0", R"("")"}) {
    EXPECT_THAT(Json(R"("Total":)" + std::string(value)), One("Total", "Total.type")) << value;
  }
  EXPECT_THAT(Json(R"("Truncated":true)"), IsEmpty());
  EXPECT_THAT(Json(R"("Truncated":"true")"), One("Truncated", "Truncated.type"));
  EXPECT_THAT(Json(R"("Ratio":"1")"), One("Ratio", "Ratio.type"));
  EXPECT_THAT(Json(R"("Note":1)"), One("Note", "Note.type"));
  EXPECT_THAT(Json(R"("Note":null)"), One("Note", "Note.type"));
  EXPECT_THAT(Json(R"("Names":"a")"), One("Names", "Names.type"));
  EXPECT_THAT(Json(R"("Place":[])"), One("Place", "Place.type"));
  EXPECT_THAT(Json(R"("Things":[null])"), One("Things.1", "Things.N.type"));
}

TEST(ResponseTest, XmlTypesAreAboutText) {
  EXPECT_THAT(Xml("<Total>5</Total>"), IsEmpty());
  for (const char* value : {"x", " 5", "05", "5.0", "<a/>", "1<a/>"}) {
    const std::string element = "<Total>" + std::string(value) + "</Total>";
    EXPECT_THAT(Xml(element), One("Total", "Total.type")) << value;
  }
  EXPECT_THAT(Xml("<Truncated>true</Truncated>"), IsEmpty());
  EXPECT_THAT(Xml("<Truncated>1</Truncated>"), One("Truncated", "Truncated.type"));
  EXPECT_THAT(Xml("<Ratio>1e2</Ratio>"), One("Ratio", "Ratio.type"));
  EXPECT_THAT(Xml("<Place>text</Place>"), One("Place", "Place.type"));
  EXPECT_THAT(Xml("<Place>text<Zone/></Place>"), One("Place", "Place.type"));
}

TEST(ResponseTest, NumbersOfJsonHaveExponents) {
  EXPECT_THAT(Json(R"("Ratio":1e3)"), IsEmpty());
  EXPECT_THAT(Json(R"("Ratio":-0.0)"), IsEmpty());
  EXPECT_THAT(Json(R"("Ratio":1.0001E+3)"), One("Ratio", "Ratio.maximum"));
  EXPECT_THAT(Json(R"("Ratio":-1e-300)"), One("Ratio", "Ratio.minimum"));
  EXPECT_EQ(response::PlainNumber("-1.250e2"), "-125");
  EXPECT_EQ(response::PlainNumber("12.5e-3"), "0.0125");
  EXPECT_EQ(response::PlainNumber("0.00125e2"), "0.125");
  EXPECT_EQ(response::PlainNumber("0e9"), "0");
  EXPECT_EQ(response::PlainNumber("1e2000"), "1e2000");
}

TEST(ResponseTest, RequiredAndEmpty) {
  EXPECT_THAT(Check("{}"), One("RequestId", "RequestId.required"));
  EXPECT_THAT(Check(R"({"RequestId":""})"), One("RequestId", "RequestId.required"));
  EXPECT_THAT(Check("<ListThingsResponse/>"), One("RequestId", "RequestId.required"));
  EXPECT_THAT(Check("<ListThingsResponse><RequestId/></ListThingsResponse>"),
              One("RequestId", "RequestId.required"));
  EXPECT_THAT(Xml("<Total></Total>"), IsEmpty());
  EXPECT_THAT(Json(R"("Note":"")"), One("Note", "Note.minLength"));
  EXPECT_THAT(Xml("<Note/>"), One("Note", "Note.minLength"));
}

TEST(ResponseTest, OnceAndOnlyOnce) {
  EXPECT_THAT(Xml("<Total>1</Total><Total>1</Total>"), One("Total", "Total.duplicate"));
  EXPECT_THAT(Xml("<Labels><a>1</a><a>2</a></Labels>"), One("Labels.a", "Labels.*.duplicate"));
  EXPECT_THAT(Json(R"("Total":1,"Tot\u0061l":1)"), One("", "json"));
}

TEST(ResponseTest, ListsInJson) {
  EXPECT_THAT(Json(R"("Names":["a"])"), IsEmpty());
  EXPECT_THAT(Json(R"("Names":[])"), One("Names", "Names.minItems"));
  EXPECT_THAT(Json(R"("Names":["a","b","c","d"])"), One("Names", "Names.maxItems"));
  EXPECT_THAT(Json(R"("Names":["a","a"])"), One("Names", "Names.uniqueItems"));
  EXPECT_THAT(Json(R"("Names":["aaaa","bbbb","c"])"), One("Names", "Names.maxTotalLength"));
  EXPECT_THAT(Json(R"("Names":["a","bbbbb"])"), One("Names.2", "Names.N.maxLength"));
  EXPECT_THAT(Json(R"("Things":[{"Id":"t-1"},{"Id":"t-1"}])"), One("Things", "Things.uniqueBy"));
  EXPECT_THAT(Json(R"("Things":[{"Id":"t-1"},{"State":"Up"}])"),
              One("Things.2.Id", "Things.N.Id.required"));
  EXPECT_THAT(Json(R"("Things":[{"Id":"t-1","Ports":[1,"2"]}])"),
              One("Things.1.Ports.2", "Things.N.Ports.N.type"));
}

// One element is an item, or the wrapper around items.
TEST(ResponseTest, ListsInXml) {
  EXPECT_THAT(Xml("<Names>a</Names>"), IsEmpty());
  EXPECT_THAT(Xml("<Names><Name>a</Name><Name>b</Name></Names>"), IsEmpty());
  EXPECT_THAT(Xml("<Names/>"), One("Names", "Names.minItems"));
  EXPECT_THAT(Xml("<Names>a</Names><Names>a</Names>"), One("Names", "Names.uniqueItems"));
  EXPECT_THAT(Xml("<Names><x>a</x><x>a</x></Names>"), One("Names", "Names.uniqueItems"));
  EXPECT_THAT(Xml("<Names><x>a</x><y>b</y></Names>"), One("Names.1", "Names.N.type"));
  EXPECT_THAT(Xml("<Names>a</Names><Names>bbbbb</Names>"), One("Names.2", "Names.N.maxLength"));
  EXPECT_THAT(Xml("<Things><Id>t-1</Id></Things>"), IsEmpty());
  EXPECT_THAT(Xml("<Things><Id>t-1</Id></Things><Things><Id>x</Id></Things>"),
              One("Things.2.Id", "Things.N.Id.pattern"));
  EXPECT_THAT(Xml("<Things><Thing><Id>t-1</Id></Thing><Thing><State>Up</State></Thing></Things>"),
              One("Things.2.Id", "Things.N.Id.required"));
  EXPECT_THAT(Xml("<Things><T><Id>t-1</Id><Ports>1</Ports><Ports>x</Ports></T></Things>"),
              One("Things.1.Ports.2", "Things.N.Ports.N.type"));
}

TEST(ResponseTest, Objects) {
  EXPECT_THAT(Json(R"("Place":{})"), One("Place", "Place.minProperties"));
  EXPECT_THAT(Xml("<Place/>"), One("Place", "Place.minProperties"));
  EXPECT_THAT(Json(R"("Place":{"a":1,"b":2,"c":3})"), One("Place", "Place.maxProperties"));
  EXPECT_THAT(Json(R"("Place":{"Rack":"7"})"), One("Place.Rack", "Place.Rack.type"));
  EXPECT_THAT(Xml("<Place><Rack>x</Rack></Place>"), One("Place.Rack", "Place.Rack.type"));
  EXPECT_THAT(Json(R"("Things":[{"Id":"t-1","Color":"red"}])"),
              One("Things.1.Color", "Things.N.additionalProperties"));
  EXPECT_THAT(Json(R"("Labels":{"a":"abcd"})"), One("Labels.a", "Labels.*.maxLength"));
  EXPECT_THAT(Json(R"("Labels":{"A":"a"})"), One("Labels.A", "Labels.propertyNames"));
}

std::string ReasonOf(const std::string& members) {
  const auto report =
      TestValidator().ValidateResponse("ListThings", R"({"RequestId":"r",)" + members + "}");
  return report.faults.empty() ? "" : report.faults[0].reason;
}

TEST(ResponseTest, ReasonsTellWhatWasExpected) {
  EXPECT_EQ(ReasonOf(R"("Total":null)"), "expected a JSON number, not null");
  EXPECT_EQ(ReasonOf(R"("Total":101)"), "expected at most 100");
  EXPECT_EQ(ReasonOf(R"("Names":["abcde"])"), "expected at most 4 characters, not 5");
  EXPECT_EQ(ReasonOf(R"("Things":[{"Id":"t-1","State":"up"}])"),
            "expected one of `Up` or `Down`; did you mean `Up`?");
  // Of what is named like a secret, not even the length.
  EXPECT_EQ(ReasonOf(R"("Password":"secretsecret")"), "expected at most 8 characters");
  EXPECT_EQ(ReasonOf(R"("Password":"#")"),
            "a character is not allowed; expected only characters of `[a-z]`");
}

TEST(ResponseTest, WhatIsNotDescribed) {
  for (const char* operation : {"Silent", "listthings", "", "NoSuchThing"}) {
    const ResponseReport report = TestValidator().ValidateResponse(operation, "{}");
    EXPECT_EQ(report.verdict, ResponseVerdict::kNotDescribed) << operation;
    EXPECT_THAT(report.faults, IsEmpty());
  }
  EXPECT_THAT(TestValidator().OperationsWithResponse(), ElementsAre("ListThings"));
}

TEST(ResponseTest, FaultsAreCounted) {
  std::string body = R"({"RequestId":"r","Things":[)";
  for (int i = 0; i < 999; ++i) body += "0,";
  const ResponseReport report =
      TestValidator().ValidateResponse("ListThings", body + "0]}", {.max_faults = 7});
  EXPECT_EQ(report.faults.size(), 7u);
  EXPECT_EQ(report.left_out, 993u);
  EXPECT_EQ(report.ruleset, "responses/1");
  const ResponseReport none =
      TestValidator().ValidateResponse("ListThings", "{}", {.max_faults = 0});
  EXPECT_EQ(none.verdict, ResponseVerdict::kInvalid);
}

std::string Repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(ResponseTest, HostileBodies) {
  const std::string in = "<ListThingsResponse>";
  const std::string out = "</ListThingsResponse>";
  EXPECT_THAT(Check(""), One("", "body"));
  EXPECT_THAT(Check(" \n"), One("", "body"));
  EXPECT_THAT(Check("[]"), One("", "body"));
  EXPECT_THAT(Check("{\"RequestId\":\"\xFF\"}"), One("", "encoding"));
  EXPECT_THAT(Check(std::string("{\"a\":\"\0\"}", 9)), One("", "encoding"));
  EXPECT_THAT(Check(in + "\xC0\x80" + out), One("", "encoding"));
  EXPECT_THAT(Check("\xEF\xBB\xBF{}"), One("", "encoding"));
  EXPECT_THAT(Check(std::string((1 << 20) + 1, ' ')), One("", "max-bytes"));
  EXPECT_THAT(Check("{"), One("", "json"));
  EXPECT_THAT(Check("{} x"), One("", "json"));
  EXPECT_THAT(Check(R"({"a":"\ud800"})"), One("", "json"));
  EXPECT_THAT(Check(R"({"a":)" + Repeated("[", 70) + Repeated("]", 70) + "}"), One("", "json"));
  EXPECT_THAT(Check(in), One("", "xml"));
  EXPECT_THAT(Check(in + "</listThingsResponse>"), One("", "xml"));
  EXPECT_THAT(Check("<!---->"), One("", "xml"));
  EXPECT_THAT(Check(in + out + in + out), One("", "xml"));
  EXPECT_THAT(Check(in + out + "x"), One("", "xml"));
  EXPECT_THAT(Check("<A/>"), One("", "root"));
  EXPECT_THAT(Check(in + "\x01" + out), One("", "xml"));
  EXPECT_THAT(Check(Repeated("<a>", 100'000) + Repeated("</a>", 100'000)), One("", "xml"));
}

// No document type, so nothing that one could define; and no numbers of what is no character.
TEST(ResponseTest, EntitiesAreNotExpanded) {
  const std::string laughs =
      R"(<!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;">]><ListThingsResponse>)"
      "<RequestId>&c;</RequestId></ListThingsResponse>";
  EXPECT_THAT(Check(laughs), One("", "xml"));
  EXPECT_THAT(Check("<!DOCTYPE ListThingsResponse SYSTEM \"file:///etc/hostname\">"
                    "<ListThingsResponse/>"),
              One("", "xml"));
  for (const char* text : {"&c;", "&", "&;", "&#0;", "&#xD800;", "&#1;", "&#x110000;", "&#-1;",
                           "&#99999999999;", "&#x;", "&lt"}) {
    EXPECT_THAT(Xml(std::string("<Note>") + text + "</Note>"), One("", "xml")) << text;
  }
  EXPECT_THAT(Xml("<Note>&lt;&gt;&amp;&quot;&apos;&#20113;&#x10FFFD;</Note>"), IsEmpty());
  EXPECT_THAT(Xml("<Note><![CDATA[&c;]]></Note>"), IsEmpty());
}

TEST(ResponseTest, EncodingsOtherThanUtf8AreRefused) {
  const auto declared = [](const std::string& encoding) {
    return Check("<?xml version='1.0' encoding='" + encoding +
                 "'?><ListThingsResponse><RequestId>r</RequestId></ListThingsResponse>");
  };
  for (const char* encoding : {"UTF-8", "utf-8", "Utf-8"}) {
    EXPECT_THAT(declared(encoding), IsEmpty()) << encoding;
  }
  for (const char* encoding : {"GBK", "UTF-16", "US-ASCII", "UTF8", "UTF-80"}) {
    EXPECT_THAT(declared(encoding), One("", "encoding")) << encoding;
  }
  EXPECT_THAT(declared("8"), One("", "xml"));
}

// Text is what stands between the tags, whatever stands between the pieces of it.
TEST(ResponseTest, TextInPieces) {
  for (const char* text :
       {"<!--9-->5<?p 9?>", "&#53;", "<![CDATA[5]]>", "<![CDATA[]]>&#x35;<!---->"}) {
    EXPECT_THAT(Xml("<Total>" + std::string(text) + "</Total>"), IsEmpty()) << text;
  }
  EXPECT_THAT(Xml("<Names>a&amp;lt;</Names>"), One("Names.1", "Names.N.maxLength"));
  EXPECT_THAT(Xml("<Names>a\r\n&#13;&lt;</Names>"), IsEmpty());  // a line end is one character
  EXPECT_THAT(Xml("<Names><![CDATA[a&lt;]]></Names>"), One("Names.1", "Names.N.maxLength"));
}

TEST(ResponseTest, FaultsOfTheBodyHaveAPlace) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"{\n \"a\":,}", "this is not JSON, at line 2, column 6"},
      {"<a b='1'\n  b='2'/>", "an attribute is given twice, at line 2, column 3"},
      {"<a>\n</b>", "the end tag is not that of the element which is open, at line 2, column 3"},
      {"<a>", "an element has no end tag, at line 1, column 4"},
  };
  for (const auto& [body, reason] : kCases) {
    const ResponseReport report = TestValidator().ValidateResponse("ListThings", body);
    ASSERT_EQ(report.faults.size(), 1u) << body;
    EXPECT_EQ(report.faults[0].reason, reason);
  }
}

}  // namespace
}  // namespace assay
