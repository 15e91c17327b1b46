#include "validator/testing/reference_decimal.h"

#include <string>

#include "gtest/gtest.h"

namespace assay::testonly {
namespace {

Decimal D(const std::string& text) { return Decimal::Of(text); }

TEST(ReferenceDecimalTest, Compares) {
  EXPECT_LT(D("-1"), D("0"));
  EXPECT_LT(D("-2"), D("-1.5"));
  EXPECT_LT(D("9"), D("10"));
  EXPECT_LT(D("0.1"), D("0.10000000000000000000001"));
  EXPECT_EQ(D("1.50"), D("1.5"));
  EXPECT_EQ(D("-0"), D("0.00"));
  EXPECT_LT(D("9007199254740992"), D("9007199254740993"));
}

TEST(ReferenceDecimalTest, CountsWhatIsTooLargeAsOneNumber) {
  const std::string most = "1" + std::string(28, '0');
  EXPECT_EQ(D(most + "0"), D(most));
  EXPECT_EQ(D("-" + most + "7.5"), D("-" + most));
  EXPECT_LT(D(std::string(28, '9')), D(most));
}

TEST(ReferenceDecimalTest, Adds) {
  EXPECT_EQ(D("0.1").Plus(D("0.2")), D("0.3"));
  EXPECT_EQ(D("999").Plus(D("1")), D("1000"));
  EXPECT_EQ(D("1").Plus(D("-1.25")), D("-0.25"));
  EXPECT_EQ(D("-1").Plus(D("1")), D("0"));
  EXPECT_EQ(D("-7").Plus(D("-8")), D("-15"));
}

TEST(ReferenceDecimalTest, Multiplies) {
  EXPECT_EQ(D("1.25").Times(-12), D("-15"));
  EXPECT_EQ(D("-3").Times(1'000'000), D("-3000000"));
  EXPECT_EQ(D("7").Times(0), D("0"));
  EXPECT_EQ(D("-0.5").Times(-1), D("0.5"));
}

}  // namespace
}  // namespace assay::testonly
