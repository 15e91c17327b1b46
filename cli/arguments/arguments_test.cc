#include "cli/arguments/arguments.h"

#include <string>
#include <variant>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace assay::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Arguments Parse(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "assay");
  return ParseArguments(static_cast<int>(arguments.size()), arguments.data());
}

CheckArguments Check(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "check");
  const Arguments parsed = Parse(arguments);
  if (const auto* error = std::get_if<UsageError>(&parsed)) ADD_FAILURE() << error->message;
  const auto* check = std::get_if<CheckArguments>(&parsed);
  return check == nullptr ? CheckArguments() : *check;
}

std::string ErrorOf(const std::vector<const char*>& arguments) {
  const Arguments parsed = Parse(arguments);
  const auto* error = std::get_if<UsageError>(&parsed);
  return error == nullptr ? "no error" : error->message;
}

std::string AnswerTo(const std::vector<const char*>& arguments) {
  const Arguments parsed = Parse(arguments);
  const auto* answer = std::get_if<Answer>(&parsed);
  return answer == nullptr ? "no answer" : answer->text;
}

TEST(ArgumentsTest, Defaults) {
  const CheckArguments check = Check({"Action=CreateInstance"});
  EXPECT_THAT(check.requests, ElementsAre("Action=CreateInstance"));
  EXPECT_THAT(check.rules, IsEmpty());
  EXPECT_THAT(check.facts, IsEmpty());
  EXPECT_FALSE(check.input.has_value());
  EXPECT_EQ(check.format, Format::kText);
  EXPECT_EQ(check.language, Language::kEnglish);
  EXPECT_EQ(check.color, Color::kAuto);
  EXPECT_FALSE(check.first_only);
}

TEST(ArgumentsTest, Diff) {
  const Arguments parsed = Parse({"diff", "--breaking", "--format=json", "old.json", "new.json"});
  const auto* diff = std::get_if<DiffArguments>(&parsed);
  ASSERT_NE(diff, nullptr);
  EXPECT_EQ(diff->before, "old.json");
  EXPECT_EQ(diff->after, "new.json");
  EXPECT_TRUE(diff->json);
  EXPECT_TRUE(diff->breaking_only);
  EXPECT_EQ(ErrorOf({"diff", "old.json"}), "diff takes two ruleset files, the old and the new");
}

TEST(ArgumentsTest, Docs) {
  const Arguments parsed = Parse({"docs", "--lang=zh", "--format", "html", "a.json", "b"});
  const auto* docs = std::get_if<DocsArguments>(&parsed);
  ASSERT_NE(docs, nullptr);
  EXPECT_THAT(docs->paths, ElementsAre("a.json", "b"));
  EXPECT_EQ(docs->language, Language::kChinese);
  EXPECT_TRUE(docs->html);
  EXPECT_THAT(ErrorOf({"docs"}), HasSubstr("no ruleset"));
  EXPECT_THAT(ErrorOf({"docs", "--format=text", "a.json"}), HasSubstr("markdown|html"));
  EXPECT_THAT(AnswerTo({"help", "docs"}), HasSubstr("--lang"));
}

TEST(ArgumentsTest, Options) {
  const CheckArguments check =
      Check({"--rules", "a.json", "--facts=f", "--rules", "b", "--facts", "-", "--format=jsonl",
             "--lang", "zh", "--color=never", "--first", "x=1", "y=2"});
  EXPECT_THAT(check.rules, ElementsAre("a.json", "b"));
  EXPECT_THAT(check.facts, ElementsAre("f", "-"));
  EXPECT_THAT(check.requests, ElementsAre("x=1", "y=2"));
  EXPECT_EQ(check.format, Format::kJsonLines);
  EXPECT_EQ(check.language, Language::kChinese);
  EXPECT_EQ(check.color, Color::kNever);
  EXPECT_TRUE(check.first_only);
  EXPECT_EQ(Check({"--input", "-"}).input, "-");
  EXPECT_EQ(Check({"--input=[a,b]"}).input, "[a,b]");
  EXPECT_EQ(Check({"--input", "[a,b]", "--rules", "[c]"}).input, "[a,b]");
  EXPECT_EQ(Check({"--format", "body", "x"}).format, Format::kBody);
  EXPECT_EQ(Check({"--format", "json", "x"}).format, Format::kJson);
  EXPECT_EQ(Check({"--format", "sarif", "x"}).format, Format::kSarif);
  EXPECT_EQ(Check({"--format", "junit", "x"}).format, Format::kJunit);
  EXPECT_EQ(Check({"--format", "github", "x"}).format, Format::kGithub);
}

