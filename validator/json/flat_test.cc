// FlatReader against Reader: it takes exactly the objects it is for, and reads the same of them.
//
// ASSAY_SEED=random tries other texts, ASSAY_SEED=N repeats a run.
#include "validator/json/flat.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/json/reader.h"
#include "validator/testing/random.h"

namespace assay::json {
namespace {

using std::string_literals::operator""s;
using testonly::Random;

std::string Told(std::string_view name, std::string_view value) {
  return std::string(name) + "=" + std::string(value) + "\n";
}

// What Reader says of an object that is flat.
std::optional<std::string> Expected(Reader& reader, std::string_view text) {
  const Document document = reader.Read(text, {.allow_root_duplicates = true});
  if (document.fault != Fault::kNone || document.nodes[0].kind != Kind::kObject) {
    return std::nullopt;
  }
  std::string told;
  for (const Node& node : document.nodes.subspan(1)) {
    if (node.kind == Kind::kObject || node.kind == Kind::kArray || node.kind == Kind::kNull) {
      return std::nullopt;
    }
    told += Told(node.key, node.text);
  }
  if (document.nodes.size() - 1 > FlatReader::kMaxMembers) return std::nullopt;
  return told;
}

std::optional<std::string> Actual(FlatReader& flat, std::string_view text) {
  const auto members = flat.Read(text);
  if (!members) return std::nullopt;
  std::string told;
  for (const Pair& member : *members) told += Told(member.name, member.value);
  return told;
}

class FlatTest : public testing::Test {
 protected:
  // The text ends where its memory ends.
  void ExpectSame(const std::string& text) {
    const std::vector<char> exact(text.begin(), text.end());
    const std::string_view view(exact.data(), exact.size());
    const auto actual = Actual(flat_, view);
    ASSERT_EQ(actual, Expected(reader_, view)) << text;
    taken_ += actual.has_value();
    ++tried_;
  }

  Reader reader_{8192};
  FlatReader flat_{kernel::At(kernel::InUse())};
  int taken_ = 0;
  int tried_ = 0;
};

TEST_F(FlatTest, Takes) {
  for (const std::string text : {"{}",
                                 "{ }",
                                 " \r\n\t{} ",
                                 R"({"a":"b"})",
                                 R"({"a":""})",
                                 R"({"":"b"})",
                                 R"({"":""})",
                                 R"({"a":"b","c":"d"})",
                                 R"({"a":"b","a":"c"})",
                                 R"({"a":"b" })",
                                 R"({"a": "b"})",
                                 R"({ "a" : "b" , "c" : "d" })",
                                 R"({"a":"b", "c":"d",  "e":"f"})",
                                 R"({"a": "b","c": "d","e":"f"})",
                                 "{\n\t\"a\"\r\n:\n\"b\"\n,\n\"c\": 1\n}\n",
                                 R"({"a":1})",
                                 R"({"a":-0.5e+3,"b":true,"c":false})",
                                 R"({"a":18446744073709551615})",
                                 R"({"a":"{}[]:,"})",
                                 R"({"a":":","b":",","}":"{"})",
                                 R"({"a":"\"\\\/\b\f\n\r\t"})",
                                 R"({"a":"\u4E2d\ud83d\uDE00x","\u0061":"\u0041"})",
                                 R"({"a":"\\","b":"\\\""})",
                                 R"({"a":"x\n","b":"y\n","c":"\n"})",
                                 "{\"a\":\"\xE4\xBD\xA0\"}",
                                 "{\"\xC3\xA9\":\"x\xF0\x9F\x98\x80y\\n\xC3\xA9\"}",
                                 "{\"a\":\"\x7F\"}"}) {
    ExpectSame(text);
  }
  EXPECT_EQ(taken_, tried_);
}

