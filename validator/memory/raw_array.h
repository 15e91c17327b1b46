// An array that is large, mostly untouched, and given back whole.
#ifndef ASSAY_VALIDATOR_MEMORY_RAW_ARRAY_H_
#define ASSAY_VALIDATOR_MEMORY_RAW_ARRAY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>

namespace assay::memory {

// Memory from the system, by pages; a page takes memory when it is first touched. Throws
// std::bad_alloc. Not from the heap: a heap that has once been given such a block back may keep it,
// with the pages that were touched, and put the next one beside it. Where a tool watches the bounds
// of what the heap gives out, it comes from there all the same.
void* Map(std::size_t bytes);
void Unmap(void* data, std::size_t bytes);

// Elements are not initialized.
template <typename T>
class RawArray {
  static_assert(std::is_trivially_destructible_v<T>);

 public:
  RawArray() = default;
  explicit RawArray(std::size_t size) : data_(nullptr, {BytesOf(size)}) {
    data_.reset(static_cast<T*>(Map(data_.get_deleter().bytes)));
  }

  T* get() const { return data_.get(); }
  T& operator[](std::size_t index) const { return data_.get()[index]; }

 private:
  struct Delete {
    void operator()(T* data) const { Unmap(data, bytes); }
    std::size_t bytes = 0;
  };

  static std::size_t BytesOf(std::size_t size) {
    if (size > SIZE_MAX / sizeof(T)) throw std::bad_alloc();
    return size * sizeof(T);
  }

  std::unique_ptr<T, Delete> data_;
};

}  // namespace assay::memory

#endif  // ASSAY_VALIDATOR_MEMORY_RAW_ARRAY_H_
