#include "validator/load/facts_file.h"

#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace assay::load {
namespace {

using Arguments = std::vector<std::string_view>;

constexpr std::string_view kText = R"({
  "account.may-order": true,
  "account.has-debts": false,
  "catalogue.capacity": {"1024": true, "": false, "*": false},
  "quota.zone": {"hangzhou": {"b": true, "*": false}, "beijing": true, "*": {"a": false}}
})";

TEST(FactTableTest, AnswersByArguments) {
  const FactsResult loaded = LoadFacts("facts.json", kText);
  ASSERT_TRUE(loaded.table.has_value());
  const auto find = [&](std::string_view fact, const Arguments& arguments) {
    return loaded.table->Find(fact, arguments);
  };
  EXPECT_EQ(find("account.may-order", {}), true);
  EXPECT_EQ(find("account.has-debts", {}), false);
  EXPECT_EQ(find("catalogue.capacity", {"1024"}), true);
  EXPECT_EQ(find("catalogue.capacity", {"1"}), false);
  EXPECT_EQ(find("catalogue.capacity", {""}), false);
  EXPECT_EQ(find("quota.zone", {"hangzhou", "b"}), true);
  EXPECT_EQ(find("quota.zone", {"hangzhou", ""}), false);
  EXPECT_EQ(find("quota.zone", {"beijing", "b"}), true);  // whatever the second is
  EXPECT_EQ(find("quota.zone", {"shanghai", "a"}), false);
}

TEST(FactTableTest, DoesNotKnowWhatIsNotSaid) {
  const FactsResult loaded = LoadFacts("facts.json", kText);
  ASSERT_TRUE(loaded.table.has_value());
  EXPECT_EQ(loaded.table->Find("account", {}), std::nullopt);
  EXPECT_EQ(loaded.table->Find("quota.zone", Arguments{"shanghai", "b"}), std::nullopt);
  EXPECT_EQ(loaded.table->Find("quota.zone", Arguments{"hangzhou"}), std::nullopt);
  EXPECT_EQ(loaded.table->Find("catalogue.capacity", {}), std::nullopt);
}

TEST(LoadFactsTest, LocatesFaults) {
  const FactsResult loaded = LoadFacts("facts.json", R"({
  "a": 1,
  "b": {"x": {"y": "true"}},
  "c": null
})");
  EXPECT_FALSE(loaded.table.has_value());
  ASSERT_EQ(loaded.diagnostics.size(), 3U);
  EXPECT_EQ(loaded.diagnostics[0].location, (Location{"facts.json", 2, 8}));
  EXPECT_EQ(loaded.diagnostics[1].location, (Location{"facts.json", 3, 20}));
  EXPECT_EQ(loaded.diagnostics[2].hint, "leave out what is unknown");
}

TEST(LoadFactsTest, RefusesWhatIsNoObjectOfFacts) {
  for (const std::string_view text :
       {"", "[]", "true", "{\"a\": true, \"a\": false}", "{\"a\": tru}", "{} {}", "{"}) {
    const FactsResult loaded = LoadFacts("facts.json", text);
    EXPECT_FALSE(loaded.table.has_value()) << text;
    EXPECT_EQ(loaded.diagnostics.size(), 1U) << text;
  }
  EXPECT_TRUE(LoadFacts("facts.json", "{}").table.has_value());
}

}  // namespace
}  // namespace assay::load
