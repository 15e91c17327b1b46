// Proves that answering a request takes no lock and makes no system call, for requests of all
// forms, valid, invalid and hostile, with all that a gateway looks at in a report.
#include <gtest/gtest.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include "validator/testing/allocation_counter.h"
#include "validator/testing/answer.h"
#include "validator/testing/generator.h"
#include "validator/testing/lock_counter.h"
#include "validator/testing/random.h"
#include "validator/testing/shipped_ruleset.h"
#include "validator/validator.h"

namespace assay::testonly {
namespace {

constexpr std::size_t kRequestsOfForm = 1'000;
constexpr std::array<Request::Form, 4> kForms = {Request::Form::kQuery, Request::Form::kPairs,
                                                 Request::Form::kJson, Request::Form::kHttp};

// As many of each form. Made before anything is proven, since making them takes memory.
std::vector<GeneratedRequest> Requests(std::uint64_t seed) {
  const Generator generator(ShippedModel(), seed);
  std::array<std::size_t, kForms.size()> counts{};
  std::vector<GeneratedRequest> requests;
  for (std::uint64_t i = 0; requests.size() < kForms.size() * kRequestsOfForm; ++i) {
    GeneratedRequest request = generator.At(i);
    std::size_t& count = counts.at(static_cast<std::size_t>(request.View().form()));
    if (count == kRequestsOfForm) continue;
    ++count;
    requests.push_back(std::move(request));
  }
  return requests;
}

class SystemTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!CountsAllocations()) GTEST_SKIP() << "a sanitizer has ways of its own";
  }

  const std::uint64_t seed_ = SeedFromEnvironment();
  const std::string trace_ = "ASSAY_SEED=" + std::to_string(seed_);
  std::vector<GeneratedRequest> requests_ = Requests(seed_);
  std::shared_ptr<const Validator> validator_ = ShippedValidator();
  Scratch scratch_ = validator_->NewScratch();
};

TEST_F(SystemTest, NoLocks) {
  SCOPED_TRACE(trace_);
  std::size_t sum = 0;
  LockCounter counter;
  for (GeneratedRequest& request : requests_) sum += Answer(*validator_, request.View(), scratch_);
  EXPECT_EQ(counter.locks(), 0u);
  EXPECT_GT(sum, 0u);
}

// What proves a zero must be able to count.
TEST(LockCounterTest, SeesEveryLock) {
  std::mutex mutex;
  std::shared_mutex shared;
  LockCounter counter;
  { const std::lock_guard lock(mutex); }
  EXPECT_EQ(counter.locks(), 1u);
  { const std::unique_lock lock(mutex, std::try_to_lock); }
  EXPECT_EQ(counter.locks(), 2u);
  { const std::shared_lock lock(shared); }
  { const std::unique_lock lock(shared); }
  EXPECT_EQ(counter.locks(), 4u);
}

// ---- system calls ------------------------------------------------------------------------------

constexpr int kNotAllowed = 77;

// Runs `act` in a child process that the kernel kills at its first system call but reading, writing
// and exiting. Returns how the child ended.
int RunStrictly(const std::function<void()>& act) {
  const pid_t child = fork();
  if (child == 0) {
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) != 0) _exit(kNotAllowed);
    act();
    syscall(SYS_exit, 0);  // _exit() would be another system call, which is not allowed
  }
  int status = -1;
  while (waitpid(child, &status, 0) != child) {
  }
  return status;
}

bool IsNotAllowed(int status) { return WIFEXITED(status) && WEXITSTATUS(status) == kNotAllowed; }

TEST_F(SystemTest, NoSystemCalls) {
  SCOPED_TRACE(trace_);
  std::vector<Request> requests;
  for (GeneratedRequest& request : requests_) requests.push_back(request.View());
  std::size_t sum = 0;
  const int status = RunStrictly([&] {
    for (const Request& request : requests) sum += Answer(*validator_, request, scratch_);
    if (sum == 0) raise(SIGABRT);
  });
  if (IsNotAllowed(status)) GTEST_SKIP() << "this system has no seccomp";
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "wait status " << status;
}

// And here, too, what proves that there are none has to see one.
TEST_F(SystemTest, ASystemCallIsSeen) {
  const int status = RunStrictly([] { getppid(); });
  if (IsNotAllowed(status)) GTEST_SKIP() << "this system has no seccomp";
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "wait status " << status;
}

}  // namespace
}  // namespace assay::testonly
