#include "validator/evaluate/parts.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <string_view>

#include "validator/evaluate/constraints.h"
#include "validator/evaluate/uniqueness.h"
#include "validator/kernel/matchers.h"
#include "validator/program/secrecy.h"

namespace assay::evaluate {
namespace {

constexpr std::string_view kUndeclared = "*";

using internal::Item;
using internal::State;
using program::Carrier;
using program::Constraint;
using program::Keyword;
using program::kNone;
using program::MatcherKind;
using program::Operation;
using program::Shape;

bool InOrder(const State& state, const Shape& shape, std::string_view text) {
  const program::Matcher& matcher = shape.matcher;
  const program::Value value(text);
  std::uint8_t unasked_class = program::kNoClass;
  switch (text.empty() ? MatcherKind::kSlow : matcher.kind) {
    case MatcherKind::kShortEnum:
      return matcher.short_enum.Find(text.data(), text.size(), unasked_class);
    case MatcherKind::kLongEnum:
      return matcher.long_enum->Find(value, unasked_class);
    case MatcherKind::kRange:
      return kernel::MatchRange(matcher.range, value);
    case MatcherKind::kText:
      return state.kernels->match_text(*matcher.text, text.data(), text.size());
    case MatcherKind::kInteger:
      return kernel::MatchInteger(matcher.integer, value);
    case MatcherKind::kIpv4:
      return kernel::MatchIpv4(value);
    case MatcherKind::kAny:
    case MatcherKind::kSlow:
      return text::IsText(text) && SatisfiesAll(shape.constraints, text);
  }
  return false;
}

// What is asked of a list is told by what is counted in one walk over its items.
struct ListSummary {
  std::int64_t items = 0;
  std::int64_t length = 0;  // of all texts, in code points
  bool has_gap = false;
};

// The same of an object and its members.
struct ObjectSummary {
  std::int64_t members = 0;
  bool names_in_order = true;
};

class PartEvaluator {
 public:
  PartEvaluator(State& state, std::size_t slot)
      : state_(state),
        operation_(*state.operation),
        slot_(operation_.slots[slot]),
        root_(state.trees[slot].first),
        has_bad_index_(state.bad_index.Has(slot)) {}

  // True when there is nothing to say.
  bool Run() {
    Check(root_);
    return in_order_;
  }

 private:
  const Item& At(std::uint32_t index) const { return state_.items()[index]; }
  const Shape& ShapeOf(const Item& item) const { return operation_.shapes[item.shape]; }

  template <typename F>
  void ForEachPart(std::uint32_t index, F&& f) const {
    for (std::uint32_t i = index + 1; i < At(index).end; i = At(i).end) f(i);
  }

  void Check(std::uint32_t index) {
    const Item& item = At(index);
    if (item.shape == kNone) return;  // a name
    const Shape& shape = ShapeOf(item);
    if (item.duplicate) Fault(shape.duplicate, index);
    if (item.kind == Item::Kind::kUndecodable) Fault(shape.decoding, index);
    if (item.duplicate || item.kind == Item::Kind::kUndecodable || shape.anything) return;
    const bool is_object = item.kind == Item::Kind::kObject || item.kind == Item::Kind::kOpenObject;
    if (shape.kind == Shape::Kind::kScalar && item.kind == Item::Kind::kText) {
      if (!InOrder(state_, shape, item.view())) NameValue(index, shape);
    } else if (shape.kind == Shape::Kind::kList && item.kind == Item::Kind::kList) {
      CheckList(index, shape);
    } else if (shape.kind == Shape::Kind::kObject && is_object) {
      CheckObject(index, shape);
    } else {
      Fault(index == root_ ? slot_.wrong_type : shape.wrong_type, index);
    }
  }

  void NameValue(std::uint32_t index, const Shape& shape) {
    const std::string_view value = At(index).view();
    bool too_long = false;
    std::uint16_t next = shape.first_constraint;
    for (const Constraint& constraint : shape.constraints) {
      const std::uint16_t finding = next++;
      if (too_long && constraint.keyword == Keyword::kPattern) continue;
      if (Satisfies(constraint, value)) continue;
      too_long |= constraint.keyword == Keyword::kMaxLength;
      Fault(finding, index);
    }
  }

