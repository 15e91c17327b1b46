#include "validator/text/load.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <string>

#include "gtest/gtest.h"

namespace assay::text {
namespace {

Word16 Expected(const char* p, std::size_t size) {
  char bytes[16] = {};
  std::memcpy(bytes, p, std::min<std::size_t>(size, 16));
  return {Load8(bytes), Load8(bytes + 8)};
}

// Texts that end where the memory ends: the next page cannot be read.
TEST(LoadUpTo16, NeverReadsIntoTheNextPage) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  void* const memory =
      mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(memory, MAP_FAILED);
  char* const end = static_cast<char*>(memory) + page;
  for (std::size_t i = 1; i <= 64; ++i) end[-static_cast<std::ptrdiff_t>(i)] = static_cast<char>(i);
  ASSERT_EQ(mprotect(end, page, PROT_NONE), 0);
  for (std::size_t size = 1; size <= 20; ++size) {
    for (std::size_t before_end = size; before_end <= 40; ++before_end) {
      const char* const p = end - before_end;
      EXPECT_EQ(LoadUpTo16(p, size), Expected(p, size)) << size << " bytes, " << before_end;
    }
  }
  munmap(memory, 2 * page);
}

}  // namespace
}  // namespace assay::text
