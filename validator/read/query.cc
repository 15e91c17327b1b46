// application/x-www-form-urlencoded: queries of URLs and bodies of forms.
//
// The pairs are split as the WHATWG URL standard's parser does (at each `&`, then at the first
// `=`), but nothing broken is repaired: see docs/format.md for what is a fault of which parameter.
#include "validator/read/assign.h"
#include "validator/read/percent.h"
#include "validator/read/reader.h"
#include "validator/read/scan.h"

namespace assay::read {

using internal::State;
using program::RequestFault;

void Reader::ReadQuery(std::string_view text, State& state) {
  if (text.size() > limits_.max_request_bytes) return Refuse(state, RequestFault::kMaxBytes);
  if (!Split(text)) return Refuse(state, RequestFault::kMaxParameters);
  decoded_size_ = 0;
  DecodeNames(state);
  FindQueryOperation(state);
  Assigner assigner(state);
  for (std::size_t i = 0; i < raw_count_; ++i) {
    RawPair& pair = raw_[i];
    const std::string_view name(pair.name, pair.name_size);
    if (pair.name == nullptr) [[unlikely]]
      continue;
    DecodeValue(pair);
    if (pair.value_broken) [[unlikely]] {
      assigner.Other(name, {}, ValueKind::kUndecodable);
    } else {
      assigner.Text(name, {pair.value, pair.value_size});
    }
  }
}

bool Reader::Split(std::string_view text) {
  raw_count_ = 0;
  const char* p = text.data();
  const char* const last = p + text.size();
  while (p < last) {
    const Stretch name = ScanTo<true>(p, last);
    Stretch value{.end = name.end};
    const char* value_begin = name.end;
    if (name.end < last && *name.end == '=') {
      value_begin = name.end + 1;
      value = ScanTo<false>(value_begin, last);
    } else if (name.end == p) {  // nothing between two `&`
      ++p;
      continue;
    }
    if (raw_count_ == raw_.size()) return false;
    raw_[raw_count_++] = {.name = p,
                          .value = value_begin,
                          .name_size = static_cast<std::uint32_t>(name.end - p),
                          .value_size = static_cast<std::uint32_t>(value.end - value_begin),
                          .name_escaped = name.escaped,
                          .value_escaped = value.escaped,
                          .name_control = name.control,
                          .value_broken = value.control};
    p = value.end + 1;
  }
  return true;
}

// A name that cannot be decoded is marked by having no bytes at all; an empty one has some address.
void Reader::DecodeNames(State& state) {
  for (std::size_t i = 0; i < raw_count_; ++i) {
    RawPair& pair = raw_[i];
    if (!pair.name_escaped && !pair.name_control) [[likely]]
      continue;
    char* const out = decoded_.get() + decoded_size_;
    const std::size_t size =
        pair.name_control ? kBroken : PercentDecode(pair.name, pair.name + pair.name_size, out);
    if (size == kBroken) {
      AddRequestFault(state, RequestFault::kNameDecoding);
      pair.name = nullptr;
      continue;
    }
    pair.name = out;
    pair.name_size = static_cast<std::uint32_t>(size);
    decoded_size_ += size;
  }
}

void Reader::FindQueryOperation(State& state) {
  OperationFinder finder(state);
  for (std::size_t i = 0; i < raw_count_; ++i) {
    RawPair& pair = raw_[i];
    if (pair.name == nullptr || !finder.Is({pair.name, pair.name_size})) continue;
    DecodeValue(pair);
    finder.See({pair.value, pair.value_size},
               pair.value_broken ? ValueKind::kUndecodable : ValueKind::kText);
  }
  finder.Finish();
}

// Puts the decoded value in the pair's place, so that nothing is decoded twice: the buffer holds
// each byte of the request once.
void Reader::DecodeValue(RawPair& pair) {
  if (!pair.value_escaped && !pair.value_broken) return;
  char* const out = decoded_.get() + decoded_size_;
  std::size_t size = kBroken;
  if (!pair.value_broken) size = PercentDecode(pair.value, pair.value + pair.value_size, out);
  pair.value_broken = size == kBroken;
  if (pair.value_broken) size = 0;
  pair.value = out;
  pair.value_size = static_cast<std::uint32_t>(size);
  pair.value_escaped = false;
  decoded_size_ += size;
}

}  // namespace assay::read
