// Parts that come in document order: of JSON, and of texts with separators.
#include <algorithm>

#include "validator/memory/raw_array.h"
#include "validator/read/parts.h"
#include "validator/read/reader.h"

namespace assay::read {

using internal::Item;
using internal::State;
using program::Carrier;
using program::Shape;

namespace {

bool HasParts(const json::Node& node) {
  return node.kind == json::Kind::kObject || node.kind == json::Kind::kArray;
}

class Placer {
 public:
  Placer(State& state, std::size_t slot, std::span<const json::Node> nodes)
      : state_(state),
        slot_(slot),
        operation_(*state.operation),
        nodes_(nodes),
        is_body_(operation_.slots[slot].carrier == Carrier::kNamed) {}

  // As deep as the shapes are nested, whatever the JSON is.
  void Place(std::size_t node_index, std::uint16_t shape_index, Item item) {
    const std::uint32_t index = state_.item_count++;
    const json::Node& node = nodes_[node_index];
    const Shape& shape = operation_.shapes[shape_index];
    item.shape = shape_index;
    item.kind = KindOf(node);
    if (!HasParts(node)) {
      item.data = node.text.data();
      item.size = static_cast<std::uint32_t>(node.text.size());
    }
    state_.items()[index] = item;
    if (!shape.separator.empty()) {
      SplitItem(state_, slot_, index);
    } else if (shape.kind == Shape::Kind::kList && node.kind == json::Kind::kArray) {
      PlaceItems(node_index, shape, index);
    } else if (shape.kind == Shape::Kind::kObject && node.kind == json::Kind::kObject) {
      PlaceMembers(node_index, shape, index);
    }
    state_.items()[index].end = state_.item_count;
  }

 private:
  // Within JSON text null is a text like any other, and everywhere else the absence of one.
  Item::Kind KindOf(const json::Node& node) const {
    switch (node.kind) {
      case json::Kind::kObject:
        return Item::Kind::kObject;
      case json::Kind::kArray:
        return Item::Kind::kList;
      case json::Kind::kNull:
        return is_body_ ? Item::Kind::kNull : Item::Kind::kText;
      default:
        return Item::Kind::kText;
    }
  }

  template <typename F>
  void ForEachPart(std::size_t node_index, F&& f) {
    for (std::size_t i = node_index + 1; i < nodes_[node_index].next; i = nodes_[i].next) f(i);
  }

  void PlaceItems(std::size_t node_index, const Shape& shape, std::uint32_t parent) {
    std::uint32_t number = 0;
    ForEachPart(node_index, [&](std::size_t i) {
      Item item = {};
      item.number = ++number;
      item.parent = parent;
      Place(i, shape.items, item);
    });
  }

  void PlaceMembers(std::size_t node_index, const Shape& shape, std::uint32_t parent) {
    ForEachPart(node_index, [&](std::size_t i) {
      const json::Node& node = nodes_[i];
      Item item = {};
      item.parent = parent;
      const std::uint32_t place = shape.members.Find(node.key);
      if (place != program::KeyTable::kAbsent) {
        if (IsThere(node, shape.member_shapes[place])) Place(i, shape.member_shapes[place], item);
        return;
      }
      item.key = node.key.data();
      item.key_size = static_cast<std::uint32_t>(node.key.size());
      if (shape.closed) state_.items()[parent].kind = Item::Kind::kOpenObject;
      const bool is_there = IsThere(node, shape.additional);
      if (shape.additional != program::kNone && is_there) return Place(i, shape.additional, item);
      if (!shape.constraints.empty()) PlaceName(item, is_there);
    });
  }

  // A member of which the name alone is looked at.
  void PlaceName(Item item, bool is_there) {
    item.shape = program::kNone;
    item.kind = is_there ? Item::Kind::kText : Item::Kind::kNull;
    item.end = state_.item_count + 1;
    state_.items()[state_.item_count++] = item;
  }

  // In a body, null and an empty text are as good as nothing.
  bool IsThere(const json::Node& node, std::uint16_t shape) const {
    if (!is_body_) return true;
    if (node.kind == json::Kind::kNull) return false;
    return node.kind != json::Kind::kString || !node.text.empty() ||
           (shape != program::kNone && operation_.shapes[shape].empty_is_value);
  }

  State& state_;
  std::size_t slot_;
  const program::Operation& operation_;
  std::span<const json::Node> nodes_;
  bool is_body_;
};

}  // namespace

void PlaceJson(State& state, std::size_t slot, std::span<const json::Node> nodes,
               std::size_t index) {
  const std::uint32_t first = state.item_count;
  Item root = {};
  root.parent = first;
  Placer(state, slot, nodes).Place(index, state.operation->slots[slot].shape, root);
  state.trees[slot] = {first, state.item_count};
  state.placed.Add(slot);
}

void SplitItem(State& state, std::size_t slot, std::uint32_t index) {
  Item& list = state.items()[index];
  const Shape& shape = state.operation->shapes[list.shape];
  // A JSON list or object is no text, however right it looks.
  if (list.kind == Item::Kind::kUndecodable) return;
  if (list.kind != Item::Kind::kText) {
    list.kind = Item::Kind::kOther;
    return;
  }
  std::string_view rest = list.view();
  list.kind = Item::Kind::kList;
  for (std::uint32_t number = 1;; ++number) {
    const std::size_t end = rest.find(shape.separator);
    const std::string_view text = rest.substr(0, end);
    Item item = {};
    item.data = text.data();
    item.size = static_cast<std::uint32_t>(text.size());
    item.number = number;
    item.parent = index;
    item.shape = shape.items;
    item.end = state.item_count + 1;
    state.items()[state.item_count++] = item;
    if (end == rest.npos) break;
    if (number == state.limits.max_list_items) {
      state.long_list.Add(slot);
      break;
    }
    rest.remove_prefix(end + shape.separator.size());
  }
  list.end = state.item_count;
}

void PlaceDelimited(State& state, std::size_t slot) {
  const std::uint32_t first = state.item_count++;
  const std::string_view text = state.values[slot].view();
  Item& list = state.items()[first];
  list = Item();
  list.shape = state.operation->slots[slot].shape;
  list.parent = first;
  list.data = text.data();
  list.size = static_cast<std::uint32_t>(text.size());
  SplitItem(state, slot, first);
  state.trees[slot] = {first, state.item_count};
  state.placed.Add(slot);
}

void AllocateParts(State& state, const Limits& limits) {
  if (!state.program->has_parts) return;
  // A value of JSON or of a list takes a byte and more; a name leads through some lists and
  // objects, and each parameter is a part itself.
  const std::size_t items = limits.max_request_bytes +
                            limits.max_parameters * (Shape::kMaxDepth + 1) + 2 * program::kMaxSlots;
  state.parts.items = memory::RawArray<Item>(items);
  state.parts.room = items;
  state.parts.order = memory::RawArray<std::uint32_t>(items);
  state.parts.named = memory::RawArray<internal::NamedPart>(limits.max_parameters);
  state.parts.names = memory::RawArray<char>(state.program->max_part_names);
}

}  // namespace assay::read
