// What rulesets of tests seldom have: constraints made by hand.
#include "validator/evaluate/constraints.h"

#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/program/regex.h"

namespace assay::evaluate {
namespace {

using program::Constraint;
using program::Keyword;

// An enumeration with an empty text has no table.
TEST(ConstraintsTest, ComparesLiteralsOneByOne) {
  const std::vector<std::string_view> literals = {"", "on"};
  Constraint constraint = {.keyword = Keyword::kEnum, .literals = literals};
  EXPECT_TRUE(Satisfies(constraint, ""));
  EXPECT_TRUE(Satisfies(constraint, "on"));
  EXPECT_FALSE(Satisfies(constraint, "ON"));
  constraint.ignore_case = true;
  EXPECT_TRUE(Satisfies(constraint, "ON"));
  EXPECT_FALSE(Satisfies(constraint, "onn"));
}

TEST(ConstraintsTest, LooksForClassesWithRe2) {
  const program::Regex digit("(?s).*\\pN.*");
  std::vector<program::CharClass> classes(1);
  classes[0].contains = &digit;
  const Constraint constraint = {.keyword = Keyword::kClasses, .number = 1, .classes = classes};
  EXPECT_TRUE(Satisfies(constraint, "a1"));
  EXPECT_FALSE(Satisfies(constraint, "ab"));
}

}  // namespace
}  // namespace assay::evaluate
