#include "validator/evaluate/relations.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "validator/evaluate/conditions.h"
#include "validator/evaluate/constraints.h"
#include "validator/evaluate/effective.h"
#include "validator/evaluate/uniqueness.h"
#include "validator/format/format.h"
#include "validator/text/utf8.h"

namespace assay::evaluate {
namespace {

using internal::Item;
using internal::State;
using program::kNone;
using program::Operand;
using program::Relation;
using program::ValueRef;
using text::Int128;
using text::Number;

// ---- values
// ---------------------------------------------------------------------------------------------------

// Calls f(item) for each text of that shape in the parts of a slot.
template <typename F>
void ForEachItem(const State& state, const ValueRef& ref, F&& f) {
  if (!state.placed.Has(ref.slot)) return;
  const internal::ItemRange range = state.trees[ref.slot];
  for (std::uint32_t i = range.first; i < range.end; ++i) {
    const Item& item = state.items()[i];
    if (item.shape == ref.shape && item.kind == Item::Kind::kText) f(i);
  }
}

std::optional<Number> NumberOf(const ValueRef& ref, std::string_view value) {
  return NumberIn(value, ref.type, ref.format);
}

// The standard library need not know its limits.
constexpr Int128 kMost = ((Int128{1} << 126) - 1) * 2 + 1;

Int128 AddSaturated(Int128 a, Int128 b) {
  Int128 sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return a < 0 ? -kMost : kMost;
}

Int128 MultiplySaturated(Int128 a, std::int64_t b) {
  Int128 product = 0;
  if (!__builtin_mul_overflow(a, Int128{b}, &product)) return product;
  return (a < 0) == (b < 0) ? kMost : -kMost;
}

// ---- comparisons
// ----------------------------------------------------------------------------------------------

std::optional<Int128> SumOf(const Operand& operand, const State& state) {
  std::optional<Int128> sum = Int128{0};
  ForEachItem(state, operand.value, [&](std::uint32_t i) {
    const std::optional<Number> number = NumberOf(operand.value, state.items()[i].view());
    if (!number) sum.reset();
    if (sum) sum = AddSaturated(*sum, number->billionths);
  });
  return sum;
}

Int128 CountOf(const Operand& operand, const State& state) {
  Int128 count = 0;
  if (!state.placed.Has(operand.value.slot)) return count;
  const internal::ItemRange range = state.trees[operand.value.slot];
  for (std::uint32_t i = range.first; i < range.end; ++i) {
    count += state.items()[i].shape == operand.value.shape ? Number::kOne : 0;
  }
  return count;
}

// What an operand stands for, in billionths; nothing when it has no value.
std::optional<Int128> ValueOf(const Operand& operand, const State& state) {
  if (operand.kind == Operand::Kind::kConstant) return operand.constant.billionths;
  if (operand.kind == Operand::Kind::kNow) {
    if (!state.now) return std::nullopt;
    return *state.now * Number::kOne;
  }
  const std::size_t slot = operand.value.slot;
  const bool is_list = operand.kind == Operand::Kind::kCount || operand.kind == Operand::Kind::kSum;
  const std::optional<std::string_view> value = is_list ? std::nullopt : Effective(state, slot);
  if (is_list ? !state.given.Has(slot) : !value) {
    if (!operand.has_absent) return std::nullopt;
    return operand.absent * Number::kOne;
  }
  switch (operand.kind) {
    case Operand::Kind::kCount:
      return CountOf(operand, state);
    case Operand::Kind::kSum:
      return SumOf(operand, state);
    case Operand::Kind::kLength:
      return static_cast<Int128>(text::CountCodePoints(*value)) * Number::kOne;
    default:
      break;
  }
  const std::optional<Number> number = NumberOf(operand.value, *value);
  if (!number) return std::nullopt;
  return number->billionths;
}

std::optional<Int128> TotalOf(std::span<const Operand> operands, const State& state) {
  Int128 total = 0;
  for (const Operand& operand : operands) {
    const std::optional<Int128> value = ValueOf(operand, state);
    if (!value) return std::nullopt;
    total = AddSaturated(total, MultiplySaturated(*value, operand.times));
  }
  return total;
}

bool IsComparisonInOrder(const Relation& relation, const State& state) {
  const std::optional<Int128> left = TotalOf(relation.left, state);
  const std::optional<Int128> right = TotalOf(relation.right, state);
  if (!left || !right) return true;
  switch (relation.comparison) {
    case program::Comparison::kLess:
      return *left < *right;
    case program::Comparison::kLessOrEqual:
      return *left <= *right;
    case program::Comparison::kGreaterOrEqual:
      return *left >= *right;
    case program::Comparison::kGreater:
      return *left > *right;
    case program::Comparison::kEqual:
      return *left == *right;
    case program::Comparison::kNotEqual:
      return *left != *right;
  }
  return true;
}

// ---- texts
// ----------------------------------------------------------------------------------------------------

// The given value of a parameter without parts.
std::optional<std::string_view> GivenText(const State& state, const ValueRef& ref) {
  if (ref.shape != kNone || !state.given.Has(ref.slot)) return std::nullopt;
  return state.values[ref.slot].view();
}

bool AreDifferent(const Relation& relation, const State& state) {
  PartList items(state);
  for (const ValueRef& ref : relation.values) {
    ForEachItem(state, ref, [&](std::uint32_t i) { items.Add(i); });
  }
  items.SortByText();
  if (items.Repeats()) return false;
  for (std::size_t i = 0; i < relation.values.size(); ++i) {
    const auto text = GivenText(state, relation.values[i]);
    if (!text) continue;
    if (items.Holds(*text)) return false;
    for (std::size_t j = i + 1; j < relation.values.size(); ++j) {
      if (GivenText(state, relation.values[j]) == text) return false;
    }
  }
  return true;
}

// Of the values that there are.
bool AreEqual(const Relation& relation, const State& state) {
  std::optional<std::string_view> first;
  for (const ValueRef& ref : relation.values) {
    const std::optional<std::string_view> value = Effective(state, ref.slot);
    if (!value) continue;
    if (first && *first != *value) return false;
    first = value;
  }
  return true;
}

bool IsSubset(const Relation& relation, const State& state) {
  if (!state.given.Has(relation.values[0].slot) || !state.given.Has(relation.values[1].slot)) {
    return true;
  }
  PartList whole(state);
  ForEachItem(state, relation.values[1], [&](std::uint32_t i) { whole.Add(i); });
  whole.SortByText();
  const auto single = GivenText(state, relation.values[0]);
  if (single) return whole.Holds(*single);
  bool is_subset = true;
  ForEachItem(state, relation.values[0],
              [&](std::uint32_t i) { is_subset &= whole.Holds(state.items()[i].view()); });
  return is_subset;
}

bool IsWithin(const Relation& relation, const State& state) {
  const auto inner = Effective(state, relation.values[0].slot);
  const auto outer = Effective(state, relation.values[1].slot);
  return !inner || !outer || format::CidrContains(*outer, *inner).value_or(false);
}

// ---- intervals
// ------------------------------------------------------------------------------------------------

// The number of the member of that shape of an item; nothing when it has none.
std::optional<Int128> MemberNumber(const State& state, std::uint32_t item, const ValueRef& ref) {
  const Item* const items = state.items();
  for (std::uint32_t i = item + 1; i < items[item].end; i = items[i].end) {
    if (items[i].shape != ref.shape || items[i].kind != Item::Kind::kText) continue;
    const std::optional<Number> number = NumberOf(ref, items[i].view());
    if (number) return number->billionths;
  }
  return std::nullopt;
}

// From start to end, the end not included, sorted by their starts.
bool DoNotOverlap(const Relation& relation, const State& state) {
  const ValueRef& list = relation.values[0];
  const ValueRef& start = relation.values[1];
  const ValueRef& end = relation.values[2];
  if (!state.placed.Has(list.slot)) return true;
  PartList intervals(state);
  const internal::ItemRange range = state.trees[list.slot];
  for (std::uint32_t i = range.first; i < range.end; ++i) {
    if (state.items()[i].shape != list.shape) continue;
    const std::optional<Int128> from = MemberNumber(state, i, start);
    const std::optional<Int128> to = MemberNumber(state, i, end);
    if (from && to && *from < *to) intervals.Add(i);  // one that ends before it starts is empty
  }
  const auto all = intervals.all();
  std::sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) {
    return *MemberNumber(state, a, start) < *MemberNumber(state, b, start);
  });
  std::optional<Int128> last;
  for (const std::uint32_t item : all) {
    if (last && *MemberNumber(state, item, start) < *last) return false;
    const Int128 ends = *MemberNumber(state, item, end);
    last = last ? std::max(*last, ends) : ends;
  }
  return true;
}

