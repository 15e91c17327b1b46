// Formats: what a value of a named kind looks like, to the letter of the standard that says so.
//
//   Matches(Format::kIpv4Cidr, "10.0.0.0/8")            // true
//   Measure(Format::kIpv4Cidr, "10.0.0.0/8")            // 8, in `prefix bits`
//   Measure(Format::kDateTime, "1970-01-01T00:01:00Z")  // 60, in `seconds`
//
// A value may be any bytes, and of any size. Every format takes ASCII only and the whole value:
// nothing before or after, not even white space, and never an empty value. All functions are pure:
// they allocate nothing, throw nothing, know no locale and no time zone, and are O(size).
#ifndef ASSAY_VALIDATOR_FORMAT_FORMAT_H_
#define ASSAY_VALIDATOR_FORMAT_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace assay::format {

// "Canonical" of a number: `0`, or digits without a leading zero and without a sign.
enum class Format : std::uint8_t {
  kNone,  // no format: matches everything, has no measure

  // Four canonical numbers up to 255 (the strict form of RFC 6943, section 3.1.1).
  kIpv4,
  // RFC 4291, section 2.2: eight groups of 1 to 4 hexadecimal digits, `::` once for one group or
  // more, an IPv4 address for the last two. No zone.
  kIpv6,
  // RFC 4632, section 3.1, and RFC 4291, section 2.3: an address, `/`, a canonical prefix length up
  // to 32 or 128, which is the measure. The bits behind the prefix may be set.
  kIpv4Cidr,
  kIpv6Cidr,
  kCidr,  // either
  // A canonical number from 1 to 65535 (RFC 6335, section 6, without 0, which is reserved).
  kPort,
  // Two ports, `a/b` or `a-b`, a <= b; or `-1/-1`, by which firewalls of clouds mean all.
  kPortRange,
  // RFC 1123, section 2.1, and RFC 1034, section 3.1: labels of 1 to 63 letters, digits and
  // hyphens, no hyphen at their ends, 253 bytes together; the last label is not all digits.
  kHostname,
  kDomain,          // a host name of two labels or more
  kWildcardDomain,  // a domain, or `*.` before one (RFC 6125, section 6.4.3), 253 bytes together

  // RFC 3339, section 5.6, with `T` and `Z` in upper case and 9 digits of a fraction at most; a
  // real day of the calendar. Second 60 stands only at 23:59 UTC and counts as the next one. The
  // measure is Unix time; a fraction is cut off, towards the past.
  kDateTime,
  kDate,       // RFC 3339 full-date; the measure is its midnight in UTC
  kTime,       // RFC 3339 full-time, as in kDateTime; no measure
  kUtcSecond,  // a kDateTime of the form yyyy-MM-ddTHH:mm:ssZ
  kUtcMinute,  // yyyy-MM-ddTHH:mmZ
  kTimeOfDay,  // HH:mm from 00:00 to 23:59; the measure is seconds since midnight
  // A canonical number of at most 11 or 14 digits: until the year 5138. POSIX.1-2017, section 4.16.
  kUnixSeconds,
  kUnixMilliseconds,
  // A canonical number from 1 and one of `s`, `m`, `h`, `d`, `w`. What overflows does not match.
  kDuration,
  // crontab(5): minute, hour, day of the month, month, day of the week (0 to 7), with blanks
  // between. A field is a list of `*`, `a`, `a-b`, each with `/step` or without; a <= b, and no
  // step is above the field's highest value. Months and days of the week have names, in any case.
  // With a second before, and maybe a year (1970 to 2099) behind, the two kinds of days may be, as
  // in Quartz and alone in their field: `?` (one of the two), `L`, `L-n`, `LW`, `nW`; `nL`, `n#k`.
  kCron,

  // RFC 3986 and RFC 9110, section 4.2: http or https, a host that is not empty, no user; the port
  // up to 65535. (`:` without a port, and leading zeros of one, are in the grammar.)
  kUrl,
  // RFC 5321, section 4.1.2: a dot-string of 64 bytes at most, `@`, a domain; 254 bytes together.
  kEmail,
  kUuid,    // RFC 9562, section 4: hexadecimal digits of either case, 8-4-4-4-12
  kBase64,  // RFC 4648, section 4, with padding; unused bits are zero, as section 3.5 allows to ask
  kHex,     // RFC 4648, section 8, of either case: whole bytes
};

struct FormatInfo {
  Format format;
  std::string_view name;         // as rule files have it: `ipv4-cidr`
  std::string_view expectation;  // for messages: `an IPv4 address such as 10.0.0.1`
  std::string_view unit;         // of the measure: `seconds`; empty when there is none
  std::string_view example;      // a value that matches
};

// All formats but kNone, in the order of the enum.
std::span<const FormatInfo> Formats();

// Of kNone, all texts are empty.
const FormatInfo& Info(Format format);

bool Matches(Format format, std::string_view value);

// The number that a value stands for; nothing when it does not match or the format has no unit.
std::optional<std::int64_t> Measure(Format format, std::string_view value);

// Whether every address of one CIDR block is in the other; an address is a block of one. Nothing
// unless both are blocks or addresses, of the same family.
//
//   CidrContains("10.0.0.0/8", "10.1.2.3")  // true
std::optional<bool> CidrContains(std::string_view outer, std::string_view inner);

// How many bytes a kBase64 encodes; nothing when it is none.
std::optional<std::size_t> Base64DecodedSize(std::string_view value);

}  // namespace assay::format

#endif  // ASSAY_VALIDATOR_FORMAT_FORMAT_H_
