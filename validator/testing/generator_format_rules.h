// The grammars of generator_format.h. Each goes just beyond the bounds of its format too.
#ifndef ASSAY_VALIDATOR_TESTING_GENERATOR_FORMAT_RULES_H_
#define ASSAY_VALIDATOR_TESTING_GENERATOR_FORMAT_RULES_H_

#include <initializer_list>
#include <string_view>

namespace assay::testonly {

// Alternatives of a symbol, the more often the likelier; `<symbol>` stands for one of its own. A
// format begins at its name.
struct FormatRule {
  std::string_view symbol;
  std::initializer_list<std::string_view> alternatives;
};

inline const FormatRule kFormatPartsRules[] = {
    {"digit", {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}},
    {"number", {"<digit>", "<digit><digit>", "<digit><digit><digit>", "1<number>"}},
    {"hexdigit", {"<digit>", "<digit>", "a", "b", "c", "d", "e", "f", "A", "B", "F"}},
    {"hex2", {"<hexdigit><hexdigit>"}},
    {"hex4", {"<hex2><hex2>"}},
    {"letter", {"a", "b", "k", "s", "z", "A", "K", "Z"}},
    {"alnum", {"<letter>", "<letter>", "<digit>"}},
    {"x61", {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}},
    {"x63", {"<x61>xx"}},
    {"x64", {"<x63>x"}},
    {"x189", {"<x63>.<x63>.<x61>"}},
};

inline const FormatRule kFormatAddressRules[] = {
    {"octet",
     {"0", "1", "9", "10", "99", "100", "199", "200", "249", "250", "255", "<digit>",
      "<digit><digit>", "1<digit><digit>", "256", "01"}},
    {"ipv4", {"<octet>.<octet>.<octet>.<octet>"}},
    {"h16",
     {"0", "1", "<hexdigit>", "<hex2>", "<hex4>", "ffff", "<hexdigit><hex2>", "<h16>", "<h16>",
      "<h16>", "0<hex4>"}},
    {"h2", {"<h16>:<h16>"}},
    {"h4", {"<h2>:<h2>"}},
    {"groups", {"<h16>", "<h2>", "<h2>:<h16>", "<h4>", "<h4>:<h16>", "<h4>:<h2>"}},
    {"ipv6",
     {"<h4>:<h4>", "<h4>:<h2>:<ipv4>", "<groups>::<groups>", "<groups>::", "::<groups>",
      "::", "::<ipv4>", "::<groups>:<ipv4>", "<groups>::<ipv4>", "<h2>::<h16>:<ipv4>",
      "<h4>:<h2>:<h16>::", "::<h4>:<h2>:<h16>", "<groups>:<groups>", "<h2>::<h2>::<h2>",
      "<h4>:<h4>::", "::<h4>:<h4>"}},
    {"ipv4-cidr",
     {"<ipv4>/0", "<ipv4>/<digit>", "<ipv4>/1<digit>", "<ipv4>/2<digit>", "<ipv4>/32", "<ipv4>/33",
      "<ipv4>/0<digit>", "<ipv4>/<number>"}},
    {"ipv6-cidr",
     {"<ipv6>/0", "<ipv6>/<digit>", "<ipv6>/<digit><digit>", "<ipv6>/1<digit><digit>", "<ipv6>/64",
      "<ipv6>/128", "<ipv6>/129", "<ipv6>/0<digit>"}},
    {"cidr", {"<ipv4-cidr>", "<ipv6-cidr>"}},
};

inline const FormatRule kFormatHostRules[] = {
    {"port",
     {"1", "9", "10", "80", "443", "8080", "65535", "65536", "0", "080", "<number>", "6553<digit>",
      "<digit><digit><digit><digit><digit>"}},
    {"port-range",
     {"<port>/<port>", "<port>-<port>", "<port>/65535", "1-<port>", "80/443",
      "<port>/<port>/<port>", "-1/-1", "-1-1", "<port>"}},
    {"label",
     {"<alnum>", "<alnum><alnum>", "<alnum>-<alnum>", "<letter><label>", "<label><digit>",
      "<alnum>--<alnum>", "www", "xn--80ak6aa92e", "<x63>", "<x61>", "<x64>", "-a", "a-", "a_b"}},
    {"hostname",
     {"<label>", "<label>.<label>", "<label>.<label>.com", "<label>.<number>", "<label>.<hostname>",
      "<x189>.<x61>", "<x189>.<letter><x61>", "<x189>.<x63>", "<x63>.<x189>", "<ipv4>"}},
    {"domain", {"<label>.<label>", "<label>.<label>.com", "<hostname>", "<hostname>.com"}},
    {"wildcard-domain",
     {"*.<domain>", "<domain>", "*.*.<domain>", "*.<label>", "*.<x189>.<x61><letter>",
      "*.<x189>.<x61>"}},
};

inline const FormatRule kFormatTimeRules[] = {
    {"year",
     {"1970", "1969", "2000", "1900", "2024", "2023", "2100", "0000", "0004", "0100", "9999",
      "<digit><digit><digit><digit>", "2026"}},
    {"month",
     {"01", "02", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "00", "13"}},
    {"day",
     {"01", "09", "10", "19", "20", "28", "29", "29", "30", "31", "00", "32", "0<digit>",
      "1<digit>"}},
    {"hour", {"00", "07", "08", "16", "15", "19", "20", "23", "23", "24", "1<digit>"}},
    {"minute", {"00", "01", "30", "58", "59", "59", "60", "4<digit>"}},
    {"second", {"00", "01", "59", "60", "61", "3<digit>"}},
    {"fraction", {"", "", "", ".0", ".5", ".<digit>", ".999999999", ".1234567890", ".<number>"}},
    {"offset",
     {"Z", "Z", "Z", "+<hour>:<minute>", "-<hour>:<minute>", "+00:00", "-00:00", "+08:00", "-08:00",
      "+<hour>"}},
    {"date", {"<year>-<month>-<day>"}},
    {"time",
     {"<hour>:<minute>:<second><fraction><offset>", "23:59:60<fraction><offset>",
      "<hour>:59:60<offset>", "07:59:60+08:00", "15:59:60-08:00"}},
    {"date-time",
     {"<date>T<time>", "<date>T<time>", "<date>T00:00:00Z", "<date>t<time>", "<date> <time>",
      "2016-12-31T<time>"}},
    {"utc-second", {"<date>T<hour>:<minute>:<second>Z", "<date>T23:59:60Z", "<date-time>"}},
    {"utc-minute", {"<date>T<hour>:<minute>Z", "<date>T<hour>:<minute>", "<utc-second>"}},
    {"time-of-day", {"<hour>:<minute>", "<hour>:<minute>", "<number>:<number>"}},
    {"unix-seconds",
     {"0", "<number>", "<number>00000000", "99999999999", "100000000000", "0<number>", "-<number>",
      "<number><number><number>"}},
    {"unix-milliseconds",
     {"0", "<number>", "<number>000<number>0000", "99999999999999", "100000000000000", "0<number>",
      "-<number>", "<number><number><number><number>"}},
    {"unit", {"s", "m", "h", "d", "w", "s", "m", "h", "d", "w", "y", "ms", "S", ""}},
    {"many",
     {"922337203685477580<digit>", "15372286728091293<digit>", "256204778801521<digit>",
      "10675199116730<digit>", "1525028445247<digit>", "18446744073709551617"}},
    {"duration",
     {"<number><unit>", "<number><unit>", "<many><unit>", "0<unit>", "<digit><unit><digit><unit>"}},
};

inline const FormatRule kFormatCronRules[] = {
    {"cronnumber", {"0", "1", "5", "00", "07", "12", "<digit>", "1<digit>", "7", "23", "31"}},
    {"cronname", {"JAN", "dec", "Feb", "MON", "sun", "Fri", "SAT", "JUL"}},
    {"cronvalue",
     {"<cronnumber>", "<cronnumber>", "<cronnumber>", "<cronnumber>", "<cronnumber>", "59", "60",
      "24", "32", "<cronname>"}},
    {"cronrange",
     {"*", "*", "<cronvalue>", "<cronvalue>", "1-<cronvalue>", "0-<cronvalue>",
      "<cronvalue>-<cronvalue>"}},
    {"cronentry",
     {"<cronrange>", "<cronrange>", "<cronrange>", "<cronrange>/<cronnumber>", "<cronrange>/2"}},
    {"cronfield",
     {"*", "*", "*", "<cronentry>", "<cronentry>", "<cronentry>,<cronentry>",
      "<cronentry>,<cronfield>"}},
    {"crontime", {"*", "0", "1", "<cronnumber>", "*/5", "<cronfield>"}},
    {"cronmonth", {"*", "*", "1-12", "JAN-MAR", "<cronfield>", "feb", "<cronname>-<cronname>"}},
    {"cronday",
     {"*", "?", "?", "L", "LW", "L-<cronnumber>", "L-<cronnumber>W", "<cronnumber>W", "<cronfield>",
      "<cronfield>", "1", "31", "l", "15w"}},
    {"cronweekday",
     {"*", "?", "?", "L", "<digit>L", "<digit>#<digit>", "FRI#2", "<cronname>L", "MON-FRI",
      "<cronfield>", "<cronfield>", "<cronname>-<cronname>", "1-5"}},
    {"cronyear",
     {"*", "1970", "2099", "2026-2030", "1969", "2100", "2000/<number>", "<year>", "*/2099",
      "<year>-<year>", "<year>,<year>", "<cronfield>"}},
    {"cron",
     {"<crontime> <crontime> <cronfield> <cronmonth> <cronfield>",
      "<crontime> <crontime> <crontime> * *", "* * * * <cronweekday>",
      "<crontime> <crontime> <crontime> <cronday> <cronmonth> <cronweekday>",
      "0 0 0 <cronday> * <cronweekday>", "* * * ? * <cronweekday> *",
      "* * * <cronday> <cronmonth> <cronweekday> <cronyear>", "* * * * * * <cronyear>",
      "*\t*  * * <cronfield>", "* * * *", "* * * * * * * *"}},
};

inline const FormatRule kFormatUrlRules[] = {
    {"pct", {"%<hex2>", "%<hex2>", "%<hex2>", "%", "%<hexdigit>", "%g0"}},
    {"urlchar",
     {"<alnum>", "<alnum>", "<alnum>", "-", ".", "_", "~", "!", "$", "&", "'", "(", ")", "*", "+",
      ",", ";", "=", "<pct>"}},
    {"urltext", {"", "<urlchar>", "<urlchar><urltext>", "<urlchar><urltext>"}},
    {"pathtext",
     {"<urltext>", "<urltext>", "<urltext>/<pathtext>", "<urltext>:<urltext>",
      "<urltext>@<urltext>"}},
    {"querytext", {"<pathtext>", "<pathtext>?<pathtext>", "a=<pathtext>&b=<pathtext>"}},
    {"scheme", {"http", "https", "http", "https", "HTTP", "hTTpS", "ftp", "httpss", ""}},
    {"urlhost",
     {"a", "<domain>", "<domain>", "<ipv4>", "[<ipv6>]", "[::1]", "[<ipv4>]", "a<urltext>", "u@a",
      "<urltext>", "<ipv6>"}},
    {"urlport",
     {"", "", "", ":<port>", ":8080", ":", ":0", ":00080", ":65536", ":065535", ":<number>"}},
    {"urlpath",
     {"", "", "/", "/<pathtext>", "/<pathtext>", "?<querytext>", "/a?<querytext>", "#<querytext>",
      "/<pathtext>?<querytext>#<querytext>", "<pathtext>"}},
    {"url",
     {"http://a<urlpath>", "<scheme>://<urlhost><urlport><urlpath>",
      "https://<urlhost><urlport><urlpath>", "http://<urlhost>", "http://a<urlport>/"}},
};

inline const FormatRule kFormatTextRules[] = {
    {"atomchar", {"<alnum>", "<alnum>", "<alnum>", "!", "#", "$", "%", "&", "'", "*", "+",
                  "-",       "/",       "=",       "?", "^", "_", "`", "{", "|", "}", "~"}},
    {"atom", {"<atomchar>", "<atomchar><atom>", "<atomchar><atomchar>", "user"}},
    {"local",
     {"<atom>", "<atom>", "<atom>.<atom>", "<atom>.<local>", "<x64>", "<x63>", "<x63>.",
      "<x63><atom>", ".<atom>", "<atom>.", "\"<atom>\""}},
    {"email",
     {"<local>@<domain>", "<local>@<domain>", "<local>@example.com", "a@<hostname>",
      "<x64>@<x63>.<x63>.<x61>", "<x64>@<x63>.<x63>.<x61><letter>", "<local>@[<ipv4>]",
      "a@b@<domain>"}},
    {"uuid",
     {"<hex4><hex4>-<hex4>-<hex4>-<hex4>-<hex4><hex4><hex4>",
      "00000000-0000-0000-0000-000000000000", "<hex4><hex4>-<hex4>-<hex4>-<hex4>",
      "<hex4><hex4><hex4><hex4><hex4><hex4><hex4><hex4>",
      "{<hex4><hex4>-<hex4>-<hex4>-<hex4>-<hex4><hex4><hex4>}"}},
    {"sextet", {"<alnum>", "<letter>", "<digit>", "A", "Q", "g", "w", "B", "+", "/", "9", "C"}},
    {"quartet", {"<sextet><sextet><sextet><sextet>"}},
    {"base64",
     {"<quartet>", "<sextet><sextet><sextet>=", "<sextet><sextet>==", "<sextet>A==",
      "<sextet><sextet>E=", "<quartet><base64>", "<quartet><base64>", "<sextet>===", "<base64>="}},
    {"hex", {"<hex2>", "<hex4>", "<hex2><hex>", "<hex4><hex>", "<hexdigit>", "0x<hex2>"}},
};

}  // namespace assay::testonly

#endif  // ASSAY_VALIDATOR_TESTING_GENERATOR_FORMAT_RULES_H_
