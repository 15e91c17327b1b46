// Holds the formats against their naive reading on generated values. A difference is a fault of one
// of the two; validator/format/format.h says of which.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "validator/format/format.h"
#include "validator/testing/generator_format.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/random.h"
#include "validator/testing/reference_format.h"

namespace assay::testonly {
namespace {

using format::Format;

constexpr int kValues = 100000;

Random SeededRandom(Format format) {
  const std::uint64_t seed = SeedFromEnvironment();
  std::cout << "ASSAY_SEED=" << seed << '\n';
  return Random(seed + static_cast<std::uint64_t>(format));
}

class FormatDifferential : public testing::TestWithParam<format::FormatInfo> {};

TEST_P(FormatDifferential, AgreesWithTheReference) {
  const Format format = GetParam().format;
  Random random = SeededRandom(format);
  int accepted = 0;
  for (int i = 0; i < kValues; ++i) {
    const std::string value = FormatValue(format, random);
    const bool expected = ReferenceMatches(format, value);
    ASSERT_EQ(format::Matches(format, value), expected) << Escaped(value);
    ASSERT_EQ(format::Measure(format, value), ReferenceMeasure(format, value)) << Escaped(value);
    accepted += expected;
  }
  std::cout << accepted << " of " << kValues << " match\n";
  EXPECT_GT(accepted, kValues / 10);
  EXPECT_LT(accepted, kValues * 9 / 10);
}

std::string TestName(const testing::TestParamInfo<format::FormatInfo>& info) {
  std::string name;
  for (const char c : info.param.name) name += c == '-' ? '_' : c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, FormatDifferential, testing::ValuesIn(format::Formats()), TestName);

// A related block, mostly: the same family, a few other bits, maybe another prefix length or none.
std::string WithOtherDigits(std::string block, Random& random) {
  if (random.Chance(20)) block.resize(std::min(block.find('/'), block.size()));
  for (char& c : block) {
    if (c >= '0' && c <= '9' && random.Chance(10)) c = static_cast<char>('0' + random.Below(10));
  }
  return block;
}

TEST(CidrContainsDifferential, AgreesWithTheReference) {
  Random random = SeededRandom(Format::kCidr);
  int answered = 0, contained = 0;
  for (int i = 0; i < kValues; ++i) {
    const std::string outer = FormatValue(Format::kCidr, random);
    const std::string inner =
        random.Chance(20) ? FormatValue(Format::kCidr, random) : WithOtherDigits(outer, random);
    const std::optional<bool> expected = ReferenceCidrContains(outer, inner);
    ASSERT_EQ(format::CidrContains(outer, inner), expected)
        << Escaped(outer) << ' ' << Escaped(inner);
    answered += expected.has_value();
    contained += expected.value_or(false);
  }
  EXPECT_GT(answered, kValues / 10);
  EXPECT_GT(contained, kValues / 20);
  EXPECT_GT(answered - contained, kValues / 100);
}

TEST(Base64Differential, AgreesWithTheReferenceOnSizes) {
  Random random = SeededRandom(Format::kBase64);
  for (int i = 0; i < kValues; ++i) {
    const std::string value = FormatValue(Format::kBase64, random);
    ASSERT_EQ(format::Base64DecodedSize(value), ReferenceBase64DecodedSize(value))
        << Escaped(value);
  }
}

}  // namespace
}  // namespace assay::testonly
