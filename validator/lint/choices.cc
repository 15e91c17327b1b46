#include "validator/lint/choices.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>

#include "validator/lint/value_faults.h"
#include "validator/text/number.h"

namespace assay::lint {
namespace {

// Bounds stay well within the numbers that stand for all beyond them.
constexpr text::Int128 kFar = text::Int128{1} << 62;
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

bool IsNear(const model::Bound& bound) {
  const std::optional<text::Number> number = text::ParseInteger(bound.text);
  if (!number) return false;
  const text::Int128 value = number->billionths / text::Number::kOne;
  return value > -kFar && value < kFar;
}

// A bound, and the numbers beside it.
void AddBeside(const std::optional<model::Bound>& bound, std::set<std::int64_t>& numbers) {
  if (!bound) return;
  const std::optional<text::Number> number = text::ParseInteger(bound->text);
  if (!number) return;
  for (const int step : {-1, 0, 1}) {
    numbers.insert(static_cast<std::int64_t>(number->billionths / text::Number::kOne) + step);
  }
}

void AddBounds(const model::Constraints& c, std::set<std::int64_t>& numbers) {
  for (const auto* bound : {&c.minimum, &c.maximum, &c.exclusive_minimum, &c.exclusive_maximum}) {
    AddBeside(*bound, numbers);
  }
  for (const model::BoundRange& range : c.ranges) {
    AddBeside(range.low, numbers);
    AddBeside(range.high, numbers);
  }
}

bool AreNear(const model::Constraints& c) {
  for (const auto* bound : {&c.minimum, &c.maximum, &c.exclusive_minimum, &c.exclusive_maximum}) {
    if (*bound && !IsNear(**bound)) return false;
  }
  return std::all_of(c.ranges.begin(), c.ranges.end(), [](const model::BoundRange& range) {
    return IsNear(range.low) && IsNear(range.high);
  });
}

// Whether nothing but where an integer lies decides whether it satisfies them.
bool HasOnlyBounds(const model::Constraints& c) {
  return c.type == model::Type::kInteger && !c.ignore_case && AreNear(c) && !c.multiple_of &&
         !c.power_of_two && !c.max_decimals && !c.asks_of_text();
}

// The numbers at which one of the bounds begins to hold, or ceases to: others are like one of them.
std::vector<Choice> NumberChoices(const model::Constraints& own,
                                  const std::vector<const model::Constraints*>& asked) {
  std::set<std::int64_t> numbers = {kLeast, kMost};
  AddBounds(own, numbers);
  for (const model::Constraints* const one : asked) AddBounds(*one, numbers);
  std::vector<Choice> choices;
  for (const std::int64_t number : numbers) {
    std::string value = std::to_string(number);
    if (!ValueFaults(own, value).empty()) continue;
    choices.push_back({.given = true, .value = std::move(value), .counts_as = {}});
  }
  return choices;
}

bool AllHaveOnlyBounds(const model::Constraints& own,
                       const std::vector<const model::Constraints*>& asked) {
  if (!HasOnlyBounds(own)) return false;
  for (const model::Constraints* const one : asked) {
    if (!HasOnlyBounds(*one)) return false;
  }
  return true;
}

// But for the value at fault.
std::vector<Choice> ChoicesInOrder(const model::Parameter& parameter,
                                   const std::vector<const model::Constraints*>& asked) {
  const model::Constraints& own = parameter.constraints;
  std::vector<Choice> choices(1);
  for (const model::Name& listed : own.enumeration) {
    choices.push_back({.given = true, .value = listed.text, .counts_as = listed.text});
  }
  const std::string_view otherwise = own.otherwise ? own.otherwise->text : std::string_view();
  if (own.enumeration_location && !own.otherwise && !own.ignore_case) return choices;
  if (AllHaveOnlyBounds(own, asked)) {
    for (Choice& choice : NumberChoices(own, asked)) choices.push_back(std::move(choice));
    return choices;
  }
  // Of a listed text in other letters, it is known what it counts as.
  if (own.ignore_case) {
    for (const model::Name& listed : own.enumeration) {
      choices.push_back({.given = true, .value = {}, .counts_as = listed.text});
    }
  }
  if (!own.enumeration_location || own.otherwise) {
    choices.push_back({.given = true, .value = {}, .counts_as = otherwise});
  }
  return choices;
}

}  // namespace

std::vector<Choice> ChoicesOf(const model::Parameter& parameter,
                              const std::vector<const model::Constraints*>& asked) {
  std::vector<Choice> choices = ChoicesInOrder(parameter, asked);
  choices.push_back({.given = true, .value = {}, .counts_as = {}, .at_fault = true});
  return choices;
}

}  // namespace assay::lint
