#include "validator/memory/raw_array.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

#include "validator/text/load.h"

namespace assay::memory {

#if ASSAY_EXACT_LOADS

void* Map(std::size_t bytes) { return ::operator new(bytes); }
void Unmap(void* data, std::size_t /*bytes*/) { ::operator delete(data); }

#else

void* Map(std::size_t bytes) {
  void* const data = mmap(nullptr, std::max<std::size_t>(bytes, 1), PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (data == MAP_FAILED) throw std::bad_alloc();
  // Where huge pages are given to everybody, a byte would take two megabytes.
  madvise(data, std::max<std::size_t>(bytes, 1), MADV_NOHUGEPAGE);
  return data;
}

void Unmap(void* data, std::size_t bytes) { munmap(data, std::max<std::size_t>(bytes, 1)); }

#endif

}  // namespace assay::memory
