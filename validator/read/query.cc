// application/x-www-form-urlencoded: queries of URLs and bodies of forms.
//
// The pairs are split as the WHATWG URL standard's parser does (at each `&`, then at the first
// `=`), but nothing broken is repaired: see docs/format.md for what is a fault of which parameter.
#include "validator/read/assign.h"
#include "validator/read/reader.h"
#include "validator/text/ascii_case.h"

namespace assay::read {

using internal::State;
using program::RequestFault;

void Reader::ReadQuery(std::string_view text, State& state) {
  if (text.size() > state.limits.max_request_bytes) return Refuse(state, RequestFault::kMaxBytes);
  marks_.Take(text);
  if (text.size() > small_bytes_ && RefuseLongQuery(state)) return;
  if (expected_ != nullptr && ReadQueryAs(*expected_, state)) [[likely]]
    return;
  OperationFinder finder(state);
  FindQueryOperation(finder);
  finder.Finish(operation_header_);
  if (!AssignQuery(state)) return Refuse(state, RequestFault::kMaxParameters);
  GiveOperation(state, operation_header_);
  Expect(*state.operation);
}

// A header agrees with the parameter that names the operation, or stands for it.
bool Reader::IsFor(const program::Operation& operation, State& state) const {
  if (operation_header_.empty()) [[likely]]
    return Names(operation, state);
  if (!text::EqualsIgnoringCase(operation_header_, operation.name)) return false;
  if (IsLongValue(state, operation_header_)) return false;
  return Names(operation, state);
}

bool Reader::ReadQueryAs(const program::Operation& operation, State& state) {
  state.operation = &operation;
  if (AssignQuery(state) && IsFor(operation, state)) [[likely]]
    return true;
  ResetState(state);
  return false;
}

void Reader::FindQueryOperation(OperationFinder& finder) {
  decoded_size_ = 0;
  marks_.ForEachPair([&](const MarkedPair& pair) {
    if (!finder.Is(Decode(pair.name, pair.name_end))) return true;
    const std::string_view value = Decode(pair.value, pair.value_end);
    finder.See(value, value.data() == nullptr ? ValueKind::kUndecodable : ValueKind::kText);
    return true;
  });
}

// Values are decoded one at a time, over each other.
bool Reader::RefuseLongQuery(State& state) {
  std::size_t count = 0;
  bool is_long = false;
  marks_.ForEachPair([&](const MarkedPair& pair) {
    decoded_size_ = 0;
    is_long = is_long || IsLongValue(state, Decode(pair.value, pair.value_end));
    return ++count <= state.limits.max_parameters;
  });
  const bool is_many = count > state.limits.max_parameters;
  if (is_many || is_long) {
    Refuse(state, is_many ? RequestFault::kMaxParameters : RequestFault::kMaxValueBytes);
  }
  return is_many || is_long;
}

bool Reader::AssignQuery(State& state) {
  if (marks_.is_decoded()) return AssignDecodedQuery(state);
  Assigner assigner(state);
  std::size_t count = 0;
  decoded_size_ = 0;
  return marks_.ForEachPair([&](const MarkedPair& pair) {
    if (++count > state.limits.max_parameters) [[unlikely]]
      return false;
    std::string_view name = marks_.Text(pair.name, pair.name_end);
    std::string_view value = marks_.Text(pair.value, pair.value_end);
    if (marks_.IsSpecial(pair.name, pair.value_end)) {
      name = Decode(pair.name, pair.name_end);
      value = Decode(pair.value, pair.value_end);
    }
    if (name.data() == nullptr) [[unlikely]] {
      AddRequestFault(state, RequestFault::kNameDecoding);
    } else if (value.data() == nullptr) [[unlikely]] {
      assigner.Other(name, {}, ValueKind::kUndecodable);
    } else {
      assigner.PaddedText(name, value);
    }
    return true;
  });
}

bool Reader::AssignDecodedQuery(State& state) {
  Assigner assigner(state);
  std::size_t count = 0;
  return marks_.ForEachPair([&](const MarkedPair& pair) {
    if (++count > state.limits.max_parameters) [[unlikely]]
      return false;
    assigner.PaddedText(marks_.Text(pair.name, pair.name_end),
                        marks_.Text(pair.value, pair.value_end));
    return true;
  });
}

std::string_view Reader::Decode(std::uint32_t begin, std::uint32_t end) {
  if (!marks_.IsSpecial(begin, end)) [[likely]]
    return marks_.Text(begin, end);
  char* const out = decoded_.get() + decoded_size_;
  const std::size_t size = marks_.Decode(begin, end, out);
  if (size == Marks::kBroken) return {};
  decoded_size_ += size;
  return {out, size};
}

}  // namespace assay::read
