// Every rule file in testdata/rules_bad gets the diagnostics in the .expected file beside it, and
// every one in testdata/rules_good, most of them near twins of bad ones, gets none. Libraries that
// NAME.json imports stand beside it as NAME-*.library.json; they are diagnosed with it.
//
// To write the .expected files anew, then look at the difference before keeping it:
//   bazel run //validator/lint:rule_files_test -- --update
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "validator/lint/lint.h"
#include "validator/load/file.h"
#include "validator/load/ruleset.h"
#include "validator/model/limits.h"

namespace assay {
namespace {

namespace fs = std::filesystem;

bool update = false;

// Where the files are: in the source tree under `bazel run`, among the test's data otherwise.
fs::path Directory(std::string_view name) {
  const char* const workspace = std::getenv("BUILD_WORKSPACE_DIRECTORY");
  return fs::path(update && workspace != nullptr ? workspace : ".") / "testdata" / name;
}

constexpr std::string_view kLibrary = ".library.json";

std::vector<std::string> FilesIn(std::string_view directory) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(Directory(directory))) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".json") && !name.ends_with(kLibrary)) {
      names.push_back(entry.path().stem().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<fs::path> LibrariesOf(const fs::path& path) {
  const std::string prefix = path.stem().string() + "-";
  std::vector<fs::path> libraries;
  for (const auto& entry : fs::directory_iterator(path.parent_path())) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(prefix) && name.ends_with(kLibrary)) libraries.push_back(entry.path());
  }
  std::sort(libraries.begin(), libraries.end());
  return libraries;
}

std::string ReadText(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What an author is told about a file and its libraries, one line a diagnostic.
std::string Diagnose(const fs::path& path) {
  std::vector<fs::path> paths = LibrariesOf(path);
  paths.insert(paths.begin(), path);
  std::vector<std::string> names, texts;
  for (const fs::path& file : paths) {
    auto text = load::ReadFile(file.string(), model::kMaxFileBytes);
    if (!text.ok()) return text.status().ToString();
    names.push_back(file.filename().string());
    texts.push_back(*std::move(text));
  }
  std::vector<load::FileText> files;
  for (std::size_t i = 0; i < paths.size(); ++i) files.push_back({names[i], texts[i]});
  std::string lines;
  for (const load::LoadResult& loaded : load::LoadFiles(files)) {
    std::vector<Diagnostic> diagnostics = loaded.diagnostics;
    if (loaded.ruleset) {
      for (Diagnostic& found : lint::Lint(*loaded.ruleset)) diagnostics.push_back(std::move(found));
    }
    for (const Diagnostic& diagnostic : diagnostics) lines += diagnostic.ToString() + "\n";
  }
  return lines;
}

using RuleFileTest = ::testing::TestWithParam<std::string>;

class BadRuleFileTest : public RuleFileTest {};

TEST_P(BadRuleFileTest, IsDiagnosed) {
  const fs::path base = Directory("rules_bad") / GetParam();
  const std::string diagnosed = Diagnose(base.string() + ".json");
  EXPECT_FALSE(diagnosed.empty());
  const std::string expected = base.string() + ".expected";
  if (update) {
    std::ofstream(expected, std::ios::binary) << diagnosed;
    return;
  }
  EXPECT_EQ(diagnosed, ReadText(expected));
}

class GoodRuleFileTest : public RuleFileTest {};

TEST_P(GoodRuleFileTest, IsAccepted) {
  EXPECT_EQ(Diagnose(Directory("rules_good") / (GetParam() + ".json")), "");
}

std::string TestName(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, BadRuleFileTest, ::testing::ValuesIn(FilesIn("rules_bad")),
                         TestName);
INSTANTIATE_TEST_SUITE_P(Files, GoodRuleFileTest, ::testing::ValuesIn(FilesIn("rules_good")),
                         TestName);

TEST(ShippedRuleFileTest, IsAccepted) {
  EXPECT_EQ(Diagnose("rules/r-kvstore/2015-01-01.json"), "");
}

}  // namespace
}  // namespace assay

int main(int argc, char** argv) {
  // Before the tests are listed: the list depends on the directory.
  for (int i = 1; i < argc; ++i) assay::update |= std::string_view(argv[i]) == "--update";
  ::testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
