#include "validator/explain/values.h"

#include <optional>

#include "validator/evaluate/effective.h"
#include "validator/program/secrecy.h"
#include "validator/text/printable.h"
#include "validator/text/utf8.h"

namespace assay::explain {
namespace {

using internal::Item;
using internal::State;

constexpr std::size_t kMaxValueBytes = 100;
constexpr std::size_t kMaxParts = 10;

}  // namespace

std::string ShownText(const State& state, std::size_t slot, std::string_view text) {
  if (state.operation->slots[slot].sensitive || internal::MentionsSecret(*state.program, text)) {
    return std::string(text::kMask);
  }
  std::string shown;
  text::AppendPrintable(text, kMaxValueBytes, &shown);
  return shown;
}

Value ValueOf(const State& state, std::size_t slot) {
  const program::Slot& declared = state.operation->slots[slot];
  Value value;
  if (!state.given.Has(slot)) {
    const std::optional<std::string_view> text = evaluate::DefaultOf(state, slot);
    value.origin = text                    ? Value::Origin::kDefault
                   : state.empty.Has(slot) ? Value::Origin::kEmpty
                                           : Value::Origin::kAbsent;
    if (text) value.text = ShownText(state, slot, *text);
    return value;
  }
  if (!state.Readable(slot) || declared.carrier == program::Carrier::kNamed) {
    value.origin = state.Readable(slot) ? Value::Origin::kParts : Value::Origin::kUnreadable;
    return value;
  }
  value.origin = Value::Origin::kRequest;
  value.text = ShownText(state, slot, state.values[slot].view());
  return value;
}

std::vector<std::string> ShownParts(const State& state, std::size_t slot, std::string_view path,
                                    std::size_t* count) {
  std::vector<std::string> shown;
  *count = 0;
  if (!state.placed.Has(slot) || !state.Readable(slot)) return shown;
  const internal::ItemRange range = state.trees[slot];
  for (std::uint32_t i = range.first; i < range.end; ++i) {
    const Item& item = state.items()[i];
    if (item.shape == program::kNone || state.operation->shapes[item.shape].path != path) continue;
    ++*count;
    const bool has_text = item.kind == Item::Kind::kText && !item.duplicate;
    if (!has_text || shown.size() == kMaxParts) continue;
    shown.push_back(internal::MayHoldSecret(state, slot, item)
                        ? std::string(text::kMask)
                        : ShownText(state, slot, item.view()));
  }
  return shown;
}

}  // namespace assay::explain
