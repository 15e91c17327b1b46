#include "validator/testing/allocation_counter.h"

#include <malloc.h>

#include <cerrno>
#include <cstdlib>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ASSAY_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define ASSAY_SANITIZED 1
#endif
#endif

namespace assay::testonly {
namespace {

// Plain integers in the thread's own block, so that counting itself never allocates.
thread_local std::size_t allocations = 0;
thread_local std::size_t frees = 0;
thread_local std::ptrdiff_t live_bytes = 0;

}  // namespace

AllocationCounter::AllocationCounter()
    : allocations_before_(testonly::allocations),
      frees_before_(testonly::frees),
      live_bytes_before_(testonly::live_bytes) {}

std::size_t AllocationCounter::allocations() const {
  return testonly::allocations - allocations_before_;
}

std::size_t AllocationCounter::frees() const { return testonly::frees - frees_before_; }

std::ptrdiff_t AllocationCounter::live_bytes() const {
  return testonly::live_bytes - live_bytes_before_;
}

#ifdef ASSAY_SANITIZED

bool CountsAllocations() { return false; }

#else

bool CountsAllocations() { return true; }

#endif

}  // namespace assay::testonly

#ifndef ASSAY_SANITIZED

namespace assay::testonly {
namespace {

std::ptrdiff_t BytesOf(void* block) {
  constexpr std::size_t kHeader = sizeof(std::size_t);
  return block == nullptr ? 0 : static_cast<std::ptrdiff_t>(malloc_usable_size(block) + kHeader);
}

void* Taken(void* block) {
  ++allocations;
  live_bytes += BytesOf(block);
  return block;
}

}  // namespace
}  // namespace assay::testonly

// The C library's own entry points, which it exports for those who replace the usual ones.
// NOLINTBEGIN(readability-identifier-naming): their names are the library's.
extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* block);
// NOLINTEND(readability-identifier-naming)

void* malloc(std::size_t size) { return assay::testonly::Taken(__libc_malloc(size)); }

void* calloc(std::size_t count, std::size_t size) {
  return assay::testonly::Taken(__libc_calloc(count, size));
}

void* realloc(void* block, std::size_t size) {
  assay::testonly::live_bytes -= assay::testonly::BytesOf(block);
  return assay::testonly::Taken(__libc_realloc(block, size));
}

void* memalign(std::size_t alignment, std::size_t size) {
  return assay::testonly::Taken(__libc_memalign(alignment, size));
}

void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }

int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  *block = memalign(alignment, size);
  return *block == nullptr ? ENOMEM : 0;
}

void free(void* block) {
  if (block != nullptr) ++assay::testonly::frees;
  assay::testonly::live_bytes -= assay::testonly::BytesOf(block);
  __libc_free(block);
}

}  // extern "C"

#endif
