#include "validator/read/reader.h"

#include <algorithm>
#include <bit>

#include "validator/read/assign.h"
#include "validator/read/parts.h"
#include "validator/text/utf8.h"

namespace assay::read {

using internal::State;
using program::RequestFault;

Reader::Reader(const program::Program& program, const Limits& limits)
    : small_bytes_(std::min(limits.max_request_bytes, limits.max_value_bytes)),
      marks_(limits.max_request_bytes, kernel::At(kernel::InUse())),
      decoded_(limits.max_request_bytes + Marks::kSlack),
      joined_(limits.max_request_bytes),
      flat_body_(kernel::At(kernel::InUse())),
      body_(limits.max_request_bytes) {
  for (std::size_t i = 0; i < program.max_contents; ++i) {
    contents_.push_back(
        {json::FlatReader(kernel::At(kernel::InUse())), json::Reader(limits.max_request_bytes)});
  }
}

namespace {

// Whether something is given that has parts.
bool HasPartsToExpand(const State& state) {
  const program::Operation& operation = *state.operation;
  std::uint64_t found = state.named_count;
  for (std::size_t w = 0; w < operation.words; ++w) {
    const program::SlotKinds& kinds = operation.kinds[w];
    found |= (kinds.expanded | kinds.parts) & state.given.word(w);
  }
  return found != 0;
}

// Whether something that is to be looked at is a list beyond the limit.
bool HasLongList(const State& state) {
  if (!state.long_list.Any()) [[likely]]
    return false;
  for (std::size_t slot = 0; slot < program::kMaxSlots; ++slot) {
    if (state.long_list.Has(slot) && state.Readable(slot)) return true;
  }
  return false;
}

// Of a request beyond several limits, the first is told.
void RefuseBeyondLimits(State& state) {
  constexpr unsigned kLimits = (1u << program::kLimitFaults) - 1;
  if (HasLongList(state)) AddRequestFault(state, RequestFault::kMaxListItems);
  const unsigned beyond = state.request_faults & kLimits;
  if (beyond == 0) [[likely]]
    return;
  const bool expects_json = state.expects_json;
  Refuse(state, static_cast<RequestFault>(std::countr_zero(beyond)));
  state.expects_json = expects_json;
}

}  // namespace

void Reader::Read(const Request& request, State& state) {
  ResetState(state);
  switch (request.form()) {
    case Request::Form::kQuery:
      ReadQuery(request.text(), state);
      break;
    case Request::Form::kPairs:
      ReadPairs(request.pairs(), state);
      break;
    case Request::Form::kJson:
      ReadJson(request.text(), state);
      break;
    case Request::Form::kHttp:
      ReadHttp(request.http(), state);
      break;
  }
  state.now = request.now();
  if (HasPartsToExpand(state)) ExpandParts(state);
  RefuseBeyondLimits(state);
}

namespace {

std::size_t SizeOf(std::span<const Pair> pairs) {
  std::size_t bytes = 0;
  for (const Pair& pair : pairs) bytes += pair.name.size() + pair.value.size();
  return bytes;
}

bool HasLongValue(std::span<const Pair> pairs, const State& state) {
  return std::ranges::any_of(pairs,
                             [&](const Pair& pair) { return IsLongValue(state, pair.value); });
}

}  // namespace

void Reader::ReadPairs(std::span<const Pair> pairs, State& state) {
  if (pairs.size() > state.limits.max_parameters) [[unlikely]] {
    const bool is_large = SizeOf(pairs) > state.limits.max_request_bytes;
    return Refuse(state, is_large ? RequestFault::kMaxBytes : RequestFault::kMaxParameters);
  }
  if (expected_ != nullptr && ReadPairsAs(*expected_, pairs, state)) [[likely]]
    return;
  ReadAnyPairs(pairs, state);
}

void Reader::ReadAnyPairs(std::span<const Pair> pairs, State& state) {
  const std::size_t bytes = SizeOf(pairs);
  if (bytes > state.limits.max_request_bytes) return Refuse(state, RequestFault::kMaxBytes);
  if (bytes > small_bytes_ && HasLongValue(pairs, state)) {
    return Refuse(state, RequestFault::kMaxValueBytes);
  }
  OperationFinder finder(state);
  for (const Pair& pair : pairs) {
    if (finder.Is(pair.name)) [[unlikely]]
      finder.See(pair.value, ValueKind::kText);
  }
  finder.Finish();
  Assigner(state).Texts(pairs, bytes);
  Expect(*state.operation);
}

// All of its pairs at once, if they are all usual.
bool Reader::ReadPairsAs(const program::Operation& operation, std::span<const Pair> pairs,
                         State& state) {
  state.operation = &operation;
  std::uint64_t seen = 0;
  std::size_t bytes = 0;
  const std::size_t count =
      state.kernels->assign(operation.names, pairs, state.values.data(), seen, bytes);
  state.seen.set_word(0, seen);
  state.given.set_word(0, seen);
  const std::size_t max_bytes = state.limits.max_request_bytes;
  bool within = bytes <= max_bytes;
  if (count != pairs.size()) [[unlikely]] {
    within = within &&
             Assigner(state, pairs.first(count)).Texts(pairs.subspan(count), max_bytes - bytes);
  }
  // Where no value can be too long, none is asked.
  const bool is_small = bytes <= small_bytes_ && count == pairs.size();
  if (!is_small && small_bytes_ < max_bytes) within = within && !HasLongValue(pairs, state);
  if (within && Names(operation, state)) [[likely]]
    return true;
  ResetState(state);
  return false;
}

void Reader::Expect(const program::Operation& operation) {
  if (operation.operation_slot == program::kNone) return;  // none that is known: expect as before
  expected_ = &operation == last_ ? &operation : nullptr;
  last_ = &operation;
}

}  // namespace assay::read
