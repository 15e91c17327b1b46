// Counts what locks are taken, to prove that a path takes none.
//
//   LockCounter counter;
//   DoIt();
//   EXPECT_EQ(counter.locks(), 0u);
//
// Linking this library into a test replaces the C library's mutexes, read-write locks and spin
// locks, on which those of C++ stand, for the whole process, shared libraries included.
#ifndef ASSAY_VALIDATOR_TESTING_LOCK_COUNTER_H_
#define ASSAY_VALIDATOR_TESTING_LOCK_COUNTER_H_

#include <cstddef>

namespace assay::testonly {

// Locks that the calling thread has asked for since it was made, also in vain.
class LockCounter {
 public:
  LockCounter();
  std::size_t locks() const;

 private:
  std::size_t before_;
};

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_LOCK_COUNTER_H_
