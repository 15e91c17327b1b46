// Heads of calls: those that every reader reads alike pass.
#include "cli/serve/head.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace assay::cli {
namespace {

using std::string_view_literals::operator""sv;

int StatusOf(std::string_view head) {
  return RefusalOf(std::string(head) + "\r\n\r\n", 1000).status;
}

TEST(HeadTest, WhatIsRightPasses) {
  for (const std::string_view head :
       {"GET /health HTTP/1.1\r\nHost: a", "GET /health HTTP/1.0", "HEAD / HTTP/1.1\r\nhost:a",
        "POST /check HTTP/1.1\r\nHost: a\r\nContent-Length: 0",
        "POST /check HTTP/1.1\r\nHost: a\r\ncontent-length:\t1000 \r\nX: \xE4\t b",
        "POST /check HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 007",
        "GET http://a/health?x=y HTTP/1.1\r\nHost: a\r\nEmpty:"}) {
    EXPECT_EQ(StatusOf(head), 0) << head;
  }
}

TEST(HeadTest, WhatIsMalformed) {
  for (const std::string_view head :
       {""sv, "GET"sv, "GET /"sv, "GET / HTTP/1.1"sv, "GET / HTTP/2\r\nHost: a"sv,
        "GET  / HTTP/1.1\r\nHost: a"sv, "GET / x HTTP/1.1\r\nHost: a"sv,
        "GET\t/ HTTP/1.1\r\nHost: a"sv, "GET /\xE4 HTTP/1.1\r\nHost: a"sv,
        "G(T / HTTP/1.1\r\nHost: a"sv, " GET / HTTP/1.1\r\nHost: a"sv,
        "GET / HTTP/1.1 \r\nHost: a"sv, "GET / HTTP/1.1\nHost: a"sv,
        "GET / HTTP/1.1\r\nHost: a\r\nHost: a"sv, "GET / HTTP/1.1\r\nHost: a\r\nX"sv,
        "GET / HTTP/1.1\r\nHost: a\r\n: x"sv, "GET / HTTP/1.1\r\n Host: a"sv}) {
    EXPECT_EQ(StatusOf(head), 400) << head;
  }
}

// What another reader may take for the length of a body, which the library does not see.
TEST(HeadTest, LengthsThatAreHidden) {
  const std::string start = "GET /health HTTP/1.1\r\nHost: a\r\n";
  for (const std::string_view header :
       {"Content-Length : 5"sv, "Content-Length\t: 5"sv, "Content-Length: 5\nX: a"sv,
        "Transfer-Encoding: chunked\nX: a"sv, "X: a\r\n Content-Length: 5"sv,
        "X: a\r\n\tContent-Length: 5"sv, "Content-Length\0: 5"sv, "Content-Length: 5\0"sv,
        "X: a\rContent-Length: 5"sv, "Content-Length: 5\r"sv,
        "\x0B"
        "Content-Length: 5"sv}) {
    EXPECT_EQ(StatusOf(start + std::string(header)), 400) << header;
  }
  EXPECT_EQ(StatusOf(start + "Content-Length: 5"), 415);
  EXPECT_EQ(StatusOf(start + "Content-Length:"), 415);
  EXPECT_EQ(StatusOf(start + "Transfer-Encoding:"), 411);
}

TEST(HeadTest, ABodyHasOneLength) {
  const std::string start = "POST /check HTTP/1.1\r\nHost: a\r\n";
  const auto status = [&](std::string_view headers) {
    return StatusOf(start + std::string(headers));
  };
  EXPECT_EQ(status("X: a"), 411);
  EXPECT_EQ(status("Transfer-Encoding: chunked"), 411);
  EXPECT_EQ(status("Content-Length: 5\r\nTransfer-Encoding: chunked"), 411);
  EXPECT_EQ(status("Content-Length: 5\r\nContent-Length: 5"), 400);
  EXPECT_EQ(status("Content-Length:\r\nContent-Length: 5"), 400);
  for (const std::string_view length : {"", "-8", "+8", "8 8", "8,8", "0x8", "8a", "1e3", " "}) {
    EXPECT_EQ(status("Content-Length: " + std::string(length)), 400) << length;
  }
  for (const std::string_view length : {"1001", "99999999999999999999999999"}) {
    EXPECT_EQ(status("Content-Length: " + std::string(length)), 413) << length;
  }
}

TEST(HeadTest, WhatNobodyShouldAskFor) {
  EXPECT_EQ(StatusOf("PUT /check HTTP/1.1\r\nHost: a"), 405);
  EXPECT_EQ(StatusOf("PRI * HTTP/1.1\r\nHost: a"), 405);
  EXPECT_EQ(StatusOf("get / HTTP/1.1\r\nHost: a"), 405);
  const std::string start = "POST /check HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n";
  EXPECT_EQ(StatusOf(start + "content-encoding: gzip"), 415);
  EXPECT_EQ(StatusOf(start + "Range: x"), 415);
  EXPECT_EQ(StatusOf(start + "Content-Type: Multipart/Form-Data; boundary=x"), 415);
}

}  // namespace
}  // namespace assay::cli
