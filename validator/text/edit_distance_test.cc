#include "validator/text/edit_distance.h"

#include <array>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace assay::text {
namespace {

TEST(EditDistanceTest, CountsEdits) {
  EXPECT_EQ(EditDistance("", "", 9), 0U);
  EXPECT_EQ(EditDistance("abc", "", 9), 3U);
  EXPECT_EQ(EditDistance("abc", "abd", 9), 1U);
  EXPECT_EQ(EditDistance("abc", "ac", 9), 1U);
  EXPECT_EQ(EditDistance("abc", "abxc", 9), 1U);
  EXPECT_EQ(EditDistance("abc", "acb", 9), 1U);
  EXPECT_EQ(EditDistance("abcdef", "badcfe", 9), 3U);
  EXPECT_EQ(EditDistance("kitten", "sitting", 9), 3U);
  EXPECT_EQ(EditDistance("ABC", "abc", 9), 0U);
}

TEST(EditDistanceTest, StopsAboveTheLimit) {
  EXPECT_EQ(EditDistance("kitten", "sitting", 3), 3U);
  EXPECT_EQ(EditDistance("kitten", "sitting", 2), 3U);
  EXPECT_EQ(EditDistance("aaaaaaaa", "bbbbbbbb", 1), 2U);
  EXPECT_EQ(EditDistance("a", "aaaa", 2), 3U);
  EXPECT_EQ(EditDistance("ab", "ba", 0), 1U);
}

TEST(EditDistanceTest, DoesNotMeasureLongWords) {
  const std::string longest(kMaxEditWord, 'a');
  EXPECT_EQ(EditDistance(longest, longest, 0), 0U);
  EXPECT_EQ(EditDistance(longest + "a", longest, 5), 6U);
}

constexpr std::array<std::string_view, 6> kNames = {"Password",  "RegionId", "VpcId",
                                                    "VSwitchId", "Period",   "Token"};

TEST(NearestTest, FindsTheWordThatWasMeant) {
  EXPECT_EQ(Nearest("Passwrd", kNames), "Password");
  EXPECT_EQ(Nearest("password", kNames), "Password");
  EXPECT_EQ(Nearest("RegoinId", kNames), "RegionId");
  EXPECT_EQ(Nearest("Peroid", kNames), "Period");
  EXPECT_EQ(Nearest("vswitchID", kNames), "VSwitchId");
}

TEST(NearestTest, StaysSilentWhenNothingIsNear) {
  EXPECT_EQ(Nearest("", kNames), "");
  EXPECT_EQ(Nearest("x", kNames), "");
  EXPECT_EQ(Nearest("Timestamp", kNames), "");
  EXPECT_EQ(Nearest("Token", {}), "");
  EXPECT_EQ(Nearest(std::string(10'000, 'T'), kNames), "");
}

TEST(NearestTest, PrefersTheNearestAndThenTheFirst) {
  constexpr std::array<std::string_view, 3> kWords = {"minimum", "maximum", "MAXIMUN"};
  EXPECT_EQ(Nearest("maximun", kWords), "MAXIMUN");
  EXPECT_EQ(Nearest("manimum", kWords), "minimum");
}

TEST(DidYouMeanTest, IsAHintOrNothing) {
  EXPECT_EQ(DidYouMean("Passwrd", kNames), "did you mean `Password`?");
  EXPECT_EQ(DidYouMean("Timestamp", kNames), "");
}

}  // namespace
}  // namespace assay::text
