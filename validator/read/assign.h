// Puts named values into slots: what all forms of a request have in common.
#ifndef ASSAY_VALIDATOR_READ_ASSIGN_H_
#define ASSAY_VALIDATOR_READ_ASSIGN_H_

#include <string_view>

#include "validator/program/state.h"

namespace assay::read {

// How a value came. What is not kText counts as given, is faulty and has no value to speak of.
enum class ValueKind : std::uint8_t {
  kText,
  kUndecodable,
  kWrongType,  // JSON: an array or object where a scalar is declared
  kAbsent,     // JSON null: named, and not there
};

void AddRequestFault(internal::State& state, program::RequestFault fault);

// An unknown name; `undecodable` tells of its value. Both must be text, else the request as a whole
// is at fault.
void AssignUnknown(internal::State& state, std::string_view name, std::string_view value,
                   bool undecodable);

// A name that was given before.
void AssignDuplicate(internal::State& state, std::size_t slot, std::string_view value,
                     ValueKind kind);

// Gives `slot` a value.
inline void AssignSlot(internal::State& state, std::size_t slot, std::string_view value,
                       ValueKind kind) {
  if (state.seen.Has(slot)) [[unlikely]]
    return AssignDuplicate(state, slot, value, kind);
  state.seen.Add(slot);
  if (kind != ValueKind::kText) [[unlikely]] {
    if (kind == ValueKind::kUndecodable) state.undecodable.Add(slot);
    if (kind == ValueKind::kWrongType) state.wrong_type.Add(slot);
    if (kind == ValueKind::kAbsent) return;
    state.given.Add(slot);
    state.values[slot] = {};
    return;
  }
  if (value.empty()) [[unlikely]]
    return state.empty.Add(slot);  // counts as absent
  state.values[slot] = {value.data(), static_cast<std::uint32_t>(value.size())};
  state.given.Add(slot);
}

inline void Assign(internal::State& state, std::string_view name, std::string_view value,
                   ValueKind kind) {
  const std::uint32_t slot = state.operation->names.Find(name);
  if (slot == program::KeyTable::kAbsent) [[unlikely]] {
    return AssignUnknown(state, name, value, kind == ValueKind::kUndecodable);
  }
  AssignSlot(state, slot, value, kind);
}

// Collects what the request says of its operation, before its slots are known.
class OperationFinder {
 public:
  explicit OperationFinder(internal::State& state) : state_(state) {}

  bool Is(std::string_view name) const { return name == state_.program->operation_parameter; }
  // One occurrence of the operation's parameter.
  void See(std::string_view value, ValueKind kind);
  // Sets State::operation and prepares its slots. A request that names no known operation gets the
  // stand-in, whose few slots are still read, though nothing will be said of them.
  void Finish();

 private:
  internal::State& state_;
  std::string_view value_;
  int count_ = 0;
  bool empty_ = true;
};

// Starts a new request.
void ResetState(internal::State& state);
// Makes the state answer with nothing but a fault of the request as a whole.
void Refuse(internal::State& state, program::RequestFault fault);

}  // namespace assay::read

#endif  // ASSAY_VALIDATOR_READ_ASSIGN_H_