  void CheckList(std::uint32_t index, const Shape& shape) {
    ListSummary summary;
    ForEachPart(index, [&](std::uint32_t i) {
      const Item& item = At(i);
      ++summary.items;
      summary.has_gap |= item.number != static_cast<std::uint32_t>(summary.items);
      if (item.kind == Item::Kind::kText && !item.duplicate) {
        summary.length += static_cast<std::int64_t>(text::CountCodePoints(item.view()));
      }
    });
    std::uint16_t finding = shape.first_constraint;
    for (const Constraint& constraint : shape.constraints) {
      if (!IsListInOrder(constraint, index, shape, summary)) Fault(finding, index);
      ++finding;
    }
    ForEachPart(index, [&](std::uint32_t i) { Check(i); });
  }

  bool IsListInOrder(const Constraint& constraint, std::uint32_t index, const Shape& shape,
                     const ListSummary& summary) const {
    switch (constraint.keyword) {
      case Keyword::kIndexes:
        return !(summary.has_gap && !shape.gaps) && !(index == root_ && has_bad_index_);
      case Keyword::kMinItems:  // an item with a bad number is one all the same
        return summary.items >= constraint.number || (index == root_ && has_bad_index_);
      case Keyword::kMaxItems:
        return summary.items <= constraint.number;
      case Keyword::kMaxTotalLength:
        return summary.length <= constraint.number;
      default:
        return IsUnique(index, constraint.keyword == Keyword::kUniqueBy ? shape.unique_by : kNone);
    }
  }

  // Of the items, or of their member of that shape.
  bool IsUnique(std::uint32_t index, std::uint16_t member) const {
    PartList list(state_);
    const auto add = [&](std::uint32_t i) {
      if (At(i).kind == Item::Kind::kText && !At(i).duplicate) list.Add(i);
    };
    ForEachPart(index, [&](std::uint32_t i) {
      if (member == kNone) return add(i);
      if (At(i).kind != Item::Kind::kObject && At(i).kind != Item::Kind::kOpenObject) return;
      ForEachPart(i, [&](std::uint32_t inner) {
        if (At(inner).shape == member) add(inner);
      });
    });
    list.SortByText();
    return !list.Repeats();
  }

  void CheckObject(std::uint32_t index, const Shape& shape) {
    if (!shape.constraints.empty() || !shape.required_members.empty()) CheckMembers(index, shape);
    ForEachPart(index, [&](std::uint32_t i) { Check(i); });
  }

  // Which there are.
  void CheckMembers(std::uint32_t index, const Shape& shape) {
    ObjectSummary summary;
    ForEachPart(index, [&](std::uint32_t i) {
      const Item& item = At(i);
      summary.members += item.kind == Item::Kind::kNull ? 0 : 1;
      summary.names_in_order &=
          item.key == nullptr || SatisfiesAll(shape.name_constraints, {item.key, item.key_size});
    });
    std::uint16_t finding = shape.first_constraint;
    for (const Constraint& constraint : shape.constraints) {
      if (!IsObjectInOrder(constraint, index, summary)) Fault(finding, index);
      ++finding;
    }
    for (const std::uint16_t required : shape.required_members) {
      bool there = false;
      ForEachPart(index, [&](std::uint32_t i) { there |= At(i).shape == required; });
      const Shape& member = operation_.shapes[required];
      if (!there) Fault(member.required, index, member.name);
    }
  }

  bool IsObjectInOrder(const Constraint& constraint, std::uint32_t index,
                       const ObjectSummary& summary) const {
    switch (constraint.keyword) {
      case Keyword::kIndexes:
        return !has_bad_index_;
      case Keyword::kAdditionalProperties:
        return At(index).kind != Item::Kind::kOpenObject;
      case Keyword::kPropertyNames:
        return summary.names_in_order;
      case Keyword::kMinProperties:
        return summary.members >= constraint.number;
      default:
        return summary.members <= constraint.number;
    }
  }

