// Workers on threads of their own, while rules are reloaded and counters are read.
#include <array>
#include <atomic>
#include <cstddef>
#include <string_view>
#include <thread>
#include <vector>

#include "bindings/c/assay.h"
#include "gtest/gtest.h"

namespace {

constexpr std::string_view kRequest = "Action=CreateInstance&RegionId=r&Capacity=1024";
constexpr std::size_t kRequestsAThread = 20'000;
constexpr int kReloads = 5;

void Serve(const assay_rules* rules, std::atomic<std::size_t>& wrong) {
  assay_worker* worker = assay_worker_new(rules);
  for (std::size_t i = 0; i < kRequestsAThread; ++i) {
    const int verdict = assay_validate_query(worker, kRequest.data(), kRequest.size());
    if (verdict != ASSAY_INDETERMINATE) ++wrong;
    assay_count(worker);
  }
  assay_worker_free(worker);
}

TEST(ThreadsTest, WorkersAnswerWhileRulesAreReloaded) {
  assay_rules* rules = nullptr;
  ASSERT_EQ(assay_rules_load(nullptr, 0, nullptr, &rules, nullptr), ASSAY_OK);
  std::atomic<std::size_t> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) threads.emplace_back([&] { Serve(rules, wrong); });
  assay_string* text = assay_string_new();
  for (int i = 0; i < kReloads; ++i) {
    EXPECT_EQ(assay_rules_reload(rules, nullptr, 0, nullptr, text), ASSAY_OK);
    EXPECT_EQ(assay_rules_counters_json(rules, text), ASSAY_OK);
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0u);
  assay_rules_counters_json(rules, text);
  EXPECT_NE(std::string_view(assay_string_data(text)).find(R"("indeterminate": 40000)"),
            std::string_view::npos);
  assay_string_free(text);
  assay_rules_free(rules);
}

}  // namespace
