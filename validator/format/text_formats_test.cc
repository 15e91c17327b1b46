// URLs, addresses of mail, and encodings.
#include <optional>
#include <string>

#include "gtest/gtest.h"
#include "validator/format/format.h"
#include "validator/format/format_cases.h"

namespace assay::format {
namespace {

TEST(Url, HasASchemeAndAHost) {
  ExpectAccepted(Format::kUrl, {{"http://a"},
                                {"https://a"},
                                {"HTTP://a"},
                                {"hTtPs://A"},
                                {"http://example.com/"},
                                {"http://1.2.3.4/"},
                                {"http://999.999.999.999"},  // a reg-name by the grammar
                                {"http://[::1]"},
                                {"http://[2001:db8::1.2.3.4]/x"},
                                {"http://a_b"},
                                {"http://-._~!$&'()*+,;="},
                                {"http://%41%ff"}});
  ExpectRefused(Format::kUrl, {"http",
                               "http:",
                               "http:/",
                               "http://",
                               "http:///",
                               "http://?",
                               "http://#",
                               "http://:80",
                               "http:a",
                               "http:/a",
                               "//a",
                               "a",
                               "/a",
                               "ftp://a",
                               "httpss://a",
                               "https//a",
                               "htt://a",
                               "ws://a",
                               "file:///a",
                               "javascript://a",
                               "http ://a",
                               "http:// a",
                               "http://a b",
                               "http://[]",
                               "http://[::1",
                               "http://::1",
                               "http://[::1]]",
                               "http://[1.2.3.4]",
                               "http://[::1%25eth0]",
                               "http://[v1.a]",
                               "http://[::g]",
                               "http://[::1]a",
                               "http://[::1]1:80",
                               "http://a[::1]",
                               "http://[[::1]]",
                               "http://a<b",
                               "http://a\"b",
                               "http://a\\b",
                               "http://a^b",
                               "http://a`b",
                               "http://a{b}",
                               "http://a|b"});
}

TEST(Url, NamesNoUser) {
  ExpectRefused(Format::kUrl, {"http://user@a", "http://user:pw@a", "http://@a", "http://:@a",
                               "http://a:80@b", "http://a@b@c", "http://user@[::1]"});
  ExpectAccepted(Format::kUrl, {{"http://a/user@b"}, {"http://a?user@b"}, {"http://a#user@b"}});
}

TEST(Url, MayHaveAPort) {
  ExpectAccepted(Format::kUrl, {{"http://a:0"},
                                {"http://a:80"},
                                {"http://a:65535"},
                                {"http://a:00080/"},
                                {"http://a:"},
                                {"http://a:/"},
                                {"http://[::1]:8080/"},
                                {"http://a:1?x"},
                                {"http://a:1#x"}});
  ExpectRefused(Format::kUrl, {"http://a:65536", "http://a:99999", "http://a:100000", "http://a:-1",
                               "http://a:+1", "http://a:8o", "http://a:80:80", "http://a::80",
                               "http://a: 80", "http://a:%38", "http://a:4294967376",
                               "http://a:18446744073709551696", "http://[::1]:65536"});
}

TEST(Url, MayHaveAPathAQueryAndAFragment) {
  ExpectAccepted(Format::kUrl, {{"http://a/b/c;d=1,2/..//.%2F:@!$&'()*+,;=-._~"},
                                {"http://a?"},
                                {"http://a?b=c&d/e?f:@"},
                                {"http://a#"},
                                {"http://a#b/c?d"},
                                {"http://a/b?c#d"},
                                {"http://a?b#"},
                                {"http://a/%00%7f%80%Ff"},
                                {"http://a/?%20#%20"}});
  ExpectRefused(Format::kUrl, {"http://a/b c",
                               "http://a/\"",
                               "http://a/<",
                               "http://a/>",
                               "http://a/\\",
                               "http://a/^",
                               "http://a/`",
                               "http://a/{",
                               "http://a/|",
                               "http://a/}",
                               "http://a/[",
                               "http://a/]",
                               "http://a?b c",
                               "http://a?[",
                               "http://a?\"",
                               "http://a#b#c",
                               "http://a##",
                               "http://a#b c",
                               "http://a/\xE4\xBD\xA0",
                               "http://a/\x7F"});
}

TEST(Url, EscapesWithTwoDigits) {
  for (const char* part : {"http://a", "http://a/", "http://a?", "http://a#"}) {
    for (const char* escape :
         {"%", "%2", "%%", "%zz", "%2z", "%z2", "%%20", "%2%30", "% 20", "%-1", "%+1", "%u0041"}) {
      ExpectRefused(Format::kUrl, {std::string(part) + escape});
    }
    ExpectAccepted(Format::kUrl, {{std::string(part) + "%20"}, {std::string(part) + "%aF%Fa"}});
  }
}

TEST(Email, IsAMailbox) {
  const std::string domain_189 = Repeat("a23456789.", 18) + "a23456.bc";
  ExpectAccepted(Format::kEmail, {{"a@b.c"},
                                  {"A.b.C@example.com"},
                                  {"!#$%&'*+-/=?^_`{|}~0@example.com"},
                                  {"1@2.c"},
                                  {"-@b.c"},
                                  {"user+tag@sub-domain.example.co"},
                                  {std::string(64, 'a') + "@b.c"},
                                  {std::string(64, 'a') + "@" + domain_189}});
  ASSERT_EQ(domain_189.size(), 189u);
  ExpectRefused(Format::kEmail, {"a",
                                 "@",
                                 "a@",
                                 "@b.c",
                                 "a@b",
                                 "a@b.",
                                 "a@.b.c",
                                 "a@b..c",
                                 "a@@b.c",
                                 "a@b@c.d",
                                 ".a@b.c",
                                 "a.@b.c",
                                 "a..b@c.d",
                                 ".@b.c",
                                 "a b@c.d",
                                 "a@b c.d",
                                 "a,b@c.d",
                                 "a;b@c.d",
                                 "a:b@c.d",
                                 "a<b@c.d",
                                 "<a@b.c>",
                                 "A <a@b.c>",
                                 "a(c)@b.c",
                                 "a[b@c.d",
                                 "a\\b@c.d",
                                 "\"a\"@b.c",
                                 "\"a b\"@b.c",
                                 "a@[1.2.3.4]",
                                 "a@1.2.3.4",
                                 "a@b.1",
                                 "a@-b.c",
                                 "a@b-.c",
                                 "a@b_c.d",
                                 "a@*.b.c",
                                 "a@b.c.",
                                 "mailto:a@b.c",
                                 "\u00E9@b.c",
                                 "a@b\u00FC.c",
                                 std::string(65, 'a') + "@b.c",
                                 std::string(64, 'a') + "@a" + domain_189,
                                 "a@" + std::string(64, 'b') + ".c"});
}

TEST(Uuid, IsGroupsOfHexadecimalDigits) {
  ExpectAccepted(Format::kUuid, {{"00000000-0000-0000-0000-000000000000"},
                                 {"ffffffff-FFFF-ffff-FFFF-ffffffffffff"},
                                 {"123e4567-e89b-12d3-a456-426614174000"},
                                 {"f81d4fae-7dec-11d0-a765-00a0c91e6bf6"}});
  ExpectRefused(
      Format::kUuid,
      {"123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400",
       "123e4567-e89b-12d3-a456-4266141740000", "123e4567-e89b-12d3-a45-6426614174000",
       "123e4567-e89b-12d3-a4564-26614174000", "123e456-7e89b-12d3-a456-426614174000",
       "g23e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456-42661417400g",
       "{123e4567-e89b-12d3-a456-426614174000}", "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
       "123e4567_e89b_12d3_a456_426614174000", "------------------------------------",
       "123e45670e89b012d30a4560426614174000"});
}

TEST(Base64, IsPaddedAndCanonical) {
  ExpectAccepted(Format::kBase64, {{"AA=="},
                                   {"AAA="},
                                   {"AAAA"},
                                   {"//8="},
                                   {"+/+/"},
                                   {"Zg=="},
                                   {"Zm8="},
                                   {"Zm9v"},
                                   {"Zm9vYg=="},
                                   {"Zm9vYmE="},
                                   {"Zm9vYmFy"},
                                   {"zw=="},
                                   {"zzw="}});
  ExpectRefused(Format::kBase64,
                {"A",        "AA",    "AAA",    "AAAAA", "AA=",      "A===",     "====",  "=",
                 "==",       "=AAA",  "A=AA",   "AA=A",  "AA==AAAA", "AAA=AAAA", "AAAA=", "AAAA==",
                 "AAAA====", "AB==",  "AP==",   "Az==",  "AAB=",     "AAC=",     "AAD=",  "AA-_",
                 "AA _",     "AA\n=", "AAAA\n", "AA.=",  "AA\xC1=",  "Zm9v Zm9v"});
}

TEST(Base64, HasADecodedSize) {
  EXPECT_EQ(Base64DecodedSize("Zg=="), 1u);
  EXPECT_EQ(Base64DecodedSize("Zm8="), 2u);
  EXPECT_EQ(Base64DecodedSize("Zm9v"), 3u);
  EXPECT_EQ(Base64DecodedSize("Zm9vYg=="), 4u);
  EXPECT_EQ(Base64DecodedSize(Repeat("Zm9v", 1000)), 3000u);
  for (const char* text : {"", "Zg=", "Zh==", "Zm9", "Zm9=", "Z g=", "===="}) {
    EXPECT_EQ(Base64DecodedSize(text), std::nullopt) << text;
  }
}

TEST(Hex, IsWholeBytes) {
  ExpectAccepted(Format::kHex, {{"00"}, {"ff"}, {"FF"}, {"0123456789abcdefABCDEF"}, {"aF"}});
  ExpectRefused(Format::kHex, {"0", "000", "0g", "g0", "0x00", "00 00", "00:00", "-0", "+f", "0G",
                               "/0", ":0", "@0", "`0", "0h"});
}

}  // namespace
}  // namespace assay::format
