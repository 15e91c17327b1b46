#include "validator/format/format.h"

#include <array>
#include <cstddef>
#include <iterator>

#include "validator/format/readers.h"

namespace assay::format {
namespace {

constexpr std::string_view kSeconds = "seconds";
constexpr std::string_view kPrefixBits = "prefix bits";

// A format, and the one function that reads it.
struct Row {
  using Matcher = bool (*)(std::string_view);
  using Measurer = std::optional<std::int64_t> (*)(std::string_view);

  constexpr Row(const FormatInfo& i, Matcher m) : info(i), matches(m) {}
  constexpr Row(const FormatInfo& i, Measurer m) : info(i), measure(m) {}

  FormatInfo info;
  Matcher matches = nullptr;
  Measurer measure = nullptr;
};

bool IsAnything(std::string_view) { return true; }

constexpr Row kRows[] = {
    {{Format::kNone, "", "", "", ""}, IsAnything},
    {{Format::kIpv4, "ipv4", "an IPv4 address such as 10.0.0.1, without leading zeros", "",
      "10.0.0.1"},
     IsIpv4},
    {{Format::kIpv6, "ipv6", "an IPv6 address such as 2001:db8::1", "", "2001:db8::1"}, IsIpv6},
    {{Format::kIpv4Cidr, "ipv4-cidr", "an IPv4 CIDR block such as 10.0.0.0/8", kPrefixBits,
      "10.0.0.0/8"},
     ReadIpv4Cidr},
    {{Format::kIpv6Cidr, "ipv6-cidr", "an IPv6 CIDR block such as 2001:db8::/32", kPrefixBits,
      "2001:db8::/32"},
     ReadIpv6Cidr},
    {{Format::kCidr, "cidr", "a CIDR block such as 10.0.0.0/8 or 2001:db8::/32", kPrefixBits,
      "10.0.0.0/8"},
     ReadCidr},
    {{Format::kPort, "port", "a port from 1 to 65535, such as 8080", "port number", "8080"},
     ReadPort},
    {{Format::kPortRange, "port-range",
      "a range of ports such as 80/443 or 80-443, or -1/-1 for all ports", "", "80/443"},
     IsPortRange},
    {{Format::kHostname, "hostname", "a host name such as db-1 or db-1.example.com", "",
      "db-1.example.com"},
     IsHostname},
    {{Format::kDomain, "domain", "a domain name such as example.com", "", "example.com"}, IsDomain},
    {{Format::kWildcardDomain, "wildcard-domain",
      "a domain name such as example.com or *.example.com", "", "*.example.com"},
     IsWildcardDomain},
    {{Format::kDateTime, "date-time",
      "a date and time such as 2026-01-31T08:30:00Z or 2026-01-31T08:30:00+08:00", kSeconds,
      "2026-01-31T08:30:00+08:00"},
     ReadDateTime},
    {{Format::kDate, "date", "a date such as 2026-01-31", kSeconds, "2026-01-31"}, ReadDate},
    {{Format::kTime, "time", "a time and its offset such as 08:30:00Z or 08:30:00+08:00", "",
      "08:30:00+08:00"},
     IsTime},
    {{Format::kUtcSecond, "utc-second", "a UTC time such as 2026-01-31T08:30:00Z", kSeconds,
      "2026-01-31T08:30:00Z"},
     ReadUtcSecond},
    {{Format::kUtcMinute, "utc-minute", "a UTC time to the minute such as 2026-01-31T08:30Z",
      kSeconds, "2026-01-31T08:30Z"},
     ReadUtcMinute},
    {{Format::kTimeOfDay, "time-of-day", "a time of day from 00:00 to 23:59, such as 08:30",
      kSeconds, "08:30"},
     ReadTimeOfDay},
    {{Format::kUnixSeconds, "unix-seconds", "a Unix time in seconds such as 1769848200", kSeconds,
      "1769848200"},
     ReadUnixSeconds},
    {{Format::kUnixMilliseconds, "unix-milliseconds",
      "a Unix time in milliseconds such as 1769848200000", "milliseconds", "1769848200000"},
     ReadUnixMilliseconds},
    {{Format::kDuration, "duration", "a number and one of s, m, h, d, w, such as 90m", kSeconds,
      "90m"},
     ReadDuration},
    {{Format::kCron, "cron", "a cron schedule such as 0 4 * * MON-FRI", "", "0 4 * * MON-FRI"},
     IsCron},
    {{Format::kUrl, "url", "an http or https URL such as https://example.com/path?key=value", "",
      "https://example.com/path?key=value"},
     IsUrl},
    {{Format::kEmail, "email", "an email address such as user@example.com", "", "user@example.com"},
     IsEmail},
    {{Format::kUuid, "uuid", "a UUID such as 123e4567-e89b-12d3-a456-426614174000", "",
      "123e4567-e89b-12d3-a456-426614174000"},
     IsUuid},
    {{Format::kBase64, "base64", "base64 with padding such as aGVsbG8=", "", "aGVsbG8="}, IsBase64},
    {{Format::kHex, "hex", "an even number of hexadecimal digits such as 0aFF", "", "0aFF"}, IsHex},
};

constexpr bool IsInOrderOfEnum() {
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    if (static_cast<std::size_t>(kRows[i].info.format) != i) return false;
  }
  return true;
}

static_assert(IsInOrderOfEnum());

constexpr std::array<FormatInfo, std::size(kRows)> kInfo = [] {
  std::array<FormatInfo, std::size(kRows)> info{};
  for (std::size_t i = 0; i < info.size(); ++i) info[i] = kRows[i].info;
  return info;
}();

const Row& RowOf(Format format) { return kRows[static_cast<std::size_t>(format)]; }

}  // namespace

std::span<const FormatInfo> Formats() { return std::span(kInfo).subspan(1); }

const FormatInfo& Info(Format format) { return RowOf(format).info; }

bool Matches(Format format, std::string_view value) {
  const Row& row = RowOf(format);
  return row.measure == nullptr ? row.matches(value) : row.measure(value).has_value();
}

std::optional<std::int64_t> Measure(Format format, std::string_view value) {
  const Row& row = RowOf(format);
  return row.measure == nullptr ? std::nullopt : row.measure(value);
}

}  // namespace assay::format