  // A rule is told once, of the first part at fault.
  void Fault(std::uint16_t finding, std::uint32_t index, std::string_view member = {}) {
    assert(finding != kNone);
    in_order_ = false;
    if (internal::TestBit(state_.fired, finding)) return;
    internal::SetBit(state_.fired, finding);
    state_.any_fired = true;
    if (operation_.findings[finding].shape == kNone) return;
    char* const begin = state_.parts.names.get() + state_.names_size;
    char* end = begin;
    if (slot_.carrier == Carrier::kNamed) end = Append(slot_.name, end);
    end = AppendPath(index, begin, end);
    if (!member.empty()) end = AppendStep(member, begin, end);
    state_.fired_items[finding] = index;
    state_.fired_names[finding] = {begin, static_cast<std::size_t>(end - begin)};
    state_.names_size += static_cast<std::size_t>(end - begin);
  }

  static char* Append(std::string_view text, char* to) { return to + text.copy(to, text.size()); }

  static char* AppendStep(std::string_view step, const char* begin, char* to) {
    if (to != begin) *to++ = '.';
    return Append(step, to);
  }

  // From the parameter down; the parameter itself is no step.
  char* AppendPath(std::uint32_t index, const char* begin, char* to) const {
    if (index == root_) return to;
    const Item& item = At(index);
    to = AppendPath(item.parent, begin, to);
    // What is within a text has no name of its own.
    const bool in_text = !ShapeOf(At(item.parent)).separator.empty();
    if (in_text && slot_.carrier == Carrier::kNamed) return to;
    if (item.number != 0) {
      if (to != begin) *to++ = '.';
      return std::to_chars(to, to + 10, item.number).ptr;
    }
    if (item.key == nullptr) return AppendStep(ShapeOf(item).name, begin, to);
    return AppendStep(Shown({item.key, item.key_size}), begin, to);
  }

  // Cut between characters. Within a secret a name that no file declares is one as well, and called
  // as rules call it.
  std::string_view Shown(std::string_view key) const {
    if (slot_.sensitive) return key.empty() ? key : kUndeclared;
    key = internal::WithoutSecret(*state_.program, key);
    if (key.size() <= program::kMaxShownKey) return key;
    std::size_t size = program::kMaxShownKey;
    while (size > 0 && (key[size] & 0xC0) == 0x80) --size;
    return key.substr(0, size);
  }

  State& state_;
  const Operation& operation_;
  const program::Slot& slot_;
  std::uint32_t root_;
  bool has_bad_index_;
  bool in_order_ = true;
};

// What JSON in a parameter nearly always comes to: an object with members that are texts in order,
// of which nothing else is asked. False when there may be something to say. (The root stands for
// the parameter: it is never repeated, nor of a shape that allows anything.)
bool IsPlainObject(const State& state, std::size_t slot) {
  const internal::ItemRange range = state.trees[slot];
  const Item* const items = state.items();
  const Shape* const shapes = state.operation->shapes.data();
  const Shape& shape = shapes[items[range.first].shape];
  if (shape.kind != Shape::Kind::kObject || items[range.first].kind != Item::Kind::kObject ||
      !shape.constraints.empty() || !shape.required_members.empty() || state.bad_index.Has(slot)) {
    return false;
  }
  for (std::uint32_t i = range.first + 1; i < range.end; ++i) {
    const Item& item = items[i];
    const bool is_text = item.kind == Item::Kind::kText && !item.duplicate && item.shape != kNone;
    if (!is_text || shapes[item.shape].kind != Shape::Kind::kScalar) return false;
    if (!shapes[item.shape].anything && !InOrder(state, shapes[item.shape], item.view())) {
      return false;
    }
  }
  return true;
}

}  // namespace

void EvaluateParts(State& state, std::size_t slot) {
  if (IsPlainObject(state, slot)) return;
  if (!PartEvaluator(state, slot).Run()) state.faulty.Add(slot);
}

}  // namespace assay::evaluate
