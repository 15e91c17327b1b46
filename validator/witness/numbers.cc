#include "validator/witness/numbers.h"

#include <algorithm>
#include <cstdio>

namespace assay::witness {
namespace {

using format::Format;
using text::Int128;
using text::Number;

constexpr Int128 kOne = Number::kOne;
constexpr std::int64_t kDay = 86400;

struct Civil {
  std::int64_t year;
  unsigned month, day;
};

// The calendar day so many days after 1970-01-01, counted in eras of 400 years from March on.
Civil CivilOf(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const unsigned of_year = of_era - (365 * year + year / 4 - year / 100);
  const unsigned shifted = (5 * of_year + 2) / 153;
  const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {static_cast<std::int64_t>(year) + era * 400 + (month <= 2 ? 1 : 0), month,
          of_year - (153 * shifted + 2) / 5 + 1};
}

std::vector<std::string> TimesOf(Format format, std::int64_t seconds) {
  const std::int64_t days = (seconds >= 0 ? seconds : seconds - (kDay - 1)) / kDay;
  const auto rest = static_cast<int>(seconds - days * kDay);
  const Civil civil = CivilOf(days);
  if (civil.year < 0 || civil.year > 9999) return {};
  char date[32], time[32];
  std::snprintf(date, sizeof date, "%04d-%02u-%02u", static_cast<int>(civil.year), civil.month,
                civil.day);
  std::snprintf(time, sizeof time, "%02d:%02d", rest / 3600, rest / 60 % 60);
  if (format == Format::kDate) return {date};
  const std::string minute = std::string(date) + "T" + time;
  if (format == Format::kUtcMinute) return {minute + "Z"};
  std::snprintf(time, sizeof time, ":%02d", rest % 60);
  return {minute + time + "Z"};
}

std::vector<std::string> DurationsOf(std::int64_t seconds) {
  constexpr std::pair<std::int64_t, const char*> kUnits[] = {
      {1, "s"}, {60, "m"}, {3600, "h"}, {kDay, "d"}, {7 * kDay, "w"}};
  std::vector<std::string> texts;
  for (const auto& [unit, name] : kUnits) {
    if (seconds % unit == 0) texts.push_back(std::to_string(seconds / unit) + name);
  }
  return texts;
}

std::string TimeOfDay(std::int64_t seconds) {
  char time[16];
  const auto minutes = static_cast<int>(seconds / 60);
  std::snprintf(time, sizeof time, "%02d:%02d", minutes / 60 % 100, minutes % 60);
  return time;
}

void AddNear(const std::string& text, Int128 step, std::vector<Int128>* out) {
  const auto number = text::ParseNumber(text);
  if (!number) return;
  for (const Int128 by : {Int128{0}, -step, step}) out->push_back(number->billionths + by);
}

}  // namespace

std::string NumberText(Int128 billionths) {
  const bool is_negative = billionths < 0;
  Int128 rest = is_negative ? -billionths : billionths;
  std::string digits;
  for (; rest > 0 || digits.size() < 10; rest /= 10) {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  std::reverse(digits.begin(), digits.end());
  std::string decimals = digits.substr(digits.size() - 9);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  const std::string whole = digits.substr(0, digits.size() - 9);
  return (is_negative ? "-" : "") + whole + (decimals.empty() ? "" : "." + decimals);
}

std::vector<std::string> Measuring(Format format, std::int64_t measure) {
  const std::string number = std::to_string(measure);
  switch (format) {
    case Format::kIpv4Cidr:
    case Format::kCidr:
      return {"10.0.0.0/" + number, "2001:db8::/" + number};
    case Format::kIpv6Cidr:
      return {"2001:db8::/" + number};
    case Format::kPort:
    case Format::kUnixSeconds:
    case Format::kUnixMilliseconds:
      return {number};
    case Format::kDuration:
      return DurationsOf(measure);
    case Format::kTimeOfDay:
      return {TimeOfDay(measure)};
    case Format::kDateTime:
    case Format::kDate:
    case Format::kUtcSecond:
    case Format::kUtcMinute:
      return TimesOf(format, measure);
    default:
      return {};
  }
}

std::vector<std::string> WaysToWrite(const model::Constraints& constraints, Int128 billionths) {
  if (constraints.format == Format::kNone || constraints.is_numeric()) {
    return {NumberText(billionths)};
  }
  if (billionths % kOne != 0) return {};
  return Measuring(constraints.format, static_cast<std::int64_t>(billionths / kOne));
}

Int128 StepOf(const model::Constraints& constraints) {
  if (constraints.format == Format::kUtcMinute || constraints.format == Format::kTimeOfDay) {
    return 60 * kOne;
  }
  if (constraints.format == Format::kDate) return kDay * kOne;
  if (constraints.type != model::Type::kNumber) return kOne;
  Int128 step = 1;
  const std::int64_t decimals = constraints.max_decimals ? constraints.max_decimals->value : 9;
  for (std::int64_t i = decimals; i < 9; ++i) step *= 10;
  return step;
}

std::vector<Int128> NumbersNear(const model::Constraints& c) {
  const Int128 step = StepOf(c);
  std::vector<Int128> numbers;
  for (const auto* bound : {&c.minimum, &c.maximum, &c.exclusive_minimum, &c.exclusive_maximum}) {
    if (*bound) AddNear((*bound)->text, step, &numbers);
  }
  for (const model::BoundRange& range : c.ranges) {
    AddNear(range.low.text, step, &numbers);
    AddNear(range.high.text, step, &numbers);
  }
  const auto multiple = c.multiple_of ? text::ParseNumber(c.multiple_of->text) : std::nullopt;
  if (multiple && multiple->billionths > 0) {
    const std::vector<Int128> starts = numbers;
    for (const Int128 start : starts) {
      const Int128 down = start - start % multiple->billionths;
      for (const int by : {0, 1, -1}) numbers.push_back(down + by * multiple->billionths);
    }
    for (const int times : {1, 2, 0})
      AddNear(NumberText(times * multiple->billionths), step, &numbers);
  }
  if (c.power_of_two) {
    for (int bit = 0; bit < 64; ++bit) numbers.push_back((Int128{1} << bit) * kOne);
  }
  for (const std::int64_t plain : {1, 2, 3, 5, 0, 7, 10, 100, -1, 60, 3600}) {
    numbers.push_back(plain * kOne);
  }
  return numbers;
}

}  // namespace assay::witness