TEST_F(FlatTest, Leaves) {
  for (const std::string& text : std::vector<std::string>{
           "",
           " ",
           "{",
           "}",
           "{}}",
           "{{}",
           "{,}",
           "[]",
           "\"}",
           "\xEF\xBB\xBF{}",
           R"({"a":"b",})",
           R"({,"a":"b"})",
           R"({"a":"b", })",
           R"({"a":1,})",
           R"({"a":"b"}x)",
           R"({"a":"b"}})",
           R"({"a":"b")",
           R"({"a":"b})",
           R"({"a":"}})",
           R"({"a})",
           R"({"})",
           R"({"a"})",
           R"({"a":})",
           R"({"a":,"b":"c"})",
           R"({"a" "b"})",
           R"({"a"::"b"})",
           R"({"a":null})",
           R"({"a":nul})",
           R"({"a":01})",
           R"({"a":1e400})",
           R"({"a":18446744073709551616})",
           R"({"a":truefalse})",
           R"({"a":1 2})",
           R"({"a":1"b":2})",
           R"({"a":{}})",
           R"({"a":"b","c":{"d":[["e"]]}})",
           R"({"a":["b"]})",
           R"({a:"b"})",
           R"({"a":"b""c":"d"})",
           R"({"a":"b","c"})",
           R"({"a":"\"})",
           R"({"a":"\x"})",
           R"({"a":"\u12"})",
           R"({"a":"\u12G4"})",
           R"({"a":"\ud83d"})",
           R"({"a":"\ud83d\u0041"})",
           R"({"a":"\uDE00"})",
           R"({"a":"\u0000"})",
           R"({"\u0000":"a"})",
           R"({"a":"\})",
           R"({"a":"\u})",
           R"({"a":"\u123})",
           "{\"a\":\"\x1F\"}",
           "{\"a\":\"\n\"}",
           "{\"a\":\"\0\"}"s,
           "{\"a\":\v\"b\"}",
           "{\"a\":\"\xFF\"}",
           "{\"a\":\"\x80\"}",
           "{\"a\":\"\xC0\x80\"}",
           "{\"a\":\"\xED\xA0\x80\"}",
           "{\"a\":\"\xE4\xBD\"}",
           "{\"a\":\"\xE4\xBD}",
           "{\"a\":\"\xF4\x90\x80\x80\"}",
           "{\xC3\xA9:1}",
       }) {
    ExpectSame(text);
  }
  EXPECT_EQ(taken_, 0);
}

// Every kind of stop at every place of a block, as the end of a text and before more of it.
TEST_F(FlatTest, StringsOfAllLengths) {
  for (std::size_t size = 0; size < 200; ++size) {
    const std::string text(size, 'x');
    for (const std::string_view stop :
         {"", "\\\"", "\\\\", "\\u0041", "\\ud83d\\ude00", "\xE4\xBD\xA0", "\x7F", "\x1F", "\xFF",
          "\\", "\"", "\xE4"}) {
      for (const std::string_view more : {"", "z", "\",\"c\":\"d"}) {
        const std::string string = text + std::string(stop) + std::string(more);
        ExpectSame("{\"y\":\"" + string + "\"}");
        ExpectSame("{\"" + string + "\":\"y\"}");
      }
      ExpectSame("{\"y\":\"" + text + std::string(stop));
      ExpectSame("{\"y\":\"" + text + std::string(stop) + "}");
    }
    ExpectSame("{\"y\":" + std::string(size, ' ') + "1" + std::string(size, ' ') + "}");
  }
  EXPECT_GT(taken_, tried_ / 4);
}

TEST_F(FlatTest, MembersUpToTheLimitAndBeyond) {
  std::string text = "{";
  for (std::size_t members = 1; members < FlatReader::kMaxMembers + 9; ++members) {
    text.append(members == 1 ? "\"" : ",\"").append(std::to_string(members)).append(R"(":"v\n")");
    ExpectSame(text + "}");
    ExpectSame(text + ",}");
  }
  EXPECT_EQ(taken_, static_cast<int>(FlatReader::kMaxMembers));
}

TEST_F(FlatTest, BytesUpToTheLimitAndBeyond) {
  const auto of_size = [](std::size_t size) {
    std::string text = R"({"a":"\n"})";
    text.insert(text.size() - 4, size - text.size(), 'x');
    return text;
  };
  for (std::size_t size = FlatReader::kMaxBytes - 80; size <= FlatReader::kMaxBytes; ++size) {
    ExpectSame(of_size(size));
  }
  EXPECT_EQ(taken_, 81);
  EXPECT_FALSE(flat_.Read(of_size(FlatReader::kMaxBytes + 1)).has_value());
}

TEST_F(FlatTest, MutationsOfObjects) {
  const std::uint64_t seed = testonly::SeedFromEnvironment();
  std::cerr << "ASSAY_SEED=" << seed << '\n';
  Random random(seed);
  const std::string_view kTexts[] = {
      R"({"maxmemory-policy":"noeviction","timeout":"300","a":""})",
      R"({"Config":"{\"a\":\"b\",\"timeout\":\"300\"}","Period":12,"AutoRenew":true,"é":"中\n文"})"};
  const std::string_view kPieces[] = {"{", "}", "\"",   ":", ",", "\\",          " ",      "\n",
                                      "a", "1", "null", "[", "é", "\"b\":\"c\"", "\\u00e9"};
  for (int i = 0; i < 40'000 && !HasFailure(); ++i) {
    std::string text(random.Pick(kTexts));
    for (std::size_t edits = random.Between(1, 3); edits > 0; --edits) {
      const std::size_t at = random.Below(text.size());
      if (random.Chance(50)) text.erase(at, random.Between(1, 4));
      text.insert(std::min(at, text.size()), random.Pick(kPieces));
    }
    ExpectSame(text);
  }
  EXPECT_GT(taken_, tried_ / 20);
}

}  // namespace
}  // namespace assay::json
