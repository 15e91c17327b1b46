// Files that are read together: results by file, and inputs that are made to cost.
#include <cstddef>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "validator/load/ruleset.h"
#include "validator/model/limits.h"

namespace assay::load {
namespace {

std::string Library(int number, const std::string& rest) {
  return R"({"formatVersion": 1, "library": "l)" + std::to_string(number) + "\"" + rest + "}";
}

std::string Named(int number) { return "\"l" + std::to_string(number) + "\""; }

std::string Imports(int first, int count) {
  std::string names;
  for (int i = first; i < first + count; ++i) names += (names.empty() ? "" : ",") + Named(i);
  return R"(, "imports": [)" + names + "]";
}

// The diagnostics of files `0.json`, `1.json` and so on, one line each.
std::vector<std::string> Diagnose(const std::vector<std::string>& texts) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < texts.size(); ++i) names.push_back(std::to_string(i) + ".json");
  std::vector<FileText> files;
  for (std::size_t i = 0; i < texts.size(); ++i) files.push_back({names[i], texts[i]});
  std::vector<std::string> lines;
  for (const LoadResult& result : LoadFiles(files)) {
    EXPECT_FALSE(result.ruleset.has_value());
    for (const Diagnostic& diagnostic : result.diagnostics) lines.push_back(diagnostic.ToString());
  }
  return lines;
}

TEST(LoadFilesTest, ALibraryAloneIsInOrder) {
  EXPECT_EQ(Diagnose({Library(0, R"(, "constraints": {"a": {"maxLength": 1}})")}),
            std::vector<std::string>());
}

TEST(LoadFilesTest, OutlinesTellKindAndImports) {
  const Outline library = OutlineOf(Library(7, Imports(1, 2)));
  EXPECT_EQ(library.library, "l7");
  EXPECT_EQ(library.imports, (std::vector<std::string>{"l1", "l2"}));
  const Outline ruleset = OutlineOf(R"({"ruleset": "r", "imports": ["a", 1]})");
  EXPECT_FALSE(ruleset.library.has_value());
  EXPECT_EQ(ruleset.imports, std::vector<std::string>{"a"});
  EXPECT_TRUE(OutlineOf("{").imports.empty());
  EXPECT_EQ(OutlineOf(Library(0, Imports(0, 10'000))).imports.size(), model::kMaxImports);
}

TEST(LoadFilesTest, RefusesTenThousandImports) {
  EXPECT_EQ(Diagnose({Library(0, Imports(1, 10'000))}),
            std::vector<std::string>{
                "0.json:1:50: error: more than 64 libraries are imported [too-many-imports]"});
}

// Each file but the last 64 leads too far.
TEST(LoadFilesTest, RefusesALongChain) {
  std::vector<std::string> texts;
  for (int i = 0; i < 5'000; ++i) {
    texts.push_back(Library(i, i + 1 < 5'000 ? Imports(i + 1, 1) : ""));
  }
  const std::vector<std::string> lines = Diagnose(texts);
  std::size_t refused = 0;
  for (const std::string& line : lines) refused += line.ends_with("[too-many-imports]");
  EXPECT_EQ(refused, 5'000 - 1 - model::kMaxImports);
}

// One cycle over all files that may be imported, and every other file besides.
TEST(LoadFilesTest, RefusesADenseCycleOnceAFile) {
  constexpr int kFiles = 64;
  std::vector<std::string> texts;
  for (int i = 0; i < kFiles; ++i) texts.push_back(Library(i, Imports(0, kFiles)));
  std::size_t cycles = 0;
  for (const std::string& line : Diagnose(texts)) cycles += line.ends_with("[import-cycle]");
  EXPECT_EQ(cycles, kFiles);
}

// Each definition uses the one of the next file three times: 3^14 uses, were there no limit.
TEST(LoadFilesTest, BoundsWhatMultipliesOverFiles) {
  constexpr int kFiles = 15;
  std::vector<std::string> texts;
  for (int i = 0; i < kFiles; ++i) {
    const std::string next = R"({"use": "c)" + std::to_string(i + 1) + R"("})";
    std::string definition = R"({"P": "v"})";
    if (i + 1 < kFiles) {
      definition = R"({"anyOf": [)";
      definition.append(next).append(",").append(next).append(",").append(next).append("]}");
    }
    std::string more = R"(, "conditions": {"c)";
    more.append(std::to_string(i)).append("\": ").append(definition).append("}");
    if (i + 1 < kFiles) more.append(Imports(i + 1, 1));
    texts.push_back(Library(i, more));
  }
  std::size_t refused = 0;
  for (const std::string& line : Diagnose(texts)) refused += line.ends_with("[over-budget]");
  EXPECT_GT(refused, 0U);
  EXPECT_LT(refused, texts.size());
}

}  // namespace
}  // namespace assay::load
