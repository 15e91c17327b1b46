// The C interface: what it adds to the library. That its answers are those of the library is shown
// by cases_test.
#include "bindings/c/assay.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/c/assay_fixture.h"
#include "gtest/gtest.h"
#include "validator/testing/small_ruleset.h"

namespace assay::testonly {
namespace {

// The text of rules of one operation, Send.
std::string ParcelRules() {
  return Ruleset("Send", R"("To": {)" + kText + R"(, "required": true})").text;
}

TEST_F(AssayTest, TellsItsVersion) {
  EXPECT_EQ(assay_abi_version(), ASSAY_ABI_VERSION);
  EXPECT_EQ(std::string(assay_version()), "0.1.0");
}

TEST_F(AssayTest, BodiesInTheFormatAskedFor) {
  ASSERT_EQ(Query("Action=CreateInstance&Format=json"), ASSAY_INVALID);
  EXPECT_EQ(assay_status(worker_), 400);
  EXPECT_EQ(assay_body_format(worker_), ASSAY_JSON);
  ASSERT_EQ(assay_body(worker_, nullptr, text_), ASSAY_OK);
  EXPECT_EQ(Written().substr(0, 14), R"({"RequestId":")");

  assay_body_options options = {};
  options.struct_size = sizeof options;
  options.request_id = Text("R-1");
  options.format = ASSAY_XML;
  options.language = ASSAY_CHINESE;
  options.only_first = 1;
  ASSERT_EQ(assay_body(worker_, &options, text_), ASSAY_OK);
  EXPECT_NE(Written().find("<RequestId>R-1</RequestId>"), std::string::npos) << Written();
  EXPECT_EQ(Written().find("Violations"), std::string::npos);

  options.format = ASSAY_JSON;
  ASSERT_EQ(assay_body(worker_, &options, text_), ASSAY_OK);
  EXPECT_EQ(Written().substr(0, 20), R"({"RequestId":"R-1",")");
  options.format = ASSAY_PROBLEM_JSON;
  ASSERT_EQ(assay_body(worker_, &options, text_), ASSAY_OK);
  EXPECT_EQ(Written().substr(0, 9), R"({"type":")");

  EXPECT_EQ(std::string(assay_content_type(ASSAY_JSON)), "application/json; charset=utf-8");
  EXPECT_EQ(std::string(assay_content_type(ASSAY_XML)), "text/xml; charset=utf-8");
  EXPECT_EQ(std::string(assay_content_type(ASSAY_PROBLEM_JSON)), "application/problem+json");
  EXPECT_EQ(assay_content_type(ASSAY_AS_ASKED), nullptr);
}

TEST_F(AssayTest, NoBodyUnlessInvalid) {
  ASSERT_EQ(Query(kAccepted), ASSAY_INDETERMINATE);
  ASSERT_EQ(assay_body(worker_, nullptr, text_), ASSAY_OK);
  EXPECT_EQ(Written(), "");
  EXPECT_EQ(assay_status(worker_), 0);
  EXPECT_EQ(assay_first_violation(worker_), nullptr);
  EXPECT_EQ(assay_next_violation(worker_), nullptr);
}

TEST_F(AssayTest, ViolationsInOrder) {
  ASSERT_EQ(Query("Action=CreateInstance&RegionId=r&Token=%FF&Period=13"), ASSAY_INVALID);
  std::vector<std::string> rules;
  for (const assay_violation* v = assay_first_violation(worker_); v != nullptr;
       v = assay_next_violation(worker_)) {
    std::string line = String(v->rule) + " of";
    for (std::size_t i = 0; i < v->parameter_count; ++i) line += " " + String(v->parameters[i]);
    for (std::size_t i = 0; i < v->also_count; ++i) line += ", also " + String(v->also[i]);
    rules.push_back(line);
    EXPECT_EQ(v->status, 400);
    EXPECT_NE(v->message.size, 0u);
    EXPECT_NE(v->reason.size, 0u);
  }
  EXPECT_EQ(rules, std::vector<std::string>(
                       {"capacity-or-class of Capacity InstanceClass", "Token.decoding of Token",
                        "Period.enum of Period, also no-period-with-postpaid"}));
}

TEST_F(AssayTest, WarningsInOrder) {
  Query("Action=CreateInstance&RegionId=r&Capactiy=1&ZoneId=");
  std::vector<std::string> rules;
  for (const assay_warning* w = assay_first_warning(worker_); w != nullptr;
       w = assay_next_warning(worker_)) {
    ASSERT_EQ(w->parameter_count, 1u);
    rules.push_back(String(w->rule) + " of " + String(w->parameters[0]) + ": " +
                    String(w->message));
  }
  ASSERT_EQ(rules.size(), 2u);
  EXPECT_EQ(rules[1],
            "request.unknown-parameter of Capactiy: unknown parameter `Capactiy`; did you mean "
            "`Capacity`?");
}

TEST_F(AssayTest, EffectiveValues) {
  Query("Action=CreateInstance&RegionId=r&Capacity=1&Password=Abcdefg1");
  const assay_value* value = assay_effective(worker_, "ChargeType", 10);
  ASSERT_NE(value, nullptr);
  EXPECT_EQ(String(value->value), "PostPaid");
  EXPECT_EQ(value->origin, ASSAY_FROM_DEFAULT);
  value = assay_effective(worker_, "Password", 8);
  EXPECT_EQ(String(value->value), "Abcdefg1");
  EXPECT_EQ(value->origin, ASSAY_FROM_REQUEST);
  EXPECT_EQ(value->sensitive, 1);
  value = assay_effective(worker_, "Nobody", 6);
  EXPECT_EQ(value->origin, ASSAY_ABSENT);
  value = assay_effective_at(worker_, 1);
  EXPECT_EQ(String(value->parameter), "RegionId");
  EXPECT_EQ(assay_effective_at(worker_, 1000), nullptr);
}

// ---- facts ----

struct Asked {
  std::vector<std::string> facts;
  int answer = ASSAY_TRUE;
};

int Answer(void* user, const assay_fact* fact) {
  Asked& asked = *static_cast<Asked*>(user);
  std::string line = String(fact->id) + " for " + String(fact->check);
  for (std::size_t i = 0; i < fact->argument_count; ++i) {
    line += " " + String(fact->arguments[i].parameter) + "=" + String(fact->arguments[i].value);
  }
  asked.facts.push_back(line);
  return asked.answer;
}

TEST_F(AssayTest, ACallbackAnswersFacts) {
  Asked asked;
  ASSERT_EQ(assay_worker_set_facts(worker_, Answer, &asked), ASSAY_OK);
  EXPECT_EQ(Query(kAccepted), ASSAY_VALID);
  ASSERT_EQ(asked.facts.size(), 9u);
  EXPECT_EQ(asked.facts[3], "catalogue.capacity for capacity-catalogue Capacity=1024");

  asked.answer = ASSAY_FALSE;
  EXPECT_EQ(Query(kAccepted), ASSAY_INVALID);
  EXPECT_EQ(FirstCode(), "InsufficientBalance");
  asked.answer = 77;
  EXPECT_EQ(Query(kAccepted), ASSAY_INDETERMINATE);

  asked.facts.clear();
  EXPECT_EQ(Query("Action=CreateInstance"), ASSAY_INVALID);
  EXPECT_EQ(asked.facts.size(), 0u) << "nothing is asked of a request that is at fault";
  ASSERT_EQ(assay_worker_set_facts(worker_, nullptr, nullptr), ASSAY_OK);
  EXPECT_EQ(Query(kAccepted), ASSAY_INDETERMINATE);
}

int Throw(void* /*user*/, const assay_fact* /*fact*/) { throw 1; }

TEST_F(AssayTest, NothingThatACallbackThrowsGetsOut) {
  assay_worker_set_facts(worker_, Throw, nullptr);
  EXPECT_LT(Query(kAccepted), 0);
  EXPECT_EQ(assay_verdict(worker_), ASSAY_BAD_ARGUMENT) << "there is no report";
}

int Meddle(void* user, const assay_fact* /*fact*/) {
  auto* const worker = static_cast<assay_worker*>(user);
  EXPECT_EQ(assay_validate_query(worker, "", 0), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_validate_json(worker, "", 0), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_validate_pairs(worker, nullptr, 0), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_validate_http(worker, nullptr), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_worker_set_facts(worker, nullptr, nullptr), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_worker_set_time(worker, 0), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_resolve(worker, nullptr, 0), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(assay_effective_at(worker, 0), nullptr);
  return ASSAY_TRUE;
}

TEST_F(AssayTest, AWorkerDoesNothingForItsOwnCallback) {
  assay_worker_set_facts(worker_, Meddle, worker_);
  EXPECT_EQ(Query(kAccepted), ASSAY_VALID);
  assay_worker_set_facts(worker_, Throw, nullptr);
  EXPECT_LT(Query(kAccepted), 0);
  assay_worker_set_facts(worker_, nullptr, nullptr);
  EXPECT_EQ(Query(kAccepted), ASSAY_INDETERMINATE) << "it asks no more";
}

TEST_F(AssayTest, FactsInTwoSteps) {
  ASSERT_EQ(Query(kAccepted), ASSAY_INDETERMINATE);
  EXPECT_EQ(Unchecked().size(), 9u);
  std::vector<int> answers;
  for (const assay_fact* fact = assay_first_needed_fact(worker_); fact != nullptr;
       fact = assay_next_fact(worker_)) {
    EXPECT_EQ(fact->known, ASSAY_UNKNOWN);
    answers.push_back(String(fact->id) == "catalogue.capacity" ? ASSAY_FALSE : ASSAY_TRUE);
  }
  EXPECT_EQ(assay_resolve(worker_, answers.data(), answers.size()), ASSAY_INVALID);
  EXPECT_EQ(assay_verdict(worker_), ASSAY_INVALID);
  EXPECT_EQ(FirstCode(), "InvalidCapacity.NotFound");
  EXPECT_EQ(assay_resolve(worker_, answers.data(), 3), ASSAY_INDETERMINATE)
      << "the rest is unknown";
  EXPECT_EQ(Unchecked().size(), 6u);
}

// ---- forms ----

TEST_F(AssayTest, EveryForm) {
  const std::string json = R"({"Action": "CreateInstance", "RegionId": "r", "Capacity": 1024})";
  EXPECT_EQ(assay_validate_json(worker_, json.data(), json.size()), ASSAY_INDETERMINATE);
  EXPECT_EQ(String(assay_operation(worker_)), "CreateInstance");
  EXPECT_EQ(String(assay_ruleset(worker_)), "r-kvstore/2015-01-01");

  const assay_pair pairs[] = {{Text("Action"), Text("CreateInstance")},
                              {Text("RegionId"), Text("r")},
                              {Text("Capacity"), Text("1024")}};
  EXPECT_EQ(assay_validate_pairs(worker_, pairs, 3), ASSAY_INDETERMINATE);
  EXPECT_EQ(assay_validate_pairs(worker_, pairs, 2), ASSAY_INVALID);

  const assay_pair headers[] = {{Text("x-acs-action"), Text("CreateInstance")}};
  assay_http http = {};
  http.struct_size = sizeof http;
  http.method = Text("GET");
  http.target = Text("/?RegionId=r&Capacity=1024");
  http.headers = headers;
  http.header_count = 1;
  EXPECT_EQ(assay_validate_http(worker_, &http), ASSAY_INDETERMINATE);
  EXPECT_EQ(assay_body_format(worker_), ASSAY_JSON) << "such a client reads nothing else";
  http.header_count = 0;
  EXPECT_EQ(assay_validate_http(worker_, &http), ASSAY_INVALID);
  EXPECT_EQ(assay_body_format(worker_), ASSAY_XML);
  EXPECT_EQ(String(assay_operation(worker_)), "");
}

TEST_F(AssayTest, TheTimeThatRulesAboutThePresentSee) {
  const std::string_view query =
      "Action=CreateTairInstance&RegionId=r&InstanceClass=c&InstanceType=tair_rdb&VpcId=v"
      "&VSwitchId=s&ChargeType=PostPaid&SrcDBInstanceId=i&RestoreTime=2020-01-01T00:00:00Z";
  EXPECT_EQ(Query(query), ASSAY_VALID);
  assay_worker_set_time(worker_, 0);
  EXPECT_EQ(Query(query), ASSAY_INVALID);
  assay_worker_set_time(worker_, 1'700'000'000);
  EXPECT_EQ(Query(query), ASSAY_VALID);
  assay_worker_set_time(worker_, 0);
  assay_worker_set_time(worker_, ASSAY_NO_TIME);
  EXPECT_EQ(Query(query), ASSAY_VALID);
}

// ---- rules ----

TEST_F(AssayTest, RulesAreReplacedWhileWorkersGoOn) {
  const std::string rules = ParcelRules();
  const assay_file file = {Text("parcel.json"), Text(rules)};
  ASSERT_EQ(assay_rules_reload(rules_, &file, 1, nullptr, text_), ASSAY_OK) << Written();
  EXPECT_EQ(Query("Action=Send&To=a"), ASSAY_VALID);
  assay_count(worker_);
  ASSERT_EQ(assay_rules_counters_json(rules_, text_), ASSAY_OK);
  EXPECT_NE(Written().find(R"("operation": "Send", "valid": 1)"), std::string::npos) << Written();
}

TEST_F(AssayTest, BrokenRulesAreToldAndReplaceNothing) {
  const std::string half = ParcelRules().substr(0, 40);
  const assay_file file = {Text("parcel.json"), Text(half)};
  EXPECT_EQ(assay_rules_reload(rules_, &file, 1, nullptr, text_), ASSAY_BAD_RULES);
  EXPECT_EQ(Written().substr(0, 12), "parcel.json:") << Written();
  EXPECT_EQ(Query(kAccepted), ASSAY_INDETERMINATE);
  EXPECT_EQ(assay_rules_reload(rules_, nullptr, 1, nullptr, text_), ASSAY_BAD_ARGUMENT);
  EXPECT_EQ(Written(), "") << "nothing of the last time";
  assay_rules* none = rules_;
  EXPECT_EQ(assay_rules_load(&file, 1, nullptr, &none, nullptr), ASSAY_BAD_RULES);
  EXPECT_EQ(none, nullptr);
}

TEST_F(AssayTest, FilesWithoutARulesetAreNoRules) {
  const assay_file file = {Text("parts.json"), Text(R"({"formatVersion": 1, "library": "parts"})")};
  assay_rules* none = nullptr;
  EXPECT_EQ(assay_rules_load(&file, 1, nullptr, &none, text_), ASSAY_BAD_RULES);
  EXPECT_EQ(Written(), "error: none of the files is a ruleset\n");
}

TEST_F(AssayTest, Limits) {
  assay_limits limits = {};
  EXPECT_EQ(assay_rules_reload(rules_, nullptr, 0, &limits, text_), ASSAY_BAD_ARGUMENT)
      << "it has no size";
  limits.struct_size = sizeof limits;
  limits.max_request_bytes = 20;
  ASSERT_EQ(assay_rules_reload(rules_, nullptr, 0, &limits, text_), ASSAY_OK) << Written();
  EXPECT_EQ(Query(kAccepted), ASSAY_INVALID);
  EXPECT_EQ(String(assay_first_violation(worker_)->rule), "request.max-bytes");

  ASSERT_EQ(assay_rules_reload(rules_, nullptr, 0, nullptr, text_), ASSAY_OK);
  EXPECT_EQ(Query(kAccepted), ASSAY_INVALID) << "they stay";

  // A caller that knows the first two members only.
  limits.struct_size = 2 * sizeof(std::size_t);
  limits.max_request_bytes = 1000;
  limits.max_parameters = 1;
  ASSERT_EQ(assay_rules_reload(rules_, nullptr, 0, &limits, text_), ASSAY_OK);
  EXPECT_EQ(Query(kAccepted), ASSAY_INDETERMINATE);
}

// Of a caller who knows more members than this library.
TEST_F(AssayTest, WhatIsNotKnownIsNotIgnored) {
  struct {
    assay_limits known;
    std::size_t more[2];
  } limits = {};
  limits.known.struct_size = sizeof limits;
  EXPECT_EQ(assay_rules_reload(rules_, nullptr, 0, &limits.known, text_), ASSAY_OK);
  limits.more[1] = 1;
  EXPECT_EQ(assay_rules_reload(rules_, nullptr, 0, &limits.known, text_), ASSAY_BAD_ARGUMENT);
  for (const std::size_t size : {std::size_t{12}, std::size_t{1} << 20, ~std::size_t{0}}) {
    limits.known.struct_size = size;
    EXPECT_EQ(assay_rules_reload(rules_, nullptr, 0, &limits.known, text_), ASSAY_BAD_ARGUMENT);
  }
}

TEST_F(AssayTest, NoFilesAreNotTheRulesBuiltIn) {
  const assay_file file = {};
  assay_rules* none = nullptr;
  EXPECT_EQ(assay_rules_load(&file, 0, nullptr, &none, text_), ASSAY_BAD_RULES);
  EXPECT_EQ(Written(), "error: no rule file is given\n");
}

TEST_F(AssayTest, CountersAsPrometheusText) {
  Query("Action=CreateInstance");
  EXPECT_EQ(assay_count(worker_), ASSAY_OK);
  const assay_pair labels[] = {{Text("worker"), Text("3")}};
  ASSERT_EQ(assay_rules_prometheus(rules_, labels, 1, text_), ASSAY_OK);
  EXPECT_NE(Written().find(R"(assay_requests_total{worker="3",ruleset="r-kvstore/2015-01-01",)"
                           R"(operation="CreateInstance",verdict="invalid"} 1)"),
            std::string::npos);
}

TEST_F(AssayTest, AWorkerMayOutliveItsRules) {
  assay_rules_free(rules_);
  rules_ = nullptr;
  EXPECT_EQ(Query(kAccepted), ASSAY_INDETERMINATE);
  EXPECT_EQ(assay_count(worker_), ASSAY_OK);
}

}  // namespace
}  // namespace assay::testonly
