#include "validator/json/line_index.h"

#include <string>

#include "gtest/gtest.h"

namespace assay::json {
namespace {

TEST(LineIndexTest, CountsLinesAndBytesFromOne) {
  const LineIndex index("ab\n\né\n");
  EXPECT_EQ(index.At(0), (Position{1, 1}));
  EXPECT_EQ(index.At(2), (Position{1, 3}));
  EXPECT_EQ(index.At(3), (Position{2, 1}));
  EXPECT_EQ(index.At(4), (Position{3, 1}));
  EXPECT_EQ(index.At(6), (Position{3, 3}));
  EXPECT_EQ(index.At(7), (Position{4, 1}));
  EXPECT_EQ(index.At(9), (Position{4, 3}));
}

TEST(LineIndexTest, KnowsTheEmptyText) { EXPECT_EQ(LineIndex("").At(0), (Position{1, 1})); }

}  // namespace
}  // namespace assay::json