// A request reaches the validator byte for byte, whatever the parser of the command line would make
// of it.
TEST(ArgumentsTest, RequestsAreNotInterpreted) {
  EXPECT_THAT(Check({"", "[a,b]", "[]", "'x'", "\"x\"", "{\"a\": [1,2]}", "%%", "a b", "lint",
                     "help", "-", "@f", "\xff"})
                  .requests,
              ElementsAre("", "[a,b]", "[]", "'x'", "\"x\"", "{\"a\": [1,2]}", "%%", "a b", "lint",
                          "help", "-", "@f", "\xff"));
  EXPECT_THAT(Check({"x", "--", "--first", "--", "[a,b]"}).requests,
              ElementsAre("x", "--first", "--", "[a,b]"));
}

TEST(ArgumentsTest, Lint) {
  const Arguments parsed = Parse({"lint", "--format", "json", "a", "[b,c]"});
  ASSERT_TRUE(std::holds_alternative<LintArguments>(parsed));
  EXPECT_THAT(std::get<LintArguments>(parsed).paths, ElementsAre("a", "[b,c]"));
  EXPECT_EQ(std::get<LintArguments>(parsed).format, Format::kJson);
}

TEST(ArgumentsTest, Explain) {
  const auto explain = [](const std::vector<const char*>& arguments) {
    const Arguments parsed = Parse(arguments);
    EXPECT_TRUE(std::holds_alternative<ExplainArguments>(parsed));
    return std::get<ExplainArguments>(parsed);
  };
  const ExplainArguments all =
      explain({"explain", "--rules=r", "--facts=f", "--now=1970-01-01T00:01:00Z", "--format=json",
               "--lang=zh", "--color=never", "Tag.N.Key"});
  EXPECT_THAT(all.rules, ElementsAre("r"));
  EXPECT_THAT(all.facts, ElementsAre("f"));
  EXPECT_EQ(all.now, 60);
  EXPECT_TRUE(all.json);
  EXPECT_EQ(all.language, Language::kChinese);
  EXPECT_EQ(all.color, Color::kNever);
  EXPECT_EQ(all.subject, "Tag.N.Key");
  EXPECT_FALSE(all.is_request);
  EXPECT_FALSE(all.is_harmless);
  EXPECT_TRUE(explain({"explain", "period-with-prepaid"}).is_harmless);
  EXPECT_TRUE(explain({"explain", "A=1"}).is_request);
  EXPECT_TRUE(explain({"explain", "{"}).is_request);
  EXPECT_EQ(explain({"explain", "--", "--lang"}).subject, "--lang");
  EXPECT_EQ(ErrorOf({"explain"}), "nothing to explain; give a name or a request");
  EXPECT_EQ(ErrorOf({"explain", "a", "b"}), "one name or request at a time can be explained");
  EXPECT_EQ(ErrorOf({"explain", "--input=x", "a"}), "unknown option `--input`");
}

TEST(ArgumentsTest, Serve) {
  const auto serve = [](const std::vector<const char*>& arguments) {
    const Arguments parsed = Parse(arguments);
    return std::get<ServeArguments>(parsed);
  };
  const ServeArguments usual = serve({"serve"});
  EXPECT_EQ(usual.host, "127.0.0.1") << "nobody else's machine";
  EXPECT_EQ(usual.port, 8008);
  EXPECT_EQ(usual.threads, 16);
  const ServeArguments v6 = serve({"serve", "--listen=[::1]:0", "--threads", "2", "--facts=f"});
  EXPECT_EQ(v6.host, "::1");
  EXPECT_EQ(v6.port, 0);
  EXPECT_EQ(v6.threads, 2);
  EXPECT_THAT(v6.facts, ElementsAre("f"));
  for (const char* listen : {"--listen=:80", "--listen=[]:80", "--listen=8008", "--listen=a:-1",
                             "--listen=a:65536", "--listen=a:1x", "--listen=a:"}) {
    EXPECT_EQ(ErrorOf({"serve", listen}), "`--listen` takes an address such as 127.0.0.1:8008");
  }
  EXPECT_EQ(ErrorOf({"serve", "--threads=0"}), "`--threads` takes a number from 1 to 1000");
  EXPECT_EQ(ErrorOf({"serve", "--facts=-"}), "`--facts` takes files, which can be read anew");
  EXPECT_EQ(ErrorOf({"serve", "--", "x"}), "too many arguments");
}

