#include "validator/program/key_table.h"

#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace assay::program {
namespace {

// Every key is found, and every one-byte neighbour of a key that is no key itself is not.
void ExpectExact(const std::vector<std::string>& keys) {
  const std::vector<std::string_view> views(keys.begin(), keys.end());
  const KeyTable table(views);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    ASSERT_EQ(table.Find(keys[i]), i) << keys[i];
    for (std::size_t at = 0; at <= keys[i].size(); ++at) {
      for (const char c : {'\0', 'a', 'z', '_'}) {
        std::string near = keys[i];
        if (at < near.size())
          near[at] = c;
        else
          near.push_back(c);
        const bool is_key = std::find(keys.begin(), keys.end(), near) != keys.end();
        ASSERT_EQ(table.Find(near) != KeyTable::kAbsent, is_key) << near;
      }
    }
    std::string shorter = keys[i];
    shorter.pop_back();
    const bool is_key = std::find(keys.begin(), keys.end(), shorter) != keys.end();
    ASSERT_EQ(table.Find(shorter) != KeyTable::kAbsent, is_key) << shorter;
  }
  EXPECT_EQ(table.Find(""), KeyTable::kAbsent);
}

TEST(KeyTable, Empty) {
  const KeyTable table;
  EXPECT_EQ(table.Find("a"), KeyTable::kAbsent);
  EXPECT_EQ(table.Find(std::string(100, 'a')), KeyTable::kAbsent);
}

TEST(KeyTable, AllLengthsAround16) {
  std::vector<std::string> keys;
  for (std::size_t size = 1; size <= 40; ++size) keys.emplace_back(size, 'k');
  ExpectExact(keys);
}

// Alike in their first and last eight bytes, which is all that the hash sees of a long key.
TEST(KeyTable, LongKeysThatDifferInTheMiddle) {
  ExpectExact({"aaaaaaaaaaaaXaaaaaaaaaaa", "aaaaaaaaaaaaYaaaaaaaaaaa", "b"});
}

TEST(KeyTable, RandomSetsOfEverySize) {
  const std::uint32_t seed = std::random_device()();
  RecordProperty("seed", static_cast<int>(seed));
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (const std::size_t count : {2u, 10u, 36u, 100u, 300u, 600u}) {
    std::vector<std::string> keys;
    while (keys.size() < count) {
      std::string key(1 + random() % 24, ' ');
      for (char& c : key) c = static_cast<char>('A' + random() % 50);
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
    ExpectExact(keys);
  }
}

}  // namespace
}  // namespace assay::program
