#include "validator/json/reader.h"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/testing/allocation_counter.h"

namespace assay::json {
namespace {

using std::string_literals::operator""s;

// Nodes in order, as `kind@offset`, with `name@offset:` before and the text behind: what a golden
// can hold.
std::string Dump(const Document& document) {
  static constexpr std::string_view kKinds[] = {"object", "array", "string", "number",
                                                "true",   "false", "null"};
  std::string dump;
  for (const Node& node : document.nodes) {
    if (!dump.empty()) dump += ' ';
    if (node.key_offset != 0) {
      dump += std::string(node.key) + "@" + std::to_string(node.key_offset) + ":";
    }
    dump += kKinds[static_cast<int>(node.kind)];
    dump += "@" + std::to_string(node.offset) + "/" + std::to_string(node.next);
    if (!node.text.empty()) dump += "=" + std::string(node.text);
  }
  return dump;
}

TEST(ReaderTest, ListsTheNodesInDocumentOrder) {
  Reader reader(1000);
  EXPECT_EQ(Dump(reader.Read(R"({"a":[1,2],"b":"x"})")),
            "object@0/5 a@1:array@5/4 number@6/3=1 number@8/4=2 b@11:string@15/5=x");
  EXPECT_EQ(Dump(reader.Read(" [ {} , [ ] , true , false , null , -1.5e+3 ] ")),
            "array@1/7 object@3/2 array@8/3 true@14/4=true false@21/5=false null@29/6=null "
            "number@36/7=-1.5e+3");
  EXPECT_EQ(Dump(reader.Read("\t\r\n\"x\" \n")), "string@3/1=x");
  EXPECT_EQ(Dump(reader.Read(R"({"":{"":{"":[]}}})")),
            "object@0/4 @1:object@4/4 @5:object@8/4 @9:array@12/4");
  EXPECT_EQ(Dump(reader.Read(R"([[[1],2],3])")),
            "array@0/6 array@1/5 array@2/4 number@3/4=1 number@6/5=2 number@9/6=3");
}

// Of text that is refused as a whole; what stands before the fault is passed over, at any length of
// its characters.
TEST(ReaderTest, FindsTheFirstByteThatIsNotUtf8) {
  Reader reader(1000);
  const auto place_of = [&reader](const std::string& text) {
    const Document document = reader.Read(text);
    EXPECT_EQ(document.fault, Fault::kEncoding) << text;
    return document.offset;
  };
  for (const std::string good :
       {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xE0\xBF\xBF", "\xE1\x80\x80", "\xED\x9F\xBF",
        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF0\xBF\xBF\xBF", "\xF1\x80\x80\x80",
        "\xF4\x8F\xBF\xBF", "\x7F"}) {
    EXPECT_EQ(place_of("[\"" + good + "\xFF\"]"), 2 + good.size()) << good;
    std::string twice = good;
    twice += good;
    EXPECT_EQ(place_of("[\"" + twice + "\x80"), 2 + twice.size()) << good;
  }
  for (const std::string bad :
       {"\x80", "\xC1\xBF", "\xC2\x7F", "\xC2\xC0", "\xE0\x9F\xBF", "\xE0\xA0\x7F", "\xE1\x80\xC0",
        "\xED\xA0\x80", "\xEF\xBF", "\xF0\x8F\xBF\xBF", "\xF1\x80\x80", "\xF1\x80\x80\x7F",
        "\xF1\x80\xC0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    EXPECT_EQ(place_of("[\"" + bad + "\"]"), 2) << bad;
    EXPECT_EQ(place_of("[\"" + bad), 2) << bad;
  }
}

// simdjson tells nothing of these but that they are wrong.
TEST(ReaderTest, CountsWhatIsOpenAtAFault) {
  Reader reader(1000);
  const auto depth_of = [&reader](std::string_view text) { return reader.Read(text).depth; };
  EXPECT_EQ(depth_of("\xFF"), 0u);
  EXPECT_EQ(depth_of("]}\xFF"), 0u);
  EXPECT_EQ(depth_of("[{\"[\":[1],\"\\\"{\":{}}\xFF"), 1u);
  EXPECT_EQ(depth_of("{\"a\":[[]\xFF"), 2u);
  EXPECT_EQ(depth_of("{\"a\":{\xFF"), 2u);
}

TEST(ReaderTest, UnescapesNamesAndStrings) {
  Reader reader(1000);
  const Document document =
      reader.Read(R"({"\u0061\/":"\"\\\b\f\n\r\t\u00e9\u4E2d\ud83d\uDE00 é"})");
  ASSERT_EQ(document.nodes.size(), 2U);
  EXPECT_EQ(document.nodes[1].key, "a/");
  EXPECT_EQ(document.nodes[1].text, "\"\\\b\f\n\r\té中😀 é");
}

struct Case {
  std::string text;
  Fault fault = Fault::kNone;
  std::uint32_t offset = 0;
  std::uint32_t depth = 0;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.text; }

class ReaderCaseTest : public testing::TestWithParam<Case> {};

TEST_P(ReaderCaseTest, SaysWhatIsWrongAndWhere) {
  Reader reader(1000);
  const Document document = reader.Read(GetParam().text);
  EXPECT_EQ(document.fault, GetParam().fault) << Describe(document.fault);
  EXPECT_EQ(document.offset, GetParam().offset);
  EXPECT_EQ(document.depth, GetParam().depth);
  EXPECT_EQ(document.nodes.empty(), GetParam().fault != Fault::kNone);
}

INSTANTIATE_TEST_SUITE_P(Syntax, ReaderCaseTest,
                         testing::ValuesIn(std::vector<Case>{
                             {"", Fault::kSyntax, 0},
                             {" \n", Fault::kSyntax, 2},
                             {"{", Fault::kSyntax, 1, 1},
                             {"[", Fault::kSyntax, 1, 1},
                             {"}", Fault::kSyntax, 0},
                             {"]", Fault::kSyntax, 0},
                             {",", Fault::kSyntax, 0},
                             {":", Fault::kSyntax, 0},
                             {"{}}", Fault::kSyntax, 2},
                             {"{} {}", Fault::kSyntax, 3},
                             {"1 2", Fault::kSyntax, 2},
                             {"{]", Fault::kSyntax, 1, 1},
                             {"[}", Fault::kSyntax, 1, 1},
                             {"[1}", Fault::kSyntax, 2, 1},
                             {"[,1]", Fault::kSyntax, 1, 1},
                             {"[1,]", Fault::kSyntax, 3, 1},
                             {"[1,,2]", Fault::kSyntax, 3, 1},
                             {"[1 2]", Fault::kSyntax, 3, 1},
                             {"[1:2]", Fault::kSyntax, 2, 1},
                             {"[1", Fault::kSyntax, 2, 1},
                             {"[[1]", Fault::kSyntax, 4, 1},
                             {R"({"a"})", Fault::kSyntax, 4, 1},
                             {R"({"a" 1})", Fault::kSyntax, 5, 1},
                             {R"({"a":})", Fault::kSyntax, 5, 1},
                             {R"({"a":1,})", Fault::kSyntax, 7, 1},
                             {R"({"a":1 "b":2})", Fault::kSyntax, 7, 1},
                             {R"({"a":1,,"b":2})", Fault::kSyntax, 7, 1},
                             {R"({"a":tru,"b":1})", Fault::kSyntax, 5, 1},
                             {R"({"a":truee})", Fault::kSyntax, 5, 1},
                             {R"({"a":True})", Fault::kSyntax, 5, 1},
                             {R"({"a":nul})", Fault::kSyntax, 5, 1},
                             {R"({"a":NaN})", Fault::kSyntax, 5, 1},
                             {R"({"a":{"b"}})", Fault::kSyntax, 9, 2},
                             {R"({"b":1}})", Fault::kSyntax, 7},
                             {R"({"b":1)", Fault::kSyntax, 6, 1},
                             {R"({"b")", Fault::kSyntax, 4, 1},
                             {R"({"b":)", Fault::kSyntax, 5, 1},
                             {"{a:1}", Fault::kSyntax, 1, 1},
                             {"{'a':1}", Fault::kSyntax, 1, 1},
                             {"{1:1}", Fault::kSyntax, 1, 1},
                             {"/**/1", Fault::kSyntax, 0},
                             {R"("a""b")", Fault::kSyntax, 3},
                             {R"("a"b)", Fault::kSyntax, 3},
                             {R"(1"b")", Fault::kSyntax, 0},
                             {R"(\"a")", Fault::kSyntax, 0},
                             {R"({\"a\":1})", Fault::kSyntax, 1, 1},
                             {R"(["a\",1])", Fault::kSyntax, 1, 1},
                             {R"("a)", Fault::kSyntax, 0},
                             {R"(")", Fault::kSyntax, 0},
                             {"1\x0b", Fault::kSyntax, 0},
                             {"\xC2\xA0", Fault::kSyntax, 0},
                             {"[1\0]"s, Fault::kSyntax, 1, 1},
                             {"\0"s, Fault::kSyntax, 0},
                         }));

INSTANTIATE_TEST_SUITE_P(Strings, ReaderCaseTest,
                         testing::ValuesIn(std::vector<Case>{
                             {R"("\ud83d\ude00")"},
                             {R"("\"")"},
                             {R"("\\")"},
                             {"\"\x7f\""},
                             {"[\"\xEF\xBB\xBF\"]"},
                             {"\xEF\xBB\xBF{}", Fault::kEncoding, 0},
                             {"[\"a\xC0\xAF\"]", Fault::kEncoding, 3, 1},
                             {"[\"\xED\xA0\x80\"]", Fault::kEncoding, 2, 1},
                             {"[\"\xF4\x90\x80\x80\"]", Fault::kEncoding, 2, 1},
                             {"[\"\xE4\xB8\"]", Fault::kEncoding, 2, 1},
                             {"{\"a\":[\xFF]}", Fault::kEncoding, 6, 2},
                             {R"(["\ud800"])", Fault::kSurrogate, 2, 1},
                             {R"(["\udc00"])", Fault::kSurrogate, 2, 1},
                             {R"(["\ud800\ud800"])", Fault::kSurrogate, 2, 1},
                             {R"(["\ud800\n"])", Fault::kSurrogate, 2, 1},
                             {R"(["\ud800x"])", Fault::kSurrogate, 2, 1},
                             {R"(["\u12"])", Fault::kString, 2, 1},
                             {R"(["\u12g4"])", Fault::kString, 2, 1},
                             {R"(["\u+123"])", Fault::kString, 2, 1},
                             {R"(["ab\x"])", Fault::kString, 4, 1},
                             {R"(["\U0041"])", Fault::kString, 2, 1},
                             {R"({"\q":1})", Fault::kString, 2, 1},
                             {R"(["\u0000"])", Fault::kNul, 2, 1},
                             {R"({"a\u0000":1})", Fault::kNul, 3, 1},
                             {"[\"a\0\"]"s, Fault::kNul, 3, 1},
                             {"[\"a\n\"]", Fault::kString, 3, 1},
                             {"[\"a\x1f\"]", Fault::kString, 3, 1},
                             {"{\"a\tb\":1}", Fault::kString, 3, 1},
                         }));

INSTANTIATE_TEST_SUITE_P(Numbers, ReaderCaseTest,
                         testing::ValuesIn(std::vector<Case>{
                             {"0"},
                             {"-0"},
                             {"-0.0e-0"},
                             {"1E5"},
                             {"9223372036854775808"},
                             {"18446744073709551615"},
                             {"-9223372036854775808"},
                             {"1.7976931348623157e308"},
                             {"17976931348623157000000000000000000000000000000000000000000000000000"
                              "000000000000000000000000000000000000000000000000000000000000000000"
                              "000000000000000000000000000000000000000000000000000000000000000000"
                              "000000000000000000000000000000000000000000000000000000000000000000"
                              "0000000000000000000000000000000000000000000.0"},
                             {"1e-400"},
                             {"-1e-99999999999999999999"},
                             {"0e99999999999999999999"},
                             {"0.0e400"},
                             {"0.00001e313"},
                             {"18446744073709551616", Fault::kNumber, 0},
                             {"[-9223372036854775809]", Fault::kNumber, 1, 1},
                             {"99999999999999999999", Fault::kNumber, 0},
                             {"100000000000000000000", Fault::kNumber, 0},
                             {"1e400", Fault::kNumber, 0},
                             {"-1e400", Fault::kNumber, 0},
                             {"1e309", Fault::kNumber, 0},
                             {"1.7976931348623159e308", Fault::kNumber, 0},
                             {"0.00001e315", Fault::kNumber, 0},
                             {"1e99999999999999999999", Fault::kNumber, 0},
                             {"00", Fault::kSyntax, 0},
                             {"01", Fault::kSyntax, 0},
                             {"-01", Fault::kSyntax, 0},
                             {"+1", Fault::kSyntax, 0},
                             {"-", Fault::kSyntax, 0},
                             {"1.", Fault::kSyntax, 0},
                             {".5", Fault::kSyntax, 0},
                             {"1e", Fault::kSyntax, 0},
                             {"1e+", Fault::kSyntax, 0},
                             {"1.e1", Fault::kSyntax, 0},
                             {"0x10", Fault::kSyntax, 0},
                             {"1_000", Fault::kSyntax, 0},
                             {"Infinity", Fault::kSyntax, 0},
                             {"[1e5x]", Fault::kSyntax, 1, 1},
                         }));

INSTANTIATE_TEST_SUITE_P(Names, ReaderCaseTest,
                         testing::ValuesIn(std::vector<Case>{
                             {R"([{"a":1},{"a":1}])"},
                             {R"({"a":{"a":{"a":1}}})"},
                             {R"({"a":1,"A":1,"":1," ":1})"},
                             {R"({"a":1,"b":2,"a":3})", Fault::kDuplicateKey, 13, 1},
                             {R"({"a":1,"\u0061":2})", Fault::kDuplicateKey, 7, 1},
                             {R"({"":1,"":2})", Fault::kDuplicateKey, 6, 1},
                             {R"([{"x":{"a":[],"a":{}}}])", Fault::kDuplicateKey, 14, 3},
                         }));

TEST(ReaderTest, NamesTheFirstOccurrenceOfARepeatedName) {
  Reader reader(100'000);
  EXPECT_EQ(reader.Read(R"({"x":0,"a":1,"a":2,"x":3})").related, 7U);

  // The same with more members than are compared in pairs.
  std::string text = R"({"x":0,"a":1,"a":2,"x":3)";
  for (int i = 0; i < 900; ++i) text += ",\"" + std::to_string(i) + "\":0";
  text += '}';
  const Document document = reader.Read(text);
  EXPECT_EQ(document.fault, Fault::kDuplicateKey);
  EXPECT_EQ(document.offset, 13U);
  EXPECT_EQ(document.related, 7U);
}

TEST(ReaderTest, ToleratesRepeatedNamesInTheRootOnlyWhenAsked) {
  Reader reader(1000);
  EXPECT_EQ(reader.Read(R"({"a":1,"a":2})", {.allow_root_duplicates = true}).nodes.size(), 3U);
  EXPECT_EQ(reader.Read(R"({"a":{"b":1,"b":2}})", {.allow_root_duplicates = true}).fault,
            Fault::kDuplicateKey);
  EXPECT_EQ(reader.Read(R"([{"b":1,"b":2}])", {.allow_root_duplicates = true}).fault,
            Fault::kDuplicateKey);
}

TEST(ReaderTest, ToleratesWhatIsNoTextInTheRootOnlyWhenAsked) {
  Reader reader(1000);
  const Limits limits{.allow_root_duplicates = true, .tolerate_root_scalars = true};
  const Document document = reader.Read(R"({"a":"\ud800","\u0000":"x","\udc00":1e999})", limits);
  ASSERT_EQ(document.nodes.size(), 4U);
  EXPECT_TRUE(document.nodes[1].undecodable);
  EXPECT_FALSE(document.nodes[1].key_undecodable);
  EXPECT_TRUE(document.nodes[2].key_undecodable);
  EXPECT_EQ(document.nodes[2].text, "x");
  EXPECT_TRUE(document.nodes[3].key_undecodable);
  EXPECT_EQ(document.nodes[3].text, "1e999");

  // What is no JSON is refused all the same, also behind what is tolerated.
  EXPECT_EQ(reader.Read(R"({"a":"\ud800\q"})", limits).fault, Fault::kString);
  EXPECT_EQ(reader.Read(R"({"a":"\u0000\ud800\u12"})", limits).fault, Fault::kString);
  EXPECT_EQ(reader.Read(R"({"a":["\ud800"]})", limits).fault, Fault::kSurrogate);
  EXPECT_EQ(reader.Read(R"({"a":{"\u0000":1}})", limits).fault, Fault::kNul);
  EXPECT_EQ(reader.Read(R"({"a":[1e999]})", limits).fault, Fault::kNumber);
  EXPECT_EQ(reader.Read(R"({"\ud800":1,"\udc00":2})", {.tolerate_root_scalars = true}).fault,
            Fault::kDuplicateKey);
}

TEST(ReaderTest, LimitsMembers) {
  Reader reader(1000);
  const Document over = reader.Read(R"({"a":1,"b":2,"c":3})", {.max_members = 2});
  EXPECT_EQ(over.fault, Fault::kTooManyMembers);
  EXPECT_EQ(over.offset, 13U);
  EXPECT_EQ(reader.Read(R"({"a":1,"b":2,"c":3})", {.max_members = 3}).fault, Fault::kNone);
  EXPECT_EQ(reader.Read("[1,2,3]", {.max_members = 2}).fault, Fault::kNone);

  const Limits root{.max_members = 1, .max_root_members = 2};
  EXPECT_EQ(reader.Read(R"({"a":{"x":1},"b":2})", root).fault, Fault::kNone);
  EXPECT_EQ(reader.Read(R"({"a":{"x":1},"b":2,"c":3})", root).fault, Fault::kTooManyMembers);
  EXPECT_EQ(reader.Read(R"({"a":{"x":1,"y":2},"b":2})", root).fault, Fault::kTooManyMembers);
}

TEST(ReaderTest, LimitsDepth) {
  Reader reader(1'000'000);
  EXPECT_EQ(reader.Read("[[1]]", {.max_depth = 2}).fault, Fault::kNone);
  const Document over = reader.Read("[[[1]]]", {.max_depth = 2});
  EXPECT_EQ(over.fault, Fault::kTooDeep);
  EXPECT_EQ(over.offset, 2U);
  EXPECT_EQ(over.depth, 2U);
  EXPECT_EQ(reader.Read("1", {.max_depth = 0}).fault, Fault::kNone);
  EXPECT_EQ(reader.Read("[]", {.max_depth = 0}).fault, Fault::kTooDeep);

  for (const std::size_t depth : {1000, 1001, 1024, 1025, 100'000}) {
    const std::string text = std::string(depth, '[') + std::string(depth, ']');
    EXPECT_EQ(reader.Read(text, {.max_depth = 2'000'000}).fault,
              depth <= kMaxDepth ? Fault::kNone : Fault::kTooDeep)
        << depth;
  }
}

TEST(ReaderTest, LimitsBytes) {
  EXPECT_EQ(Reader(4).Read("1234").fault, Fault::kNone);
  EXPECT_EQ(Reader(4).Read("12345").fault, Fault::kTooLarge);
  EXPECT_EQ(Reader(0).Read("").fault, Fault::kSyntax);
  EXPECT_EQ(Reader(0).Read({}).fault, Fault::kSyntax);
}

// The most nodes, members and brackets that a text of its size can have.
TEST(ReaderTest, HasRoomForTheDensestTexts) {
  constexpr std::size_t kBytes = 20'001;
  Reader reader(kBytes);
  std::string text = "[1";
  while (text.size() < kBytes - 2) text += ",1";
  text += ']';
  EXPECT_EQ(reader.Read(text).nodes.size(), kBytes / 2 + 1);

  const std::string open(kMaxDepth, '[');
  std::string unclosed = open + '1';
  while (unclosed.size() < kBytes) unclosed += ",1";
  EXPECT_EQ(reader.Read(unclosed, {.max_depth = kMaxDepth}).fault, Fault::kSyntax);

  std::string members = R"({"":1)";
  while (members.size() < kBytes - 6) members += R"(,"":1)";
  members += '}';
  EXPECT_EQ(reader.Read(members, {.max_members = 100'000}).fault, Fault::kDuplicateKey);
}

TEST(ReaderTest, IsNotImpressedByManyMembers) {
  std::string text = "{";
  for (int i = 0; i < 200'000; ++i) text += "\"" + std::to_string(i) + "\":0,";
  text += "\"0\":1}";
  Reader reader(text.size());
  EXPECT_EQ(reader.Read(text, {.max_members = 1'000'000}).fault, Fault::kDuplicateKey);
}

TEST(ReaderTest, AllocatesNothing) {
  Reader reader(10'000);
  std::string text = "{";
  for (int i = 0; i < 100; ++i) text += "\"" + std::to_string(i) + R"(":["\n", 1.5e308, {}],)";
  text += R"("x":null})";
  const testonly::AllocationCounter counter;
  EXPECT_EQ(reader.Read(text).fault, Fault::kNone);
  EXPECT_EQ(reader.Read("[\"\\q\"]").fault, Fault::kString);
  EXPECT_EQ(reader.Read("\xFF").fault, Fault::kEncoding);
  EXPECT_EQ(counter.allocations(), 0U);
}

TEST(ReaderTest, CanBeMoved) {
  Reader first(100);
  Reader second = std::move(first);
  EXPECT_EQ(second.Read("[1]").nodes.size(), 2U);
}

TEST(ReaderTest, DescribesEveryFault) {
  for (int fault = 0; fault <= static_cast<int>(Fault::kTooManyMembers); ++fault) {
    EXPECT_NE(Describe(static_cast<Fault>(fault)), "an unknown fault");
  }
}

}  // namespace
}  // namespace assay::json
