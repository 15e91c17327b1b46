#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "validator/format/format.h"
#include "validator/format/format_cases.h"

namespace assay::format {
namespace {

// A schedule with one field instead of `*`, among five or seven.
std::string With(std::size_t fields, std::size_t index, const std::string& field) {
  std::string text;
  for (std::size_t i = 0; i < fields; ++i) {
    text += (i > 0 ? " " : "") + (i == index ? field : std::string("*"));
  }
  return text;
}

struct Bounds {
  std::size_t index;  // among seven fields
  int low, high;
};

constexpr Bounds kBounds[] = {{0, 0, 59}, {1, 0, 59}, {2, 0, 23},     {3, 1, 31},
                              {4, 1, 12}, {5, 0, 7},  {6, 1970, 2099}};

void ExpectAcceptedField(std::size_t index, const std::vector<std::string>& fields) {
  for (const std::string& field : fields) {
    ExpectAccepted(Format::kCron, {{With(7, index, field)}});
    if (index < 6) ExpectAccepted(Format::kCron, {{With(6, index, field)}});
    if (index > 0 && index < 6) ExpectAccepted(Format::kCron, {{With(5, index - 1, field)}});
  }
}

void ExpectRefusedField(std::size_t index, const std::vector<std::string>& fields) {
  for (const std::string& field : fields) {
    ExpectRefused(Format::kCron, {With(7, index, field)});
    if (index < 6) ExpectRefused(Format::kCron, {With(6, index, field)});
    if (index > 0 && index < 6) ExpectRefused(Format::kCron, {With(5, index - 1, field)});
  }
}

TEST(Cron, HasFiveToSevenFields) {
  ExpectAccepted(Format::kCron, {{"* * * * *"},
                                 {"* * * * * *"},
                                 {"* * * * * * *"},
                                 {"*\t*  * \t * *"},
                                 {"0 4 8-14 * *"},
                                 {"*/5 1,2,3 * JAN-mar,12 1-5"},
                                 {"23 0-20/2 * * *"},
                                 {"5 4 * * sun"},
                                 {"0 15 10 ? * MON-FRI"},
                                 {"0 0/5 14,18 * * ?"},
                                 {"0 15 10 ? * 6L 2022-2025"},
                                 {"0 15 10 ? * 6#3"},
                                 {"0 0 12 1/5 * ?"}});
  ExpectRefused(Format::kCron,
                {"*", "* * * *", "* * * * * * * *", " * * * * *", "* * * * * ", "* * * * *\n",
                 "*\n* * * *", "*\r* * * *", "*,*,*,*,*", "@daily", "@reboot", "TZ=UTC * * * * *",
                 "* * * * * command", "*\u00A0* * * *", "*****"});
}

// `{a}` and `{z}` are the lowest and the highest value, `{<}` and `{>}` the ones next to them
// outside.
std::string AtBounds(std::string field, int low, int high) {
  const std::pair<std::string_view, int> places[] = {
      {"{a}", low}, {"{z}", high}, {"{<}", low - 1}, {"{>}", high + 1}};
  for (const auto& [place, number] : places) {
    for (std::size_t at = field.find(place); at != field.npos; at = field.find(place)) {
      field.replace(at, place.size(), std::to_string(number));
    }
  }
  return field;
}

TEST(Cron, ChecksBounds) {
  for (const auto& [index, low, high] : kBounds) {
    for (const char* field :
         {"{a}", "{z}", "{a}-{z}", "{z}-{z}", "{a},{z}", "{a}/2", "*/1", "*/{z}", "{a}-{z}/{z}"}) {
      ExpectAcceptedField(index, {AtBounds(field, low, high)});
    }
    for (const char* field : {"{<}", "{>}", "{a}-{>}", "{<}-{z}", "{z}-{a}", "{z},{>}", "{>}/2",
                              "*/0", "*/{>}", "{a}-{z}/{>}", "*/-1"}) {
      ExpectRefusedField(index, {AtBounds(field, low, high)});
    }
  }
}

TEST(Cron, IsListsOfRanges) {
  for (const auto& [index, low, high] : kBounds) {
    ExpectAcceptedField(index, {"*,*", "*/2,*/3"});
    ExpectRefusedField(index, {",",        "*,",         ",*",
                               "*,,*",     "-",          "*-",
                               "-*",       "*-*",        "/",
                               "*/",       "/2",         "*/*",
                               "*/2/2",    "**",         "1-2-3",
                               "1-",       "-1",         "1/",
                               "+1",       "1.5",        "x",
                               "1x",       "#",          "1#",
                               "0x1",      "%",          "~",
                               "*/+2",     "999",        "19700",
                               "00002000", "4294967297", "18446744073709551617"});
  }
}

TEST(Cron, AllowsLeadingZeros) {
  ExpectAccepted(Format::kCron, {{"00 09 01 01 01"}, {"01-09/02 * * * *"}, {"00 00 00 01 01 00"}});
  ExpectRefused(Format::kCron, {"000 * * * *", "001 * * * *", "*/002 * * * *", "* * 00 * *",
                                "* * * 00 *", "*/00 * * * *", "* * * * 007", "* * * * * * 02000",
                                "* * * * * * 199", "* * * * * */00001"});
}

TEST(Cron, NamesMonthsAndWeekdays) {
  for (const char* name : {"JAN", "FEB",     "MAR",     "APR",       "MAY",   "JUN",   "JUL",
                           "AUG", "SEP",     "OCT",     "NOV",       "DEC",   "jan",   "Feb",
                           "mAr", "JAN-DEC", "jan,feb", "JAN-FEB/2", "1-FEB", "JAN-2", "DEC/3"}) {
    ExpectAcceptedField(4, {name});
    for (const std::size_t other : {0, 1, 2, 3, 5, 6}) ExpectRefusedField(other, {name});
  }
  for (const char* name : {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "sun", "Mon", "tUe",
                           "SUN-SAT", "mon,fri", "MON-FRI/2", "1-FRI", "MON-5", "SAT-7"}) {
    ExpectAcceptedField(5, {name});
    for (const std::size_t other : {0, 1, 2, 3, 4, 6}) ExpectRefusedField(other, {name});
  }
  // Each name is its number, neither more nor less.
  ExpectAcceptedField(4, {"JAN-1", "1-JAN", "JUN-6", "6-JUN", "DEC-12", "12-DEC"});
  ExpectAcceptedField(5, {"SUN-0", "0-SUN", "WED-3", "3-WED", "SAT-6", "6-SAT"});
  ExpectRefusedField(4, {"JANUARY", "JA", "J", "XYZ", "ANF", "FEB-JAN", "DEC-1", "*/FEB", "JAN1",
                         "1JAN", "JANFEB"});
  ExpectRefusedField(5, {"MONDAY", "MO", "UNM", "SAT-SUN", "FRI-MON", "*/MON", "MON1", "7-SUN"});
}

TEST(Cron, HasTheDaysOfQuartz) {
  for (const std::size_t fields : {6, 7}) {
    for (const char* day :
         {"?", "L", "l", "LW", "lw", "L-1", "L-3", "L-30", "L-3W", "1W", "15W", "31W", "15w"}) {
      ExpectAccepted(Format::kCron, {{With(fields, 3, day)}});
      ExpectRefused(Format::kCron, {With(5, 2, day)});
    }
    for (const char* day :
         {"?", "L", "l", "0L", "6L", "7L", "FRIL", "fril", "0#1", "6#3", "7#5", "FRI#2", "fri#2"}) {
      ExpectAccepted(Format::kCron, {{With(fields, 5, day)}});
      ExpectRefused(Format::kCron, {With(5, 4, day)});
    }
    ExpectAccepted(Format::kCron, {{fields == 6 ? "* * * L * L" : "* * * L * L *"}});
  }
}

TEST(Cron, HasTheDaysOfQuartzAlone) {
  for (const std::size_t fields : {6, 7}) {
    for (const char* day :
         {"W",   "0W",  "32W",  "1-2W", "1W,2", "1,L",   "L,1",  "L,L", "L-0", "L-31",
          "L-",  "L-W", "WL",   "LL",   "LWW",  "1L",    "1#1",  "??",  "?/2", "?,1",
          "1,?", "L/2", "1W/2", "*W",   "*L",   "L-1-2", "LW-1", "001W"}) {
      ExpectRefused(Format::kCron, {With(fields, 3, day)});
    }
    for (const char* day :
         {"8L",   "LW",    "6W",    "W",     "6#0",  "6#6",  "6#",      "#3",   "8#1", "6#33",
          "6#03", "6#3,1", "1,6#3", "6#3/2", "6L,1", "1,6L", "1-6L",    "LL",   "L-1", "6LL",
          "??",   "?,1",   "*L",    "*#1",   "L#1",  "6#L",  "MON#FRI", "JANL", "L1"}) {
      ExpectRefused(Format::kCron, {With(fields, 5, day)});
    }
    for (const std::size_t other : {0, 1, 2, 4, 6}) {
      if (other >= fields) continue;
      for (const char* day : {"?", "L", "1W", "6L", "1#1", "LW", "L-1"}) {
        ExpectRefused(Format::kCron, {With(fields, other, day)});
      }
    }
  }
}

TEST(Cron, LeavesOnlyOneKindOfDaysOpen) {
  ExpectAccepted(Format::kCron, {{"0 0 0 ? * *"}, {"0 0 0 * * ?"}, {"0 0 0 * * *"}});
  ExpectRefused(Format::kCron, {"0 0 0 ? * ?", "0 0 0 ? * ? *", "0 0 ? * *", "0 0 * * ?"});
}

}  // namespace
}  // namespace assay::format
