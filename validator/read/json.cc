// JSON: requests that are an object of parameters, and parameters that hold JSON text.
#include <algorithm>
#include <bit>
#include <optional>

#include "validator/read/assign.h"
#include "validator/read/parts.h"
#include "validator/read/reader.h"
#include "validator/text/utf8.h"

namespace assay::read {

using internal::State;
using program::RequestFault;

namespace {

ValueKind KindOf(const json::Node& node) {
  switch (node.kind) {
    case json::Kind::kObject:
    case json::Kind::kArray:
      return ValueKind::kWrongType;
    case json::Kind::kNull:
      return ValueKind::kAbsent;
    default:
      return node.undecodable ? ValueKind::kUndecodable : ValueKind::kText;
  }
}

// The literal or the string; nothing of an array, an object or null.
std::string_view TextOf(const json::Node& node) {
  return KindOf(node) == ValueKind::kText ? node.text : std::string_view();
}

// Calls f(node) for each member of the object at the root.
template <typename F>
void ForEachMember(std::span<const json::Node> nodes, F&& f) {
  for (std::size_t i = 1; i < nodes.size(); i = nodes[i].next) f(nodes[i]);
}

// The usual content. False, and nothing done, when it is none.
bool ExpandFlat(State& state, std::size_t slot, json::FlatReader& reader) {
  const program::Operation& operation = *state.operation;
  const program::Shape& shape = operation.shapes[operation.slots[slot].shape];
  if (shape.kind != program::Shape::Kind::kObject) return false;
  const auto members = reader.Read(state.values[slot].view());
  return members && PlaceFlat(state, slot, *members);
}

// Why a body is refused: for the first thing that is wrong with it.
std::optional<RequestFault> FaultOf(const json::Document& document) {
  switch (document.fault) {
    case json::Fault::kNone:
      if (document.nodes[0].kind == json::Kind::kObject) return std::nullopt;
      return RequestFault::kJson;
    case json::Fault::kTooManyMembers:
      return document.depth == 1 ? RequestFault::kMaxParameters : RequestFault::kJson;
    case json::Fault::kTooDeep:
      return RequestFault::kMaxJsonDepth;
    default:
      return RequestFault::kJson;
  }
}

// Of values and names at every depth, in a body that is acceptable.
std::optional<RequestFault> LongPart(const State& state, std::span<const json::Node> nodes) {
  const auto is_long_value = [&](const json::Node& node) {
    return node.kind != json::Kind::kNull && IsLongValue(state, node.text);
  };
  const auto is_long_name = [&](const json::Node& node) {
    return IsLong(node.key, state.limits.max_name_bytes);
  };
  if (std::ranges::any_of(nodes, is_long_value)) return RequestFault::kMaxValueBytes;
  if (std::ranges::any_of(nodes, is_long_name)) return RequestFault::kMaxNameBytes;
  return std::nullopt;
}

void ExpandContent(State& state, std::size_t slot, ContentReader& reader) {
  if (ExpandFlat(state, slot, reader.flat)) return;
  const std::string_view value = state.values[slot].view();
  const json::Document document = reader.any.Read(value);
  if (document.fault != json::Fault::kNone) {
    (text::IsText(value) ? state.bad_content : state.undecodable).Add(slot);
    return;
  }
  const program::Operation& operation = *state.operation;
  const bool wants_list =
      operation.shapes[operation.slots[slot].shape].kind == program::Shape::Kind::kList;
  if (document.nodes[0].kind != (wants_list ? json::Kind::kArray : json::Kind::kObject)) {
    return state.bad_schema.Add(slot);
  }
  PlaceJson(state, slot, document.nodes, 0);
}

// A list or an object in a body, where a parameter with parts is declared. False when it is
// something else.
bool AssignParts(State& state, std::span<const json::Node> nodes, std::size_t index) {
  const json::Node& node = nodes[index];
  if (node.kind != json::Kind::kObject && node.kind != json::Kind::kArray) return false;
  const std::uint32_t slot = state.operation->names.Find(node.key);
  if (slot == program::KeyTable::kAbsent || state.seen.Has(slot)) return false;
  if (state.operation->slots[slot].carrier != program::Carrier::kNamed) return false;
  state.seen.Add(slot);
  state.given.Add(slot);
  state.values[slot] = {};
  PlaceJson(state, slot, nodes, index);
  return true;
}

}  // namespace

// A flat body is nothing but pairs. What is more, or is at fault, takes the way of all JSON.
void Reader::ReadJson(std::string_view text, State& state) {
  if (text.size() > state.limits.max_request_bytes) return Refuse(state, RequestFault::kMaxBytes);
  const auto members = flat_body_.Read(text);
  if (!members) return ReadQueryAndJson({}, text, state);
  ReadPairs(*members, state);
  // Here no value can have been split.
  for (std::size_t i = 0; i < state.unknown_count; ++i) {
    state.unknown[i].behind = internal::Unknown::kWhole;
  }
}

void Reader::ReadQueryAndJson(std::string_view query, std::string_view text, State& state) {
  const json::Document document =
      body_.Read(text, {.max_depth = static_cast<std::uint32_t>(state.limits.max_json_depth),
                        .max_root_members = static_cast<std::uint32_t>(state.limits.max_parameters),
                        .max_items = static_cast<std::uint32_t>(state.limits.max_list_items),
                        .allow_root_duplicates = true,
                        .tolerate_root_scalars = true});
  if (const auto fault = FaultOf(document)) return Refuse(state, *fault);
  marks_.Take(query);
  std::size_t count = 0;
  marks_.ForEachPair([&count](const MarkedPair&) { return ++count != 0; });
  ForEachMember(document.nodes, [&count](const json::Node&) { ++count; });
  if (count > state.limits.max_parameters) return Refuse(state, RequestFault::kMaxParameters);
  if (query.size() > small_bytes_ && RefuseLongQuery(state)) return;
  if (const auto limit = LongPart(state, document.nodes)) return Refuse(state, *limit);
  if (document.has_long_array) AddRequestFault(state, RequestFault::kMaxListItems);
  OperationFinder finder(state);
  FindQueryOperation(finder);
  ForEachMember(document.nodes, [&](const json::Node& node) {
    if (node.key_undecodable) return AddRequestFault(state, RequestFault::kNameDecoding);
    if (finder.Is(node.key)) finder.See(TextOf(node), KindOf(node));
  });
  finder.Finish(operation_header_);
  AssignQuery(state);
  for (std::size_t i = 1; i < document.nodes.size(); i = document.nodes[i].next) {
    const json::Node& node = document.nodes[i];
    if (node.key_undecodable || AssignParts(state, document.nodes, i)) continue;
    Assign(state, node.key, TextOf(node), KindOf(node));
  }
  GiveOperation(state, operation_header_);
}

void Reader::ExpandParts(State& state) {
  if (state.named_count != 0) PlaceNamedParts(state);
  const program::Operation& operation = *state.operation;
  for (std::size_t w = 0; w < operation.words; ++w) {
    const program::SlotKinds& kinds = operation.kinds[w];
    const std::uint64_t with_parts = kinds.expanded | (kinds.parts & ~state.placed.word(w));
    std::uint64_t rest = with_parts & state.given.word(w);
    for (; rest != 0; rest &= rest - 1) {
      const std::size_t slot = 64 * w + static_cast<std::size_t>(std::countr_zero(rest));
      if (state.Readable(slot)) ExpandOne(state, slot);
    }
  }
}

void Reader::ExpandOne(State& state, std::size_t slot) {
  const program::Slot& declared = state.operation->slots[slot];
  if (declared.carrier == program::Carrier::kJson) {
    return ExpandContent(state, slot, contents_[declared.content]);
  }
  const bool is_text = text::IsText(state.values[slot].view());
  if (!is_text) {
    state.undecodable.Add(slot);
  } else if (declared.carrier == program::Carrier::kDelimited) {
    PlaceDelimited(state, slot);
  } else {
    state.wrong_type.Add(slot);  // a text, where lists and objects come as parts
  }
}

}  // namespace assay::read
