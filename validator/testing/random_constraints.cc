#include "validator/testing/random_constraints.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "validator/format/format.h"

namespace assay::testonly {
namespace {

using Strings = std::vector<std::string>;

const Strings& Classes() {
  static const Strings kClasses = {"[a-z]",      "[A-Za-z0-9]",
                                   "[^a-f]",     "[\\\\x20-\\\\x7E]",
                                   "\\\\p{Han}", "[a-c\\\\x{4E00}-\\\\x{4E0F}]",
                                   "[0-9_-]",    "[\\\\p{Greek}a]"};
  return kClasses;
}

const Strings& Patterns() {
  static const Strings kPatterns = {"[a-z]{1,4}",        "[A-Z][a-z0-9]*", "(ab|c)+d?",     "a*",
                                    "[0-9]{2}:[0-9]{2}", "(?i)on|off",     "\\\\p{Han}+x?", ".{2}"};
  return kPatterns;
}

const Strings& Texts() {
  static const Strings kTexts = {"a", "b", "ab", "A", "x-", "true", "false", "0", "1", "10", "中"};
  return kTexts;
}

std::string Class(Random& random) {
  const std::string one = random.Pick(Classes());
  return one[0] == '[' ? one : "[" + one + "]";
}

// So many of them, each once.
std::string TextList(std::size_t most, Random& random, Strings* chosen) {
  Strings texts;
  const std::size_t count = random.Between(1, most);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = random.Pick(Texts());
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  Strings quoted;
  for (const std::string& text : texts) quoted.push_back(Quoted(text));
  if (chosen != nullptr) *chosen = texts;
  return "[" + absl::StrJoin(quoted, ", ") + "]";
}

std::string Pair(std::string_view low, std::string_view high, std::size_t most, Random& random) {
  const std::size_t least = random.Below(most);
  std::string keys;
  const bool has_low = random.Chance(60);
  if (has_low) keys = absl::StrCat("\"", std::string(low), "\": ", least);
  if (!has_low || random.Chance(60)) {
    absl::StrAppend(&keys, has_low ? ", " : "", "\"", std::string(high),
                    "\": ", random.Between(least, most));
  }
  return keys;
}

MadeConstraints RandomEnum(Random& random) {
  MadeConstraints made;
  made.holds = Holds::kEnum;
  made.keys = "\"enum\": " + TextList(4, random, &made.values);
  if (random.Chance(20)) absl::StrAppend(&made.keys, ", \"otherwise\": ", Quoted(made.values[0]));
  if (random.Chance(20)) made.keys += ", \"ignoreCase\": true";
  return made;
}

std::string RandomRanges(Random& random) {
  Strings ranges;
  int at = -static_cast<int>(random.Below(4));
  for (std::size_t i = 0; i <= random.Below(4); ++i) {
    const int high = at + static_cast<int>(random.Below(4));
    ranges.push_back(random.Chance(40) ? absl::StrCat(at) : absl::StrCat("[", at, ", ", high, "]"));
    at = high + 2 + static_cast<int>(random.Below(5));
  }
  return "\"ranges\": [" + absl::StrJoin(ranges, ", ") + "]";
}

std::string RandomBounds(Random& random) {
  switch (random.Below(6)) {
    case 0:
      return RandomRanges(random);
    case 1:
      return absl::StrCat("\"multipleOf\": ", random.Between(1, 7));
    case 2:
      return "\"powerOfTwo\": true";
    case 3:
      return Pair("exclusiveMinimum", "exclusiveMaximum", 9, random).empty()
                 ? ""
                 : absl::StrCat("\"exclusiveMinimum\": ", random.Below(5));
    default:
      return Pair("minimum", "maximum", 30, random);
  }
}

MadeConstraints RandomNumeric(Random& random) {
  MadeConstraints made;
  made.holds = Holds::kNumber;
  const bool is_integer = random.Chance(70);
  made.keys = is_integer ? "\"type\": \"integer\"" : "\"type\": \"number\"";
  if (random.Chance(70)) absl::StrAppend(&made.keys, ", ", RandomBounds(random));
  if (!is_integer && random.Chance(30))
    absl::StrAppend(&made.keys, ", \"maxDecimals\": ", random.Below(3));
  return made;
}

std::string RandomTextKeys(Random& random) {
  static const Strings kNames = {"startsWith", "notStartsWith", "endsWith", "notEndsWith",
                                 "contains",   "notContains",   "notEnum"};
  switch (random.Below(8)) {
    case 0:
      return "\"characters\": \"" + Class(random) + "\"";
    case 1:
      return "\"pattern\": \"" + random.Pick(Patterns()) + "\"";
    case 2:
      return "\"notDoubled\": \"" + Class(random) + "\"";
    case 3:
      return absl::StrCat(
          "\"classes\": {\"of\": [\"[a-z]\", \"[0-9]\", \"[^\\\\x00-\\\\x7F]\"], \"min\": ",
          random.Between(1, 3), "}");
    case 4:
    case 5:
      return "\"" + random.Pick(kNames) + "\": " + TextList(2, random, nullptr);
    default:
      return Pair("minLength", "maxLength", 6, random);
  }
}

MadeConstraints RandomText(Random& random) {
  MadeConstraints made;
  const bool has_length = random.Chance(50);
  if (has_length) made.keys = Pair("minLength", "maxLength", 6, random);
  if (has_length && random.Chance(30)) made.keys += ", \"unit\": \"bytes\"";
  std::string more = random.Chance(60) ? RandomTextKeys(random) : "";
  if (has_length && more.find("Length") != more.npos) more.clear();
  if (!more.empty()) absl::StrAppend(&made.keys, made.keys.empty() ? "" : ", ", more);
  if (random.Chance(10))
    absl::StrAppend(&made.keys, made.keys.empty() ? "" : ", ", "\"ignoreCase\": true");
  if (random.Chance(15))
    absl::StrAppend(&made.keys, made.keys.empty() ? "" : ", ", "\"empty\": \"value\"");
  return made;
}

MadeConstraints RandomFormat(Random& random) {
  const format::FormatInfo& info = random.Pick(format::Formats());
  MadeConstraints made;
  made.keys = absl::StrCat("\"format\": \"", std::string(info.name), "\"");
  if (info.unit.empty() || !random.Chance(40)) return made;
  absl::StrAppend(&made.keys, ", \"minimum\": ", random.Below(100));
  return made;
}

MadeConstraints RandomList(int depth, Random& random) {
  MadeConstraints made;
  const MadeConstraints items = RandomValue(depth - 1, random);
  made.holds = Holds::kList;
  made.items_are_numbers = items.holds == Holds::kNumber;
  made.keys = "\"type\": \"array\", \"items\": {" + items.keys + "}";
  if (random.Chance(60)) absl::StrAppend(&made.keys, ", ", Pair("minItems", "maxItems", 4, random));
  const bool plain = items.holds != Holds::kList && items.holds != Holds::kObject;
  if (plain && random.Chance(40)) made.keys += ", \"uniqueItems\": true";
  if (plain && random.Chance(20))
    absl::StrAppend(&made.keys, ", \"maxTotalLength\": ", random.Between(1, 9));
  if (random.Chance(15)) made.keys += ", \"gaps\": true";
  if (plain && random.Chance(25))
    made.keys += random.Chance(50) ? ", \"separator\": \",\"" : ", \"separator\": \"::\"";
  return made;
}

MadeConstraints RandomObject(int depth, Random& random) {
  MadeConstraints made;
  made.holds = Holds::kObject;
  made.keys = "\"type\": \"object\", \"properties\": {" + RandomMembers(depth, random) + "}";
  if (random.Chance(30))
    absl::StrAppend(&made.keys, ", ", Pair("minProperties", "maxProperties", 3, random));
  if (random.Chance(20)) {
    made.keys += ", \"additionalProperties\": false";
  } else if (random.Chance(30)) {
    absl::StrAppend(&made.keys, ", \"additionalProperties\": {",
                    RandomValue(depth - 1, random).keys, "}");
  }
  if (random.Chance(15)) made.keys += ", \"propertyNames\": {\"maxLength\": 2}";
  return made;
}

}  // namespace

const std::string& Described() {
  static const std::string kDescribed =
      "\"description\": {\"en\": \"d\"}, \"source\": {\"at\": \"-\", \"basis\": \"stated\"}";
  return kDescribed;
}

std::string Quoted(const std::string& text) { return "\"" + text + "\""; }

MadeConstraints RandomScalar(Random& random) {
  switch (random.Below(10)) {
    case 0:
      return {};
    case 1:
    case 2:
    case 3:
      return RandomEnum(random);
    case 4:
    case 5:
      return RandomNumeric(random);
    case 6:
      return RandomFormat(random);
    case 7:
      return {"\"type\": \"boolean\", \"enum\": [\"true\", \"false\"]",
              Holds::kEnum,
              {"true", "false"}};
    default:
      return RandomText(random);
  }
}

MadeConstraints RandomValue(int depth, Random& random) {
  if (depth > 0 && random.Chance(25)) return RandomList(depth, random);
  if (depth > 0 && random.Chance(20)) return RandomObject(depth, random);
  return RandomScalar(random);
}

std::string RandomMembers(int depth, Random& random) {
  Strings members;
  const std::size_t count = random.Between(1, 3);
  for (std::size_t i = 0; i < count; ++i) {
    const MadeConstraints value = RandomValue(depth - 1, random);
    members.push_back(absl::StrCat("\"", std::string(1, static_cast<char>('a' + i)), "\": {",
                                   Described(), random.Chance(40) ? ", \"required\": true" : "",
                                   value.keys.empty() ? "" : ", ", value.keys, "}"));
  }
  return absl::StrJoin(members, ", ");
}

std::string RandomDemand(const MadeConstraints& of, Random& random) {
  if (of.holds == Holds::kNumber) return Pair("minimum", "maximum", 20, random);
  if (of.holds == Holds::kEnum) return "\"enum\": [" + Quoted(random.Pick(of.values)) + "]";
  if (of.keys.find("format") != of.keys.npos) return "\"notEnum\": " + TextList(2, random, nullptr);
  return Pair("minLength", "maxLength", 5, random);
}

}  // namespace assay::testonly
