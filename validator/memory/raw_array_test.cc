#include "validator/memory/raw_array.h"

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <new>
#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "validator/text/load.h"

namespace assay::memory {
namespace {

TEST(RawArrayTest, EveryElementMayBeWritten) {
  for (const std::size_t size : {1, 1000, 1 << 20}) {
    const RawArray<std::uint32_t> array(size);
    for (std::size_t i = 0; i < size; ++i) array[i] = static_cast<std::uint32_t>(i);
    for (std::size_t i = 0; i < size; ++i) ASSERT_EQ(array.get()[i], i);
  }
}

TEST(RawArrayTest, HasNothingUntilItIsMade) {
  RawArray<char> array;
  EXPECT_EQ(array.get(), nullptr);
  array = RawArray<char>(4096);
  array[4095] = 'a';
  const RawArray<char> other = std::move(array);
  EXPECT_EQ(other[4095], 'a');
}

TEST(RawArrayTest, MayBeOfNothing) { EXPECT_NE(RawArray<char>(0).get(), nullptr); }

std::size_t KilobytesOfAddresses() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word != "VmSize:") continue;
    std::size_t kilobytes = 0;
    status >> kilobytes;
    return kilobytes;
  }
  return 0;
}

// A heap would map the first, and keep what it gives for the second.
TEST(RawArrayTest, GoesBackToTheSystem) {
  if (ASSAY_EXACT_LOADS) GTEST_SKIP() << "a heap that is watched keeps it";
  constexpr std::size_t kBytes = std::size_t{8} << 20;
  const std::size_t before = KilobytesOfAddresses();
  ASSERT_GT(before, 0u);
  for (int i = 0; i < 2; ++i) {
    const RawArray<char> array(kBytes);
    array[kBytes - 1] = 'a';
    EXPECT_GE(KilobytesOfAddresses(), before + kBytes / 1024);
  }
  EXPECT_LT(KilobytesOfAddresses(), before + kBytes / 1024 / 2);
}

TEST(RawArrayTest, MoreThanThereIsThrows) {
  if (ASSAY_EXACT_LOADS) GTEST_SKIP() << "a heap that is watched ends the program instead";
  EXPECT_THROW(RawArray<std::uint64_t>(SIZE_MAX / 8), std::bad_alloc);
}

TEST(RawArrayTest, SizesDoNotOverflow) {
  EXPECT_THROW(RawArray<std::uint64_t>(SIZE_MAX), std::bad_alloc);
}

}  // namespace
}  // namespace assay::memory
