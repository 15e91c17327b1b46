#include "validator/describe/formats.h"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

namespace assay::describe {
namespace {

using format::Format;

// English stands with the formats themselves, where messages of requests have it from.
struct Row {
  Format format;
  std::string_view zh;
  Words measure;
};

// clang-format off
constexpr Words kUnixTime = {"Unix time in seconds", "Unix 时间（秒）"};
constexpr Words kPrefix = {"prefix length", "前缀长度"};

constexpr Row kRows[] = {
    {Format::kNone, "", {}},
    {Format::kIpv4, "IPv4 地址，如 10.0.0.1，各段不带前导零", {}},
    {Format::kIpv6, "IPv6 地址，如 2001:db8::1", {}},
    {Format::kIpv4Cidr, "IPv4 网段，如 10.0.0.0/8", kPrefix},
    {Format::kIpv6Cidr, "IPv6 网段，如 2001:db8::/32", kPrefix},
    {Format::kCidr, "网段，如 10.0.0.0/8 或 2001:db8::/32", kPrefix},
    {Format::kPort, "1 到 65535 的端口号，如 8080", {}},
    {Format::kPortRange, "端口范围，如 80/443 或 80-443，-1/-1 表示所有端口", {}},
    {Format::kHostname, "主机名，如 db-1 或 db-1.example.com", {}},
    {Format::kDomain, "域名，如 example.com", {}},
    {Format::kWildcardDomain, "域名，如 example.com 或 *.example.com", {}},
    {Format::kDateTime, "日期和时间，如 2026-01-31T08:30:00Z 或 2026-01-31T08:30:00+08:00", kUnixTime},
    {Format::kDate, "日期，如 2026-01-31", kUnixTime},
    {Format::kTime, "带时区的时间，如 08:30:00Z 或 08:30:00+08:00", {}},
    {Format::kUtcSecond, "UTC 时间，如 2026-01-31T08:30:00Z", kUnixTime},
    {Format::kUtcMinute, "精确到分钟的 UTC 时间，如 2026-01-31T08:30Z", kUnixTime},
    {Format::kTimeOfDay, "00:00 到 23:59 的时刻，如 08:30", {"distance from midnight in seconds", "距零点的秒数"}},
    {Format::kUnixSeconds, "以秒为单位的 Unix 时间，如 1769848200", {}},
    {Format::kUnixMilliseconds, "以毫秒为单位的 Unix 时间，如 1769848200000", {}},
    {Format::kDuration, "整数加单位 s、m、h、d、w 之一，如 90m", {"length in seconds", "时长（秒）"}},
    {Format::kCron, "cron 表达式，如 0 4 * * MON-FRI", {}},
    {Format::kUrl, "http 或 https 的 URL，如 https://example.com/path?key=value", {}},
    {Format::kEmail, "电子邮箱地址，如 user@example.com", {}},
    {Format::kUuid, "UUID，如 123e4567-e89b-12d3-a456-426614174000", {}},
    {Format::kBase64, "带填充的 Base64，如 aGVsbG8=", {}},
    {Format::kHex, "偶数个十六进制数字，如 0aFF", {}},
};

constexpr struct { std::int64_t seconds; Words one, many; } kSpans[] = {
    {86400, {"1 day", "1 天"}, {"{0} days", "{0} 天"}},
    {3600, {"1 hour", "1 小时"}, {"{0} hours", "{0} 小时"}},
    {60, {"1 minute", "1 分钟"}, {"{0} minutes", "{0} 分钟"}},
};
// clang-format on

constexpr bool IsInOrderOfEnum() {
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    if (static_cast<std::size_t>(kRows[i].format) != i) return false;
  }
  return true;
}
static_assert(IsInOrderOfEnum());

// A format that has no words here would be out of the table's bounds.
static_assert(static_cast<std::size_t>(Format::kHex) + 1 == std::size(kRows));

const Row& RowOf(Format format) { return kRows[static_cast<std::size_t>(format)]; }

// The largest unit that the span is a whole number of.
Phrase SpanInWords(std::int64_t seconds, Language language) {
  for (const auto& unit : kSpans) {
    if (seconds < unit.seconds || seconds % unit.seconds != 0) continue;
    const std::int64_t count = seconds / unit.seconds;
    return Fill(count == 1 ? unit.one : unit.many, language, {Text(std::to_string(count))});
  }
  return {};
}

}  // namespace

Phrase FormatInWords(Format format, Language language) {
  return Text(language == Language::kChinese ? RowOf(format).zh : Info(format).expectation);
}

std::string_view MeasureInWords(Format format, Language language) {
  return RowOf(format).measure.In(language);
}

Phrase BoundInWords(std::string_view number, Format format, Language language) {
  const bool is_span = format == Format::kDuration || format == Format::kTimeOfDay;
  std::int64_t seconds = 0;
  std::from_chars(number.data(), number.data() + number.size(), seconds);
  const Phrase span = is_span ? SpanInWords(seconds, language) : Phrase();
  constexpr Words kWithSpan = {"{0} ({1})", "{0}（{1}）"};
  return span.empty() ? Text(number) : Fill(kWithSpan, language, {Text(number), span});
}

}  // namespace assay::describe
