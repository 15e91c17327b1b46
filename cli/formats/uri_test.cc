#include "cli/formats/uri.h"

#include "gtest/gtest.h"

namespace assay::cli {
namespace {

TEST(UriTest, RelativePaths) {
  EXPECT_EQ(UriReferenceOf("rules/a-b_c~1.json"), "rules/a-b_c~1.json");
  EXPECT_EQ(UriReferenceOf("./rules//a.json"), "rules/a.json");
  EXPECT_EQ(UriReferenceOf("rules/x/../a.json"), "rules/a.json");
  EXPECT_EQ(UriReferenceOf("../a.json"), "../a.json");
}

TEST(UriTest, AbsolutePathsAreFileUris) {
  EXPECT_EQ(UriReferenceOf("/srv/a b.json"), "file:///srv/a%20b.json");
  EXPECT_EQ(UriReferenceOf("//srv/a.json"), "file:///srv/a.json");
}

TEST(UriTest, NothingPassesForSyntax) {
  EXPECT_EQ(UriReferenceOf("http://a"), "http%3A/a");
  EXPECT_EQ(UriReferenceOf("a?b#c%41&d"), "a%3Fb%23c%2541%26d");
  EXPECT_EQ(UriReferenceOf("\x1b[2J\n\xff"), "%1B%5B2J%0A%FF");
  EXPECT_EQ(UriReferenceOf("云.json"), "%E4%BA%91.json");
}

}  // namespace
}  // namespace assay::cli
