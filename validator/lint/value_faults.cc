// Written to be compared with the format document, line by line. Where it could be faster, it is
// not.
#include "validator/lint/value_faults.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "re2/re2.h"

namespace assay::lint {
namespace {

// Compiles each pattern once.
class PatternCache {
 public:
  const RE2& Get(const std::string& pattern) {
    const auto known = patterns_.find(pattern);
    if (known != patterns_.end()) return *known->second;
    // Nothing that is linted comes near; a fuzzer would fill the memory.
    if (patterns_.size() == 1000) patterns_.clear();
    return *patterns_.emplace(pattern, std::make_unique<RE2>(pattern, RE2::Quiet)).first->second;
  }

 private:
  std::map<std::string, std::unique_ptr<const RE2>, std::less<>> patterns_;
};

// A cache a thread needs no lock, and tests run many threads.
const RE2& Compiled(const std::string& pattern) {
  thread_local PatternCache cache;
  return cache.Get(pattern);
}

// 0 | -?[1-9][0-9]*
bool IsCanonicalInteger(std::string_view value) {
  if (value == "0") return true;
  if (value.starts_with('-')) value.remove_prefix(1);
  return !value.empty() && value[0] != '0' &&
         std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Compares canonical integers of any length: nothing overflows.
bool Less(std::string_view a, std::string_view b) {
  const bool a_negative = a.starts_with('-');
  const bool b_negative = b.starts_with('-');
  if (a_negative != b_negative) return a_negative;
  if (a_negative) return Less(b.substr(1), a.substr(1));
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

// Every byte of UTF-8 but 10xxxxxx begins a character.
std::size_t Length(std::string_view value, model::Unit unit) {
  if (unit == model::Unit::kBytes) return value.size();
  return std::count_if(value.begin(), value.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

bool IsPart(std::string_view part) {  // 0 to 255 without leading zeros
  return IsCanonicalInteger(part) && !part.starts_with('-') && !Less("255", part);
}

// Four parts with points between them, and nothing that some other reader of addresses takes for
// octal.
bool IsIpv4(std::string_view value) {
  for (int i = 0; i < 3; ++i) {
    const std::size_t point = value.find('.');
    if (point == value.npos || !IsPart(value.substr(0, point))) return false;
    value.remove_prefix(point + 1);
  }
  return IsPart(value);
}

// How many of the classes have a character in the value.
std::int64_t Occurring(const model::Classes& classes, std::string_view value) {
  return std::count_if(classes.of.begin(), classes.of.end(), [&](const model::Name& one) {
    return RE2::PartialMatch(value, Compiled(one.text));
  });
}

}  // namespace

std::vector<std::string_view> ValueFaults(const model::Constraints& c, std::string_view value) {
  std::vector<std::string_view> faults;
  const auto check = [&faults](bool ok, std::string_view keyword) {
    if (!ok) faults.push_back(keyword);
  };
  const auto bound = [](const model::Integer& integer) { return std::to_string(integer.value); };
  const auto length = static_cast<std::int64_t>(Length(value, c.unit));
  const bool is_integer = c.type == model::Type::kInteger && IsCanonicalInteger(value);
  check(c.type == model::Type::kString || is_integer || c.type_inherited, "type");
  if (is_integer && c.minimum) check(!Less(value, bound(*c.minimum)), "minimum");
  if (is_integer && c.maximum) check(!Less(bound(*c.maximum), value), "maximum");
  if (c.min_length) check(length >= c.min_length->value, "minLength");
  if (c.max_length) check(length <= c.max_length->value, "maxLength");
  if (c.characters) {
    check(RE2::FullMatch(value, Compiled("(?:" + c.characters->text + ")*")), "characters");
  }
  // A pattern is not tried on what is too long for it.
  const bool too_long = std::count(faults.begin(), faults.end(), "maxLength") != 0;
  if (c.pattern && !too_long) check(RE2::FullMatch(value, Compiled(c.pattern->text)), "pattern");
  if (c.classes) check(Occurring(*c.classes, value) >= c.classes->min.value, "classes");
  if (c.enumeration_location || !c.enumeration.empty()) {
    const bool listed = std::any_of(c.enumeration.begin(), c.enumeration.end(),
                                    [&](const model::Name& name) { return name.text == value; });
    check(listed, "enum");
  }
  check(c.format == model::Format::kNone || IsIpv4(value), "format");
  return faults;
}

}  // namespace assay::lint
