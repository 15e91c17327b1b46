#include "validator/render/xml.h"

#include <string>

#include "gtest/gtest.h"

namespace assay::render {
namespace {

std::string Xml(std::string_view text) {
  std::string out;
  AppendXmlText(text, &out);
  return out;
}

TEST(XmlTest, EscapesMarkup) {
  EXPECT_EQ(Xml("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&apos;");
  EXPECT_EQ(Xml("]]>"), "]]&gt;");
  EXPECT_EQ(Xml("é 云 😀"), "é 云 😀");
}

TEST(XmlTest, ReplacesWhatXmlCannotHold) {
  EXPECT_EQ(Xml(std::string_view("\0\x01\x1b\x1f", 4)), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(Xml("\xEF\xBF\xBE\xEF\xBF\xBF"), "\uFFFD\uFFFD");  // U+FFFE, U+FFFF
  EXPECT_EQ(Xml("\xff\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(XmlTest, RefersToWhatAParserWouldChangeOrATerminalObey) {
  EXPECT_EQ(Xml("\t\r\n\x7f"), "&#9;&#13;&#10;&#127;");
  EXPECT_EQ(Xml("\u0085\u2028\u202e\U0010fffd"), "&#133;&#8232;&#8238;&#1114109;");
}

TEST(XmlTest, WrapsInAnElement) {
  std::string out;
  AppendXmlElement("Code", "a&b", &out);
  EXPECT_EQ(out, "<Code>a&amp;b</Code>");
}

}  // namespace
}  // namespace assay::render
