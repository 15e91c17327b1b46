// What a worker costs beyond answering: no memory and no lock until rules are replaced. When there
// is no memory for new rules, the old ones go on.
#include <sys/resource.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "gtest/gtest.h"
#include "validator/live.h"
#include "validator/testing/allocation_counter.h"
#include "validator/testing/lock_counter.h"
#include "validator/testing/small_ruleset.h"

namespace assay {
namespace {

std::shared_ptr<const Validator> Rules(std::string_view maximum, const Limits& limits = {}) {
  using testonly::kText;
  return testonly::Build(
      {testonly::Ruleset(
          "Order",
          R"("Grams": {)" + kText + R"(, "type": "integer", "maximum": )" + std::string(maximum) +
              R"(}, "From": {)" + kText + "}",
          R"({"id": "from", )" + kText +
              R"(, "require": ["From"], "error": "Missing", "severity": "shadow"})")},
      limits);
}

Verdict Answer(Worker& worker, std::string_view query) {
  const Report report = worker.Validate(Request::Query(query));
  worker.Count(report);
  return report.verdict();
}

class CostTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!testonly::CountsAllocations()) GTEST_SKIP() << "a sanitizer has ways of its own";
  }
};

TEST_F(CostTest, AnsweringAndCountingTakeNoMemoryAndNoLock) {
  LiveValidator live(Rules("9"));
  Worker worker(live);
  const testonly::AllocationCounter memory;
  const testonly::LockCounter locks;
  EXPECT_EQ(Answer(worker, "Action=Order&Grams=7"), Verdict::kValid);
  EXPECT_EQ(Answer(worker, "Action=Order&Grams=12&From=a"), Verdict::kInvalid);
  EXPECT_EQ(Answer(worker, "Action=Nothing"), Verdict::kInvalid);
  EXPECT_EQ(memory.allocations(), 0u);
  EXPECT_EQ(locks.locks(), 0u);

  live.Replace(Rules("5"));
  EXPECT_EQ(Answer(worker, "Action=Order&Grams=7"), Verdict::kInvalid);
  EXPECT_GT(memory.allocations(), 0u) << "or nothing is counted here";
  EXPECT_GT(locks.locks(), 0u);
}

// Holds the address space of the process to what it has, and some.
class NoMoreMemory {
 public:
  explicit NoMoreMemory(std::size_t bytes) {
    getrlimit(RLIMIT_AS, &before_);
    const rlimit now = {.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_AS, &now);
  }
  ~NoMoreMemory() { setrlimit(RLIMIT_AS, &before_); }

 private:
  rlimit before_{};
};

TEST_F(CostTest, WithoutMemoryForNewRulesTheOldOnesGoOn) {
  LiveValidator live(Rules("9"));
  Worker worker(live);
  EXPECT_EQ(Answer(worker, "Action=Order&Grams=7"), Verdict::kValid);
  live.Replace(Rules("5", {.max_request_bytes = std::size_t{512} << 20}));
  {
    const NoMoreMemory limit(std::size_t{4} << 30);  // its scratch takes some 18 GiB
    EXPECT_EQ(Answer(worker, "Action=Order&Grams=7"), Verdict::kValid);
    EXPECT_EQ(Answer(worker, "Action=Order&Grams=12"), Verdict::kInvalid);
  }
  EXPECT_EQ(live.Counted().operations.at(1).valid, 2u);
  live.Replace(Rules("5"));
  EXPECT_EQ(Answer(worker, "Action=Order&Grams=7"), Verdict::kInvalid);
}

}  // namespace
}  // namespace assay
