#include "validator/testing/reference_cron.h"

#include <cstddef>
#include <iterator>
#include <map>
#include <vector>

#include "validator/testing/reference_regex.h"

namespace assay::testonly::naive {
namespace {

// Every way to write a number of a field, with what it means.
using Spellings = std::map<std::string, int>;

Spellings Numbers(int low, int high, std::size_t digits) {
  Spellings spellings;
  for (int number = low; number <= high; ++number) {
    std::string text = std::to_string(number);
    for (; text.size() <= digits; text.insert(0, "0")) spellings[text] = number;
  }
  return spellings;
}

struct Field {
  Field(int low, int high, const std::vector<std::string>& names, int first_name)
      : values(Numbers(low, high, high > 99 ? 4 : 2)), steps(Numbers(1, high, high > 99 ? 4 : 2)) {
    for (const std::string& name : names) values[name] = first_name++;
  }
  Spellings values, steps;
};

const std::vector<Field>& FieldsOfSeven() {
  static const auto& fields = *new std::vector<Field>{
      Field(0, 59, {}, 0),
      Field(0, 59, {}, 0),
      Field(0, 23, {}, 0),
      Field(1, 31, {}, 0),
      Field(1, 12,
            {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"},
            1),
      Field(0, 7, {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}, 0),
      Field(1970, 2099, {}, 0)};
  return fields;
}

constexpr std::size_t kDay = 3, kWeekday = 5;  // among seven

bool IsEntry(const Field& field, const std::string& text) {
  const auto g = Groups("(?:(\\*)|([^-/]*)(-([^-/]*))?)(/([^/]*))?", text);
  if (g.empty()) return false;
  const std::string &all = g[1], &first = g[2], &range = g[3], &last = g[4], &step = g[5];
  if (!step.empty() && field.steps.count(g[6]) == 0) return false;
  if (!all.empty()) return true;
  if (field.values.count(first) == 0) return false;
  if (range.empty()) return true;
  return field.values.count(last) > 0 && field.values.at(first) <= field.values.at(last);
}

bool IsQuartzDay(const std::string& text) {
  if (Is("\\?|LW?", text)) return true;
  if (const auto g = Groups("L-(.*?)W?", text); !g.empty()) {
    return Numbers(1, 30, 2).count(g[1]) > 0;
  }
  const auto g = Groups("(.*)W", text);
  return !g.empty() && FieldsOfSeven()[kDay].values.count(g[1]) > 0;
}

bool IsQuartzWeekday(const std::string& text) {
  if (text == "?" || text == "L") return true;
  const auto g = Groups("(.*)(?:L|#[1-5])", text);
  return !g.empty() && FieldsOfSeven()[kWeekday].values.count(g[1]) > 0;
}

bool IsField(std::size_t index, bool quartz, const std::string& text) {
  if (quartz && index == kDay && IsQuartzDay(text)) return true;
  if (quartz && index == kWeekday && IsQuartzWeekday(text)) return true;
  for (const std::string& entry : SplitAt(',', text)) {
    if (!IsEntry(FieldsOfSeven()[index], entry)) return false;
  }
  return true;
}

// The fields, in upper case.
std::vector<std::string> Words(const std::string& value) {
  std::vector<std::string> words(1);
  bool blank = false;
  for (const char c : value) {
    if (c != ' ' && c != '\t') {
      words.back().push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    } else if (!blank) {
      words.emplace_back();
    }
    blank = c == ' ' || c == '\t';
  }
  return words;
}

}  // namespace

bool IsSchedule(const std::string& value) {
  const std::vector<std::string> words = Words(value);
  if (words.size() < 5 || words.size() > 7) return false;
  const bool quartz = words.size() > 5;
  const std::size_t first = quartz ? 0 : 1;  // without a second
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!IsField(first + i, quartz, words[i])) return false;
  }
  return !quartz || words[kDay] != "?" || words[kWeekday] != "?";
}

}  // namespace assay::testonly::naive
