// Proves that answering a request asks the heap for nothing: requests of all forms, valid, invalid
// and hostile, with all that a gateway looks at in a report. (Patterns that need RE2 are the stated
// exception; the shipped ruleset has none.)
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/testing/allocation_counter.h"
#include "validator/testing/answer.h"
#include "validator/testing/generator.h"
#include "validator/testing/plain_report.h"
#include "validator/testing/random.h"
#include "validator/testing/shipped_ruleset.h"
#include "validator/validator.h"

namespace assay::testonly {
namespace {

class AllocationTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!CountsAllocations()) GTEST_SKIP() << "a sanitizer has a malloc of its own";
  }

  // Allocations while the request is answered, the very first one with this scratch included.
  std::size_t Count(const Request& request) {
    AllocationCounter counter;
    sum_ += Answer(*validator_, request, scratch_);
    EXPECT_EQ(counter.frees(), 0u);
    return counter.allocations();
  }

  std::shared_ptr<const Validator> validator_ = ShippedValidator();
  Scratch scratch_ = validator_->NewScratch();
  std::size_t sum_ = 0;
};

TEST_F(AllocationTest, NoneForQueries) {
  EXPECT_EQ(Count(Request::Query("Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024")), 0u);
  EXPECT_EQ(Count(Request::Query(
                "Action=CreateInstance&InstanceName=%E4%BD%A0%E5%A5%BD&Password=x&Password=y"
                "&Config=%7B%22EvictionPolicy%22%3A1%7D&Nobody=1&Token=&Period=13&x=%FF")),
            0u);
  EXPECT_EQ(Count(Request::Query("")), 0u);
  EXPECT_EQ(Count(Request::Query("Action=Nothing")), 0u);
}

TEST_F(AllocationTest, NoneForCatalogues) {
  validator_ = RulesetFile("testdata/rulesets/language.json").MakeValidator({});
  scratch_ = validator_->NewScratch();
  EXPECT_EQ(Count(Request::Query("Action=Catalogues&Size=large&Zone=b")), 0u);
  EXPECT_EQ(Count(Request::Query("Action=Catalogues&Size=a+rather+long+name&Zone=d")), 0u);
}

TEST_F(AllocationTest, NoneForPairs) {
  const Pair pairs[] = {{"Action", "CreateInstance"},
                        {"RegionId", "cn-hangzhou"},
                        {"InstanceClass", "redis.master.small.default"},
                        {"Config", R"({"hash-max-ziplist-entries":512,"a":[{"b":null}]})"}};
  EXPECT_EQ(Count(Request::Pairs(pairs)), 0u);
  EXPECT_EQ(Count(Request::Pairs(std::span(pairs).first(1))), 0u);
}

TEST_F(AllocationTest, NoneForJson) {
  EXPECT_EQ(Count(Request::Json(
                R"({"Action":"CreateInstance","RegionId":"cn-hangzhou","Capacity":1024})")),
            0u);
  EXPECT_EQ(
      Count(Request::Json(R"({"Action":"CreateInstance","Capacity":[1],"Capacity":2,"y":null})")),
      0u);
  EXPECT_EQ(Count(Request::Json("{")), 0u);
}

TEST_F(AllocationTest, NoneAtTheLimits) {
  const std::string large =
      "Action=CreateInstance&RegionId=" + std::string(Limits().max_request_bytes - 31, 'x');
  ASSERT_EQ(large.size(), Limits().max_request_bytes);
  EXPECT_EQ(Count(Request::Query(large)), 0u);
  EXPECT_EQ(Count(Request::Query(large + "x")), 0u);
  std::string many = "Action=CreateInstance";
  for (std::size_t i = 1; i < Limits().max_parameters; ++i) many += "&u" + std::to_string(i);
  EXPECT_EQ(Count(Request::Query(many)), 0u);
  EXPECT_EQ(Count(Request::Query(many + "&v")), 0u);
}

TEST_F(AllocationTest, NoneForGeneratedRequests) {
  const std::uint64_t seed = SeedFromEnvironment();
  const Generator generator(ShippedModel(), seed);
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    GeneratedRequest generated = generator.At(i);
    const Request request = generated.View();
    ASSERT_EQ(Count(request), 0u) << "ASSAY_SEED=" << seed << " index " << i << ' '
                                  << generated.ToString();
  }
  EXPECT_GT(sum_, 0u);
}

// A message may be appended to a string that has room.
TEST_F(AllocationTest, NoneForMessagesIntoAStringWithRoom) {
  const Request request =
      Request::Query("Action=CreateInstance&Nobody=1&Token=%FF&Capacity=x&Password=x&Period=13");
  std::string out;
  out.reserve(100'000);
  AllocationCounter counter;
  const Report report = validator_->Validate(request, scratch_);
  for (const Violation& violation : report.violations()) {
    violation.AppendMessage(Language::kEnglish, &out);
    violation.AppendMessage(Language::kChinese, &out);
    violation.AppendReason(&out);
    violation.AppendValue(60, &out);
  }
  for (const Warning& warning : report.warnings()) warning.AppendMessage(Language::kEnglish, &out);
  EXPECT_EQ(counter.allocations(), 0u);
  EXPECT_FALSE(out.empty());
}

}  // namespace
}  // namespace assay::testonly
