#include "validator/witness/budget.h"

#include <algorithm>
#include <array>

#include "validator/lint/pattern_size.h"
#include "validator/lint/value_faults.h"

namespace assay::witness {
namespace {

// Far beyond every limit, and far from an overflow of sums.
constexpr std::uint64_t kHuge = std::uint64_t{1} << 60;

std::uint64_t Product(std::uint64_t a, std::uint64_t b) {
  return a == 0 || b <= kHuge / a ? a * b : kHuge;
}

Size Sum(Size a, Size b) {
  return {std::min(a.parts + b.parts, kHuge), std::min(a.bytes + b.bytes, kHuge)};
}

std::uint64_t AtLeast(const std::optional<model::Integer>& bound, std::uint64_t otherwise) {
  return bound ? std::max(static_cast<std::uint64_t>(bound->value), otherwise) : otherwise;
}

Size LeastOfObject(const model::Constraints& c) {
  Size size{1, 0};
  std::uint64_t members = 0;
  for (const model::Parameter& member : c.properties) {
    if (!member.required) continue;
    size = Sum(size, LeastOf(member));
    ++members;
  }
  const std::uint64_t least = AtLeast(c.min_properties, 0);
  if (least <= std::max<std::uint64_t>(members, c.properties.size())) return size;
  const Size other = c.additional.empty() ? Size{1, 1} : LeastOf(c.additional[0]);
  return Sum(size, Times(other, least - members));
}

std::array<const std::vector<model::Name>*, 8> ListsOf(const model::Constraints& c) {
  return {&c.enumeration, &c.not_enum,      &c.starts_with, &c.not_starts_with,
          &c.ends_with,   &c.not_ends_with, &c.contains,    &c.not_contains};
}

}  // namespace

bool Budget::Spend(std::uint64_t steps) {
  if (stopped()) return false;
  goal_ += std::min(steps, kHuge);
  // What is given up is not done, so it does not count for the others.
  total_ += std::min(steps, kMostGoalSteps);
  return !stopped();
}

bool Budget::Keep(std::size_t case_bytes) {
  if (kept_ <= kMostCaseBytes) kept_ += case_bytes;
  return kept_ <= kMostCaseBytes;
}

const char* Budget::reason() const {
  return kept_ > kMostCaseBytes   ? kTooManyCases
         : total_ > kMostSteps    ? kOperationSteps
         : goal_ > kMostGoalSteps ? kTooManySteps
                                  : nullptr;
}

std::uint64_t Budget::InstructionsOf(const std::string& pattern) {
  const auto [known, is_new] = patterns_.try_emplace(pattern, 0);
  if (is_new) known->second = lint::MeasurePattern(pattern).instructions;
  return known->second;
}

std::uint64_t Budget::StepsOf(const model::Constraints& c, std::size_t length) {
  std::uint64_t each = 2;
  // RE2 takes one step a byte as a rule, and one for each instruction at the worst.
  if (c.pattern) each += 2 + InstructionsOf(c.pattern->text) / 32;
  for (const auto* pieces : {&c.contains, &c.not_contains}) each += pieces->size();
  if (c.classes) each += c.classes->of.size();
  std::size_t texts = 0;
  for (const auto* list : ListsOf(c)) texts += list->size();
  return 200 + each * length + 20 * texts + 400 * c.ranges.size();
}

std::uint64_t Budget::StepsToCopy(const model::Constraints& c) {
  std::uint64_t steps = 200 + 100 * c.ranges.size();
  for (const auto* texts : ListsOf(c)) {
    for (const model::Name& text : *texts) steps += 50 + text.text.size();
  }
  return steps;
}

// Of each end there are up to a dozen, and of each of these, several texts in some formats.
std::uint64_t Budget::StepsOfNumbers(const model::Constraints& c) {
  return 3000 * (c.ranges.size() + 1) * (c.multiple_of ? 3 : 1);
}

std::uint64_t Budget::StepsToRead(const model::Constraints& c) {
  std::uint64_t steps = 0;
  for (const auto* set : {&c.pattern, &c.characters}) {
    if (*set) steps += 10 * InstructionsOf((*set)->text);
  }
  if (!c.classes) return steps;
  for (const model::Name& one : c.classes->of) steps += 500 + 10 * InstructionsOf(one.text);
  return steps;
}

std::vector<std::string_view> Budget::Faults(const model::Constraints& constraints,
                                             std::string_view value) {
  if (!Spend(StepsOf(constraints, value.size()))) return {"steps"};
  return lint::ValueFaults(constraints, value);
}

Size Times(Size size, std::uint64_t count) {
  return {std::min(Product(size.parts, count), kHuge), std::min(Product(size.bytes, count), kHuge)};
}

Size LeastOf(const model::Constraints& c) {
  if (c.type == model::Type::kObject) return LeastOfObject(c);
  if (c.type != model::Type::kArray) return {1, AtLeast(c.min_length, 1)};
  const Size item = c.items.empty() ? Size{1, 1} : LeastOf(c.items[0]);
  return Sum({1, 0}, Times(item, AtLeast(c.min_items, 1)));
}

Size LeastOf(const model::Parameter& parameter) {
  if (!parameter.content) return LeastOf(parameter.constraints);
  const Size size = LeastOf(parameter.content->schema);
  return {size.parts, std::max(size.bytes, AtLeast(parameter.constraints.min_length, 0))};
}

std::size_t BytesOf(const Value& value) {
  std::size_t bytes = sizeof(Value) + value.text.size();
  for (const Value& item : value.items) bytes += BytesOf(item);
  for (const auto& [name, member] : value.members) {
    bytes += sizeof(std::string) + name.size() + BytesOf(member);
  }
  return bytes;
}

std::size_t BytesOf(const Draft& draft) {
  std::size_t bytes = sizeof(Draft) + draft.raw.size();
  for (const auto& [index, value] : draft.values) bytes += 48 + BytesOf(value);
  for (const auto& [name, value] : draft.members) bytes += 32 + name.size() + BytesOf(value);
  return bytes;
}

}  // namespace assay::witness
