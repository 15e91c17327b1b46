// New rules under load: while threads answer requests, the validator that they use is replaced, by
// one compiled before or by one built from its texts. Each answer has to be the one of the rules
// that its thread holds, and rules that nobody holds any longer have to be gone.
//
// The ruleset imports libraries, so that conditions and constraints are shared over files. The two
// generations differ in a library alone.
//
// The suite does a few thousand replacements, as fast as they go. For longer:
//
//   bazel test //validator/testing:reload_test --config=tsan --test_timeout=600
//       --test_env=ASSAY_SWAPS=60000 --test_env=ASSAY_SWAPS_A_SECOND=1000
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
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

Answers AnswersOf(const Validator& validator, Scratch& scratch) {
  Answers answers;
  for (const std::string_view request : kRequests) {
    answers.push_back(FromReport(validator.Validate(Request::Query(request), scratch)));
  }
  return answers;
}

// Rules in use, and which of the two generations they are.
struct Rules {
  std::shared_ptr<const Validator> validator;
  std::size_t kind = 0;
};

class InUse {
 public:
  void Replace(Rules rules) {
    const std::lock_guard lock(mutex_);
    rules_ = std::move(rules);
    ++number_;
  }
  Rules Get() const {
    const std::lock_guard lock(mutex_);
    return rules_;
  }
  std::uint64_t number() const { return number_; }

 private:
  mutable std::mutex mutex_;
  Rules rules_;
  std::atomic<std::uint64_t> number_ = 0;
};

class ReloadTest : public ::testing::Test {
 protected:
  ReloadTest() {
    for (std::size_t kind = 0; kind < texts_.size(); ++kind) {
      const std::shared_ptr<const Validator> validator = Build(texts_[kind]);
      Scratch scratch = validator->NewScratch();
      expected_[kind] = AnswersOf(*validator, scratch);
    }
  }

  void StartReaders() {
    for (std::size_t i = 0; i < kReaders; ++i) readers_.emplace_back([this] { Read(); });
  }

  void StopReaders() {
    stop_ = true;
    for (std::thread& reader : readers_) reader.join();
    std::cerr << walks_[0] << " and " << walks_[1] << " walks over the requests, "
              << in_use_.number() << " replacements\n";
  }

  // Whether both generations have answered, without which nothing is shown.
  bool BothSeen() const { return walks_[0] > 0 && walks_[1] > 0; }

  const std::array<Texts, 2> texts_ = {FirstTexts(), SecondTexts()};
  std::array<Answers, 2> expected_;
  InUse in_use_;
  std::atomic<std::uint64_t> torn_ = 0;  // answers of neither, or of the other generation

 private:
  void Read() {
    std::uint64_t number = 0;
    Rules rules;
    std::optional<Scratch> scratch;
    while (!stop_) {
      if (const std::uint64_t latest = in_use_.number(); latest != number) {
        rules = in_use_.Get();
        scratch = rules.validator->NewScratch();
        number = latest;
      }
      if (AnswersOf(*rules.validator, *scratch) != expected_[rules.kind]) ++torn_;
      ++walks_[rules.kind];
    }
  }

  std::array<std::atomic<std::uint64_t>, 2> walks_ = {};
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
  in_use_.Replace({Build(texts_[0]), 0});
  Scratch scratch = in_use_.Get().validator->NewScratch();
  for (std::size_t file = 0; file < texts_[1].size(); ++file) {
    Texts broken = texts_[1];
    broken[file].text.resize(broken[file].text.size() / 2);
    const BuildResult built = Validator::Build(broken);
    EXPECT_EQ(built.validator, nullptr);
    EXPECT_TRUE(HasError(built.diagnostics));
    EXPECT_EQ(AnswersOf(*in_use_.Get().validator, scratch), expected_[0]);
  }
}

TEST_F(ReloadTest, SwapsOfCompiledRulesTearNoAnswer) {
  const std::uint64_t swaps = NumberFromEnvironment("ASSAY_SWAPS", kSwaps);
  const std::uint64_t a_second = NumberFromEnvironment("ASSAY_SWAPS_A_SECOND", 0);
  const std::array<Rules, 2> compiled = {Rules{Build(texts_[0]), 0}, Rules{Build(texts_[1]), 1}};
  in_use_.Replace(compiled[0]);
  StartReaders();
  const auto start = std::chrono::steady_clock::now();
  for (std::uint64_t i = 1; i <= swaps || !BothSeen(); ++i) {
    in_use_.Replace(compiled[i % 2]);
    if (a_second != 0) {
      std::this_thread::sleep_until(start + std::chrono::microseconds(i * 1'000'000 / a_second));
    }
  }
  StopReaders();
  EXPECT_EQ(torn_, 0U);
}

TEST_F(ReloadTest, ReloadsTearNoAnswerAndLeaveNothing) {
  const std::uint64_t reloads = NumberFromEnvironment("ASSAY_RELOADS", kReloads);
  std::vector<std::weak_ptr<const Validator>> all;
  in_use_.Replace({Build(texts_[0]), 0});
  StartReaders();
  for (std::uint64_t i = 1; i <= reloads || !BothSeen(); ++i) {
    Rules rules = {Build(texts_[i % 2]), i % 2};
    all.emplace_back(rules.validator);
    in_use_.Replace(std::move(rules));
  }
  StopReaders();
  EXPECT_EQ(torn_, 0U);
  std::size_t alive = 0;
  for (const std::weak_ptr<const Validator>& validator : all) alive += validator.expired() ? 0 : 1;
  EXPECT_EQ(alive, 1U) << "the rules in use, of " << all.size();
}

}  // namespace
}  // namespace assay::testonly
