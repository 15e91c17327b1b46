#include "validator/testing/allocation_counter.h"

#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace assay::testonly {
namespace {

// Keeps the compiler from seeing that a block is not used, since it may leave such an allocation
// out.
void Use(void* block) { asm volatile("" : : "r"(block) : "memory"); }

// What proves a zero must be able to count: each way to the heap is seen.
TEST(AllocationCounterTest, SeesEveryWayToTheHeap) {
  if (!CountsAllocations()) GTEST_SKIP() << "a sanitizer has a malloc of its own";
  struct alignas(64) Wide {
    char bytes[64];
  };
  const auto count = [](auto&& allocate) {
    AllocationCounter counter;
    allocate();
    return counter.allocations();
  };
  EXPECT_EQ(count([] { Use(std::make_unique<int>(1).get()); }), 1u);
  EXPECT_EQ(count([] { Use(std::vector<int>(10).data()); }), 1u);
  EXPECT_EQ(count([] { Use(std::string(100, 'x').data()); }), 1u);
  EXPECT_EQ(count([] { Use(std::make_unique<Wide>().get()); }), 1u);
  EXPECT_EQ(count([] { Use(std::unique_ptr<int>(new (std::nothrow) int).get()); }), 1u);
  EXPECT_EQ(count([] {
              void* block = std::malloc(10);
              Use(block);
              block = std::realloc(block, 1000);
              Use(block);
              std::free(block);
              block = std::calloc(10, 10);
              Use(block);
              std::free(block);
            }),
            3u);
}

TEST(AllocationCounterTest, CountsFreesAndNothingElse) {
  if (!CountsAllocations()) GTEST_SKIP() << "a sanitizer has a malloc of its own";
  auto block = std::make_unique<int>(1);
  AllocationCounter counter;
  std::string small = "short";
  Use(small.data());
  EXPECT_EQ(counter.allocations(), 0u);
  EXPECT_EQ(counter.frees(), 0u);
  block.reset();
  EXPECT_EQ(counter.frees(), 1u);
}

TEST(AllocationCounterTest, KnowsWhatIsNotGivenBack) {
  if (!CountsAllocations()) GTEST_SKIP() << "a sanitizer has a malloc of its own";
  AllocationCounter counter;
  std::vector<char> bytes(1000);
  Use(bytes.data());
  EXPECT_GE(counter.live_bytes(), 1000);
  EXPECT_LE(counter.live_bytes(), 1100);
  void* block = std::malloc(10);
  Use(block);
  block = std::realloc(block, 5000);
  Use(block);
  EXPECT_GE(counter.live_bytes(), 6000);
  EXPECT_LE(counter.live_bytes(), 6200);
  std::free(block);
  bytes = std::vector<char>();
  EXPECT_EQ(counter.live_bytes(), 0);
}

}  // namespace
}  // namespace assay::testonly
