// Proves that formats ask the heap for nothing, whatever the value.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "validator/format/format.h"
#include "validator/testing/allocation_counter.h"
#include "validator/testing/generator_format.h"
#include "validator/testing/random.h"

namespace assay::testonly {
namespace {

std::size_t AllocationsFor(format::Format format, std::string_view value) {
  const AllocationCounter counter;
  const bool matches = format::Matches(format, value);
  const std::optional<std::int64_t> measure = format::Measure(format, value);
  const std::optional<bool> contains = format::CidrContains(value, value);
  const std::optional<std::size_t> size = format::Base64DecodedSize(value);
  const std::size_t allocations = counter.allocations();
  EXPECT_TRUE(matches || !measure);  // and so all of them are computed
  EXPECT_TRUE(contains.value_or(true) && size.value_or(1) > 0);
  return allocations;
}

TEST(FormatAllocation, IsNone) {
  if (!CountsAllocations()) GTEST_SKIP() << "a sanitizer has a malloc of its own";
  Random random(SeedFromEnvironment());
  for (const format::FormatInfo& info : format::Formats()) {
    EXPECT_EQ(AllocationsFor(info.format, info.example), 0u) << info.name;
    const std::string huge(100000, info.example.front());
    EXPECT_EQ(AllocationsFor(info.format, huge), 0u) << info.name;
    for (int i = 0; i < 1000; ++i) {
      const std::string value = FormatValue(info.format, random);
      ASSERT_EQ(AllocationsFor(info.format, value), 0u) << info.name << ' ' << value;
    }
  }
}

}  // namespace
}  // namespace assay::testonly
