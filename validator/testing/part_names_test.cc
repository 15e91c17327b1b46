// Names of parts at fault, as long as a client can make them: memory for all of them is taken when
// a scratch is made.
#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "validator/testing/small_ruleset.h"
#include "validator/validator.h"

namespace assay::testonly {
namespace {

// A map of maps, so many deep, of texts of three characters.
std::string Maps(std::size_t depth) {
  std::string constraints = R"("maxLength": 3)";
  for (std::size_t i = 0; i < depth; ++i) {
    constraints = absl::StrCat(R"("type": "object", "additionalProperties": {)", constraints, "}");
  }
  return constraints;
}

std::string Key(std::size_t number) { return std::string(200, static_cast<char>('a' + number)); }

// What is at fault at each depth: a list is no map, and the innermost text is too long.
std::string Value(std::size_t depth) {
  std::string value = "\"long\"";
  for (std::size_t i = depth; i-- > 0;) {
    value = absl::StrCat("{\"", Key(2 * i), "\":[1],\"", Key(2 * i + 1), "\":", value, "}");
  }
  return value;
}

// The names of all parts at fault, in order.
std::vector<std::string> Names(const Validator& validator, const Request& request) {
  Scratch scratch = validator.NewScratch();
  std::vector<std::string> names;
  const Report report = validator.Validate(request, scratch);
  for (const Violation& violation : report.violations()) {
    for (const std::string_view name : violation.parameters()) names.emplace_back(name);
  }
  return names;
}

// At the depth of each map the list, and behind the last one the text.
std::vector<std::string> Expected(std::string path, std::size_t depth) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < depth; ++i) {
    names.push_back(path + "." + Key(2 * i).substr(0, 128));
    path += "." + Key(2 * i + 1).substr(0, 128);
  }
  names.push_back(path);
  return names;
}

class PartNamesTest : public ::testing::TestWithParam<std::size_t> {};

TEST_P(PartNamesTest, OfABody) {
  const std::size_t depth = GetParam();
  const auto validator =
      Build({Ruleset("Get", absl::StrCat("\"M\": {", kText, ", ", Maps(depth), "}"))});
  const std::string body = absl::StrCat(R"({"Action":"Get","M":)", Value(depth), "}");
  EXPECT_EQ(Names(*validator, Request::Json(body)), Expected("M", depth));
}

// Told as one violation, of which the reason has the first name.
TEST_P(PartNamesTest, OfJsonText) {
  const std::size_t depth = GetParam();
  const auto validator = Build({Ruleset(
      "Get", absl::StrCat("\"M\": {", kText,
                          R"(, "contentMediaType": "application/json", "contentSchema": {)",
                          Maps(depth), "}}"))});
  Scratch scratch = validator->NewScratch();
  const std::string query = absl::StrCat("Action=Get&M=", Value(depth));
  const Report report = validator->Validate(Request::Query(query), scratch);
  ASSERT_EQ(report.verdict(), Verdict::kInvalid);
  const Violation violation = *report.violations().begin();
  EXPECT_EQ(violation.also_count(), depth);
  std::string reason;
  violation.AppendReason(&reason);
  EXPECT_THAT(reason, ::testing::HasSubstr(Key(0).substr(0, 40)));
}

INSTANTIATE_TEST_SUITE_P(Depths, PartNamesTest, ::testing::Values(1, 2, 3, 7));

}  // namespace
}  // namespace assay::testonly
