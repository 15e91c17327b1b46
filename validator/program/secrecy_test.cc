// What is taken for the name of a secret, and where it is cut.
#include "validator/program/secrecy.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "validator/program/program.h"

namespace assay::internal {
namespace {

TEST(SecrecyTest, FindsNamesInAnyCase) {
  program::Program program;
  program.sensitive_names = {"Password", "Key0"};
  for (const std::string_view text : {"Password", "xPASSWORDx", "a;password=1", "kEY0",
                                      R"({"Pass\u0077ord": )", R"(\u004Bey0)"}) {
    EXPECT_TRUE(MentionsSecret(program, text)) << text;
  }
  // The bit that tells letters' cases apart tells other characters apart.
  for (const std::string_view text :
       {"", "Passwor", "assword", "Pass word", "Key\x10", "Key", R"(\u4e2d)", R"(\u)"}) {
    EXPECT_FALSE(MentionsSecret(program, text)) << text;
  }
  EXPECT_FALSE(MentionsSecret(program::Program(), R"(Password \u0077)"));
}

TEST(SecrecyTest, ShowsNamesUpToASecretThatMayBegin) {
  program::Program program;
  program.sensitive_names = {"Password", "Sign"};
  const auto shown = [&](std::string_view name) { return WithoutSecret(program, name); };
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(shown("Zone:x"), "Zone:x");
  EXPECT_EQ(shown("Password"), "Password");
  EXPECT_EQ(shown("Password:x"), "Password");
  EXPECT_EQ(shown("my-passWORD=x"), "my-passWORD");
  for (const std::string_view end : {"{", "`", "@", "[", "/", ":", "-", " ", "\xC3\xA9", "\x7F"}) {
    EXPECT_EQ(shown("Sign" + std::string(end) + "x"), "Sign") << end;
  }
  for (const std::string_view more : {"a", "z", "A", "Z", "0", "9", "_"}) {
    EXPECT_EQ(shown("Sign" + std::string(more)), "Sign" + std::string(more)) << more;
  }
  EXPECT_EQ(shown("SignMethod,Sign:x"), "SignMethod,Sign");
  EXPECT_EQ(shown("Sign:Password:x"), "Sign");
  EXPECT_EQ(shown("Password:Sign:x"), "Password");
}

}  // namespace
}  // namespace assay::internal
