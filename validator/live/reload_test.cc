// New rules under load: while threads answer requests, the validator that they use is replaced, by
// one compiled before or by one built from its texts. Each answer has to be the one of one
// generation, whole; rules that nobody holds any longer have to be gone; and no answer is counted
// twice or lost, whoever reads the counters meanwhile.
//
// The ruleset imports libraries, so that conditions and constraints are shared over files. The two
// generations differ in a library alone.
//
// The suite does a few thousand replacements, as fast as they go. For longer:
//
//   bazel test //validator/live:reload_test --config=tsan --test_timeout=600
//       --test_env=ASSAY_SWAPS=60000 --test_env=ASSAY_SWAPS_A_SECOND=1000
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "validator/live.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/random.h"
#include "validator/validator.h"

namespace assay::testonly {
namespace {

constexpr std::uint64_t kSwaps = 5'000;
constexpr std::uint64_t kReloads = 50;
constexpr std::size_t kReaders = 2;

constexpr std::string_view kRequests[] = {
    "Action=Order",
    "Action=Order&Charge=Now",                     // a condition of the library
    "Action=Order&Charge=Now&Period=7",            // what the generations differ in
    "Action=Order&Article=TOOLONGFORIT&Period=1",  // a constraint of the library
    R"(Action=Order&Settings={"color":"green"}&Secret=abcdef)",
    "Action=Nothing",
};

constexpr std::string_view kFiles[] = {"imports.json", "imports-common.library.json",
                                       "imports-texts.library.json", "imports-times.library.json"};

using Texts = std::vector<RulesetText>;
using Answers = std::vector<PlainReport>;

Texts FirstTexts() {
  Texts texts;
  for (const std::string_view file : kFiles) {
    const std::string path = "testdata/rules_good/" + std::string(file);
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    texts.push_back({path, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
  }
  return texts;
}

Texts SecondTexts() {
  Texts texts = FirstTexts();
  std::string& library = texts.back().text;
  constexpr std::string_view kOld = R"("maximum": 36)";
  library.replace(library.find(kOld), kOld.size(), R"("maximum": 6)");
  return texts;
}

std::shared_ptr<const Validator> Build(const Texts& texts) {
  BuildResult built = Validator::Build(texts);
  if (built.validator == nullptr) throw std::runtime_error(built.diagnostics.at(0).ToString());
  return built.validator;
}

Answers AnswersOf(Worker& worker) {
  Answers answers;
  for (const std::string_view request : kRequests) {
    const Report report = worker.Validate(Request::Query(request));
    worker.Count(report);
    answers.push_back(FromReport(report));
  }
  return answers;
}

std::uint64_t AllOf(const Counters& counters) {
  std::uint64_t all = 0;
  for (const OperationCounters& operation : counters.operations) {
    all += operation.valid + operation.invalid + operation.indeterminate;
  }
  return all;
}

class ReloadTest : public ::testing::Test {
 protected:
  ReloadTest() {
    for (std::size_t kind = 0; kind < texts_.size(); ++kind) {
      Worker worker{LiveValidator(Build(texts_[kind]))};
      expected_[kind] = AnswersOf(worker);
    }
  }

  void StartReaders() {
    for (std::size_t i = 0; i < kReaders; ++i) readers_.emplace_back([this] { Read(); });
  }

  void StopReaders() {
    stop_ = true;
    for (std::thread& reader : readers_) reader.join();
    const Counters counters = live_.Counted();
    std::cerr << walks_[0] << " and " << walks_[1] << " walks over the requests, "
              << counters.generation - 1 << " replacements\n";
    EXPECT_EQ(torn_, 0U);
    EXPECT_EQ(AllOf(counters), (walks_[0] + walks_[1]) * std::size(kRequests));
  }

  // Whether both generations have answered, without which nothing is shown.
  bool BothSeen() const { return walks_[0] > 0 && walks_[1] > 0; }

  const std::array<Texts, 2> texts_ = {FirstTexts(), SecondTexts()};
  std::array<Answers, 2> expected_;
  LiveValidator live_{Build(texts_[0])};

 private:
  // A walk sees one generation or, when rules are replaced on the way, a beginning of one and a
  // rest of the other: which is one of them, as they differ in one answer.
  void Read() {
    Worker worker(live_);
    while (!stop_) {
      const Answers answers = AnswersOf(worker);
      const auto kind = std::find(expected_.begin(), expected_.end(), answers) - expected_.begin();
      ++(kind < 2 ? walks_[kind] : torn_);
    }
  }

  std::array<std::atomic<std::uint64_t>, 2> walks_ = {};
  std::atomic<std::uint64_t> torn_ = 0;  // answers of neither
  std::atomic<bool> stop_ = false;
  std::vector<std::thread> readers_;
};

TEST_F(ReloadTest, GenerationsDifferInOneAnswer) {
  for (std::size_t i = 0; i < std::size(kRequests); ++i) {
    EXPECT_EQ(expected_[0][i] != expected_[1][i], i == 2) << kRequests[i];
  }
}

// A file that breaks off on its way: the old generation goes on.
TEST_F(ReloadTest, BrokenRulesLeaveTheOldOnesServing) {
  Worker worker(live_);
  for (std::size_t file = 0; file < texts_[1].size(); ++file) {
    Texts broken = texts_[1];
    broken[file].text.resize(broken[file].text.size() / 2);
    const BuildResult built = Validator::Build(broken);
    EXPECT_TRUE(HasError(built.diagnostics));
    EXPECT_FALSE(live_.Replace(built.validator));
    EXPECT_EQ(AnswersOf(worker), expected_[0]);
  }
}

TEST_F(ReloadTest, SwapsOfCompiledRulesTearNoAnswer) {
  const std::uint64_t swaps = NumberFromEnvironment("ASSAY_SWAPS", kSwaps);
  const std::uint64_t a_second = NumberFromEnvironment("ASSAY_SWAPS_A_SECOND", 0);
  const std::array compiled = {Build(texts_[0]), Build(texts_[1])};
  StartReaders();
  const auto start = std::chrono::steady_clock::now();
  for (std::uint64_t i = 1; i <= swaps || !BothSeen(); ++i) {
    live_.Replace(compiled[i % 2]);
    if (a_second != 0) {
      std::this_thread::sleep_until(start + std::chrono::microseconds(i * 1'000'000 / a_second));
    }
    if (i % 64 == 0) live_.Counted();
  }
  StopReaders();
}

TEST_F(ReloadTest, ReloadsTearNoAnswerAndLeaveNothing) {
  const std::uint64_t reloads = NumberFromEnvironment("ASSAY_RELOADS", kReloads);
  std::vector<std::weak_ptr<const Validator>> all;
  StartReaders();
  for (std::uint64_t i = 1; i <= reloads || !BothSeen(); ++i) {
    std::shared_ptr<const Validator> validator = Build(texts_[i % 2]);
    all.emplace_back(validator);
    live_.Replace(std::move(validator));
  }
  StopReaders();
  std::size_t alive = 0;
  for (const std::weak_ptr<const Validator>& validator : all) alive += validator.expired() ? 0 : 1;
  EXPECT_EQ(alive, 1U) << "the rules in use, of " << all.size();
}

}  // namespace
}  // namespace assay::testonly