bool IsValueInOrder(const Relation& relation, const State& state) {
  const std::optional<std::string_view> value = Effective(state, relation.values[0].slot);
  return !value || SatisfiesAll(relation.constraints, *value);
}

bool IsInOrder(const Relation& relation, const State& state) {
  switch (relation.kind) {
    case Relation::Kind::kValue:
      return IsValueInOrder(relation, state);
    case Relation::Kind::kCompare:
      return IsComparisonInOrder(relation, state);
    case Relation::Kind::kDifferent:
      return AreDifferent(relation, state);
    case Relation::Kind::kEqual:
      return AreEqual(relation, state);
    case Relation::Kind::kSubset:
      return IsSubset(relation, state);
    case Relation::Kind::kWithin:
      return IsWithin(relation, state);
    case Relation::Kind::kNoOverlap:
      return DoNotOverlap(relation, state);
  }
  return true;
}

// Values at fault relate to nothing. `then` asks of one value, whatever else is asked of it.
bool IsSilent(const Relation& relation, const State& state) {
  return relation.kind != Relation::Kind::kValue &&
         std::any_of(relation.values.begin(), relation.values.end(),
                     [&](const ValueRef& ref) { return state.faulty.Has(ref.slot); });
}

}  // namespace

bool Breaks(const Relation& relation, const State& state) {
  return Holds(relation.condition, state) && !IsSilent(relation, state) &&
         !IsInOrder(relation, state);
}

bool BreaksQuietly(const program::RuleTest& test, const State& state) {
  const program::Operation& operation = *state.operation;
  return test.is_relation ? Breaks(operation.quiet_relations[test.index], state)
                          : Refuses(operation.quiet_requirements[test.index], state);
}

}  // namespace assay::evaluate
