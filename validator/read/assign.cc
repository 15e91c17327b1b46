#include "validator/read/assign.h"

#include <algorithm>

#include "validator/read/parts.h"
#include "validator/text/ascii_case.h"
#include "validator/text/utf8.h"

namespace assay::read {

using internal::State;
using program::RequestFault;
using program::SlotSet;

void AddRequestFault(State& state, RequestFault fault) {
  state.request_faults |= static_cast<std::uint16_t>(1u << static_cast<unsigned>(fault));
}

namespace {

// An unknown name; `undecodable` tells of its value. Both must be text, else the request as a whole
// is at fault.
void AssignUnknown(State& state, std::string_view name, std::string_view value, bool undecodable,
                   std::uint32_t behind) {
  if (name.empty()) return AddRequestFault(state, RequestFault::kEmptyName);
  if (!text::IsText(name)) return AddRequestFault(state, RequestFault::kNameDecoding);
  const bool is_text = !undecodable && text::IsText(value);
  if (!is_text) AddRequestFault(state, RequestFault::kValueDecoding);
  state.unknown[state.unknown_count++] = {{name, is_text ? value : std::string_view()}, behind};
}

// A name that was given before.
void AssignDuplicate(State& state, std::size_t slot, std::string_view value, ValueKind kind) {
  // The first occurrence left its value only if it had one; the slot holds another request's else.
  if (kind == ValueKind::kUndecodable || !text::IsText(value) ||
      (state.Readable(slot) && !text::IsText(state.values[slot].view()))) {
    state.undecodable.Add(slot);
  }
  state.duplicate.Add(slot);
  state.empty.Remove(slot);
  state.given.Add(slot);  // also when all its values are empty
  state.values[slot] = {};
}

void AssignSlot(State& state, std::size_t slot, std::string_view value, ValueKind kind) {
  if (state.seen.Has(slot)) return AssignDuplicate(state, slot, value, kind);
  state.seen.Add(slot);
  if (kind == ValueKind::kAbsent) return;
  if (kind == ValueKind::kText) {
    if (value.empty() && !state.operation->slots[slot].empty_is_value) {
      return state.empty.Add(slot);  // counts as absent
    }
    state.values[slot] = program::Value(value);
  } else {
    (kind == ValueKind::kUndecodable ? state.undecodable : state.wrong_type).Add(slot);
    state.values[slot] = {};
  }
  state.given.Add(slot);
}

}  // namespace

std::uint32_t Assign(State& state, std::string_view name, std::string_view value, ValueKind kind,
                     std::uint32_t behind) {
  const std::uint32_t slot = state.operation->names.Find(name);
  if (slot != program::KeyTable::kAbsent) {
    AssignSlot(state, slot, value, kind);
  } else if (IsLong(name, state.limits.max_name_bytes)) {
    AddRequestFault(state, RequestFault::kMaxNameBytes);
  } else if (AssignPart(state, name, value, kind)) {
    return state.parts.named[state.named_count - 1].slot;
  } else {
    AssignUnknown(state, name, value, kind == ValueKind::kUndecodable, behind);
  }
  return slot;
}

void OperationFinder::See(std::string_view value, ValueKind kind) {
  std::uint8_t& faults = state_.operation_faults;
  if (++count_ == 2) faults |= internal::kOperationDuplicate;
  if (kind == ValueKind::kUndecodable || !text::IsText(value)) {
    faults |= internal::kOperationUndecodable;
  }
  if (kind == ValueKind::kWrongType) faults |= internal::kOperationWrongType;
  value_ = value;
  empty_ = kind == ValueKind::kText && value.empty();
}

void OperationFinder::Finish(std::string_view header) {
  std::uint8_t& faults = state_.operation_faults;
  if (faults == 0 && !header.empty()) {
    if (value_.empty()) {
      if (!text::IsText(header)) faults |= internal::kOperationUndecodable;
      value_ = header;
    } else if (!text::EqualsIgnoringCase(value_, header)) {
      faults |= internal::kOperationDuplicate;
    }
  }
  if ((faults & internal::kOperationDuplicate) != 0) faults &= ~internal::kOperationWrongType;
  if (faults == 0) {
    if (value_.empty()) {
      faults = internal::kOperationMissing;
      state_.operation_empty = count_ != 0 && empty_;
    } else {
      const std::uint32_t found = state_.program->operation_names.Find(value_);
      if (found == program::KeyTable::kAbsent) {
        faults = internal::kOperationUnknown;
      } else {
        state_.operation = &state_.program->operations[found];
      }
    }
  }
}

namespace {

// An empty value that counts as one names no operation either.
bool HasValue(const State& state, std::size_t slot) {
  return state.given.Has(slot) && state.values[slot].size != 0;
}

}  // namespace

void GiveOperation(State& state, std::string_view header) {
  const std::uint32_t slot = state.operation->names.Find(state.program->operation_parameter);
  if (IsLongValue(state, header)) AddRequestFault(state, RequestFault::kMaxValueBytes);
  if (header.empty() || slot == program::KeyTable::kAbsent || HasValue(state, slot)) return;
  state.empty.Remove(slot);
  state.given.Add(slot);
  state.values[slot] = program::Value(header);
}

void ResetState(State& state) {
  state.operation = &state.program->unknown_operation;
  state.seen = state.given = state.empty = state.duplicate = SlotSet();
  state.undecodable = state.wrong_type = state.bad_content = state.bad_schema = SlotSet();
  state.bad_index = state.placed = state.long_list = SlotSet();
  state.request_faults = 0;
  state.operation_faults = 0;
  state.operation_empty = false;
  state.expects_json = false;
  state.unknown_count = 0;
  state.item_count = 0;
  state.named_count = 0;
}

void Refuse(State& state, RequestFault fault) {
  ResetState(state);
  AddRequestFault(state, fault);
}

}  // namespace assay::read
