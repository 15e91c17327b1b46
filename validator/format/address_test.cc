#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "validator/format/format.h"
#include "validator/format/format_cases.h"

namespace assay::format {
namespace {

TEST(Ipv4, IsFourCanonicalNumbers) {
  ExpectAccepted(Format::kIpv4, {{"0.0.0.0"},
                                 {"255.255.255.255"},
                                 {"1.2.3.4"},
                                 {"10.20.30.40"},
                                 {"99.100.199.200"},
                                 {"249.250.254.9"}});
  ExpectRefused(Format::kIpv4, {"256.0.0.0",
                                "0.256.0.0",
                                "0.0.256.0",
                                "0.0.0.256",
                                "300.0.0.1",
                                "1000.0.0.1",
                                "01.2.3.4",
                                "1.2.3.04",
                                "1.2.3.00",
                                "00.0.0.0",
                                "1.2.3",
                                "1.2.3.4.5",
                                "1.2.3.4.",
                                ".1.2.3.4",
                                "1..2.3",
                                "1.2.3.",
                                "1,2,3,4",
                                "1.2.3.+4",
                                "-1.2.3.4",
                                "1.2.3.0x4",
                                "0x7f000001",
                                "2130706433",
                                "1.2.3.a",
                                "1 .2.3.4",
                                "1.2.3.4/32",
                                "::1.2.3.4",
                                "4294967297.0.0.1",
                                "18446744073709551617.2.3.4"});
}

TEST(Ipv6, IsEightGroups) {
  ExpectAccepted(Format::kIpv6, {{"1:2:3:4:5:6:7:8"},
                                 {"ABCD:ef01:2345:6789:ABCD:EF01:2345:6789"},
                                 {"0000:0000:0000:0000:0000:0000:0000:0000"},
                                 {"0:00:000:0000:0:0:0:1"},
                                 {"ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255"},
                                 {"1:2:3:4:5:6:1.2.3.4"}});
  ExpectRefused(
      Format::kIpv6,
      {"1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8:", ":1:2:3:4:5:6:7:8",
       "1:2:3:4:5:6:7:", ":2:3:4:5:6:7:8", "12345:2:3:4:5:6:7:8", "00001:2:3:4:5:6:7:8",
       "g:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:-8", "1:2:3:4:5:6:7:+8", "1:2:3:4:5:6:7:0x8", "1.2.3.4",
       "1", "1:2:3:4:5:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:6:7:8:1.2.3.4"});
}

TEST(Ipv6, MayLeaveOutZerosOnce) {
  ExpectAccepted(Format::kIpv6, {{"::"},
                                 {"::1"},
                                 {"1::"},
                                 {"1::8"},
                                 {"1:2:3:4:5:6:7::"},
                                 {"::2:3:4:5:6:7:8"},
                                 {"1:2:3::5:6:7:8"},
                                 {"0::0"},
                                 {"2001:DB8::8:800:200C:417A"},
                                 {"FF01::101"}});
  ExpectRefused(Format::kIpv6, {":",
                                ":::",
                                "::::",
                                "1:::2",
                                "1::2::3",
                                "::1::",
                                "::1:",
                                ":1::",
                                ":1",
                                "1:",
                                "1:2:3:4::5:6:7:8",
                                "1:2:3:4:5:6:7:8::",
                                "::1:2:3:4:5:6:7:8",
                                "::12345",
                                "::g",
                                "1::2:",
                                ":1::2",
                                "::1%eth0",
                                "fe80::1%1",
                                "[::1]",
                                "::1/128",
                                "1:2:3:4:5:6:7::8:9"});
}

TEST(Ipv6, MayEndInAnIpv4Address) {
  ExpectAccepted(Format::kIpv6, {{"::13.1.68.3"},
                                 {"::FFFF:129.144.52.38"},
                                 {"0:0:0:0:0:0:13.1.68.3"},
                                 {"1::1.2.3.4"},
                                 {"1:2:3:4:5::1.2.3.4"},
                                 {"::2:3:4:5:6:1.2.3.4"}});
  ExpectRefused(Format::kIpv6,
                {"::1.2.3", "::1.2.3.4.5", "::01.2.3.4", "::256.2.3.4", "::1.2.3.4:5",
                 "1.2.3.4::", "1.2.3.4::1", "::1.2.3.4:", "1:2:3:4:5:6::1.2.3.4",
                 "::1:2:3:4:5:6:1.2.3.4", "::.1.2.3", "::a.1.2.3", "1:2:3:4:5:6:7:8.1.2.3",
                 "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.2555"});
}

TEST(Cidr, HasAPrefixLength) {
  const std::vector<Accepted> ipv4 = {
      {"0.0.0.0/0", 0}, {"10.0.0.0/8", 8},  {"10.1.2.3/8", 8},  // bits behind the prefix
      {"1.2.3.4/9", 9}, {"1.2.3.4/10", 10}, {"1.2.3.4/32", 32}};
  const std::vector<Accepted> ipv6 = {{"::/0", 0},
                                      {"::/9", 9},
                                      {"2001:db8::1/32", 32},
                                      {"::ffff:1.2.3.4/99", 99},
                                      {"::/100", 100},
                                      {"1:2:3:4:5:6:7:8/128", 128}};
  ExpectAccepted(Format::kIpv4Cidr, ipv4);
  ExpectAccepted(Format::kCidr, ipv4);
  ExpectAccepted(Format::kIpv6Cidr, ipv6);
  ExpectAccepted(Format::kCidr, ipv6);
  for (const Accepted& block : ipv4) ExpectRefused(Format::kIpv6Cidr, {block.value});
  for (const Accepted& block : ipv6) ExpectRefused(Format::kIpv4Cidr, {block.value});
}

TEST(Cidr, IsNothingElse) {
  for (const Format format : {Format::kIpv4Cidr, Format::kIpv6Cidr, Format::kCidr}) {
    ExpectRefused(format, {"1.2.3.4",
                           "::1",
                           "1.2.3.4/",
                           "1.2.3.4/33",
                           "1.2.3.4/128",
                           "1.2.3.4/08",
                           "1.2.3.4/00",
                           "1.2.3.4/-1",
                           "1.2.3.4/+8",
                           "1.2.3.4/8.",
                           "1.2.3.4/8/8",
                           "1.2.3.4//8",
                           "/8",
                           "/",
                           "1.2.3/8",
                           "1.2.3.4/ 8",
                           "1.2.3.4 /8",
                           "1.2.3.4/8a",
                           "1.2.3.4/0x8",
                           "256.1.1.1/8",
                           "::/129",
                           "::/-0",
                           "::/",
                           "::/032",
                           "::/1000",
                           "::%eth0/8",
                           "1::2::3/8",
                           "::1/",
                           "[::]/0",
                           "[::/0]",
                           "1.2.3.4/255.0.0.0",
                           "::/ffff::",
                           "1.2.3.4/4294967304",
                           "::/18446744073709551616"});
  }
}

TEST(Port, IsACanonicalNumber) {
  ExpectAccepted(Format::kPort,
                 {{"1", 1}, {"9", 9}, {"10", 10}, {"80", 80}, {"9999", 9999}, {"65535", 65535}});
  ExpectRefused(Format::kPort, {"0", "65536", "65540", "70000", "99999", "100000", "080", "00",
                                "-1", "+80", "80.0", "8e1", "0x50", "8o", "80,443", "1 000",
                                "4294967376", "18446744073709551696", Repeat("9", 400)});
}

TEST(PortRange, IsTwoPortsInOrder) {
  ExpectAccepted(
      Format::kPortRange,
      {{"1/1"}, {"1/65535"}, {"80-443"}, {"443-443"}, {"65535/65535"}, {"9/10"}, {"-1/-1"}});
  ExpectRefused(
      Format::kPortRange,
      {"80",      "80/",    "/80",    "443/80",   "2/1",         "0/1",     "0/0",      "1/0",
       "1/65536", "80:443", "80~443", "80--443",  "80//443",     "80-/443", "80/443/1", "80-443-1",
       "01/2",    "1/02",   "-1--1",  "-1-1",     "-1/1",        "1/-1",    "-1/-2",    "-1",
       "-1/-1 ",  "-2/-1",  "+1/+2",  "80 - 443", "1/4294967298"});
}

std::string Label(std::size_t size) { return std::string(size, 'a'); }

// `size` bytes, of labels of 63 and a rest.
std::string LongName(std::size_t size) {
  std::string name = Repeat(Label(63) + ".", 3);
  return name + Label(size - name.size());
}

TEST(Hostname, IsLabels) {
  ExpectAccepted(Format::kHostname, {{"a"},
                                     {"Z"},
                                     {"a1"},
                                     {"1a"},
                                     {"3com"},
                                     {"localhost"},
                                     {"a-b"},
                                     {"a--b"},
                                     {"xn--bcher-kva.example"},
                                     {"1.2.3.a4"},
                                     {"4.3.2.1.in-addr.arpa"},
                                     {"EXAMPLE.Com"},
                                     {"1-2"},
                                     {Label(63)},
                                     {"a." + Label(63) + ".b"},
                                     {LongName(253)}});
  ExpectRefused(Format::kHostname, {".",
                                    "a.",
                                    ".a",
                                    "a..b",
                                    "-a",
                                    "a-",
                                    "-",
                                    "a.-b",
                                    "a-.b",
                                    "a.b-",
                                    "a.-",
                                    "a_b",
                                    "_tcp.a",
                                    "a b",
                                    "a/b",
                                    "a:80",
                                    "a@b",
                                    "*.a.b",
                                    "a,b",
                                    "1",
                                    "123",
                                    "a.1",
                                    "a.b.123",
                                    "1.2.3.4",
                                    "a.0",
                                    "[::1]",
                                    Label(64),
                                    "a." + Label(64),
                                    Label(64) + ".a",
                                    LongName(254),
                                    LongName(253) + "."});
}

TEST(Domain, IsAHostnameOfTwoLabels) {
  ExpectAccepted(Format::kDomain, {{"a.b"}, {"a.b.c.d.e"}, {"1.a"}, {LongName(253)}});
  ExpectRefused(Format::kDomain,
                {"a", "localhost", Label(63), "a.", ".a", "a.1", "*.a.b", "a.-b", LongName(254)});
}

TEST(WildcardDomain, MayHaveAnAsteriskForItsFirstLabel) {
  ExpectAccepted(Format::kWildcardDomain,
                 {{"a.b"}, {"*.a.b"}, {"*.a.b.c"}, {LongName(253)}, {"*." + LongName(251)}});
  ExpectRefused(
      Format::kWildcardDomain,
      {"*", "*.", "*.a", "a", "*.*.a.b", "a.*.b", "a*.b.c", "*a.b.c", "**.a.b", "*a.b", "*..a.b",
       ".a.b", "*.a.1", "*.1.2.3.4", "*.a.b.", LongName(254), "*." + LongName(252)});
}

std::optional<bool> No() { return std::nullopt; }

TEST(CidrContains, ComparesPrefixes) {
  EXPECT_EQ(CidrContains("10.0.0.0/8", "10.0.0.0/8"), true);
  EXPECT_EQ(CidrContains("10.0.0.0/8", "10.255.0.0/16"), true);
  EXPECT_EQ(CidrContains("10.0.0.0/16", "10.0.0.0/8"), false);
  EXPECT_EQ(CidrContains("10.0.0.0/8", "11.0.0.0/8"), false);
  EXPECT_EQ(CidrContains("0.0.0.0/0", "255.255.255.255"), true);
  EXPECT_EQ(CidrContains("10.0.0.0/7", "11.255.255.255"), true);
  EXPECT_EQ(CidrContains("10.0.0.0/7", "12.0.0.0"), false);
  EXPECT_EQ(CidrContains("10.0.0.0/9", "10.127.255.255"), true);
  EXPECT_EQ(CidrContains("10.0.0.0/9", "10.128.0.0"), false);
  EXPECT_EQ(CidrContains("10.0.0.0/31", "10.0.0.1"), true);
  EXPECT_EQ(CidrContains("10.0.0.0/31", "10.0.0.2"), false);
  EXPECT_EQ(CidrContains("10.1.2.3/8", "10.9.9.9"), true);  // as 10.0.0.0/8
  EXPECT_EQ(CidrContains("10.0.0.1", "10.0.0.1"), true);
  EXPECT_EQ(CidrContains("10.0.0.1", "10.0.0.1/32"), true);
  EXPECT_EQ(CidrContains("10.0.0.1", "10.0.0.0/31"), false);
  EXPECT_EQ(CidrContains("10.0.0.1", "10.0.0.2"), false);
}

TEST(CidrContains, KnowsIpv6) {
  EXPECT_EQ(CidrContains("2001:db8::/32", "2001:db8:ffff::/48"), true);
  EXPECT_EQ(CidrContains("2001:db8::/32", "2001:db9::"), false);
  EXPECT_EQ(CidrContains("2001:db8::/33", "2001:db8:8000::"), false);
  EXPECT_EQ(CidrContains("2001:db8::/33", "2001:db8:7fff::"), true);
  EXPECT_EQ(CidrContains("::/0", "::"), true);
  EXPECT_EQ(CidrContains("::/127", "::1"), true);
  EXPECT_EQ(CidrContains("::/127", "::2"), false);
  EXPECT_EQ(CidrContains("::ffff:1.2.3.0/120", "::FFFF:0102:0304"), true);
  EXPECT_EQ(CidrContains("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:0.7.0.8"), true);
}

TEST(CidrContains, AsksForOneFamily) {
  EXPECT_EQ(CidrContains("0.0.0.0/0", "::1"), No());
  EXPECT_EQ(CidrContains("::/0", "1.2.3.4"), No());
  EXPECT_EQ(CidrContains("::ffff:0:0/96", "1.2.3.4"), No());
  for (const std::string_view other : {"", "x", "1.2.3", "1.2.3.4/", "1.2.3.4/33", "1.2.3.4/08",
                                       "1.2.3.4 ", "::g", "::/129", "a.b"}) {
    EXPECT_EQ(CidrContains(other, "1.2.3.4"), No()) << other;
    EXPECT_EQ(CidrContains("1.2.3.4", other), No()) << other;
    EXPECT_EQ(CidrContains("::", other), No()) << other;
    EXPECT_EQ(CidrContains(other, other), No()) << other;
  }
}

}  // namespace
}  // namespace assay::format
