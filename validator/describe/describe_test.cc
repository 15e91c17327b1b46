#include "validator/describe/describe.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "validator/load/ruleset.h"

namespace assay::describe {
namespace {

// A ruleset with the parameters `A`, of these keys, and `B`, and one rule of these.
model::Ruleset Load(std::string_view keys, std::string_view rule) {
  const std::string source = R"("source": {"at": "-", "basis": "stated"})";
  const std::string described = R"("description": {"en": "d"}, )" + source;
  std::string text = R"({"formatVersion": 1, "ruleset": "r", "version": "1", "style": "rpc",
    "title": {"en": "t"}, "document": {"title": {"en": "t"}}, "operationParameter": "Action",
    "codes": {"missing": "E", "invalid": "E", "unknownOperation": "E"},
    "errors": [{"code": "E", "status": 400, "message": {"en": "m"}, "meaning": {"en": "m"}, )";
  text += source + R"(}], "operations": {"Do": {"title": {"en": "t"}, )" + source;
  text += R"(, "parameters": {"Action": {)" + described + R"(}, "A": {)" + described;
  text.append(keys).append("}, \"B\": {").append(described);
  text += R"(, "format": "duration"}}, "rules": [{"id": "r", )" + described + ", ";
  text.append(rule).append(", \"error\": \"E\"}]}}}");
  load::LoadResult loaded = load::LoadRuleset("r.json", text);
  for (const Diagnostic& diagnostic : loaded.diagnostics) ADD_FAILURE() << diagnostic.ToString();
  return loaded.ruleset.value_or(model::Ruleset());
}

std::string Asked(std::string_view keys, Language language) {
  const model::Ruleset ruleset = Load(keys, R"("require": ["A"])");
  if (ruleset.operations.empty()) return {};
  const model::Parameter& parameter = ruleset.operations[0].parameters[1];
  return PlainText(Sentence(Describe(parameter.constraints, language), language));
}

// When, and what is asked then.
std::string Ruled(std::string_view rule, Language language) {
  const model::Ruleset ruleset = Load("", rule);
  if (ruleset.operations.empty()) return {};
  const Context context = {language, &ruleset.operations[0]};
  const model::Rule& first = ruleset.operations[0].rules[0];
  return PlainText(Describe(first.when, context)) + " -> " + PlainText(Describe(first, context));
}

struct Case {
  std::string_view json;
  std::string_view en;
  std::string_view zh;
};

TEST(DescribeTest, Constraints) {
  const Case cases[] = {
      {R"(, "minLength": 2, "maxLength": 128)", "2 to 128 characters", "长度为 2 到 128 个字符"},
      {R"(, "maxLength": 1)", "at most 1 character", "长度最多为 1 个字符"},
      {R"(, "minLength": 8, "maxLength": 8, "unit": "bytes")", "8 bytes", "长度为 8 字节"},
      {R"(, "type": "integer", "minimum": 1, "maximum": 9)", "1 to 9", "1 到 9"},
      {R"(, "type": "integer", "ranges": [[1, 9], 12])", "1 to 9 or 12", "取值为 1 到 9 或 12"},
      {R"(, "pattern": "[A-Z][^\\]]{1,9}")",
       "in this order: 1 character of `[A-Z]`, 1 to 9 characters of `[^\\]]`",
       "依次为 1 个 `[A-Z]` 中的字符、1 到 9 个 `[^\\]]` 中的字符"},
      {R"(, "pattern": "[0-9]+")", "1 or more characters of `[0-9]`", "至少 1 个 `[0-9]` 中的字符"},
      {R"(, "pattern": "\\p{Han}\\d*")",
       "in this order: 1 character of `\\p{Han}`, any number of characters of `\\d`",
       "依次为 1 个 `\\p{Han}` 中的字符、任意个 `\\d` 中的字符"},
      {R"(, "pattern": "a|b")", "matches `a|b` as a whole", "整体匹配 `a|b`"},
      {R"(, "enum": ["a", "b"])", "valid values: `a`, `b`", "取值：`a`、`b`"},
      {R"(, "enum": ["a"])", "only `a`", "固定取值：`a`"},
      {R"(, "notStartsWith": ["a", "b", "c"])", "does not start with `a`, `b` or `c`",
       "不能以 `a`、`b` 或 `c` 开头"},
      {R"(, "format": "ipv4-cidr", "minimum": 16)",
       "an IPv4 CIDR block such as 10.0.0.0/8; prefix length: at least 16",
       "IPv4 网段，如 10.0.0.0/8；前缀长度：不小于 16"},
      {R"(, "format": "duration", "maximum": 86400)",
       "a number and one of s, m, h, d, w, such as 90m; length in seconds: at most 86400 (1 day)",
       "整数加单位 s、m、h、d、w 之一，如 90m；时长（秒）：不大于 86400（1 天）"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Asked(one.json, Language::kEnglish), one.en);
    EXPECT_EQ(Asked(one.json, Language::kChinese), one.zh);
  }
}

TEST(DescribeTest, TypesOfItems) {
  const Case cases[] = {
      {"boolean", "list of booleans", "布尔值列表"},
      {"number", "list of numbers", "数值列表"},
      {"array", "list of lists", "列表列表"},
      {"object", "list of objects", "对象列表"},
  };
  for (const Case& one : cases) {
    const model::Ruleset ruleset =
        Load(R"(, "type": "array", "items": {"type": ")" + std::string(one.json) + R"("})",
             R"("require": ["A"])");
    ASSERT_FALSE(ruleset.operations.empty());
    const model::Parameter& parameter = ruleset.operations[0].parameters[1];
    EXPECT_EQ(PlainText(TypeOf(parameter, Language::kEnglish)), one.en);
    EXPECT_EQ(PlainText(TypeOf(parameter, Language::kChinese)), one.zh);
  }
}

TEST(DescribeTest, PlainTextHasNotesInBrackets) {
  EXPECT_EQ(PlainText({{Span::Kind::kText, "a"},
                       {Span::Kind::kNote, "b"},
                       {Span::Kind::kBreak, ""},
                       {Span::Kind::kCode, "c"}}),
            "a[b]\n`c`");
}

// What names a value is not told, and neither is how many there are.
TEST(DescribeTest, Secrets) {
  const Case cases[] = {
      {R"(, "sensitive": true, "enum": ["a", "b"])", "valid values: `***`", "取值：`***`"},
      {R"(, "sensitive": true, "const": "a")", "valid values: `***`", "取值：`***`"},
      {R"(, "sensitive": true, "notEnum": ["a"])", "none of `***`", "不能为 `***`"},
      {R"(, "sensitive": true, "contains": ["a", "b"])", "contains `***`", "包含 `***`"},
      {R"(, "sensitive": true, "pattern": "a|b")", "matches `***` as a whole", "整体匹配 `***`"},
      {R"(, "sensitive": true, "pattern": "[0-9]{4}")", "4 characters of `[0-9]`",
       "4 个 `[0-9]` 中的字符"},
      {R"(, "sensitive": true, "minLength": 8, "characters": "[a-z]")",
       "at least 8 characters; only characters of `[a-z]`",
       "长度至少为 8 个字符；只能包含 `[a-z]` 中的字符"},
      {R"(, "sensitive": true, "type": "integer", "minimum": 1)", "at least 1", "不小于 1"},
      {R"(, "sensitive": true, "type": "integer", "ranges": [1, [3, 4]])", "`***`", "取值为 `***`"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Asked(one.json, Language::kEnglish), one.en);
    EXPECT_EQ(Asked(one.json, Language::kChinese), one.zh);
  }
}

TEST(DescribeTest, Conditions) {
  const Case cases[] = {
      {R"("require": ["A"])", " -> `A` must be given", " -> 必须指定 `A`"},
      {R"("when": {"A": ["x", "y"]}, "forbid": ["B"])",
       "`A` is `x` or `y` -> `B` must not be given", "`A` 为 `x` 或 `y` -> 不能指定 `B`"},
      {R"("when": {"not": {"A": ["x", "y"]}}, "forbid": ["A", "B"])",
       "`A` is none of `x`, `y` -> none of `A`, `B` may be given",
       "`A` 不为 `x` 或 `y` -> `A` 和 `B` 都不能指定"},
      {R"("when": {"not": {"not": {"A": {"present": false}}}}, "require": ["B"])",
       "`A` is not given -> `B` must be given", "未指定 `A` -> 必须指定 `B`"},
      {R"("when": {"anyOf": [{"A": {"present": true}}, {"A": "x", "B": "1s"}]}, "require": ["B"])",
       "`A` is given or (`A` is `x` and `B` is `1s`) -> `B` must be given",
       "指定了 `A`，或（`A` 为 `x`，且 `B` 为 `1s`） -> 必须指定 `B`"},
      {R"("when": {"not": {"A": "x", "B": "1s"}}, "require": ["B"])",
       "it is not so that (`A` is `x` and `B` is `1s`) -> `B` must be given",
       "并非（`A` 为 `x`，且 `B` 为 `1s`） -> 必须指定 `B`"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Ruled(one.json, Language::kEnglish), one.en);
    EXPECT_EQ(Ruled(one.json, Language::kChinese), one.zh);
  }
}

// The format is the parameter's, and not said again.
TEST(DescribeTest, DemandsOnValues) {
  const Case cases[] = {
      {R"("then": {"B": {"maximum": 60, "notEndsWith": ["s"]}})",
       " -> `B` has a length in seconds that is at most 60 (1 minute) and does not end with `s`",
       " -> `B` 的时长（秒）不大于 60（1 分钟），且不以 `s` 结尾"},
      {R"("then": {"A": {"notContains": ["x"], "maxLength": 4}})",
       " -> `A` has at most 4 characters and does not contain `x`",
       " -> `A` 的长度最多为 4 个字符，且不包含 `x`"},
      {R"("then": {"B": {"maximum": 60, "maxLength": 3}})",
       " -> `B` has a length in seconds that is at most 60 (1 minute) and has at most 3 characters",
       " -> `B` 的时长（秒）不大于 60（1 分钟），且长度最多为 3 个字符"},
      {R"("compare": {"left": [{"of": "B", "times": 2, "absent": 1}], "is": "<", "right": [9]})",
       " -> 2 × `B` (1 if not given) is less than 9", " -> 2 × `B`（未指定时按 1 计）小于 9"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Ruled(one.json, Language::kEnglish), one.en);
    EXPECT_EQ(Ruled(one.json, Language::kChinese), one.zh);
  }
}

}  // namespace
}  // namespace assay::describe
