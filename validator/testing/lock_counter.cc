#include "validator/testing/lock_counter.h"

#include <dlfcn.h>
#include <pthread.h>

namespace assay::testonly {
namespace {

thread_local std::size_t locks = 0;

// The function of that name that would have been called, had this library none.
template <typename Function>
Function* Next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

LockCounter::LockCounter() : before_(testonly::locks) {}
std::size_t LockCounter::locks() const { return testonly::locks - before_; }

}  // namespace assay::testonly

// A function that counts and goes on as before. It looks that up each time, since a static variable
// of a function would be guarded by a lock.
// NOLINTBEGIN(bugprone-macro-parentheses): a type and a name of a function take none.
#define ASSAY_COUNT_LOCK(function, type)                       \
  int function(type* lock) {                                   \
    ++assay::testonly::locks;                                  \
    return assay::testonly::Next<int(type*)>(#function)(lock); \
  }
// NOLINTEND(bugprone-macro-parentheses)

extern "C" {
ASSAY_COUNT_LOCK(pthread_mutex_lock, pthread_mutex_t)
ASSAY_COUNT_LOCK(pthread_mutex_trylock, pthread_mutex_t)
ASSAY_COUNT_LOCK(pthread_rwlock_rdlock, pthread_rwlock_t)
ASSAY_COUNT_LOCK(pthread_rwlock_tryrdlock, pthread_rwlock_t)
ASSAY_COUNT_LOCK(pthread_rwlock_wrlock, pthread_rwlock_t)
ASSAY_COUNT_LOCK(pthread_rwlock_trywrlock, pthread_rwlock_t)
ASSAY_COUNT_LOCK(pthread_spin_lock, pthread_spinlock_t)
}  // extern "C"
