#include <map>
#include <string_view>

#include "gtest/gtest.h"
#include "validator/render.h"

namespace assay {
namespace {

// RFC 9110, section 15.5 and 15.6, with 429 of RFC 6585.
TEST(StatusTest, HasTheNamesOfTheRegistry) {
  const std::map<int, std::string_view> named = {
      {200, "OK"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {402, "Payment Required"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {411, "Length Required"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {415, "Unsupported Media Type"},
      {422, "Unprocessable Content"},
      {429, "Too Many Requests"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {502, "Bad Gateway"},
      {503, "Service Unavailable"},
      {504, "Gateway Timeout"},
  };
  for (int status = 100; status < 600; ++status) {
    const auto found = named.find(status);
    EXPECT_EQ(ReasonPhrase(status), found == named.end() ? "Error" : found->second) << status;
  }
}

}  // namespace
}  // namespace assay
