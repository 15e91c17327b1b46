#include "cli/line_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace assay::cli {
namespace {

// A descriptor from which `content` is read.
class Input {
 public:
  explicit Input(const std::string& content) {
    std::string name = ::testing::TempDir() + "/line_reader_test.XXXXXX";
    fd_ = ::mkstemp(name.data());
    ::unlink(name.c_str());
    EXPECT_EQ(::pwrite(fd_, content.data(), content.size(), 0),
              static_cast<ssize_t>(content.size()));
  }
  ~Input() { ::close(fd_); }
  int fd() const { return fd_; }

 private:
  int fd_;
};

std::vector<std::string> LinesOf(const std::string& content, std::size_t max_line_bytes = 8,
                                 std::size_t block_bytes = 64) {
  const Input input(content);
  LineReader reader(
      input.fd(),
      {.max_line_bytes = max_line_bytes, .block_bytes = block_bytes, .before_read = nullptr});
  std::vector<std::string> lines;
  std::string_view line;
  while (reader.Next(&line)) {
    lines.emplace_back(line);
    EXPECT_EQ(reader.line_number(), lines.size());
  }
  EXPECT_EQ(reader.error(), 0);
  return lines;
}

using Lines = std::vector<std::string>;

TEST(LineReaderTest, SplitsAtLineFeeds) {
  EXPECT_EQ(LinesOf(""), Lines());
  EXPECT_EQ(LinesOf("\n"), Lines({""}));
  EXPECT_EQ(LinesOf("a\n\nb"), Lines({"a", "", "b"}));
  EXPECT_EQ(LinesOf("a\nb\n"), Lines({"a", "b"}));
  EXPECT_EQ(LinesOf(std::string("a\0b\n", 4)), Lines({std::string("a\0b", 3)}));
}

TEST(LineReaderTest, DropsOneCarriageReturnBeforeALineFeed) {
  EXPECT_EQ(LinesOf("a\r\n\r\nb\r\r\nc\rd\ne\r"), Lines({"a", "", "b\r", "c\rd", "e\r"}));
}

// Wherever the blocks happen to end, the lines are the same.
TEST(LineReaderTest, BlocksDoNotShow) {
  const std::string content = "one\r\ntwo\n\n\r\nthree 3\nfour\r";
  const Lines whole = LinesOf(content, 8, 1000);
  for (std::size_t block_bytes = 1; block_bytes < content.size() + 2; ++block_bytes) {
    EXPECT_EQ(LinesOf(content, 8, block_bytes), whole) << block_bytes;
  }
}

TEST(LineReaderTest, CutsLinesBeyondTheLimit) {
  for (const std::size_t block_bytes : {1, 3, 9, 10, 11, 64}) {
    EXPECT_EQ(LinesOf("12345678\nb\n", 8, block_bytes), Lines({"12345678", "b"}));
    EXPECT_EQ(LinesOf("12345678\r\nb\n", 8, block_bytes), Lines({"12345678", "b"}));
    EXPECT_EQ(LinesOf("123456789\nb\n", 8, block_bytes), Lines({"123456789", "b"}));
    EXPECT_EQ(LinesOf("1234567890abc\r\nb\n", 8, block_bytes), Lines({"123456789", "b"}));
    EXPECT_EQ(LinesOf("12345678\r90\nb\n", 8, block_bytes), Lines({"12345678\r", "b"}));
    EXPECT_EQ(LinesOf("12345678\r\r\nb\n", 8, block_bytes), Lines({"12345678\r", "b"}));
  }
}

TEST(LineReaderTest, TellsHowFarItHasRead) {
  const Input input("0123456789");
  std::vector<std::uint64_t> seen;
  LineReader reader(input.fd(), {.max_line_bytes = 100,
                                 .block_bytes = 4,
                                 .before_read = [&](std::uint64_t n) { seen.push_back(n); }});
  std::string_view line;
  EXPECT_TRUE(reader.Next(&line));
  EXPECT_FALSE(reader.Next(&line));
  EXPECT_EQ(seen, std::vector<std::uint64_t>({0, 4, 8, 10, 10}));
}

TEST(LineReaderTest, ReportsAFailedRead) {
  const int directory = ::open("/", O_RDONLY | O_DIRECTORY);
  LineReader reader(directory, {});
  std::string_view line;
  EXPECT_FALSE(reader.Next(&line));
  EXPECT_EQ(reader.error(), EISDIR);
  ::close(directory);
}

}  // namespace
}  // namespace assay::cli
