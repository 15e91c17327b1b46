// The C interface: how it takes what it should not be given, and calls in no order.
#include <cstdint>
#include <string>
#include <string_view>

#include "bindings/c/assay.h"
#include "bindings/c/assay_fixture.h"
#include "gtest/gtest.h"

namespace assay::testonly {
namespace {

using MisuseTest = AssayTest;

TEST_F(MisuseTest, BeforeARequestThereIsNothingToTell) {
  EXPECT_EQ(assay_verdict(worker_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_count(worker_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_resolve(worker_, nullptr, 0), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_body(worker_, nullptr, text_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_body_format(worker_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_record(worker_, 1, text_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_status(worker_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_operation(worker_).size, 0u);
  EXPECT_EQ(assay_first_violation(worker_), nullptr);
  EXPECT_EQ(assay_first_warning(worker_), nullptr);
  EXPECT_EQ(assay_first_needed_fact(worker_), nullptr);
  EXPECT_EQ(assay_next_fact(worker_), nullptr);
  EXPECT_EQ(assay_next_warning(worker_), nullptr);
  EXPECT_EQ(assay_first_unchecked_fact(worker_), nullptr);
  EXPECT_EQ(assay_ruleset(worker_).size, 0u);
  EXPECT_EQ(assay_effective(worker_, "Action", 6), nullptr);
  EXPECT_EQ(assay_effective_at(worker_, 0), nullptr);
}

TEST_F(MisuseTest, WalksThatWereNotBegunAreOver) {
  Query("Action=CreateInstance");
  EXPECT_EQ(assay_next_violation(worker_), nullptr);
  EXPECT_NE(assay_first_violation(worker_), nullptr);
  Query("Action=CreateInstance");
  EXPECT_EQ(assay_next_violation(worker_), nullptr) << "that walk was over another request";
}

TEST_F(MisuseTest, NothingIsDoneWithoutAnObject) {
  EXPECT_EQ(assay_rules_load(nullptr, 0, nullptr, nullptr, text_), ASSAY_BAD_ARGUMENT);
  assay_rules* none = rules_;
  EXPECT_EQ(assay_rules_load(nullptr, 1, nullptr, &none, text_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(none, nullptr);
  EXPECT_EQ(assay_rules_reload(nullptr, nullptr, 0, nullptr, text_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_rules_prometheus(nullptr, nullptr, 0, text_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_rules_counters_json(nullptr, text_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_worker_new(nullptr), nullptr);
  EXPECT_EQ(assay_worker_set_facts(nullptr, nullptr, nullptr), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_worker_set_time(nullptr, 0), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_validate_query(nullptr, "", 0), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_validate_query(worker_, nullptr, 1), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_validate_json(worker_, nullptr, 1), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_validate_pairs(worker_, nullptr, 1), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_validate_http(worker_, nullptr), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_verdict(nullptr), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_first_violation(nullptr), nullptr);
  EXPECT_EQ(assay_string_size(nullptr), 0u);
  EXPECT_EQ(std::string(assay_string_data(nullptr)), "");
  assay_worker_free(nullptr);
  assay_rules_free(nullptr);
  assay_string_free(nullptr);
}

TEST_F(MisuseTest, TextsThatAreSaidToBeSomewhereAndAreNowhere) {
  const assay_text bad = {nullptr, 1};
  const assay_pair pair = {Text("Action"), bad};
  EXPECT_EQ(assay_validate_pairs(worker_, &pair, 1), ASSAY_BAD_ARGUMENT);
  assay_http http = {};
  EXPECT_EQ(assay_validate_http(worker_, &http), ASSAY_BAD_ARGUMENT) << "it has no size";
  http.struct_size = sizeof http;
  EXPECT_EQ(assay_validate_http(worker_, &http), ASSAY_INVALID) << "no method, but a request";
  http.body = bad;
  EXPECT_EQ(assay_validate_http(worker_, &http), ASSAY_BAD_ARGUMENT);
  http.body = {nullptr, 0};
  http.target = bad;
  EXPECT_EQ(assay_validate_http(worker_, &http), ASSAY_BAD_ARGUMENT);
  http.target = {nullptr, 0};
  http.method = bad;
  EXPECT_EQ(assay_validate_http(worker_, &http), ASSAY_BAD_ARGUMENT);
  for (const assay_file file : {assay_file{Text("a"), bad}, assay_file{bad, Text("{}")}}) {
    EXPECT_EQ(assay_rules_reload(rules_, &file, 1, nullptr, text_), ASSAY_BAD_ARGUMENT);
  }
  const assay_pair label = {bad, Text("1")};
  EXPECT_EQ(assay_rules_prometheus(rules_, &label, 1, text_), ASSAY_BAD_ARGUMENT);
}

// A size that was below zero before it was one.
TEST_F(MisuseTest, TextsOfASizeThatNoneHas) {
  const std::size_t size = ~std::size_t{0};
  EXPECT_EQ(assay_validate_query(worker_, "a", size), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_validate_json(worker_, "a", size), ASSAY_BAD_ARGUMENT);
  for (const assay_text bad : {assay_text{"b", size}, assay_text{"b", std::size_t{1} << 48}}) {
    const assay_pair pair = {{"a", 1}, bad};
    EXPECT_EQ(assay_validate_pairs(worker_, &pair, 1), ASSAY_BAD_ARGUMENT);
    assay_http http = {};
    http.struct_size = sizeof http;
    http.body = bad;
    EXPECT_EQ(assay_validate_http(worker_, &http), ASSAY_BAD_ARGUMENT);
  }
}

TEST_F(MisuseTest, LabelsThatNoSeriesCanHave) {
  for (const std::string_view name : {"", "bad-name", "1a", "__a", "rule", "operation"}) {
    const assay_pair label = {Text(name), Text("x")};
    EXPECT_EQ(assay_rules_prometheus(rules_, &label, 1, text_), ASSAY_BAD_ARGUMENT) << name;
  }
  const assay_pair bytes = {Text("a"), Text("\xFF")};
  EXPECT_EQ(assay_rules_prometheus(rules_, &bytes, 1, text_), ASSAY_BAD_ARGUMENT);
  const assay_pair twice[] = {{Text("a"), Text("x")}, {Text("a"), Text("y")}};
  EXPECT_EQ(assay_rules_prometheus(rules_, twice, 2, text_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_rules_prometheus(rules_, twice, 1, text_), ASSAY_OK);
}

TEST_F(MisuseTest, ABodyThatNobodyCanWrite) {
  ASSERT_EQ(Query("Action=CreateInstance"), ASSAY_INVALID);
  assay_body_options good = {};
  good.struct_size = sizeof good;
  ASSERT_EQ(assay_body(worker_, &good, text_), ASSAY_OK);
  EXPECT_EQ(assay_body(worker_, &good, nullptr), ASSAY_BAD_ARGUMENT);
  const auto fails = [&](auto&& change) {
    assay_body_options options = good;
    change(options);
    EXPECT_EQ(assay_body(worker_, &options, text_), ASSAY_BAD_ARGUMENT);
    EXPECT_EQ(Written(), "");
  };
  fails([](assay_body_options& o) { o.struct_size = 0; });
  fails([](assay_body_options& o) { o.format = 9; });
  fails([](assay_body_options& o) { o.format = -1; });
  fails([](assay_body_options& o) { o.language = 2; });
  fails([](assay_body_options& o) { o.only_first = 2; });
  fails([](assay_body_options& o) { o.reserved = 1; });
  fails([](assay_body_options& o) { o.request_id = {nullptr, 1}; });
  fails([](assay_body_options& o) { o.host_id = {nullptr, 1}; });
}

TEST_F(MisuseTest, WhatIsAskedOfAReportWithoutAPlaceForIt) {
  ASSERT_EQ(Query("Action=CreateInstance"), ASSAY_INVALID);
  EXPECT_EQ(assay_record(worker_, 1, nullptr), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_effective(worker_, nullptr, 1), nullptr);
  EXPECT_EQ(assay_effective_at(worker_, 1000), nullptr);
  EXPECT_EQ(assay_resolve(worker_, nullptr, 1), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_rules_prometheus(rules_, nullptr, 0, nullptr), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_rules_counters_json(rules_, nullptr), ASSAY_BAD_ARGUMENT);
}

// What was said of one client's request is not said of the next one's.
TEST_F(MisuseTest, WhatCannotBeValidatedLeavesNoReport) {
  const assay_pair bad = {{nullptr, 1}, Text("x")};
  assay_http http = {};
  const auto fails = [&](int verdict) {
    EXPECT_EQ(verdict, ASSAY_BAD_ARGUMENT);
    EXPECT_EQ(assay_verdict(worker_), ASSAY_BAD_ARGUMENT);
    EXPECT_EQ(assay_effective(worker_, "Password", 8), nullptr);
    EXPECT_EQ(assay_status(worker_), ASSAY_BAD_ARGUMENT);
    EXPECT_EQ(assay_body(worker_, nullptr, text_), ASSAY_BAD_ARGUMENT);
    EXPECT_EQ(Written(), "");
  };
  const auto before = [&] {
    ASSERT_EQ(Query("Action=CreateInstance&Password=Secret12"), ASSAY_INVALID);
    ASSERT_EQ(assay_body(worker_, nullptr, text_), ASSAY_OK);
    ASSERT_NE(Written(), "");
  };
  before();
  fails(assay_validate_query(worker_, nullptr, 1));
  before();
  fails(assay_validate_json(worker_, nullptr, 1));
  before();
  fails(assay_validate_pairs(worker_, &bad, 1));
  before();
  fails(assay_validate_http(worker_, &http));
  before();
  http.struct_size = sizeof http;
  http.headers = &bad;
  http.header_count = 1;
  fails(assay_validate_http(worker_, &http));
}

TEST_F(MisuseTest, ATextOfNothingIsEmpty) {
  EXPECT_EQ(assay_validate_query(worker_, nullptr, 0), ASSAY_INVALID);
  EXPECT_EQ(FirstCode(), "MissingParameter");
}

}  // namespace
}  // namespace assay::testonly
