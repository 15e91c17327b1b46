#include "cli/formats/diagnostic_findings.h"

#include <vector>

#include "gtest/gtest.h"

namespace assay::cli {
namespace {

Finding FindingOf(const Diagnostic& diagnostic, std::string_view text = "") {
  return FindingsOf({diagnostic}, text).at(0);
}

TEST(DiagnosticFindingsTest, KeepsWhatADiagnosticSays) {
  const Finding finding = FindingOf({.severity = Diagnostic::Severity::kWarning,
                                     .location = {"a.json", 1, 2},
                                     .id = "unknown-key",
                                     .message = "unknown key `requird`",
                                     .hint = "did you mean `required`?"});
  EXPECT_EQ(finding.level, Finding::Level::kWarning);
  EXPECT_EQ(finding.rule, "unknown-key");
  EXPECT_EQ(finding.description, "unknown key");
  EXPECT_EQ(finding.message, "unknown key `requird`; did you mean `required`?");
  EXPECT_EQ(LineOf(finding), "1:2: unknown key `requird`; did you mean `required`? [unknown-key]");
}

TEST(DiagnosticFindingsTest, CountsColumnsInCharacters) {
  const std::string_view text = "{\n\"云\": 1}\n";
  const Finding finding = FindingOf({.location = {"a", 2, 8}, .related = {"a", 1, 1}}, text);
  EXPECT_EQ(finding.at.line, 2u);
  EXPECT_EQ(finding.at.column, 8u);
  EXPECT_EQ(finding.at.character, 6u);
  EXPECT_EQ(finding.related.character, 1u);
}

TEST(DiagnosticFindingsTest, PlacesOutsideTheText) {
  EXPECT_EQ(FindingOf({.location = {"a", 0, 0}}).at.line, 0u);
  const Finding finding = FindingOf({.location = {"a", 9, 9}}, "{}");
  EXPECT_EQ(finding.at.line, 9u);
  EXPECT_EQ(finding.at.character, 1u);
  EXPECT_EQ(FindingOf({.location = {"a", 1, 9}}, "\xe4{}").at.character, 4u);
}

TEST(DiagnosticFindingsTest, SpellsOutWhatATerminalWouldObey) {
  EXPECT_EQ(FindingOf({.message = "`\x1b[2J`", .hint = "\u202e"}).message,
            "`\\u{1b}[2J`; \\u{202e}");
}

}  // namespace
}  // namespace assay::cli
