#include "validator/read/request_line.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace assay::read {
namespace {

TEST(RequestLine, TellsTheFormsApart) {
  RequestLine line;
  EXPECT_EQ(line.Of("Action=CreateInstance").form(), Request::Form::kQuery);
  EXPECT_EQ(line.Of("").form(), Request::Form::kQuery);
  EXPECT_EQ(line.Of(R"({"Action":"CreateInstance"})").form(), Request::Form::kJson);
  EXPECT_EQ(line.Of(R"({"Action":"http"})").form(), Request::Form::kJson);
  EXPECT_EQ(line.Of(R"({ "http": {"method": "GET", "target": "/"}})").form(), Request::Form::kHttp);
}

TEST(RequestLine, ReadsAnHttpRequest) {
  RequestLine line;
  const HttpRequest http =
      line.Of(R"({"http": {"body": "a=\u0041", "headers": {"Host": "h", "X": ["1", "2"], "Y": []},)"
              R"( "target": "/?b=1", "method": "POST"}})")
          .http();
  EXPECT_EQ(http.method, "POST");
  EXPECT_EQ(http.target, "/?b=1");
  EXPECT_EQ(http.body, "a=A");
  std::string headers;
  for (const Pair& header : http.headers) {
    headers.append(header.name).append(":").append(header.value).append(" ");
  }
  EXPECT_EQ(headers, "Host:h X:1 X:2 ");
  EXPECT_TRUE(line.Of(R"({"http":{"method":"GET","target":"/"}})").http().headers.empty());
}

TEST(RequestLine, RefusesWhatIsNoHttpRequest) {
  RequestLine line;
  for (const std::string_view text : {
           R"({"http":)",
           R"({"http": 1})",
           R"({"http": []})",
           R"({"http": {}})",
           R"({"http": {"method": "GET"}})",
           R"({"http": {"target": "/"}})",
           R"({"http": {"method": 1, "target": "/"}})",
           R"({"http": {"method": "GET", "target": "/", "headers": []}})",
           R"({"http": {"method": "GET", "target": "/", "headers": {"a": 1}}})",
           R"({"http": {"method": "GET", "target": "/", "headers": {"a": ["b", {}]}}})",
           R"({"http": {"method": "GET", "target": "/", "version": "1.1"}})",
           R"({"http": {"method": "GET", "target": "/", "target": "/x"}})",
           R"({"http": {"method": "GET", "target": "/"}, "Action": "CreateInstance"})",
       }) {
    const Request request = line.Of(text);
    EXPECT_EQ(request.form(), Request::Form::kJson) << text;
    EXPECT_EQ(request.text(), "") << text;
  }
}

}  // namespace
}  // namespace assay::read
