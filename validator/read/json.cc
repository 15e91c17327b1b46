// JSON: requests that are an object of parameters, and parameters that hold JSON text.
#include "validator/read/assign.h"
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

// A member of a JSON value is given whatever it is: an empty string too, and null by its literal.
void AssignMember(State& state, std::size_t slot, const json::Node& node) {
  state.seen.Add(slot);
  state.given.Add(slot);
  if (node.kind == json::Kind::kObject || node.kind == json::Kind::kArray) {
    state.wrong_type.Add(slot);
    state.values[slot] = {};
    return;
  }
  state.values[slot] = {node.text.data(), static_cast<std::uint32_t>(node.text.size())};
}

void ExpandContent(State& state, const program::Content& content, json::Reader& reader) {
  const std::string_view value = state.values[content.slot].view();
  const json::Document document = reader.Read(value);
  if (document.fault != json::Fault::kNone) {
    (text::IsText(value) ? state.bad_content : state.undecodable).Add(content.slot);
    return;
  }
  if (document.nodes[0].kind != json::Kind::kObject) return state.not_object.Add(content.slot);
  ForEachMember(document.nodes, [&](const json::Node& node) {
    const std::uint32_t place = content.members.Find(node.key);
    if (place != program::KeyTable::kAbsent) AssignMember(state, content.slots[place], node);
  });
}

}  // namespace

void Reader::ReadJson(std::string_view text, State& state) {
  const json::Document document =
      body_.Read(text, {.max_root_members = static_cast<std::uint32_t>(limits_.max_parameters),
                        .allow_root_duplicates = true,
                        .tolerate_root_scalars = true});
  if (document.fault == json::Fault::kTooLarge) return Refuse(state, RequestFault::kMaxBytes);
  if (document.fault == json::Fault::kTooManyMembers && document.depth == 1) {
    return Refuse(state, RequestFault::kMaxParameters);
  }
  if (document.fault != json::Fault::kNone || document.nodes[0].kind != json::Kind::kObject) {
    return Refuse(state, RequestFault::kJson);
  }
  OperationFinder finder(state);
  ForEachMember(document.nodes, [&](const json::Node& node) {
    if (node.key_undecodable) return AddRequestFault(state, RequestFault::kNameDecoding);
    if (finder.Is(node.key)) finder.See(TextOf(node), KindOf(node));
  });
  finder.Finish();
  ForEachMember(document.nodes, [&](const json::Node& node) {
    if (!node.key_undecodable) Assign(state, node.key, TextOf(node), KindOf(node));
  });
}

void Reader::ExpandContents(State& state) {
  const auto& contents = state.operation->contents;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const std::size_t slot = contents[i].slot;
    if (state.Readable(slot)) ExpandContent(state, contents[i], contents_[i]);
  }
}

}  // namespace assay::read
