#include "validator/diagnostic.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace assay {
namespace {

Diagnostic Make(Location location, std::string message) {
  Diagnostic diagnostic;
  diagnostic.location = std::move(location);
  diagnostic.id = "unknown-key";
  diagnostic.message = std::move(message);
  return diagnostic;
}

TEST(DiagnosticTest, PrintsOneLine) {
  Diagnostic diagnostic = Make({"a.json", 12, 9}, "unknown key `requird`");
  EXPECT_EQ(diagnostic.ToString(), "a.json:12:9: error: unknown key `requird` [unknown-key]");
  diagnostic.hint = "did you mean `required`?";
  diagnostic.related = {"a.json", 3, 5};
  diagnostic.severity = Diagnostic::Severity::kWarning;
  EXPECT_EQ(diagnostic.ToString(),
            "a.json:12:9: warning: unknown key `requird` (see 3:5); did you mean `required`? "
            "[unknown-key]");
  diagnostic.related.file = "b.json";
  EXPECT_NE(diagnostic.ToString().find("(see b.json:3:5)"), std::string::npos);
}

TEST(DiagnosticTest, PrintsAFaultOfTheWholeFile) {
  EXPECT_EQ(Make({"a.json", 0, 0}, "the file is empty").ToString(),
            "a.json: error: the file is empty [unknown-key]");
}

TEST(DiagnosticTest, SpellsOutWhatATerminalActsUpon) {
  const Diagnostic diagnostic = Make({"\x1b[2J", 1, 1}, "a\nb\u202e\x7f\xff é中");
  EXPECT_EQ(diagnostic.ToString(),
            "\\u{1b}[2J:1:1: error: a\\u{0a}b\\u{202e}\\u{7f}\\x{ff} é中 [unknown-key]");
}

TEST(DiagnosticTest, TellsErrorsFromWarnings) {
  std::vector<Diagnostic> diagnostics;
  EXPECT_FALSE(HasError(diagnostics));
  diagnostics.push_back(Make({}, "a"));
  diagnostics[0].severity = Diagnostic::Severity::kWarning;
  EXPECT_FALSE(HasError(diagnostics));
  diagnostics.push_back(Make({}, "b"));
  EXPECT_TRUE(HasError(diagnostics));
}

TEST(DiagnosticTest, SortsByPlaceAndDropsRepetitions) {
  std::vector<Diagnostic> diagnostics = {Make({"a", 10, 1}, "d"), Make({"a", 2, 3}, "c"),
                                         Make({"a", 2, 1}, "b"), Make({"a", 10, 1}, "d"),
                                         Make({"a", 0, 0}, "a")};
  SortDiagnostics(diagnostics);
  std::string messages;
  for (const Diagnostic& diagnostic : diagnostics) messages += diagnostic.message;
  EXPECT_EQ(messages, "abcd");
}

TEST(QuotedTest, ShortensAndSpellsOut) {
  EXPECT_EQ(Quoted("a"), "`a`");
  EXPECT_EQ(Quoted("a\n\xff"), "`a\\u{0a}\\x{ff}`");
  EXPECT_EQ(Quoted(std::string(80, 'a')), "`" + std::string(80, 'a') + "`");
  EXPECT_EQ(Quoted(std::string(10'000, 'a')), "`" + std::string(77, 'a') + "…`");
}

}  // namespace
}  // namespace assay
