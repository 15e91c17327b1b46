#include "cli/paths.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace assay::cli {
namespace {

using ::testing::ElementsAre;

class PathsTest : public ::testing::Test {
 protected:
  PathsTest() : root_(std::filesystem::path(::testing::TempDir()) / "paths_test") {
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_ / "b" / "empty");
  }
  ~PathsTest() override { std::filesystem::remove_all(root_); }

  std::string At(const std::string& name) const { return (root_ / name).string(); }
  void Write(const std::string& name) const { std::ofstream(At(name)) << "{}"; }

  const std::filesystem::path root_;
};

TEST_F(PathsTest, KindsByName) {
  EXPECT_EQ(KindOf("a/2015-01-01.json"), FileKind::kRuleset);
  EXPECT_EQ(KindOf("a"), FileKind::kRuleset);
  EXPECT_EQ(KindOf("a/capacity.facts.json"), FileKind::kFacts);
  EXPECT_EQ(KindOf("ruleset.schema.json"), FileKind::kSchema);
}

TEST_F(PathsTest, APathThatIsNoDirectoryStandsForItself) {
  Write("a.txt");
  EXPECT_THAT(*FilesOf(At("a.txt")), ElementsAre(At("a.txt")));
  EXPECT_THAT(*FilesOf(At("none")), ElementsAre(At("none")));
}

TEST_F(PathsTest, ADirectoryStandsForTheJsonFilesBelowIt) {
  for (const char* name :
       {"c.json", "b/z.json", "b/a.facts.json", "a.json", "a.txt", "x.schema.json"}) {
    Write(name);
  }
  std::filesystem::create_directory(root_ / "d.json");
  std::filesystem::create_directories(root_ / ".cache");
  std::filesystem::create_directories(root_ / "b" / "node_modules");
  Write(".cache/k.json");
  Write("b/node_modules/package.json");
  std::filesystem::create_directory_symlink(root_, root_ / "b" / "loop");
  EXPECT_THAT(*FilesOf(root_.string()),
              ElementsAre(At("a.json"), At("b/a.facts.json"), At("b/z.json"), At("c.json")));
}

TEST_F(PathsTest, ADirectoryWithoutSuchFilesIsAnError) {
  const auto files = FilesOf(At("b/empty"));
  ASSERT_FALSE(files.ok());
  EXPECT_EQ(std::string(files.status().message()), "no *.json file in " + At("b/empty"));
}

}  // namespace
}  // namespace assay::cli
