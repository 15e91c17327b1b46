#include "validator/testing/reference_time.h"

#include <chrono>
#include <limits>
#include <map>
#include <vector>

#include "validator/testing/reference_regex.h"

namespace assay::testonly::naive {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;
using Measured = std::optional<std::int64_t>;

std::optional<std::chrono::sys_days> Day(const std::string& y, const std::string& m,
                                         const std::string& d) {
  const std::chrono::year_month_day date(std::chrono::year(std::stoi(y)),
                                         std::chrono::month(static_cast<unsigned>(std::stoi(m))),
                                         std::chrono::day(static_cast<unsigned>(std::stoi(d))));
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

// `Z`, `+HH:mm` or `-HH:mm`.
std::optional<minutes> Offset(const std::string& text) {
  if (text == "Z") return minutes(0);
  const hours h(std::stoi(text.substr(1, 2)));
  const minutes m(std::stoi(text.substr(4, 2)));
  if (h > hours(23) || m > minutes(59)) return std::nullopt;
  return text[0] == '-' ? -(h + m) : h + m;
}

}  // namespace

Measured DateTime(const std::string& value) {
  const std::vector<std::string> g = Groups(
      "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]{1,9})?"
      "(Z|[+-][0-9]{2}:[0-9]{2})",
      value);
  if (g.empty()) return std::nullopt;
  const auto day = Day(g[1], g[2], g[3]);
  const hours hour(std::stoi(g[4]));
  const minutes minute(std::stoi(g[5]));
  const seconds second(std::stoi(g[6]));
  const auto offset = Offset(g[7]);
  if (!day || hour > hours(23) || minute > minutes(59) || !offset) return std::nullopt;
  const auto utc_minute = *day + hour + minute - *offset;
  const auto utc_midnight = std::chrono::floor<std::chrono::days>(utc_minute);
  const bool last_minute = utc_minute - utc_midnight == hours(23) + minutes(59);
  if (second > seconds(last_minute ? 60 : 59)) return std::nullopt;
  return sys_seconds(utc_minute + second).time_since_epoch().count();
}

Measured Date(const std::string& value) {
  const std::vector<std::string> g = Groups("([0-9]{4})-([0-9]{2})-([0-9]{2})", value);
  if (g.empty()) return std::nullopt;
  const auto day = Day(g[1], g[2], g[3]);
  if (!day) return std::nullopt;
  return sys_seconds(*day).time_since_epoch().count();
}

Measured Time(const std::string& value) { return DateTime("2026-01-31T" + value); }

Measured UtcSecond(const std::string& value) {
  return Is("[^.+]*Z", value) ? DateTime(value) : std::nullopt;
}

Measured UtcMinute(const std::string& value) {
  const std::vector<std::string> g = Groups("([^:]*:[^:]*)Z", value);
  return g.empty() ? std::nullopt : DateTime(g[1] + ":00Z");
}

Measured TimeOfDay(const std::string& value) {
  const std::vector<std::string> g = Groups("([01][0-9]|2[0-3]):([0-5][0-9])", value);
  if (g.empty()) return std::nullopt;
  return seconds(hours(std::stoi(g[1])) + minutes(std::stoi(g[2]))).count();
}

Measured Duration(const std::string& value) {
  static const std::map<std::string, int> kSeconds = {
      {"s", 1}, {"m", 60}, {"h", 60 * 60}, {"d", 24 * 60 * 60}, {"w", 7 * 24 * 60 * 60}};
  const std::vector<std::string> g = Groups("([1-9][0-9]{0,18})([smhdw])", value);
  if (g.empty()) return std::nullopt;
  const auto product = static_cast<__int128>(std::stoull(g[1])) * kSeconds.at(g[2]);
  if (product > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(product);
}

}  // namespace assay::testonly::naive
