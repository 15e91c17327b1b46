#include "validator/read/reader.h"

#include "validator/read/assign.h"
#include "validator/text/utf8.h"

namespace assay::read {

using internal::State;
using program::RequestFault;

Reader::Reader(const program::Program& program, const Limits& limits)
    : limits_(limits),
      raw_(limits.max_parameters),
      words_(limits.max_parameters),
      decoded_(new char[limits.max_request_bytes]),
      body_(limits.max_request_bytes) {
  for (std::size_t i = 0; i < program.max_contents; ++i) {
    contents_.emplace_back(limits.max_request_bytes);
  }
}

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
  }
  if (state.operation != &state.program->unknown_operation) ExpandContents(state);
}

void Reader::ReadPairs(std::span<const Pair> pairs, State& state) {
  if (pairs.size() > limits_.max_parameters) return Refuse(state, RequestFault::kMaxParameters);
  std::size_t bytes = 0;
  OperationFinder finder(state);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Pair& pair = pairs[i];
    bytes += pair.name.size() + pair.value.size();
    words_[i] =
        pair.name.empty() ? text::Word16() : text::LoadUpTo16(pair.name.data(), pair.name.size());
    if (finder.Is(pair.name, words_[i])) [[unlikely]]
      finder.See(pair.value, ValueKind::kText);
  }
  if (bytes > limits_.max_request_bytes) return Refuse(state, RequestFault::kMaxBytes);
  finder.Finish();
  Assigner assigner(state);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    assigner.Text(pairs[i].name, words_[i], pairs[i].value);
  }
}

}  // namespace assay::read
