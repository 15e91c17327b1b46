// Parts that come as flat JSON text: what PlaceJson does, from members as they are read.
#include <algorithm>

#include "validator/read/parts.h"

namespace assay::read {

using internal::Item;
using internal::State;
using program::KeyTable;
using program::Shape;

namespace {

// Names that are not declared are compared with all before them, up to so many; declared ones have
// a bit each.
constexpr std::size_t kMaxCompared = 16;
constexpr std::size_t kMaxDeclared = 64;

class FlatPlacer {
 public:
  FlatPlacer(State& state, std::size_t slot, std::uint16_t shape)
      : state_(state),
        slot_(slot),
        shape_(state.operation->shapes[shape]),
        first_(state.item_count) {
    Add(Item::Kind::kObject, shape, {});
  }

  bool Place(std::span<const Pair> members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::uint32_t place = shape_.members.Find(members[i].name);
      const bool placed = place == KeyTable::kAbsent ? PlaceUndeclared(members[i], members.first(i))
                                                     : PlaceDeclared(members[i], place);
      if (!placed) return false;
    }
    state_.items()[first_].end = state_.item_count;
    return true;
  }

 private:
  Item& Add(Item::Kind kind, std::uint16_t shape, std::string_view text) {
    const std::uint32_t index = state_.item_count++;
    Item& item = state_.items()[index];
    item = {.data = text.data(),
            .key = nullptr,
            .size = static_cast<std::uint32_t>(text.size()),
            .key_size = 0,
            .number = 0,
            .parent = first_,
            .end = index + 1,
            .shape = shape,
            .kind = kind,
            .duplicate = false};
    return item;
  }

  // What comes as text may have parts itself.
  void Split(std::uint32_t index, std::uint16_t shape) {
    if (!state_.operation->shapes[shape].separator.empty()) SplitItem(state_, slot_, index);
  }

  bool PlaceDeclared(const Pair& member, std::uint32_t place) {
    const std::uint64_t bit = std::uint64_t{1} << place;
    if ((seen_ & bit) != 0) return false;
    seen_ |= bit;
    const std::uint32_t index = state_.item_count;
    const std::uint16_t shape = shape_.member_shapes[place];
    Add(Item::Kind::kText, shape, member.value);
    Split(index, shape);
    return true;
  }

  bool PlaceUndeclared(const Pair& member, std::span<const Pair> before) {
    const auto same = [&member](const Pair& other) { return other.name == member.name; };
    if (before.size() >= kMaxCompared || std::ranges::any_of(before, same)) return false;
    if (shape_.closed) state_.items()[first_].kind = Item::Kind::kOpenObject;
    const std::uint16_t shape = shape_.additional;
    if (shape == program::kNone && shape_.constraints.empty()) return true;
    const std::uint32_t index = state_.item_count;
    Item& item =
        Add(Item::Kind::kText, shape, shape == program::kNone ? std::string_view() : member.value);
    item.key = member.name.data();
    item.key_size = static_cast<std::uint32_t>(member.name.size());
    if (shape != program::kNone) Split(index, shape);
    return true;
  }

  State& state_;
  const std::size_t slot_;
  const Shape& shape_;
  const std::uint32_t first_;
  std::uint64_t seen_ = 0;
};

}  // namespace

bool PlaceFlat(State& state, std::size_t slot, std::span<const Pair> members) {
  const std::uint16_t shape = state.operation->slots[slot].shape;
  if (state.operation->shapes[shape].member_shapes.size() > kMaxDeclared) return false;
  const std::uint32_t first = state.item_count;
  if (!FlatPlacer(state, slot, shape).Place(members)) {
    state.item_count = first;
    state.long_list.Remove(slot);
    return false;
  }
  state.trees[slot] = {first, state.item_count};
  state.placed.Add(slot);
  return true;
}

}  // namespace assay::read
