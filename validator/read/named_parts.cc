// Names such as `Tag.2.Key`: where they lead, and how their values find their places.
#include <algorithm>
#include <charconv>
#include <span>

#include "validator/read/parts.h"
#include "validator/text/utf8.h"

namespace assay::read {

using internal::Item;
using internal::NamedPart;
using internal::State;
using program::Shape;

namespace {

enum class Index { kGood, kBad, kNone };

// A number that an item can have. Nothing is ever indexed with it.
Index ReadIndex(std::string_view text, std::size_t max, std::uint32_t& out) {
  constexpr std::size_t kMaxDigits = 9;  // of kMaxListIndex
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.empty() ||
      !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return Index::kNone;
  }
  if (text[0] == '-' || text[0] == '0' || digits.size() > kMaxDigits) return Index::kBad;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out <= max ? Index::kGood : Index::kBad;
}

// One name on its way down the shapes, a segment a step.
class Path {
 public:
  enum class End { kPlace, kBadIndex, kNowhere };

  Path(const State& state, NamedPart& part)
      : max_index_(state.limits.max_list_index), shapes_(state.operation->shapes), part_(part) {}

  End Follow(std::string_view rest) {
    while (true) {
      const std::size_t dot = rest.find('.');
      const bool last = dot == rest.npos;
      if (!Step(rest.substr(0, dot), last)) return End::kNowhere;
      if (last) return bad_at_ == kNone ? End::kPlace : Reopen();
      rest.remove_prefix(dot + 1);
    }
  }

  // Whether it led to an item of a list, and not to a member.
  bool is_item() const { return is_item_; }

 private:
  // False when it leads nowhere.
  bool Step(std::string_view segment, bool last) {
    const Shape& shape = shapes_[part_.shape];
    is_item_ = shape.kind == Shape::Kind::kList;
    if (part_.depth == Shape::kMaxDepth) return false;
    std::uint32_t& step = part_.steps[part_.depth++];
    if (!shape.separator.empty()) return false;  // its items are in its text
    if (is_item_) return StepToItem(segment, step, shape);
    if (shape.kind != Shape::Kind::kObject) return false;
    step = shape.members.Find(segment);
    if (step != program::KeyTable::kAbsent) {
      part_.shape = shape.member_shapes[step];
      return true;
    }
    if (shape.additional == program::kNone || !last || segment.empty()) return false;
    if (!text::IsText(segment)) return false;
    step = NamedPart::kOther;
    part_.key = segment.data();
    part_.key_size = static_cast<std::uint32_t>(segment.size());
    part_.shape = shape.additional;
    return true;
  }

  // What is behind a number that no item has must lead somewhere all the same.
  bool StepToItem(std::string_view segment, std::uint32_t& step, const Shape& list) {
    const Index index = ReadIndex(segment, max_index_, step);
    if (index == Index::kBad && bad_at_ == kNone) {
      bad_at_ = part_.depth - 1u;
      bad_list_ = part_.shape;
    }
    part_.shape = list.items;
    return index != Index::kNone;
  }

  // With a bad number, the name leads to the list alone.
  End Reopen() {
    part_.depth = static_cast<std::uint8_t>(bad_at_);
    part_.shape = bad_list_;
    part_.opens_only = true;
    part_.key = nullptr;
    part_.key_size = 0;
    return End::kBadIndex;
  }

  static constexpr std::size_t kNone = ~std::size_t{0};

  std::size_t max_index_;
  std::size_t bad_at_ = kNone;
  std::uint16_t bad_list_ = 0;
  bool is_item_ = false;
  const std::vector<Shape>& shapes_;
  NamedPart& part_;
};

Item::Kind KindOf(ValueKind kind) {
  switch (kind) {
    case ValueKind::kUndecodable:
      return Item::Kind::kUndecodable;
    case ValueKind::kWrongType:
      return Item::Kind::kOther;
    case ValueKind::kAbsent:
      return Item::Kind::kNull;
    default:
      return Item::Kind::kText;
  }
}

std::string_view KeyOf(const NamedPart& part) { return {part.key, part.key_size}; }

// Document order; what a part is in stands before it.
bool Before(const NamedPart& a, const NamedPart& b) {
  if (a.slot != b.slot) return a.slot < b.slot;
  const std::size_t depth = std::min(a.depth, b.depth);
  for (std::size_t i = 0; i < depth; ++i) {
    if (a.steps[i] != b.steps[i]) return a.steps[i] < b.steps[i];
  }
  if (a.depth != b.depth) return a.depth < b.depth;
  return KeyOf(a) < KeyOf(b);
}

bool SamePlace(const NamedPart& a, const NamedPart& b) { return !Before(a, b) && !Before(b, a); }

// Makes items of the values of one parameter, which stand in order.
class Placer {
 public:
  Placer(State& state, std::size_t slot)
      : state_(state), operation_(*state.operation), slot_(slot) {}

  void Place(std::span<const NamedPart> parts) {
    const std::uint32_t first = state_.item_count;
    Open(0, operation_.slots[slot_].shape, 0, {});
    for (std::size_t i = 0; i < parts.size();) {
      std::size_t next = i + 1;
      while (next < parts.size() && SamePlace(parts[i], parts[next])) ++next;
      PlaceOne(parts.subspan(i, next - i));
      i = next;
    }
    Close(0);
    state_.items()[first].end = state_.item_count;
    state_.trees[slot_] = {first, state_.item_count};
    state_.placed.Add(slot_);
  }

