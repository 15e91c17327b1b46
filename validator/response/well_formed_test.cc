// Each demand of XML 1.0 from both sides: a text that breaks it, where and how, and the nearest one
// that does not.
#include "validator/response/well_formed.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace assay::response {
namespace {

constexpr std::size_t kDepth = 64;

// `offset: reason`, or nothing.
std::string FaultOf(std::string_view text) {
  const auto fault = FindIllFormed(text, kDepth);
  return fault ? std::to_string(fault->offset) + ": " + fault->reason : "";
}

// These are told often.
constexpr std::string_view kNoName = "1: expected a name behind `<`; write `&lt;` for a `<`";
constexpr std::string_view kUndefined =
    "3: a reference that XML does not define; write `&amp;` for a `&`";

constexpr struct {
  std::string_view ill_formed;
  std::string_view fault;
  std::string_view well_formed;
} kCases[] = {
    // [1] document
    {"", "0: there is no root element", "<a/>"},
    {"<!--a-->", "8: there is no root element", "<!--a--><a/>"},
    {"<a/><b/>", "4: there is more than one root element", "<a><b/></a>"},
    {"<a/>b", "4: there is text outside the root element", "<a/> \t\r\n"},
    {"b<a/>", "0: there is text outside the root element", "\n <a/>"},
    {"<a/>&#32;", "4: there is text outside the root element", "<a>&#32;</a>"},
    {"<a/><![CDATA[]]>", "4: there is text outside the root element", "<a><![CDATA[]]></a>"},
    {"<![CDATA[]]><a/>", "0: there is text outside the root element", "<a/><!----><?b?>"},
    {"<!DOCTYPE a><a/>", "0: a document type declaration is not allowed", "<a/>"},
    {"<!--a--><!DOCTYPE a><a/>", "8: a document type declaration is not allowed", "<!--a--><a/>"},
    {"<a><!DOCTYPE a></a>", "3: a document type declaration is not allowed", "<a></a>"},

    // [2] Char
    {"<a>\x01</a>", "3: a character is not allowed in XML", "<a>\x7F</a>"},
    {"<a>\x1B</a>", "3: a character is not allowed in XML", "<a>\t\r\n</a>"},
    {"<a>\xEF\xBF\xBE</a>", "3: a character is not allowed in XML", "<a>\xEF\xBF\xBD</a>"},
    {"<a>\xEF\xBF\xBF</a>", "3: a character is not allowed in XML", "<a>\xF0\x90\x80\x80</a>"},
    {"<!--\x0B--><a/>", "4: a character is not allowed in XML", "<!--\xC2\x85--><a/>"},
    {"<a b='\x0C'/>", "6: a character is not allowed in XML", "<a b='\xF4\x8F\xBF\xBF'/>"},

    // [4] NameStartChar, [4a] NameChar
    {"<1a/>", kNoName, "<a1/>"},
    {"<-a/>", kNoName, "<a-/>"},
    {"<.a/>", kNoName, "<a./>"},
    {"<\xC2\xB7/>", kNoName, "<a\xC2\xB7/>"},
    {"<a\xC3\x97/>", "2: expected a blank, `>` or `/>`", "<a\xC3\x96/>"},
    {"<a\xCD\xBE/>", "2: expected a blank, `>` or `/>`", "<\xCD\xBD/>"},
    {"<\xF3\xB0\x80\x80/>", kNoName, "<\xF3\xAF\xBF\xBF/>"},
    {"<a$/>", "2: expected a blank, `>` or `/>`", "<_:a/>"},
    {"<a/b/>", "2: expected a blank, `>` or `/>`", "<a:b/>"},
    {"<>", kNoName, "<:/>"},
    {"< a/>", kNoName, "<a />"},
    {"<a>1 < 2</a>", "6: expected a name behind `<`; write `&lt;` for a `<`", "<a>1 &lt; 2</a>"},
    {"<a><!b></a>", "4: expected a name behind `<`; write `&lt;` for a `<`", "<a><b/></a>"},

    // [10] AttValue
    {"<a b=c/>", "5: expected the value of an attribute in quotes", "<a b='c'/>"},
    {"<a b/>", "4: expected `=` behind the name of an attribute", "<a b=''/>"},
    {"<a b=/>", "5: expected the value of an attribute in quotes", "<a b=\"/>\"/>"},
    {"<a b='c\"/>", "10: the value of an attribute has no end", "<a b='c\"'/>"},
    {"<a b=\"c'/>", "10: the value of an attribute has no end", "<a b=\"c'\"/>"},
    {"<a b='<'/>", "6: `<` is not allowed in an attribute; write `&lt;`", "<a b='&lt;>'/>"},
    {"<a b='&c;'/>", "6: a reference that XML does not define; write `&amp;` for a `&`",
     "<a b='&amp;c;'/>"},
    {"<a b='&'/>", "6: a reference that XML does not define; write `&amp;` for a `&`",
     "<a b='&#38;'/>"},

    // [14] CharData
    {"<a>]]></a>", "3: `]]>` is not allowed in text; write `]]&gt;`", "<a>]]&gt;</a>"},
    {"<a>]]]></a>", "4: `]]>` is not allowed in text; write `]]&gt;`", "<a>]] > ]> ]]</a>"},
    {"<a>b]]>", "4: `]]>` is not allowed in text; write `]]&gt;`", "<a b=']]>'>></a>"},

    // [15] Comment
    {"<!--a--b--><a/>", "7: expected `>`; `--` is not allowed in a comment", "<!--a-b--><a/>"},
    {"<a/><!--a--->", "11: expected `>`; `--` is not allowed in a comment", "<a/><!--a- -->"},
    {"<!-- -- --><a/>", "7: expected `>`; `--` is not allowed in a comment", "<!-- - - --><a/>"},
    {"<!--->", "6: a comment has no end", "<!----><a/>"},
    {"<!-->", "5: a comment has no end", "<a><!-->-->&amp;</a>"},
    {"<a><!--</a>", "11: a comment has no end", "<a><!--</a>&<--></a>"},
    {"<a><!-b--></a>", "4: expected a name behind `<`; write `&lt;` for a `<`", "<a><!--b--></a>"},

    // [16] PI, [17] PITarget
    {"<a/><?xml?>", "6: an XML declaration may only be the very beginning", "<a/><?xmlb?>"},
    {"<a/><?XmL b?>", "6: an XML declaration may only be the very beginning", "<a/><?xm b?>"},
    {"<? b?><a/>", "2: expected the name of a processing instruction", "<?b ?><a/>"},
    {"<?\?><a/>", "2: expected the name of a processing instruction", "<?b ?\?><a/>"},
    {"<?b?c?><a/>", "3: expected a blank or `?>`", "<?b ?c? > -- ]]> & < ?><a/>"},
    {"<?b><a/>", "3: expected a blank or `?>`", "<?b ><a/>?><a/>"},
    {"<?b ><a/>", "9: a processing instruction has no end", "<?xml-stylesheet href='c'?><a/>"},

    // [18] CDSect
    {"<a><![CDATA[</a>", "16: a CDATA section has no end", "<a><![CDATA[</a>&b;<!--]]></a>"},
    {"<a><![CDATA[]]]></b>", "18: the end tag is not that of the element which is open",
     "<a><![CDATA[]]]]></a>"},
    {"<a><![cdata[]]></a>", "4: expected a name behind `<`; write `&lt;` for a `<`",
     "<a><![CDATA[<![CDATA[]]></a>"},
    {"<a><![CDATA[]]>]]></a>", "15: `]]>` is not allowed in text; write `]]&gt;`",
     "<a><![CDATA[]]]]><![CDATA[>]]></a>"},

    // [23] XMLDecl
    {" <?xml version='1.0'?><a/>", "3: an XML declaration may only be the very beginning",
     "<?xml version='1.0'?> <a/>"},
    {"<?xml version='1.0'?><?xml version='1.0'?><a/>",
     "23: an XML declaration may only be the very beginning", "<?xml version='1.0'?><?b?><a/>"},
    {"<?xml?><a/>", "2: an XML declaration may only be the very beginning",
     "<?xml version=\"1.0\" ?><a/>"},
    {"<?XML version='1.0'?><a/>", "2: an XML declaration may only be the very beginning",
     "<?xml\nversion\t=\r'1.0'?><a/>"},
    {"<?xml encoding='UTF-8'?><a/>", "6: expected `version=\"1.0\"`",
     "<?xml version='1.0' encoding='UTF-8'?><a/>"},
    {"<?xml version='2.0'?><a/>", "14: expected `version=\"1.0\"`", "<?xml version='1.1'?><a/>"},
    {"<?xml version='1.'?><a/>", "14: expected `version=\"1.0\"`", "<?xml version='1.99'?><a/>"},
    {"<?xml version=1.0?><a/>", "14: expected `version=\"1.0\"`", "<?xml version=\"1.0\"?><a/>"},
    {"<?xml version='1.0\"?><a/>", "14: expected `version=\"1.0\"`", "<?xml  version='1.0'?><a/>"},
    {"<?xml version='1.0'encoding='UTF-8'?><a/>",
     "19: expected the end of the XML declaration, `?>`",
     "<?xml version='1.0'\n encoding = \"UTF-8\" ?><a/>"},
    {"<?xml version='1.0' encoding='8'?><a/>", "29: expected an encoding's name",
     "<?xml version='1.0' encoding='a-B._8'?><a/>"},
    {"<?xml version='1.0' encoding=''?><a/>", "29: expected an encoding's name",
     "<?xml version='1.0' encoding='a'?><a/>"},
    {"<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>",
     "37: expected the end of the XML declaration, `?>`",
     "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><a/>"},
    {"<?xml version='1.0' standalone='YES'?><a/>", "31: expected `yes` or `no`",
     "<?xml version='1.0' standalone='no' ?><a/>"},
    {"<?xml version='1.0' b='c'?><a/>", "20: expected the end of the XML declaration, `?>`",
     "<?xml version='1.0'   ?><a/>"},
    {"<?xml version='1.0' version='1.0'?><a/>", "20: expected the end of the XML declaration, `?>`",
     "<?xml version = '1.0'?><a/>"},
    {"<?xml version='1.0'><a/>", "19: expected the end of the XML declaration, `?>`",
     "<?xml version='1.0'?><a/>"},

    // [40] STag, [41] Attribute, [44] EmptyElemTag
    {"<a b='1' b='2'/>", "9: an attribute is given twice", "<a b='1' B='1'/>"},
    {"<a b='' c='' b='' d='' b=''></a>", "13: an attribute is given twice",
     "<a b='' c='' b1='' d='' b2=''></a>"},
    {"<a b='1'c='2'/>", "8: expected a blank, `>` or `/>`", "<a b='1'\nc='2'/>"},
    {"<a b='1''/>", "8: expected a blank, `>` or `/>`", "<a b = '1'/>"},
    {"<a 'b'/>", "3: expected an attribute, `>` or `/>`", "<a b='b' />"},
    {"<a 1='b'/>", "3: expected an attribute, `>` or `/>`", "<a _1='b'/>"},
    {"<a / >", "3: expected an attribute, `>` or `/>`", "<a\t/>"},
    {"<a", "2: expected a blank, `>` or `/>`", "<a\r\n></a>"},
    {"<a ", "3: expected an attribute, `>` or `/>`", "<a ></a>"},
    {"<a b", "4: expected `=` behind the name of an attribute", "<a b=''></a>"},

    // [42] ETag
    {"<a></b>", "5: the end tag is not that of the element which is open", "<a></a>"},
    {"<a></A>", "5: the end tag is not that of the element which is open", "<a></a >"},
    {"<a></aa>", "5: the end tag is not that of the element which is open", "<aa></aa>"},
    {"<a><b></a></b>", "8: the end tag is not that of the element which is open", "<a><b></b></a>"},
    {"<a/></a>", "6: the end tag is not that of the element which is open", "<a><a/></a>"},
    {"</a>", "2: the end tag is not that of the element which is open", "<a/>"},
    {"<a></ a>", "5: the end tag is not that of the element which is open", "<a></a\n>"},
    {"<a></a b=''>", "7: expected `>`", "<a b=''></a>"},
    {"<a></a/>", "6: expected `>`", "<a></a>"},
    {"<a></a", "6: expected `>`", "<a></a>"},
    {"<a>b", "4: an element has no end tag", "<a>b</a>"},
    {"<a><b/>", "7: an element has no end tag", "<a><b/></a>"},

    // [66] CharRef, [68] EntityRef
    {"<a>&b;</a>", kUndefined, "<a>&amp;&lt;&gt;&apos;&quot;</a>"},
    {"<a>&LT;</a>", kUndefined, "<a>&lt;</a>"},
    {"<a>&lt</a>", kUndefined, "<a>lt;</a>"},
    {"<a>& lt;</a>", kUndefined, "<a>&lt; ;</a>"},
    {"<a>&#;</a>", kUndefined, "<a>&#9;</a>"},
    {"<a>&#0;</a>", kUndefined, "<a>&#0000000000000010;</a>"},
    {"<a>&#-9;</a>", kUndefined, "<a>&#13;</a>"},
    {"<a>&#xG;</a>", kUndefined, "<a>&#xaF;</a>"},
    {"<a>&#X20;</a>", kUndefined, "<a>&#x20;</a>"},
    {"<a>&#x1F;</a>", kUndefined, "<a>&#x7F;</a>"},
    {"<a>&#xD800;</a>", kUndefined, "<a>&#xD7FF;</a>"},
    {"<a>&#xFFFE;</a>", kUndefined, "<a>&#xFFFD;</a>"},
    {"<a>&#x110000;</a>", kUndefined, "<a>&#x10FFFF;</a>"},
    {"<a>&#4294967305;</a>", kUndefined, "<a>&#1114111;</a>"},
};

TEST(WellFormedTest, BothSidesOfEachDemand) {
  for (const auto& [ill_formed, fault, well_formed] : kCases) {
    EXPECT_EQ(FaultOf(ill_formed), fault) << ill_formed;
    EXPECT_EQ(FaultOf(well_formed), "") << well_formed;
  }
}

// No text that is cut short is a document, and none is read beyond its end.
TEST(WellFormedTest, EveryPrefixIsIllFormed) {
  const std::string text =
      "<?xml version=\"1.0\" encoding='UTF-8' standalone='no'?><?b c?><!--d-->"
      "<e f='&lt;' g=\"h\"><i/>&#xe9;<![CDATA[j]]></e>";
  ASSERT_EQ(FaultOf(text), "");
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_NE(FaultOf(std::string(text, 0, size)), "") << size;
  }
}

