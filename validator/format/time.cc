// Dates, times and spans of time.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "validator/format/readers.h"
#include "validator/format/scan.h"

namespace assay::format {
namespace {

constexpr std::int64_t kSecondsADay = 86400;
constexpr int kMinutesADay = 1440;

constexpr int DaysInMonth(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Days since 1970-01-01 in the Gregorian calendar. Years begin in March here, so that a leap day is
// the last of its year (Howard Hinnant, chrono-Compatible Low-Level Date Algorithms).
constexpr std::int64_t DaysFromCivil(int year, int month, int day) {
  const int y = month > 2 ? year : year - 1;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return std::int64_t{era} * 146097 + day_of_era - 719468;
}

static_assert(DaysFromCivil(1970, 1, 1) == 0 && DaysFromCivil(2000, 3, 1) == 11017);
static_assert(DaysFromCivil(0, 1, 1) == -719528 && DaysFromCivil(9999, 12, 31) == 2932896);

// In days since 1970-01-01.
std::optional<std::int64_t> TakeDate(std::string_view* rest) {
  const std::optional<int> year = TakeDigits(rest, 4);
  if (!year || !Take(rest, '-')) return std::nullopt;
  const std::optional<int> month = TakeDigits(rest, 2);
  if (!month || *month < 1 || *month > 12 || !Take(rest, '-')) return std::nullopt;
  const std::optional<int> day = TakeDigits(rest, 2);
  if (!day || *day < 1 || *day > DaysInMonth(*year, *month)) return std::nullopt;
  return DaysFromCivil(*year, *month, *day);
}

// HH:mm, in minutes.
std::optional<int> TakeHourAndMinute(std::string_view* rest) {
  const std::optional<int> hour = TakeDigits(rest, 2);
  if (!hour || *hour > 23 || !Take(rest, ':')) return std::nullopt;
  const std::optional<int> minute = TakeDigits(rest, 2);
  if (!minute || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

// Whether there is no fraction, or one of 1 to 9 digits.
bool TakeFraction(std::string_view* rest) {
  if (!Take(rest, '.')) return true;
  std::size_t digits = 0;
  while (digits < 10 && TakeDigits(rest, 1)) ++digits;
  return digits >= 1 && digits <= 9;
}

// Minutes that a local time is ahead of UTC.
std::optional<int> TakeOffset(std::string_view* rest) {
  if (Take(rest, 'Z')) return 0;
  const bool behind = Take(rest, '-');
  if (!behind && !Take(rest, '+')) return std::nullopt;
  const std::optional<int> minutes = TakeHourAndMinute(rest);
  if (!minutes) return std::nullopt;
  return behind ? -*minutes : *minutes;
}

// RFC 3339 full-time, in seconds since the midnight of its date as if that were in UTC: negative,
// or more than a day, where the offset crosses midnight.
std::optional<std::int64_t> TakeFullTime(std::string_view* rest) {
  const std::optional<int> minutes = TakeHourAndMinute(rest);
  if (!minutes || !Take(rest, ':')) return std::nullopt;
  const std::optional<int> second = TakeDigits(rest, 2);
  if (!second || *second > 60 || !TakeFraction(rest)) return std::nullopt;
  const std::optional<int> offset = TakeOffset(rest);
  if (!offset) return std::nullopt;
  const int utc = *minutes - *offset;
  const bool last_minute = (utc + kMinutesADay) % kMinutesADay == kMinutesADay - 1;
  if (*second == 60 && !last_minute) return std::nullopt;
  return std::int64_t{utc} * 60 + *second;
}

std::optional<std::int64_t> ReadCanonical(std::string_view text, std::int64_t limit) {
  const std::optional<std::int64_t> number = TakeNumber(&text, limit);
  return text.empty() ? number : std::nullopt;
}

// 0 for what is no unit.
constexpr std::int64_t SecondsIn(char unit) {
  switch (unit) {
    case 's':
      return 1;
    case 'm':
      return 60;
    case 'h':
      return 3600;
    case 'd':
      return kSecondsADay;
    case 'w':
      return 7 * kSecondsADay;
    default:
      return 0;
  }
}

}  // namespace

std::optional<std::int64_t> ReadDateTime(std::string_view text) {
  const std::optional<std::int64_t> days = TakeDate(&text);
  if (!days || !Take(&text, 'T')) return std::nullopt;
  const std::optional<std::int64_t> seconds = TakeFullTime(&text);
  if (!seconds || !text.empty()) return std::nullopt;
  return *days * kSecondsADay + *seconds;
}

std::optional<std::int64_t> ReadDate(std::string_view text) {
  const std::optional<std::int64_t> days = TakeDate(&text);
  if (!days || !text.empty()) return std::nullopt;
  return *days * kSecondsADay;
}

bool IsTime(std::string_view text) { return TakeFullTime(&text) && text.empty(); }

// At this length a date-time has no room for a fraction.
std::optional<std::int64_t> ReadUtcSecond(std::string_view text) {
  constexpr std::size_t kSize = std::string_view("yyyy-MM-ddTHH:mm:ssZ").size();
  return text.size() == kSize && text.back() == 'Z' ? ReadDateTime(text) : std::nullopt;
}

std::optional<std::int64_t> ReadUtcMinute(std::string_view text) {
  const std::optional<std::int64_t> days = TakeDate(&text);
  if (!days || !Take(&text, 'T')) return std::nullopt;
  const std::optional<int> minutes = TakeHourAndMinute(&text);
  if (!minutes || text != "Z") return std::nullopt;
  return *days * kSecondsADay + *minutes * 60;
}

std::optional<std::int64_t> ReadTimeOfDay(std::string_view text) {
  const std::optional<int> minutes = TakeHourAndMinute(&text);
  if (!minutes || !text.empty()) return std::nullopt;
  return *minutes * 60;
}

std::optional<std::int64_t> ReadUnixSeconds(std::string_view text) {
  return ReadCanonical(text, 99'999'999'999);
}

std::optional<std::int64_t> ReadUnixMilliseconds(std::string_view text) {
  return ReadCanonical(text, 99'999'999'999'999);
}

std::optional<std::int64_t> ReadDuration(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::int64_t unit = SecondsIn(text.back());
  if (unit == 0) return std::nullopt;
  text.remove_suffix(1);
  const auto number = ReadCanonical(text, std::numeric_limits<std::int64_t>::max() / unit);
  if (!number || *number == 0) return std::nullopt;
  return *number * unit;
}

}  // namespace assay::format
