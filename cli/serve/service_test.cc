// Rules and facts are replaced together while threads answer: no request is answered by the rules
// of one generation and the facts of another.
#include "cli/serve/service.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"

namespace assay::cli {
namespace {

constexpr int kReloads = 20;
constexpr std::string_view kRequest = "Action=CreateInstance&RegionId=r&Capacity=1000";

std::string Read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The same rules by either name of a fact, which the facts of that generation answer with no.
class ServiceTest : public ::testing::Test {
 protected:
  void Write(bool other) {
    std::string rules = Read("rules/r-kvstore/2015-01-01.json");
    const std::string name = other ? "catalogue.sizes" : "catalogue.capacity";
    constexpr std::string_view kOld = "catalogue.capacity";
    rules.replace(rules.find(kOld), kOld.size(), name);
    std::ofstream(rules_) << rules;
    std::ofstream(facts_) << "{\"" << name << "\": false}";
  }

  const std::string folder_ = ::testing::TempDir();
  const std::string rules_ = folder_ + "/rules.json", facts_ = folder_ + "/a.facts.json";
};

TEST_F(ServiceTest, RulesAndFactsAreOfOneGeneration) {
  Write(false);
  Service service({rules_}, {facts_}, MakeSetup({rules_}, {facts_}));
  std::atomic<bool> done = false;
  std::atomic<int> answered = 0, passed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      Server server(service);
      while (!done) {
        server.Answer(kRequest, [&](const Report& report) {
          ++answered;
          if (report.verdict() != Verdict::kInvalid) ++passed;
        });
      }
    });
  }
  for (int i = 1; i <= kReloads; ++i) {
    Write(i % 2 != 0);
    service.Reload();
    const int before = answered;
    while (answered < before + 10) std::this_thread::yield();
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(passed, 0) << "of " << answered;
  EXPECT_NE(service.Metrics().find("\nassay_generation 21\n"), std::string::npos);
}

TEST_F(ServiceTest, WhatIsAtFaultReplacesNothing) {
  Write(false);
  Service service({rules_}, {facts_}, MakeSetup({rules_}, {facts_}));
  for (const std::string& path : {rules_, facts_}) {
    std::ofstream(path) << "{";
    service.Reload();
    Write(false);
  }
  EXPECT_NE(service.Metrics().find("\nassay_generation 1\n"), std::string::npos);
}

}  // namespace
}  // namespace assay::cli