std::string Repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

TEST(WellFormedTest, DepthIsBounded) {
  const std::string reason = "elements are nested more than 64 deep";
  EXPECT_EQ(FaultOf(Repeated("<a>", 64) + Repeated("</a>", 64)), "");
  EXPECT_EQ(FaultOf(Repeated("<a>", 64) + "<b/>" + Repeated("</a>", 64)), "192: " + reason);
  EXPECT_EQ(FaultOf(Repeated("<a>", 100'000) + Repeated("</a>", 100'000)), "192: " + reason);
  EXPECT_EQ(FaultOf("<a>" + Repeated("<b></b>", 100'000) + "</a>"), "");
}

// A megabyte of what makes a careless reader look at the same bytes again and again.
TEST(WellFormedTest, LargeTexts) {
  std::string attributes;
  for (int i = 0; i < 50'000; ++i) attributes += " a" + std::to_string(i) + "=''";
  EXPECT_EQ(FaultOf("<a" + attributes + "/>"), "");
  EXPECT_EQ(FaultOf("<a" + attributes + " a7=''/>"),
            std::to_string(3 + attributes.size()) + ": an attribute is given twice");
  constexpr std::string_view kParts[] = {"&#65;", "]", "<b/>", "<!---->", "<?b?>", "<![CDATA[]]>"};
  for (const std::string_view part : kParts) {
    EXPECT_EQ(FaultOf("<a>" + Repeated(part, 1'000'000 / part.size()) + "</a>"), "") << part;
  }
  EXPECT_EQ(FaultOf("<a>" + Repeated("&", 1'000'000)), kUndefined);
}

}  // namespace
}  // namespace assay::response
