#include "validator/memory/raw_array.h"

#include <cstddef>
#include <cstdint>
#include <new>
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

TEST(RawArrayTest, MoreThanThereIsThrows) {
  if (ASSAY_EXACT_LOADS) GTEST_SKIP() << "a heap that is watched ends the program instead";
  EXPECT_THROW(RawArray<std::uint64_t>(SIZE_MAX / 8), std::bad_alloc);
}

TEST(RawArrayTest, SizesDoNotOverflow) {
  EXPECT_THROW(RawArray<std::uint64_t>(SIZE_MAX), std::bad_alloc);
}

}  // namespace
}  // namespace assay::memory
