#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>

#include "gtest/gtest.h"

namespace assay::cli {
namespace {

TEST(OutputTest, WritesWhenFullAndWhenTold) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_NONBLOCK), 0);
  Output output(ends[1]);
  char received[100];
  output.buffer()->append("abc");
  EXPECT_TRUE(output.FlushIfFull());
  EXPECT_EQ(::read(ends[0], received, sizeof received), -1);
  EXPECT_TRUE(output.Flush());
  EXPECT_EQ(::read(ends[0], received, sizeof received), 3);
  EXPECT_TRUE(output.buffer()->empty());
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST(OutputTest, RemembersTheFirstFailure) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  Output output(ends[1]);
  output.buffer()->append("abc");
  EXPECT_FALSE(output.Flush());
  EXPECT_EQ(output.error(), EPIPE);
  ::close(ends[1]);
  output.buffer()->append("abc");
  EXPECT_FALSE(output.FlushIfFull());
  EXPECT_FALSE(output.Flush());
  EXPECT_EQ(output.error(), EPIPE);
}

TEST(OutputTest, NoticesAFullDevice) {
  const int full = ::open("/dev/full", O_WRONLY);
  if (full < 0) GTEST_SKIP() << "no /dev/full here";
  Output output(full);
  output.buffer()->append("abc");
  EXPECT_FALSE(output.Flush());
  EXPECT_EQ(output.error(), ENOSPC);
  ::close(full);
}

}  // namespace
}  // namespace assay::cli