TEST(ArgumentsTest, Help) {
  EXPECT_THAT(AnswerTo({"help"}), HasSubstr("Usage: assay "));
  EXPECT_EQ(AnswerTo({"help"}), AnswerTo({"--help"}));
  EXPECT_THAT(AnswerTo({"help", "check"}), HasSubstr("Usage: assay check "));
  EXPECT_EQ(AnswerTo({"help", "check"}), AnswerTo({"check", "--help"}));
  EXPECT_THAT(AnswerTo({"help", "lint"}), HasSubstr("Usage: assay lint "));
  EXPECT_EQ(AnswerTo({"help", "lint"}), AnswerTo({"lint", "-h"}));
  EXPECT_THAT(AnswerTo({"--version"}), HasSubstr("assay 0."));
}

TEST(ArgumentsTest, UsageErrors) {
  EXPECT_EQ(
      ErrorOf({}),
      "no command; there are cases, check, coverage, diff, docs, explain, lint, serve and help");
  EXPECT_EQ(
      ErrorOf({"chek", "x"}),
      "unknown command `chek`; there are cases, check, coverage, diff, docs, explain, lint, serve "
      "and help");
  EXPECT_EQ(ErrorOf({"help", "nope"}),
            "no such command; there are cases, check, coverage, diff, docs, explain, lint, serve "
            "and help");
  EXPECT_EQ(ErrorOf({"check"}),
            "no request; give one as an argument, or a file of them with --input");
  EXPECT_EQ(ErrorOf({"lint"}), "no file or directory to check");
  EXPECT_EQ(ErrorOf({"check", "--input", "a", "x"}),
            "requests are given as arguments or with --input, not both");
  EXPECT_EQ(ErrorOf({"check", "--input", "-", "--facts", "-"}),
            "standard input can be read only once");
  EXPECT_EQ(ErrorOf({"check", "--all", "--first", "x"}), "--all and --first exclude each other");
  EXPECT_EQ(ErrorOf({"check", "--colour=never", "x"}), "unknown option `--colour`");
  EXPECT_EQ(ErrorOf({"lint", "--first", "x"}), "unknown option `--first`");
  EXPECT_EQ(ErrorOf({"check", "--input"}), "`--input` takes one argument, and can be given once");
  EXPECT_EQ(ErrorOf({"check", "x", "--rules"}), "`--rules` takes one argument");
  EXPECT_EQ(ErrorOf({"check", "--format=xml", "x"}),
            "--format: must be one of text|json|jsonl|sarif|junit|github|body");
  EXPECT_EQ(ErrorOf({"lint", "--format=body", "x"}),
            "--format: must be one of text|json|jsonl|sarif|junit|github");
}

// Somebody who mistypes an option must not find a password in a log of standard error.
TEST(ArgumentsTest, UsageErrorsRepeatNoArgument) {
  constexpr char kRequest[] = "Password=Secret123!";
  for (const std::vector<const char*>& arguments : std::vector<std::vector<const char*>>{
           {kRequest},
           {"check", "--format", kRequest},
           {"check", "--lang=Password=Secret123!", "x"},
           {"check", "--all=Password=Secret123!"},
           {"check", "--first=Password=Secret123!"},
           {"check", "-Password=Secret123!"},
           {"check", "--Password=Secret123!"},
           {"check", "--secretSecret123!", "x"},
           {"chek", kRequest},
           {"help", kRequest},
           {"help", "check", kRequest},
           {"check", kRequest, "--input", "a"},
           {"check", kRequest, "--bad"},
           {"lint", "--color", kRequest},
       }) {
    const std::string error = ErrorOf(arguments);
    EXPECT_NE(error, "no error");
    EXPECT_THAT(error, Not(HasSubstr("ecret")));
  }
}

}  // namespace
}  // namespace assay::cli
