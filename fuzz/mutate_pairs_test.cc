#include "fuzz/mutate_pairs.h"

#include <cstdint>
#include <set>

#include "gtest/gtest.h"

namespace assay::fuzz {
namespace {

constexpr std::string_view kQuery = "Action=CreateInstance&%zz&x\x01=\xff";
constexpr std::uint64_t kSeeds = 2000;

std::string Mutated(std::string_view query, std::uint64_t seed) {
  testonly::Random random(seed);
  return MutatePairs(query, random);
}

TEST(MutatePairsTest, DependsOnTheSeedAlone) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    EXPECT_EQ(Mutated(kQuery, seed), Mutated(kQuery, seed));
  }
}

TEST(MutatePairsTest, LeavesOtherPairsAsTheyAre) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const std::string mutated = Mutated(kQuery, seed);
    int kept = 0;
    for (const std::string_view pair : {"Action=CreateInstance", "%zz", "x\x01=\xff"}) {
      kept += mutated.find(pair) != mutated.npos ? 1 : 0;
    }
    EXPECT_GE(kept, 2) << mutated;
  }
}

TEST(MutatePairsTest, ReachesEveryKindOfValue) {
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) seen.insert(Mutated("", seed));
  EXPECT_GT(seen.size(), kSeeds / 2);
  for (const char* pair : {"ChargeType=PrePaid", "ChargeType=PostPaid", "Capacity=0", "Capacity=1",
                           "Capacity=9223372036854775808"}) {
    EXPECT_TRUE(seen.contains(pair)) << pair;
  }
}

}  // namespace
}  // namespace assay::fuzz
