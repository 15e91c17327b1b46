// What the tests of the C interface begin with: the rules built in, and a worker.
#ifndef ASSAY_BINDINGS_C_ASSAY_FIXTURE_H_
#define ASSAY_BINDINGS_C_ASSAY_FIXTURE_H_

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/c/assay.h"
#include "gtest/gtest.h"

namespace assay::testonly {

inline assay_text Text(std::string_view text) { return {text.data(), text.size()}; }
// A string without a name is gone by the next line, and the text with it.
template <std::same_as<std::string> T>
assay_text Text(T&& text) = delete;
inline std::string String(assay_text text) { return {text.data, text.size}; }

inline constexpr std::string_view kAccepted =
    "Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024&Token=a";

class AssayTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(assay_rules_load(nullptr, 0, nullptr, &rules_, text_), ASSAY_OK) << Written();
    worker_ = assay_worker_new(rules_);
    ASSERT_NE(worker_, nullptr);
  }

  void TearDown() override {
    assay_worker_free(worker_);
    assay_rules_free(rules_);
    assay_string_free(text_);
  }

  std::string Written() const { return {assay_string_data(text_), assay_string_size(text_)}; }

  int Query(std::string_view query) {
    return assay_validate_query(worker_, query.data(), query.size());
  }

  std::string FirstCode() {
    const assay_violation* first = assay_first_violation(worker_);
    return first == nullptr ? "" : String(first->code);
  }

  std::vector<std::string> Unchecked() {
    std::vector<std::string> ids;
    for (const assay_fact* fact = assay_first_unchecked_fact(worker_); fact != nullptr;
         fact = assay_next_fact(worker_)) {
      ids.push_back(String(fact->id));
    }
    return ids;
  }

  assay_string* text_ = assay_string_new();
  assay_rules* rules_ = nullptr;
  assay_worker* worker_ = nullptr;
};

}  // namespace assay::testonly

#endif  // ASSAY_BINDINGS_C_ASSAY_FIXTURE_H_
