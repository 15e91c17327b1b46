#include "validator/load/file.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "absl/status/status.h"
#include "gtest/gtest.h"

namespace assay::load {
namespace {

class ReadFileTest : public testing::Test {
 protected:
  std::string Path(const std::string& name) const { return testing::TempDir() + "/" + name; }

  std::string Write(const std::string& name, const std::string& text) const {
    std::ofstream(Path(name), std::ios::binary) << text;
    return Path(name);
  }
};

TEST_F(ReadFileTest, ReadsARegularFile) {
  const std::string text = std::string("a\0b\r\n", 5);
  EXPECT_EQ(*ReadFile(Write("some", text), 5), text);
  EXPECT_EQ(*ReadFile(Write("empty", ""), 0), "");
  const std::string large(300'000, 'x');
  EXPECT_EQ(*ReadFile(Write("large", large), large.size()), large);
}

TEST_F(ReadFileTest, RefusesWhatIsTooLarge) {
  const absl::Status status = ReadFile(Write("some", "123456"), 5).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_NE(std::string(status.message()).find("some` is too large"), std::string::npos);
}

// A hundred megabytes that take no room on the disk: refused by its size, not read.
TEST_F(ReadFileTest, RefusesAHugeFileUnread) {
  const std::string path = Write("huge", "");
  std::filesystem::resize_file(path, 100'000'000);
  EXPECT_EQ(ReadFile(path, 16 << 20).status().code(), absl::StatusCode::kResourceExhausted);
}

TEST_F(ReadFileTest, RefusesWhatIsNoRegularFile) {
  EXPECT_EQ(ReadFile(testing::TempDir(), 100).status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReadFile("/dev/zero", 100).status().code(), absl::StatusCode::kFailedPrecondition);
}

// With nobody at the other end, opening a FIFO the plain way would wait for ever.
TEST_F(ReadFileTest, DoesNotWaitForAFifo) {
  const std::string path = Path("fifo");
  std::filesystem::remove(path);
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  EXPECT_EQ(ReadFile(path, 100).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(ReadFileTest, NamesWhatIsMissing) {
  const absl::Status status = ReadFile(Path("none"), 100).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_NE(std::string(status.message()).find("none`"), std::string::npos);
  EXPECT_EQ(ReadFile("", 100).status().code(), absl::StatusCode::kNotFound);
}

// Their size is said to be 0.
TEST_F(ReadFileTest, ReadsFilesThatDoNotKnowTheirSize) {
  const auto text = ReadFile("/proc/self/status", 1'000'000);
  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_FALSE(text->empty());
  EXPECT_EQ(ReadFile("/proc/self/status", 10).status().code(),
            absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace assay::load