 private:
  void Open(std::size_t depth, std::uint16_t shape, std::uint32_t number, std::string_view key) {
    const std::uint32_t index = state_.item_count++;
    Item& item = state_.items()[index];
    item = Item();
    item.shape = shape;
    item.number = number;
    item.key = key.data();
    item.key_size = static_cast<std::uint32_t>(key.size());
    item.parent = depth == 0 ? index : open_[depth - 1];
    item.kind = operation_.shapes[shape].kind == Shape::Kind::kList ? Item::Kind::kList
                                                                    : Item::Kind::kObject;
    open_[depth] = index;
  }

  // Ends all items deeper than `depth`.
  void Close(std::size_t depth) {
    for (; depth_ > depth; --depth_) state_.items()[open_[depth_]].end = state_.item_count;
  }

  void PlaceOne(std::span<const NamedPart> same) {
    const NamedPart& part = same[0];
    std::size_t common = 0;
    while (common < depth_ && common < part.depth && steps_[common] == part.steps[common]) ++common;
    if (common != 0 && common == part.depth && part.steps[common - 1] == NamedPart::kOther)
      --common;
    Close(common);
    const auto values = static_cast<std::size_t>(std::count_if(
        same.begin(), same.end(), [](const NamedPart& one) { return !one.opens_only; }));
    // A name with a bad number opens its list, and leaves an empty value of that list as absent.
    const bool is_open = same.size() > 1 || !part.is_absent;
    const bool is_there =
        values > 1 || std::any_of(same.begin(), same.end(), [](const NamedPart& one) {
          return !one.opens_only && !one.is_absent;
        });
    const std::size_t opened = is_open ? part.depth : part.depth - 1u;
    for (std::size_t i = depth_; i < opened; ++i) Descend(part, i);
    if (values == 0) return;
    if (is_there) {
      Fill(open_[part.depth], same, values > 1);
    } else if (part.key != nullptr) {
      Descend(part, opened);  // its name is looked at all the same
      Item& name = state_.items()[open_[part.depth]];
      name.shape = program::kNone;
      name.kind = Item::Kind::kNull;
    }
  }

  // All that is known of an item that is given twice is whether it can be decoded.
  void Fill(std::uint32_t index, std::span<const NamedPart> same, bool duplicate) {
    const NamedPart& part = *std::find_if(same.begin(), same.end(),
                                          [](const NamedPart& one) { return !one.opens_only; });
    const bool undecodable = std::any_of(same.begin(), same.end(), [](const NamedPart& one) {
      return one.kind == Item::Kind::kUndecodable ||
             (one.kind == Item::Kind::kText && !text::IsText({one.data, one.size}));
    });
    Item& item = state_.items()[index];
    item.kind = undecodable ? Item::Kind::kUndecodable : duplicate ? Item::Kind::kText : part.kind;
    item.data = part.data;
    item.size = part.size;
    item.duplicate = duplicate;
    if (!duplicate && !operation_.shapes[item.shape].separator.empty())
      SplitItem(state_, slot_, index);
  }

  void Descend(const NamedPart& part, std::size_t at) {
    const Shape& shape = operation_.shapes[state_.items()[open_[at]].shape];
    const std::uint32_t step = part.steps[at];
    steps_[at] = step;
    depth_ = at + 1;
    if (shape.kind == Shape::Kind::kList) {
      Open(depth_, shape.items, step, {});
    } else if (step == NamedPart::kOther) {
      Open(depth_, shape.additional, 0, KeyOf(part));
    } else {
      Open(depth_, shape.member_shapes[step], 0, {});
    }
  }

  State& state_;
  const program::Operation& operation_;
  std::size_t slot_;
  std::size_t depth_ = 0;  // of the open item, the parameter itself being 0
  std::array<std::uint32_t, Shape::kMaxDepth> steps_{};
  std::array<std::uint32_t, Shape::kMaxDepth + 1> open_{};
};

void Give(State& state, std::size_t slot) {
  state.seen.Add(slot);
  state.given.Add(slot);
  state.values[slot] = {};
}

}  // namespace

bool AssignPart(State& state, std::string_view name, std::string_view value, ValueKind kind) {
  const std::size_t dot = name.find('.');
  if (dot == name.npos) return false;
  const program::Operation& operation = *state.operation;
  const std::uint32_t slot = operation.names.Find(name.substr(0, dot));
  if (slot == program::KeyTable::kAbsent) return false;
  if (operation.slots[slot].carrier != program::Carrier::kNamed) return false;
  NamedPart& part = state.parts.named[state.named_count];
  part = NamedPart();
  part.slot = static_cast<std::uint16_t>(slot);
  part.shape = operation.slots[slot].shape;
  Path path(state, part);
  switch (path.Follow(name.substr(dot + 1))) {
    case Path::End::kNowhere:
      return false;
    case Path::End::kBadIndex:
      state.bad_index.Add(slot);
      ++state.named_count;
      return true;
    case Path::End::kPlace:
      break;
  }
  part.data = value.data();
  part.size = static_cast<std::uint32_t>(value.size());
  part.kind = KindOf(kind);
  const bool empty =
      kind == ValueKind::kText && value.empty() && !operation.shapes[part.shape].empty_is_value;
  part.is_absent = (empty || kind == ValueKind::kAbsent) && !path.is_item();
  ++state.named_count;
  return true;
}

void PlaceNamedParts(State& state) {
  NamedPart* const first = state.parts.named.get();
  NamedPart* const last = first + state.named_count;
  std::sort(first, last, Before);
  for (NamedPart* part = first; part != last;) {
    const std::size_t slot = part->slot;
    NamedPart* const next =
        std::find_if(part, last, [slot](const NamedPart& one) { return one.slot != slot; });
    // What was given as a whole as well is at fault as a whole.
    if (state.placed.Has(slot)) {
      state.duplicate.Add(slot);
    } else if (!state.given.Has(slot)) {
      Give(state, slot);
      Placer(state, slot).Place({part, next});
    }
    part = next;
  }
}

}  // namespace assay::read
