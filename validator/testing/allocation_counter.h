// Counts what the heap is asked for, to prove that a path asks for nothing.
//
//   AllocationCounter counter;
//   DoIt();
//   EXPECT_EQ(counter.allocations(), 0u);
//
// Linking this library into a test replaces malloc and its kin for the whole process, the C++
// operators (which stand on malloc) and shared libraries included.
#ifndef ASSAY_VALIDATOR_TESTING_ALLOCATION_COUNTER_H_
#define ASSAY_VALIDATOR_TESTING_ALLOCATION_COUNTER_H_

#include <cstddef>

namespace assay::testonly {

// False under the sanitizers, which have a malloc of their own: nothing is counted there.
bool CountsAllocations();

// Allocations and frees of the calling thread since it was made.
class AllocationCounter {
 public:
  AllocationCounter();
  std::size_t allocations() const;
  std::size_t frees() const;
  // What it has taken and not given back, with what the C library keeps beside each block. Below
  // zero when it gave back what it had before, or what another thread took.
  std::ptrdiff_t live_bytes() const;

 private:
  std::size_t allocations_before_;
  std::size_t frees_before_;
  std::ptrdiff_t live_bytes_before_;
};

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_ALLOCATION_COUNTER_H_
