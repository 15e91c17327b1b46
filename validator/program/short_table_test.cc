#include "validator/program/short_table.h"

#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace assay::program {
namespace {

// The class of a text; nothing when it is none of the set.
std::optional<int> Find(const ShortTable& table, const std::string& text) {
  const std::vector<char> exact(text.begin(), text.end());  // nothing may be read behind it
  std::uint8_t value_class = 99;
  if (table.view().Find(exact.data(), exact.size(), value_class)) return value_class;
  EXPECT_EQ(value_class, 0);
  return std::nullopt;
}

// A table in which the class of a text is its place, plus 1.
std::optional<ShortTable> TableOf(const std::vector<std::string_view>& texts) {
  std::optional<ShortTable> table = ShortTable::Of(texts);
  std::vector<std::uint8_t> classes(texts.size());
  std::iota(classes.begin(), classes.end(), std::uint8_t{1});
  if (table) table->SetClasses(classes);
  return table;
}

TEST(ShortTable, FindsItsTextsAndNoOther) {
  const std::vector<std::vector<std::string_view>> sets = {
      {},
      {"true", "false"},
      {"1", "2", "3", "4", "5", "6", "7", "8", "9", "12", "24", "36"},
      {"Redis", "Memcache"},
      {"a", "aa", "aaa", "aaaa", "aaaaaaaa"},
      {std::string_view("a\0", 2), "b", std::string_view("\0", 1)}};
  for (const auto& texts : sets) {
    const std::optional<ShortTable> table = TableOf(texts);
    ASSERT_TRUE(table.has_value());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string text(texts[i]);
      EXPECT_EQ(Find(*table, text), i + 1) << text;
      for (const std::string& other :
           {text + '\0', text + "a", text.substr(1), '\0' + text, text + "aaaaaaaa"}) {
        if (other.empty()) continue;
        std::optional<int> expected;
        for (std::size_t j = 0; j < texts.size(); ++j) {
          if (texts[j] == other) expected = static_cast<int>(j) + 1;
        }
        EXPECT_EQ(Find(*table, other), expected) << testing::PrintToString(other);
      }
    }
    EXPECT_EQ(Find(*table, "none"), std::nullopt);
    EXPECT_EQ(Find(*table, std::string(100'000, 'n')), std::nullopt);
  }
}

TEST(ShortTable, RefusesLongTextsAndLargeSets) {
  EXPECT_FALSE(ShortTable::Of(std::vector<std::string_view>{"true", "MASTER_SLAVE"}).has_value());
  // Eight bytes of both are the same.
  EXPECT_FALSE(
      ShortTable::Of(std::vector<std::string_view>{std::string_view("a\0", 2), "a"}).has_value());
  std::vector<std::string> texts;
  for (int i = 0; i < 65; ++i) texts.push_back(std::to_string(i));
  std::vector<std::string_view> views(texts.begin(), texts.end());
  EXPECT_FALSE(ShortTable::Of(views).has_value());
  views.pop_back();
  const std::optional<ShortTable> table = TableOf(views);
  ASSERT_TRUE(table.has_value());
  for (std::size_t i = 0; i < views.size(); ++i) EXPECT_EQ(Find(*table, texts[i]), i + 1);
}

TEST(ShortTable, OfNoTextFindsNone) { EXPECT_EQ(Find(ShortTable(), "a"), std::nullopt); }

}  // namespace
}  // namespace assay::program
