// Schedules.
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "validator/format/readers.h"
#include "validator/format/scan.h"

namespace assay::format {
namespace {

constexpr std::size_t kNameSize = 3;
constexpr std::size_t kMaxFields = 7;

struct Field {
  int low;
  int high;
  std::string_view names = {};  // one after the other
  int first_name = 0;           // what the first of them stands for
  std::size_t digits = 2;       // of a number, at most; leading zeros are usual
};

constexpr Field kSecond = {0, 59};
constexpr Field kMinute = {0, 59};
constexpr Field kHour = {0, 23};
constexpr Field kDay = {1, 31};
constexpr Field kMonth = {1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC", 1};
constexpr Field kWeekday = {0, 7, "SUNMONTUEWEDTHUFRISAT", 0};
constexpr Field kYear = {1970, 2099, {}, 0, 4};

constexpr int kMaxBeforeLastDay = 30;
constexpr int kMaxWeekdaysAMonth = 5;

struct Fields {
  std::array<std::string_view, kMaxFields> text;
  std::size_t count = 0;
};

constexpr bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// Fields with blanks between and none around; nothing when they are too many.
std::optional<Fields> Split(std::string_view text) {
  Fields fields;
  while (fields.count < kMaxFields) {
    std::size_t size = 0;
    while (size < text.size() && !IsBlank(text[size])) ++size;
    if (size == 0) return std::nullopt;
    fields.text[fields.count++] = text.substr(0, size);
    text.remove_prefix(size);
    if (text.empty()) return fields;
    while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  }
  return std::nullopt;
}

bool TakeLetter(std::string_view* rest, char upper) {
  if (rest->empty() || ToUpper(rest->front()) != upper) return false;
  rest->remove_prefix(1);
  return true;
}

// A number of at most `digits` digits, in bounds.
std::optional<int> TakeBounded(std::string_view* rest, std::size_t digits, int low, int high) {
  std::size_t count = 0;
  while (count < rest->size() && IsDigit((*rest)[count])) ++count;
  if (count == 0 || count > digits) return std::nullopt;
  std::string_view after = *rest;
  const std::optional<int> number = TakeDigits(&after, count);
  if (!number || *number < low || *number > high) return std::nullopt;
  *rest = after;
  return number;
}

std::optional<int> TakeName(const Field& field, std::string_view* rest) {
  if (rest->size() < kNameSize) return std::nullopt;
  std::array<char, kNameSize> name;
  for (std::size_t i = 0; i < kNameSize; ++i) name[i] = ToUpper((*rest)[i]);
  const std::string_view upper(name.data(), name.size());
  for (std::size_t i = 0; i * kNameSize < field.names.size(); ++i) {
    if (field.names.substr(i * kNameSize, kNameSize) != upper) continue;
    rest->remove_prefix(kNameSize);
    return field.first_name + static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<int> TakeValue(const Field& field, std::string_view* rest) {
  const std::optional<int> name = TakeName(field, rest);
  return name ? name : TakeBounded(rest, field.digits, field.low, field.high);
}

bool TakeRange(const Field& field, std::string_view* rest) {
  if (Take(rest, '*')) return true;
  const std::optional<int> first = TakeValue(field, rest);
  if (!first || !Take(rest, '-')) return first.has_value();
  const std::optional<int> last = TakeValue(field, rest);
  return last && *first <= *last;
}

bool IsList(const Field& field, std::string_view text) {
  do {
    if (!TakeRange(field, &text)) return false;
    if (Take(&text, '/') && !TakeBounded(&text, field.digits, 1, field.high)) return false;
  } while (Take(&text, ','));
  return text.empty();
}

// What Quartz has beyond crontab: `L`, `L-n`, `LW`, `L-nW`, `nW`.
bool IsSpecialDay(std::string_view text) {
  if (!TakeLetter(&text, 'L')) {
    return TakeValue(kDay, &text) && TakeLetter(&text, 'W') && text.empty();
  }
  if (Take(&text, '-') && !TakeBounded(&text, kDay.digits, 1, kMaxBeforeLastDay)) return false;
  TakeLetter(&text, 'W');
  return text.empty();
}

// Likewise: `L`, `nL`, `n#k`.
bool IsSpecialWeekday(std::string_view text) {
  const bool has_value = TakeValue(kWeekday, &text).has_value();
  if (TakeLetter(&text, 'L')) return text.empty();
  return has_value && Take(&text, '#') && TakeBounded(&text, 1, 1, kMaxWeekdaysAMonth) &&
         text.empty();
}

bool AreDays(std::string_view day, std::string_view weekday) {
  if (day == "?" && weekday == "?") return false;
  return (day == "?" || IsList(kDay, day) || IsSpecialDay(day)) &&
         (weekday == "?" || IsList(kWeekday, weekday) || IsSpecialWeekday(weekday));
}

}  // namespace

bool IsCron(std::string_view text) {
  const std::optional<Fields> fields = Split(text);
  if (!fields || fields->count < 5) return false;
  const auto& f = fields->text;
  if (fields->count == 5) {
    return IsList(kMinute, f[0]) && IsList(kHour, f[1]) && IsList(kDay, f[2]) &&
           IsList(kMonth, f[3]) && IsList(kWeekday, f[4]);
  }
  return IsList(kSecond, f[0]) && IsList(kMinute, f[1]) && IsList(kHour, f[2]) &&
         IsList(kMonth, f[4]) && AreDays(f[3], f[5]) && (fields->count == 6 || IsList(kYear, f[6]));
}

}  // namespace assay::format
