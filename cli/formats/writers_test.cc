// What the writers keep and how they divide it. The outputs as a whole are held against schemas by
// the tests of the command.
#include <string>
#include <vector>

#include "cli/formats/finding_writer.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace assay::cli {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<Finding>& Sample() {
  static const std::vector<Finding>& sample =
      *new std::vector<Finding>{{.rule = "Size.enum",
                                 .description = "a value is wrong",
                                 .message = "no size",
                                 .code = "Bad",
                                 .status = 400,
                                 .parameters = {"Size"},
                                 .also = {"Size.type"}},
                                {.level = Finding::Level::kWarning,
                                 .rule = "odd",
                                 .description = "odd",
                                 .message = "is odd"}};
  return sample;
}

Subject Request(std::uint64_t line) { return {.path = "in.txt", .line = line, .operation = "Do"}; }

TEST(GithubWriterTest, EscapesAsTheToolkitDoes) {
  std::string out;
  const auto writer = NewGithubWriter(&out);
  const std::vector<Finding> findings = {{.rule = "a:b,c%", .message = "50%:\r\n::error::x,y"}};
  writer->Add({.path = "a:b,c%.txt", .line = 7}, findings);
  EXPECT_EQ(out,
            "::error file=a%3Ab%2Cc%25.txt,line=7,title=a%3Ab%2Cc%25::"
            "50%25:%0D%0A::error::x,y\n");
}

TEST(GithubWriterTest, SaysWhoseAFindingIsWhereThereIsNoFile) {
  std::string out;
  const auto writer = NewGithubWriter(&out);
  writer->Add({.source = Subject::Source::kArgument, .line = 2}, Sample());
  EXPECT_EQ(out,
            "::error title=Bad::request 2: no size [Size.enum, also Size.type]\n"
            "::warning title=odd::request 2: is odd\n");
}

TEST(JunitWriterTest, BeginsANewSuiteWhenOneIsFull) {
  std::string out;
  const auto writer = NewJunitWriter("in.txt", &out);
  writer->Begin();
  for (std::uint64_t i = 1; i <= 1000; ++i) writer->Add(Request(i), Sample());
  EXPECT_THAT(out, EndsWith("</testsuite>\n"));
  EXPECT_THAT(out, HasSubstr("<testsuite name=\"in.txt\" tests=\"1000\" failures=\"1000\" "));
  out.clear();
  writer->Add(Request(1001), {});
  EXPECT_EQ(out, "");
  writer->End();
  EXPECT_EQ(out,
            "<testsuite name=\"in.txt 2\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
            "<testcase classname=\"assay\" name=\"in.txt:1001 Do\"></testcase>\n"
            "</testsuite>\n</testsuites>\n");
}

TEST(JunitWriterTest, BeginsANewSuiteWhenTheCasesAreLarge) {
  std::string out;
  const auto writer = NewJunitWriter("in.txt", &out);
  const std::vector<Finding> large = {{.rule = "a", .message = std::string(1 << 20, 'x')}};
  writer->Add(Request(1), large);
  EXPECT_EQ(out, "");
  writer->Add(Request(2), large);
  EXPECT_THAT(out, HasSubstr(" tests=\"2\" "));
}

TEST(SarifWriterTest, NamesARuleOnce) {
  std::string out;
  const auto writer = NewSarifWriter(Language::kEnglish, "see there", &out);
  writer->Begin();
  for (std::uint64_t i = 1; i <= 3; ++i) writer->Add(Request(i), Sample());
  EXPECT_THAT(out, HasSubstr(R"({"ruleId": "odd", "ruleIndex": 1, "level": "warning")"));
  out.clear();
  writer->End();
  EXPECT_THAT(out, HasSubstr("\"rules\": [{\"id\": \"Size.enum\", \"shortDescription\": "
                             "{\"text\": \"a value is wrong\"}, "));
  EXPECT_THAT(out, HasSubstr("\"help\": {\"text\": \"see there\"}}, {\"id\": \"odd\", "));
}

// What stands in braces is a placeholder, and `[a](b)` a link.
TEST(SarifWriterTest, TakesNoTextForSyntax) {
  std::string out;
  const auto writer = NewSarifWriter(Language::kEnglish, "see there", &out);
  const std::vector<Finding> findings = {{.rule = "r", .message = "{0} [a](http://b)"}};
  writer->Add(Request(1), findings);
  EXPECT_THAT(out, HasSubstr("{\"text\": \"{{0}} [a] (http://b)\"}"));
  EXPECT_THAT(out, Not(HasSubstr("](")));
}

}  // namespace
}  // namespace assay::cli
