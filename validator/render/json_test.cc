#include <string>

#include "gtest/gtest.h"
#include "validator/render/json_writer.h"

namespace assay::render {
namespace {

std::string Json(std::string_view text) {
  std::string out;
  AppendJsonString(text, &out);
  return out;
}

TEST(JsonStringTest, EscapesWhatJsonDemands) {
  EXPECT_EQ(Json(""), R"("")");
  EXPECT_EQ(Json("a\"b\\c/d"), R"("a\"b\\c/d")");
  EXPECT_EQ(Json(std::string_view("\0\b\t\n\f\r\x1f", 7)), R"("\u0000\u0008\t\n\u000c\r\u001f")");
}

TEST(JsonStringTest, EscapesWhatIsNotPrintable) {
  EXPECT_EQ(Json("\x7f\u0085\u200b\u2028\u2029\u202e\ufeff"),
            R"("\u007f\u0085\u200b\u2028\u2029\u202e\ufeff")");
  EXPECT_EQ(Json("\U000e0041\U0010ffff"), R"("\udb40\udc41\udbff\udfff")");
}

TEST(JsonStringTest, KeepsTextOfAnyScript) { EXPECT_EQ(Json("é 云 😀"), "\"é 云 😀\""); }

TEST(JsonStringTest, ReplacesBytesThatAreNotText) {
  EXPECT_EQ(Json("a\xff\xc0\xaf z"), R"("a\ufffd\ufffd\ufffd z")");
  EXPECT_EQ(Json("\xe4\xba"), R"("\ufffd\ufffd")");
}

void WriteSample(JsonWriter json) {
  json.BeginObject().Key("a").Integer(0).Key("b").BeginArray().String("x").Null().Boolean(true);
  json.BeginObject().EndObject().EndArray().Key("c").BeginArray().EndArray();
  json.Key("d").Integer(18446744073709551615u).EndObject();
}

TEST(JsonWriterTest, SeparatesKeysAndValues) {
  std::string out;
  WriteSample({JsonWriter::Spacing::kNone, &out});
  EXPECT_EQ(out, R"({"a":0,"b":["x",null,true,{}],"c":[],"d":18446744073709551615})");
  out.clear();
  WriteSample({JsonWriter::Spacing::kAfterSeparators, &out});
  EXPECT_EQ(out, R"({"a": 0, "b": ["x", null, true, {}], "c": [], "d": 18446744073709551615})");
}

TEST(JsonWriterTest, RewindsToTheEndOfAnItem) {
  std::string out;
  JsonWriter json(JsonWriter::Spacing::kNone, &out);
  json.BeginArray();
  const std::size_t none = out.size();
  json.String("a");
  json.Rewind(none);
  json.String("b");
  const std::size_t one = out.size();
  json.String("c");
  json.Rewind(one);
  json.String("d").EndArray();
  EXPECT_EQ(out, R"(["b","d"])");
}

}  // namespace
}  // namespace assay::render
